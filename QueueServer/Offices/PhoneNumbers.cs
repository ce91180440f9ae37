using QueueContracts;
using QueueServer.Domain;

namespace QueueServer.Offices;

/// <summary>Numbers for whoever asks by phone: without a face, and without an officer or a kiosk.</summary>
internal static class PhoneNumbers
{
    /// <summary>Gives a number. Its ids and its code are drawn here.</summary>
    /// <param name="office">The office.</param>
    /// <param name="id">The command.</param>
    /// <param name="service">The service area.</param>
    /// <param name="complete">Adds what is particular of it.</param>
    /// <exception cref="Storage.JournalException">It could not be made durable; nothing happened.</exception>
    public static async Task<TurnResult> IssueByPhoneAsync(
        this IOffice office,
        CommandId id,
        ServiceId service,
        Func<IssueTicket, IssueTicket> complete
    )
    {
        while (true)
        {
            var turn = await office.ExecuteAsync(complete(new(id, service, TicketId.New(), VisitorId.New(), TicketCode.New())));
            if (turn.Decision is not Decision.Refused { Rejection.Code: Refusals.CodeTaken })
                return turn; // else one in 482 million: draw again
        }
    }
}
