using QueueServer.Clock;
using QueueServer.Domain;

namespace QueueServer.Offices;

/// <summary>An office at one moment: what views are made of.</summary>
/// <param name="State">Its day.</param>
/// <param name="Settings">The settings in force with that state.</param>
/// <param name="At">The moment, for what depends on the clock alone.</param>
internal sealed record OfficeSnapshot(OfficeState State, OfficeSettings Settings, DateTimeOffset At)
{
    /// <summary>An office as it is now.</summary>
    public static OfficeSnapshot Of(OfficeState state, OfficeSettings settings, TimeProvider time) =>
        new(state, settings, time.GetUtcNow()) { ClockIsAheadBy = (time as SteadyClock)?.MachineIsAheadBy ?? TimeSpan.Zero };

    /// <summary>How far the machine's clock is ahead of the moments that are told here, when it jumped; zero while they agree.</summary>
    public TimeSpan ClockIsAheadBy { get; init; }

    /// <summary>Today by the office's zone.</summary>
    public DateOnly Today => Settings.DayAt(At);

    /// <summary>Whether the day is to be opened.</summary>
    public bool IsToOpen => State.Phase == DayPhase.NotOpened && !IsOver;

    /// <summary>Whether the day is to be closed.</summary>
    public bool IsToClose => State.Phase == DayPhase.Open && IsOver;

    /// <summary>Whether the clock alone asks for a turn: a day is over, or has begun.</summary>
    public bool IsBehind => State.Day < Today || IsToOpen || IsToClose;

    private bool IsOver => At >= Settings.Hours.ClosesAt(State.Day, Settings.Zone);

    private WaitForecast? forecast;
    private Ticket[]? tickets;

    /// <summary>Every ticket of the day, in no order; listed once, for a day's thousands are gone through for several views.</summary>
    public IReadOnlyList<Ticket> Tickets => tickets ??= [.. State.Tickets.Values];

    /// <summary>When whoever waits will be called; played once, when it is first asked for.</summary>
    public WaitForecast Forecast => forecast ??= WaitForecast.Of(State, Settings, At);
}
