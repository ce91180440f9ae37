using QueueServer.Domain;
using QueueServer.Domain.Facts;
using static Domain.Tests.Office;

namespace Domain.Tests.Facts;

/// <summary>What a day comes to in which some events happened.</summary>
internal static class FoldedDay
{
    /// <summary>Its legs, hours later.</summary>
    public static List<Leg> LegsOf(params IEnumerable<QueueEvent> events)
    {
        var fold = new DayFold(Id, Today, Settings);
        foreach (var (i, happened) in events.Prepend(new DayOpened(Morning, Today)).Index())
            fold.Apply(new(i + 1, Today, CommandId.New(), "Given", null, [happened]), Settings);
        return [.. fold.ToFacts(At(10_000)).Legs];
    }
}
