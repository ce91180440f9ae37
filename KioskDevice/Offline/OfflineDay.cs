using System.Collections.Immutable;
using QueueContracts;

namespace KioskDevice.Offline;

/// <summary>The leased numbers of one office-day, as the records tell it. Immutable.</summary>
/// <param name="Holder">What the server leased them to.</param>
/// <param name="Office">The office.</param>
/// <param name="Date">The office's own date.</param>
internal sealed record OfflineDay(LeaseHolderId Holder, OfficeId Office, DateOnly Date)
{
    /// <summary>The blocks, in the order they are used up.</summary>
    public ImmutableList<HeldBlock> Blocks { get; init; } = [];

    public ImmutableDictionary<ServiceId, ImmutableArray<GivingHours>> Hours { get; init; } =
        ImmutableDictionary<ServiceId, ImmutableArray<GivingHours>>.Empty;

    /// <summary>When the day ends; null before the first lease.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>What is to be handed in, in the order given.</summary>
    public ImmutableList<OfflineRecord.Given> Awaiting { get; init; } = [];

    /// <summary>No number is given any more.</summary>
    public bool Ended { get; init; }

    /// <summary>The unused numbers go back to the server.</summary>
    public bool Returns { get; init; }

    /// <summary>The day after one more record.</summary>
    /// <exception cref="InvalidOperationException">The record does not follow: the first is <see cref="OfflineRecord.Opened"/>, and no
    /// other is.</exception>
    public static OfflineDay Apply(OfflineDay? day, OfflineRecord record) =>
        (day, record) switch
        {
            (null, OfflineRecord.Opened r) => new(r.Holder, r.Office, r.Day),
            ({ } on, OfflineRecord.Leased r) => on with { Blocks = on.Blocks.Add(new(r.Service, r.First, r.Last.Value, r.First.Value)) },
            ({ } on, OfflineRecord.Terms r) => on with { Hours = on.Hours.SetItem(r.Service, [.. r.Hours]), Until = r.Until },
            ({ } on, OfflineRecord.Given r) => on.Give(r),
            ({ } on, OfflineRecord.HandedIn r) => on.Done(r.Command),
            ({ } on, OfflineRecord.SetAside r) => on.Done(r.Command),
            ({ } on, OfflineRecord.Ended r) => on with { Ended = true, Returns = r.Returns },
            ({ } on, OfflineRecord.Returned r) => on with { Blocks = on.Blocks.RemoveAll(block => block.First == r.First) },
            _ => throw new InvalidOperationException($"The record {record.GetType().Name} does not follow."),
        };

    /// <summary>Whether its time is over, or it is another day's than the one the office was last seen in.</summary>
    public bool IsOver(DateTimeOffset now, DateOnly? today = null) => now >= Until || (today is { } date && date != Date);

    /// <summary>The number a visitor of a service is given now; null when there is none.</summary>
    public TicketNumber? NextFor(ServiceId service, DateTimeOffset now) =>
        !Ended && Until is not null && !IsOver(now) && OpensAt(service, now) == now
            ? Blocks.Find(block => block.Service == service && block.Next <= block.Last)?.NextNumber
            : null;

    /// <summary>Whether numbers of a service are left.</summary>
    public bool HasLeft(ServiceId service) => !Ended && Blocks.Exists(block => block.Service == service && block.Next <= block.Last);

    /// <summary>From when numbers of a service may be given: now, or later on this day; null when not on this day any more.</summary>
    public DateTimeOffset? OpensAt(ServiceId service, DateTimeOffset now) =>
        Hours.GetValueOrDefault(service, []) is { IsEmpty: false } hours
            ? hours.Where(time => now < time.To).Select(time => (DateTimeOffset?)(now < time.From ? time.From : now)).FirstOrDefault()
            : null;

    private OfflineDay Give(OfflineRecord.Given given)
    {
        var block =
            Blocks.Find(block => block.First.Prefix == given.Number.Prefix && block.Next == given.Number.Value && block.Next <= block.Last)
            ?? throw new InvalidOperationException($"{given.Number} was not the next of any block.");
        return this with { Blocks = Blocks.Replace(block, block with { Next = block.Next + 1 }), Awaiting = Awaiting.Add(given) };
    }

    private OfflineDay Done(CommandId command) => this with { Awaiting = Awaiting.RemoveAll(given => given.Ticket.CommandId == command) };
}

/// <summary>One leased block.</summary>
/// <param name="Service">Its service.</param>
/// <param name="First">Its first number.</param>
/// <param name="Last">Its last.</param>
/// <param name="Next">The next to be given; beyond the last when it is spent.</param>
internal sealed record HeldBlock(ServiceId Service, TicketNumber First, int Last, int Next)
{
    public TicketNumber NextNumber => First with { Value = Next };
}
