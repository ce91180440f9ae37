namespace QueueContracts.Views;

/// <summary>A number whose visitor is not in the office, as officers see it.</summary>
/// <param name="Id">The ticket.</param>
/// <param name="Number">Its number.</param>
/// <param name="ServiceName">The service's name by language code.</param>
/// <param name="Since">When it was taken, or when its visitor went.</param>
/// <param name="IsExpected">Whether it was taken from afar and its visitor has not come yet; else they went for a paper.</param>
public sealed record AwayTicket(
    TicketId Id,
    TicketNumber Number,
    IReadOnlyDictionary<string, string> ServiceName,
    DateTimeOffset Since,
    bool IsExpected
);
