namespace QueueContracts.Views;

/// <summary>What whoever works with a queue must know of the queue itself. A manager answers it in the hall.</summary>
/// <param name="Repair">Records had been lost; null when not, and once a manager has read it.</param>
/// <param name="Clock">The server's clock jumped and is not believed; null while it is.</param>
/// <param name="Ahead">The queue's day lies after today; null when not.</param>
public sealed record QueueNotices(RepairTold? Repair, ClockTold? Clock, DayAhead? Ahead);

/// <summary>The queue was repaired.</summary>
/// <param name="At">When.</param>
/// <param name="Unknown">Numbers that may have been given and are unknown now.</param>
public sealed record RepairTold(DateTimeOffset At, IReadOnlyList<NumbersTold> Unknown);

/// <summary>Numbers from one to another of the same letter.</summary>
public sealed record NumbersTold(TicketNumber First, TicketNumber Last);

/// <summary>Two clocks that should agree.</summary>
/// <param name="Office">The moment by which the office goes on.</param>
/// <param name="Machine">The same moment by the server's machine.</param>
public sealed record ClockTold(DateTimeOffset Office, DateTimeOffset Machine);

/// <summary>A day that has not come yet.</summary>
/// <param name="Day">The queue's day.</param>
/// <param name="Today">Today by the clock.</param>
public sealed record DayAhead(DateOnly Day, DateOnly Today);
