using QueueContracts;
using QueueServer.Domain;
using QueueServer.Offices;
using QueueServer.Ratings;

namespace QueueServer.Screens;

/// <summary>What a counter's rating tablet sees of an office.</summary>
internal static class RatingViews
{
    /// <summary>After this nobody is asked any more who has not answered: they have gone.</summary>
    private static readonly TimeSpan Asked = TimeSpan.FromMinutes(5);

    /// <param name="office">The office.</param>
    /// <param name="id">Where the tablet stands; null while nobody said it.</param>
    /// <param name="desk">Knows who is to be asked.</param>
    /// <param name="calledOf">As in <see cref="CounterViews.Of"/>.</param>
    public static RatingView Of(OfficeSnapshot office, CounterId? id, RatingDesk desk, Func<string, string>? calledOf = null)
    {
        var (state, settings, _) = office;
        var counter = id is { } at ? settings.FindCounter(at) : null;
        var officer = counter is null ? null : state.Counters.GetValueOrDefault(counter.Id)?.Officer;
        return new()
        {
            Office = state.Office,
            Version = state.Version,
            Name = settings.Name,
            TimeZone = settings.TimeZone,
            Counter = counter?.Number,
            CounterName = counter?.Name,
            Officer = CounterViews.Called(officer, calledOf),
            Asks = settings.Ratings.Use,
            Stars = settings.Ratings.Stars,
            Question = counter is null ? null : QuestionAt(office, counter.Id, desk),
            Brand = settings.Brand,
            At = office.At,
        };
    }

    private static RatingQuestion? QuestionAt(OfficeSnapshot office, CounterId counter, RatingDesk desk)
    {
        var last = office.Tickets.Where(ticket => ticket.Finish?.Counter == counter).MaxBy(ticket => ticket.Finish!.At); // filtered
        return last?.Finish is { At: var ended } && office.At - ended < Asked && desk.TokenOf(office, last) is { } token
            ? new(token, ended)
            : null;
    }
}
