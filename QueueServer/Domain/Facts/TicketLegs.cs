using System.Collections.Immutable;

namespace QueueServer.Domain.Facts;

/// <summary>
/// A ticket's legs while its day is replayed. Immutable: what was before an act is remembered, and stands again once that is undone.
/// </summary>
internal sealed record TicketLegs(ImmutableArray<Leg> Before, Leg Last)
{
    private DateTimeOffset? HeldSince { get; init; }
    private ImmutableDictionary<UndoKind, TicketLegs> Remembered { get; init; } = ImmutableDictionary<UndoKind, TicketLegs>.Empty;

    public TicketLegs(Leg first)
        : this([], first) { }

    /// <summary>All of them, in order.</summary>
    public IEnumerable<Leg> Legs() => Before.Append(Last);

    /// <summary>The last leg changed.</summary>
    public TicketLegs With(Func<Leg, Leg> change) => this with { Last = change(Last) };

    /// <summary>Keeps what is, for when the act that follows is undone.</summary>
    public TicketLegs Remember(UndoKind act) => this with { Remembered = Remembered.SetItem(act, this) };

    /// <summary>What was before the last act of a kind.</summary>
    public TicketLegs Recalled(UndoKind act) => Remembered[act];

    /// <summary>The last leg ends; one that has ended stays as it is.</summary>
    public TicketLegs EndedBy(LegEnd end, DateTimeOffset at) =>
        Last.End is not null ? this : HoldUntil(at).With(leg => leg.WaitingUntil(at) with { End = end, EndedAt = at });

    /// <summary>Another leg begins.</summary>
    public TicketLegs Next(LegStart start, DateTimeOffset at, Func<Leg, Leg> make)
    {
        var next = new Leg
        {
            Number = Last.Number,
            Index = Last.Index + 1,
            Service = Last.Service,
            Class = Last.Class,
            Channel = Last.Channel,
            Start = start,
            TakenAt = Last.TakenAt,
            WaitsFrom = at,
            TargetMinutes = Last.TargetMinutes,
        };
        return this with { Before = Before.Add(Last with { IsLast = false }), Last = make(next), HeldSince = null };
    }

    /// <summary>It is put aside.</summary>
    /// <param name="at">When.</param>
    /// <param name="servedFrom">Since when it is served (again); null while nobody has come.</param>
    public TicketLegs HoldFrom(DateTimeOffset at, DateTimeOffset? servedFrom) =>
        With(leg => leg with { Holds = leg.Holds + 1, ServedFrom = leg.ServedFrom ?? servedFrom }) with
        {
            HeldSince = at,
        };

    /// <summary>It is put aside no more; what it was before serving began is no part of the service.</summary>
    public TicketLegs HoldUntil(DateTimeOffset at)
    {
        if (HeldSince is not { } since)
            return this;
        var held = Gap.Between(since, at);
        return With(leg =>
            leg.ServedFrom is null ? leg : leg with { Held = leg.Held + held.Length, HeldUnsure = leg.HeldUnsure || !held.IsSure }
        ) with
        {
            HeldSince = null,
        };
    }
}
