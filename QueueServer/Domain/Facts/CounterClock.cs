using QueueContracts;

namespace QueueServer.Domain.Facts;

/// <summary>What a counter does.</summary>
internal enum CounterActivity
{
    /// <summary>Nobody it serves waits.</summary>
    Idle,

    /// <summary>Somebody it serves waits, and it calls nobody.</summary>
    IdleWhileWaiting,

    /// <summary>Somebody was called to it.</summary>
    Busy,

    /// <summary>It calls nobody on purpose.</summary>
    Paused,
}

/// <summary>What the counters did, and when.</summary>
internal sealed class CounterClock
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15); // every zone's hours begin at one

    private readonly Dictionary<CounterId, Stretch> going = [];
    private readonly Dictionary<CounterId, List<Stretch>> past = [];

    /// <summary>The counters that are open.</summary>
    public IReadOnlyList<CounterId> Open => [.. going.Keys];

    /// <summary>From now on a counter does this; null once it is closed.</summary>
    public void Set(CounterId counter, (string Officer, CounterActivity Does)? now, DateTimeOffset at)
    {
        if (going.TryGetValue(counter, out var before))
        {
            if (now is { } same && same == (before.Officer, before.Does))
                return;
            if (!past.TryGetValue(counter, out var stretches))
                past[counter] = stretches = [];
            stretches.Add(before with { To = at });
        }

        if (now is var (officer, does))
            going[counter] = new(officer, does, at, at);
        else
            going.Remove(counter);
    }

    /// <summary>What a counter did since a moment was a mistake: it was this that it did.</summary>
    public void Mend(CounterId counter, DateTimeOffset since, CounterActivity does)
    {
        var stretches = past.GetValueOrDefault(counter, []);
        for (var i = stretches.Count - 1; i >= 0 && stretches[i].To > since; i--)
        {
            var mistaken = stretches[i];
            stretches[i] = mistaken with { From = mistaken.From > since ? mistaken.From : since, Does = does };
            if (mistaken.From < since)
                stretches.Insert(i, mistaken with { To = since });
        }

        if (going.TryGetValue(counter, out var now) && now.From >= since)
            going[counter] = now with { Does = does };
    }

    /// <summary>What each of them did, one thing after the other; what a clock told that is not to be believed is left out.</summary>
    /// <param name="at">The moment; what goes on is counted until then.</param>
    /// <param name="by">By how much the clock was set since it was noted.</param>
    public IEnumerable<CounterStretch> Stretches(DateTimeOffset at, TimeSpan by) =>
        past.SelectMany(counter => counter.Value.Select(stretch => (Counter: counter.Key, Stretch: stretch)))
            .Concat(going.Select(counter => (Counter: counter.Key, Stretch: counter.Value with { To = at })))
            .Where(one => Gap.Between(one.Stretch.From, one.Stretch.To) is { IsSure: true, Length.Ticks: > 0 })
            .OrderBy(one => one.Counter.Value, StringComparer.Ordinal)
            .ThenBy(one => one.Stretch.From)
            .Select(one => new CounterStretch(
                one.Counter,
                one.Stretch.Officer,
                one.Stretch.Does,
                one.Stretch.From + by,
                one.Stretch.To + by
            ));

    /// <summary>What they did until a moment, by the hour of the office's clock.</summary>
    /// <param name="at">The moment; what goes on is counted until then.</param>
    /// <param name="by">By how much the clock was set since it was noted.</param>
    /// <param name="zone">The office's.</param>
    public IEnumerable<CounterHour> Until(DateTimeOffset at, TimeSpan by, TimeZoneInfo zone)
    {
        var sums = new Dictionary<(CounterId Counter, string Officer, int Hour), Sum>();
        foreach (var (counter, stretches) in past)
        foreach (var stretch in stretches)
            Add(counter, stretch);
        foreach (var (counter, stretch) in going)
            Add(counter, stretch with { To = at });
        return sums.OrderBy(sum => sum.Key.Counter.Value, StringComparer.Ordinal)
            .ThenBy(sum => sum.Key.Officer, StringComparer.Ordinal)
            .ThenBy(sum => sum.Key.Hour)
            .Select(sum => sum.Value.As(sum.Key.Counter, sum.Key.Officer, sum.Key.Hour));

        void Add(CounterId counter, Stretch stretch)
        {
            if (Gap.Between(stretch.From, stretch.To) is not { IsSure: true })
                return; // told by a clock that is not to be believed
            for (var from = stretch.From; from < stretch.To; )
            {
                var next = new DateTimeOffset(from.Ticks - (from.Ticks % Quarter.Ticks), from.Offset) + Quarter;
                var to = next < stretch.To ? next : stretch.To;
                var key = (counter, stretch.Officer, TimeZoneInfo.ConvertTime(from + by, zone).Hour);
                sums[key] = sums.GetValueOrDefault(key).With(stretch.Does, to - from);
                from = to;
            }
        }
    }

    private readonly record struct Stretch(string Officer, CounterActivity Does, DateTimeOffset From, DateTimeOffset To);

    private readonly record struct Sum(TimeSpan Open, TimeSpan Paused, TimeSpan Busy, TimeSpan Idle)
    {
        public Sum With(CounterActivity does, TimeSpan length) =>
            new(
                Open + length,
                Paused + (does == CounterActivity.Paused ? length : default),
                Busy + (does == CounterActivity.Busy ? length : default),
                Idle + (does == CounterActivity.IdleWhileWaiting ? length : default)
            );

        public CounterHour As(CounterId counter, string officer, int hour) =>
            new(counter, officer, hour)
            {
                Open = Whole(Open),
                Paused = Whole(Paused),
                Busy = Whole(Busy),
                IdleWhileWaiting = Whole(Idle),
            };

        private static int Whole(TimeSpan time) => (int)Math.Round(time.TotalSeconds, MidpointRounding.AwayFromZero);
    }
}
