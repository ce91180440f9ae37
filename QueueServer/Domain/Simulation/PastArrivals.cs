using System.Collections.Immutable;
using QueueContracts;
using QueueServer.Domain.Facts;

namespace QueueServer.Domain.Simulation;

/// <summary>
/// Reads who came on days that are over, and how long each took. Whoever gave up has as much patience as they had; who was never served
/// takes as long as somebody who was, drawn from those of the same service.
/// </summary>
internal sealed class PastArrivals
{
    private readonly OfficeSettings settings;
    private readonly Random random;
    private readonly Dictionary<ServiceId, (TimeSpan Way, TimeSpan Takes)[]> measured;

    /// <param name="days">The days that times are drawn from.</param>
    /// <param name="settings">The office they are played in.</param>
    /// <param name="random">Draws.</param>
    public PastArrivals(IEnumerable<DayFacts> days, OfficeSettings settings, Random random)
    {
        (this.settings, this.random) = (settings, random);
        measured = days.SelectMany(day => day.Legs)
            .Where(leg => leg is { End: LegEnd.Finished, IsUnsure: false })
            .GroupBy(leg => leg.Service, leg => TimeOf(leg, leg.ServedFrom ?? leg.WaitsFrom)) // finished: it was served
            .ToDictionary(times => times.Key, times => times.ToArray());
    }

    /// <summary>How many service times were drawn.</summary>
    public int Drawn { get; private set; }

    /// <summary>How many people are left out, because the office has no such service any more.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Who came on a day, in the order in which they came.</summary>
    public IEnumerable<Arrival> Read(DayFacts day)
    {
        foreach (var legs in day.Legs.GroupBy(leg => leg.Number).Select(ticket => ticket.OrderBy(leg => leg.Index).ToList()))
        {
            // who never came, and waits that were broken off for a paper, are no errands
            var came = legs.FindAll(leg => leg is { IsExpected: false } and not { End: LegEnd.Left, FirstCalledAt: null });
            var known = came.TakeWhile(leg => settings.FindService(leg.Service) is not null).ToList();
            if (known.Count < came.Count)
                LeftOut++;
            if (known.Count > 0)
                yield return new(
                    known[0].DueAt is null ? known[0].WaitsFrom : known[0].TakenAt,
                    known[0].Class,
                    [.. known.Select((leg, i) => ErrandOf(leg, i + 1 < known.Count ? known[i + 1] : null))]
                )
                {
                    DueAt = known[0].DueAt,
                };
        }
    }

    private Errand ErrandOf(Leg leg, Leg? next)
    {
        if (leg is not { FirstCalledAt: { } called, EndedAt: { } ended } || leg.IsUnsure || leg is { Holds: > 0, ArrivedAt: null })
        {
            Drawn++;
            var (way, takes) = Draw(leg.Service);
            return new(leg.Service, takes) { Way = way, Patience = PatienceOf(leg) };
        }

        if (leg.ServedFrom is { } from)
        {
            var (way, takes) = TimeOf(leg, from);
            return new(leg.Service, takes) { Way = way };
        }

        return new(leg.Service, Gap.Between(called, ended).Length)
        {
            Comes = leg.End == LegEnd.Transferred, // sent on as they came
            Away = next is null ? TimeSpan.Zero : Gap.Between(ended, next.WaitsFrom).Length,
        };
    }

    /// <summary>From the first call to the counter, and from there to the end without what was put aside.</summary>
    private static (TimeSpan Way, TimeSpan Takes) TimeOf(Leg leg, DateTimeOffset from)
    {
        var way = leg.Holds == 0 && leg.FirstCalledAt is { } called ? Gap.Between(called, from) : leg.Way;
        var whole = Gap.Between(from, leg.EndedAt ?? from).Length;
        return (way?.Length ?? TimeSpan.Zero, whole > leg.Held ? whole - leg.Held : TimeSpan.Zero);
    }

    private static TimeSpan? PatienceOf(Leg leg) =>
        leg.End is LegEnd.CancelledByVisitor or LegEnd.CancelledByOfficer && leg.WaitedInVain is { IsSure: true } waited
            ? waited.Length
            : null;

    private (TimeSpan Way, TimeSpan Takes) Draw(ServiceId service) =>
        measured.TryGetValue(service, out var known)
            ? known[random.Next(known.Length)]
            : (TimeSpan.Zero, TimeSpan.FromMinutes(settings.FindService(service)!.ExpectedMinutes)); // asked for services there are
}
