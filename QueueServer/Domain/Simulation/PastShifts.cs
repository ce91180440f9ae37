using QueueContracts;
using QueueServer.Domain.Facts;

namespace QueueServer.Domain.Simulation;

/// <summary>Reads when counters called on a day that is over.</summary>
internal static class PastShifts
{
    /// <summary>A counter that calls nobody for longer although somebody waits is not there, paused or not.</summary>
    public static readonly TimeSpan Absence = TimeSpan.FromMinutes(5);

    /// <summary>The shifts of a day, by counter and in order.</summary>
    public static IEnumerable<Shift> Read(PastDay day)
    {
        var calls = day.Facts.Legs.Where(leg => leg.Counter is not null).ToLookup(leg => leg.Counter);
        foreach (var counter in day.Stretches.GroupBy(stretch => stretch.Counter))
        {
            var between = BetweenOf(counter, calls[counter.Key].Count());
            var shift = new List<CounterStretch>();
            foreach (var stretch in counter)
            {
                if (shift is [.., var last] && (last.Officer != stretch.Officer || last.To != stretch.From))
                {
                    yield return Of(shift, between);
                    shift.Clear();
                }

                shift.Add(stretch);
            }

            yield return Of(shift, between);
        }
    }

    /// <summary>How long a counter lets somebody wait before each of its calls, in the mean.</summary>
    private static TimeSpan BetweenOf(IEnumerable<CounterStretch> stretches, int calls)
    {
        var idle = stretches
            .Where(one => one.Does == CounterActivity.IdleWhileWaiting && !IsAway(one))
            .Sum(one => (one.To - one.From).Ticks);
        return calls == 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Round(TimeSpan.FromTicks(idle / calls).TotalMilliseconds));
    }

    private static Shift Of(List<CounterStretch> stretches, TimeSpan between) =>
        new(stretches[0].Counter, stretches[0].Officer, stretches[0].From, EndOf(stretches))
        {
            Between = between,
            Pauses =
            [
                .. stretches.Index().Where(one => IsAway(one.Item)).Select(one => new Pause(BeginOf(stretches, one.Index), one.Item.To)),
            ],
        };

    private static bool IsAway(CounterStretch stretch) =>
        stretch.Does == CounterActivity.Paused || (stretch.Does == CounterActivity.IdleWhileWaiting && stretch.To - stretch.From > Absence);

    /// <summary>Whoever closes with nobody waiting would have served until then; else they had made up their mind.</summary>
    private static DateTimeOffset EndOf(List<CounterStretch> stretches)
    {
        var end = stretches.Count;
        while (end > 0 && stretches[end - 1].Does == CounterActivity.IdleWhileWaiting)
            end--;
        return BeginOf(stretches, end);
    }

    /// <summary>
    /// When it was meant to begin: some time while somebody was still there, so in the middle of it. Where a day goes another way the
    /// counter is then as often held up too long as not long enough.
    /// </summary>
    private static DateTimeOffset BeginOf(List<CounterStretch> stretches, int at) =>
        at == 0 ? stretches[0].From
        : stretches[at - 1] is { Does: CounterActivity.Busy } busy ? Middle(busy)
        : at < stretches.Count ? stretches[at].From
        : stretches[^1].To;

    private static DateTimeOffset Middle(CounterStretch stretch) =>
        stretch.From.AddMilliseconds(Math.Round((stretch.To - stretch.From).TotalMilliseconds / 2));
}
