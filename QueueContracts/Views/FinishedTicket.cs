using QueueContracts.Requests;

namespace QueueContracts.Views;

/// <summary>A ticket that was finished today, and what it came to as far as that was said.</summary>
public sealed record FinishedTicket
{
    /// <summary>The ticket.</summary>
    public required TicketId Id { get; init; }

    /// <summary>Its number.</summary>
    public required TicketNumber Number { get; init; }

    /// <summary>Its service.</summary>
    public required ServiceId Service { get; init; }

    /// <summary>The service's name by language code.</summary>
    public required IReadOnlyDictionary<string, string> ServiceName { get; init; }

    /// <summary>When it was finished.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>Whether anything was said.</summary>
    public required bool Said { get; init; }

    /// <summary>What it came to; null while that is not said.</summary>
    public required OutcomeKind? Outcome { get; init; }

    /// <summary>What was dealt with, each procedure once.</summary>
    public required IReadOnlyList<ProcedureCount> Procedures { get; init; }
}

/// <summary>A ticket that was finished a moment ago, with what it probably was: one key says it.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Until">Until when it is asked about; later it is found among those finished today.</param>
/// <param name="Choices">At most five procedures; none where the office has none.</param>
public sealed record JustFinished(FinishedTicket Ticket, DateTimeOffset Until, IReadOnlyList<ProcedureChoice> Choices);

/// <summary>A procedure an officer may name.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name by language code.</param>
/// <param name="Service">The service it belongs to.</param>
public sealed record ProcedureChoice(ProcedureCode Code, IReadOnlyDictionary<string, string> Name, ServiceId Service);

/// <summary>What one officer finished today, and what can be said of it.</summary>
/// <param name="Tickets">The tickets, the latest first.</param>
/// <param name="Procedures">Every procedure of the office.</param>
public sealed record FinishedToday(IReadOnlyList<FinishedTicket> Tickets, IReadOnlyList<ProcedureChoice> Procedures);
