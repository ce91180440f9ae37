namespace QueueContracts.Requests;

/// <summary>What a service came to.</summary>
public enum OutcomeKind
{
    /// <summary>The papers were taken in.</summary>
    Accepted,

    /// <summary>Something is missing; it was said what.</summary>
    InstructedToComplete,

    /// <summary>The papers were refused.</summary>
    Refused,

    /// <summary>A result was handed out.</summary>
    ResultHandedOut,

    /// <summary>Advice, and nothing else.</summary>
    AdviceOnly,

    /// <summary>It was settled at once.</summary>
    DoneOnTheSpot,

    /// <summary>It belongs elsewhere.</summary>
    SentElsewhere,
}

/// <summary>How often a procedure was dealt with in one service.</summary>
/// <param name="Code">The procedure.</param>
/// <param name="Quantity">1…99.</param>
public sealed record ProcedureCount(ProcedureCode Code, int Quantity = 1);

/// <summary>Finishes the ticket at a counter, and says what it came to where that is known already.</summary>
/// <param name="CommandId">Repeated on a retry.</param>
/// <param name="Ticket">The ticket the officer has in view.</param>
/// <param name="Outcome">What it came to; null while it is not said.</param>
/// <param name="Procedures">What was dealt with, each procedure once; at most ten. Null for none.</param>
public sealed record FinishRequest(
    CommandId CommandId,
    TicketId? Ticket = null,
    OutcomeKind? Outcome = null,
    IReadOnlyList<ProcedureCount>? Procedures = null
);

/// <summary>Says afterwards what a finished service came to; it takes the place of what was said before.</summary>
/// <inheritdoc cref="FinishRequest" />
public sealed record OutcomeRequest(CommandId CommandId, OutcomeKind? Outcome = null, IReadOnlyList<ProcedureCount>? Procedures = null);
