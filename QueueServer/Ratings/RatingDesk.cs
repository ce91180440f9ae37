using QueueContracts;
using QueueServer.Domain;
using QueueServer.Offices;

namespace QueueServer.Ratings;

/// <summary>Takes ratings: of a service that has ended, today, whose visitor was to be asked, and once.</summary>
internal sealed class RatingDesk(RatingTokens tokens, GivenRatings given, RatingWords words)
{
    /// <summary>Below this a rating hardly comes from who was served.</summary>
    public static readonly TimeSpan Hasty = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestDay = TimeSpan.FromDays(1);

    /// <summary>The ticket of a token that can be rated with it today; null where it gives nothing.</summary>
    public Ticket? Find(OfficeSnapshot office, string token) =>
        tokens.Find(office.State, token) is { } ticket && IsAsked(office, ticket) ? ticket : null;

    /// <summary>The token of a ticket whose service can be rated, or was; null where nobody is to be asked.</summary>
    public string? KeyOf(OfficeSnapshot office, Ticket ticket) =>
        ticket.Finish is not null && IsAsked(office, ticket) ? tokens.Of(office.State, ticket) : null;

    /// <summary>The token of a ticket whose visitor may be asked now; null where nobody is to be, or somebody answered already.</summary>
    public string? TokenOf(OfficeSnapshot office, Ticket ticket) =>
        KeyOf(office, ticket) is { } token && !given.Has(office.State.Office, token) ? token : null;

    /// <summary>What is wrong with what somebody says; null when nothing is.</summary>
    public static (string Field, string Code)? FaultOf(RatingRequest said)
    {
        if (said.Level is null == said.Stars is null || said.Level is { } level && !Enum.IsDefined(level))
            return ("level", "bad-level");
        if (said.Stars is < 1 or > RatingRequest.MostStars)
            return ("stars", "out-of-range");
        if (said.Reasons is { } reasons && (!reasons.All(Enum.IsDefined) || reasons.Distinct().Count() != reasons.Count))
            return ("reasons", "bad-reasons");
        return said.Text?.Length > RatingRequest.LongestText ? ("text", "too-long") : null;
    }

    /// <summary>Takes a rating; one that was given before stays as it is.</summary>
    /// <param name="office">The office.</param>
    /// <param name="ticket">The ticket, of that office and finished.</param>
    /// <param name="token">What lets it be rated.</param>
    /// <param name="said">Without a fault.</param>
    /// <param name="channel">Where it was given.</param>
    public async Task TakeAsync(OfficeSnapshot office, Ticket ticket, string token, RatingRequest said, RatingChannel channel)
    {
        var (state, settings, at) = office;
        var finish = ticket.Finish ?? throw new ArgumentException("It is not finished.", nameof(ticket));
        var rating = new Rating
        {
            Id = Guid.NewGuid(),
            Office = state.Office,
            Day = state.Day,
            Hour = TimeZoneInfo.ConvertTime(finish.At, settings.Zone).Hour,
            Service = ticket.Service,
            Counter = finish.Counter,
            Officer = finish.Officer,
            Level = said.Level ?? Rating.LevelOf(said.Stars!.Value), // without a fault: one of them is said
            Reasons = [.. said.Reasons ?? []],
            Text = said.Text?.Trim() is { Length: > 0 } text ? text : null,
            Channel = channel,
            WordsVersion = words.Version,
            IsHasty = at - finish.At < Hasty,
        };
        await given.TryAddAsync(rating, token, at, at + LongestDay);
    }

    private static bool IsAsked(OfficeSnapshot office, Ticket ticket) =>
        office.State.Phase == DayPhase.Open && RatingDraw.IsAsked(office.Settings.Ratings, ticket.Id);
}
