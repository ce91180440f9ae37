using QueueContracts;
using QueueServer.Domain;
using QueueServer.Domain.Facts;

namespace QueueServer.Facts;

/// <summary>Days that are over and lost nothing, as they went: replayed from their journals, each time anew.</summary>
internal sealed class PastDays(FactsStore facts)
{
    private const int Weeks = 26; // what is older says nothing of now

    /// <summary>The last days of one weekday that were as usual, in order.</summary>
    /// <param name="office">The office.</param>
    /// <param name="day">A day of that weekday, itself not among them.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="hours">Say which days are unusual: holidays, those beside them, those with hours of their own.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<PastDay>> LikeAsync(
        OfficeId office,
        DateOnly day,
        int most,
        OpeningHours hours,
        CancellationToken cancellation
    )
    {
        var found = new List<PastDay>();
        for (var week = 1; week <= Weeks && found.Count < most; week++)
        {
            var before = day.AddDays(-7 * week);
            if (!hours.IsUnusual(before) && await facts.ReplayAsync(office, before, cancellation) is { } past && IsWhole(past))
                found.Insert(0, past);
        }

        return found;
    }

    /// <summary>Whether a day is over and lost no records.</summary>
    public static bool IsWhole(PastDay day) => day is { Facts: { IsClosed: true, HasGaps: false }, ClosedAt: not null };
}
