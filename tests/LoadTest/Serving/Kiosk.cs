namespace LoadTest.Serving;

/// <summary>A paired kiosk.</summary>
/// <param name="office">Its office.</param>
/// <param name="client">Speaks with its bearer.</param>
internal sealed class Kiosk(OfficeId office, HttpClient client)
{
    private readonly string path = $"/api/v1/offices/{office}/tickets";

    /// <summary>Takes a number, on the way without a face.</summary>
    /// <exception cref="LoadException">The server refused.</exception>
    public async Task<TicketSummary> TakeAsync(ServiceId service) =>
        (await client.AskAsync<IssueRequest, IssueReply>(path, new(CommandId.New(), service))).Ticket;
}
