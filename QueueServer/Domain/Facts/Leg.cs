using QueueContracts;

namespace QueueServer.Domain.Facts;

/// <summary>How a number was taken.</summary>
internal enum Channel
{
    /// <summary>At a kiosk, with a face.</summary>
    KioskFace,

    /// <summary>At a kiosk, with a code.</summary>
    KioskCode,

    /// <summary>At a kiosk while the server was away.</summary>
    KioskOffline,

    /// <summary>From an officer.</summary>
    Officer,

    /// <summary>From afar, before its visitor had come.</summary>
    Phone,

    /// <summary>With an appointment, as its visitor came.</summary>
    Appointment,
}

/// <summary>What a leg began with.</summary>
internal enum LegStart
{
    /// <summary>The number was taken.</summary>
    Taken,

    /// <summary>It was sent on from another service or counter.</summary>
    Transferred,

    /// <summary>Its visitor had not come, or had gone for a paper, and came back.</summary>
    Returned,
}

/// <summary>What a leg ended with.</summary>
internal enum LegEnd
{
    /// <summary>It was served to the end.</summary>
    Finished,

    /// <summary>It was sent on: the next leg goes on.</summary>
    Transferred,

    /// <summary>Nobody came. The next leg goes on where somebody came back.</summary>
    NoShow,

    /// <summary>The visitor gave it up.</summary>
    CancelledByVisitor,

    /// <summary>An officer or a kiosk ended it.</summary>
    CancelledByOfficer,

    /// <summary>The day closed.</summary>
    Expired,

    /// <summary>Its visitor went for a paper. The next leg goes on where they came back.</summary>
    Left,

    /// <summary>It was taken from afar, and nobody had checked in when the day closed.</summary>
    NeverCame,
}

/// <summary>
/// A ticket from when it began to wait until that came to an end: the unit that figures are made of. A hold is within a leg. What was
/// undone has never been. All moments are told by the clock as the day's last record had it.
/// </summary>
internal sealed record Leg
{
    /// <summary>The number people saw; unique in an office's day.</summary>
    public required TicketNumber Number { get; init; }

    /// <summary>1 for the first leg of its ticket.</summary>
    public required int Index { get; init; }

    /// <summary>What it waited for.</summary>
    public required ServiceId Service { get; init; }

    /// <summary>Its priority class, as it was last; null for none.</summary>
    public ClassId? Class { get; init; }

    /// <summary>How the number was taken.</summary>
    public required Channel Channel { get; init; }

    /// <summary>What it began with.</summary>
    public required LegStart Start { get; init; }

    /// <summary>When the number was taken: the same in every leg of a ticket.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>
    /// When its wait began: in the first leg when the number was taken, or when its visitor checked in where it was taken from afar; of who
    /// came early for an appointment, as that began, or as they were called before.
    /// </summary>
    public required DateTimeOffset WaitsFrom { get; init; }

    /// <summary>When the appointment begins by which it ranks; null for none, where its visitor came too late, and in later legs.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When it was called first; null while it was not.</summary>
    public DateTimeOffset? FirstCalledAt { get; init; }

    /// <summary>When it was called last; null while it was not.</summary>
    public DateTimeOffset? LastCallAt { get; init; }

    /// <summary>How often it was called.</summary>
    public int Calls { get; init; }

    /// <summary>When an officer confirmed that somebody had come; null where nobody did.</summary>
    public DateTimeOffset? ArrivedAt { get; init; }

    /// <summary>When serving began: at the confirmed arrival, else at the last call; null where nobody was served.</summary>
    public DateTimeOffset? ServedFrom { get; init; }

    /// <summary>When it ended; null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What it ended with; null while it goes on.</summary>
    public LegEnd? End { get; init; }

    /// <summary>Where it was called to last; null where it was not.</summary>
    public CounterId? Counter { get; init; }

    /// <summary>The account of who sat there; null as above.</summary>
    public string? Officer { get; init; }

    /// <summary>Whether its visitor is still to come: it waits for nothing yet.</summary>
    public bool IsExpected { get; init; }

    /// <summary>How often it was put aside.</summary>
    public int Holds { get; init; }

    /// <summary>How long it was put aside after serving had begun.</summary>
    public TimeSpan Held { get; init; }

    /// <summary>Whether the clock was not to be believed in that time.</summary>
    public bool HeldUnsure { get; init; }

    /// <summary>The wait that was told with the number; null where none was, and in later legs.</summary>
    public ToldWait? Told { get; init; }

    /// <summary>What it came to; null where nobody said it.</summary>
    public ServiceOutcome? Outcome { get; init; }

    /// <summary>Whether its visitor was asked how satisfied they were, as the settings were when it was finished.</summary>
    public bool WasAsked { get; init; }

    /// <summary>Minutes within which it was to be called, as the settings were when its wait began.</summary>
    public int TargetMinutes { get; init; }

    /// <summary>Whether one who came later for the same service, in the same line, was called before.</summary>
    public bool Overtaken { get; init; }

    /// <summary>Whether no other leg of its ticket follows.</summary>
    public bool IsLast { get; init; } = true;

    /// <summary>How long it waited for its first call; null while it was not called.</summary>
    public Gap? Wait => FirstCalledAt is { } called ? Gap.Between(WaitsFrom, called) : null;

    /// <summary>How long it waited in vain; null where it was called, or waits still.</summary>
    public Gap? WaitedInVain => !IsExpected && FirstCalledAt is null && EndedAt is { } ended ? Gap.Between(WaitsFrom, ended) : null;

    /// <summary>How long it has waited by a moment; null where it was called, or has ended.</summary>
    public Gap? StillWaits(DateTimeOffset by) =>
        !IsExpected && FirstCalledAt is null && EndedAt is null && !IsEarlyAt(by) ? Gap.Between(WaitsFrom, by) : null;

    /// <summary>Its wait ends with what happens at a moment: where that comes before an appointment begins, there was none.</summary>
    public Leg WaitingUntil(DateTimeOffset at) => IsEarlyAt(at) ? this with { WaitsFrom = at < TakenAt ? TakenAt : at } : this;

    private bool IsEarlyAt(DateTimeOffset at) => DueAt > TakenAt && WaitsFrom == DueAt && DueAt > at;

    /// <summary>How long somebody took from the last call to the counter; null where no arrival was confirmed.</summary>
    public Gap? Way => ArrivedAt is { } arrived && LastCallAt is { } called ? Gap.Between(called, arrived) : null;

    /// <summary>How long it was served until it was finished, without what it was put aside; null where it was not.</summary>
    public Gap? Served
    {
        get
        {
            if (End != LegEnd.Finished || (ServedFrom, EndedAt) is not ({ } from, { } ended))
                return null;
            var whole = Gap.Between(from, ended);
            return whole.Length < Held ? new(TimeSpan.Zero, false) : new(whole.Length - Held, whole.IsSure && !HeldUnsure);
        }
    }

    /// <summary>How long a visitor had the number in all; null unless the ticket was finished.</summary>
    public Gap? Stay => IsLast && End == LegEnd.Finished && EndedAt is { } ended ? Gap.Between(TakenAt, ended) : null;

    /// <summary>
    /// Whether one of its moments was told by a clock that is not to be believed: it enters no mean, and is counted apart.
    /// </summary>
    public bool IsUnsure =>
        Wait is { IsSure: false } || WaitedInVain is { IsSure: false } || Way is { IsSure: false } || Served is { IsSure: false };
}
