using System.Net;
using System.Net.Http.Json;

namespace LoadTest.Serving;

/// <summary>An officer at an open counter.</summary>
/// <param name="office">The office.</param>
/// <param name="counter">The counter.</param>
/// <param name="client">Speaks as the officer.</param>
internal sealed class Officer(OfficeId office, CounterId counter, HttpClient client)
{
    private readonly string path = $"/api/offices/{office}/counters/{counter}";

    /// <summary>Acts at the counter.</summary>
    /// <param name="verb">The last part of the path.</param>
    /// <param name="ticket">The ticket it is about, where it is about one.</param>
    /// <exception cref="LoadException">The server refused.</exception>
    public Task<CommandReply> DoAsync(string verb, TicketId? ticket = null) =>
        client.AskAsync<CounterRequest, CommandReply>($"{path}/{verb}", new(CommandId.New(), ticket));

    /// <summary>Calls the next; null when nobody waits.</summary>
    /// <exception cref="LoadException">The server refused for another reason.</exception>
    public async Task<CommandReply?> NextAsync()
    {
        using var answer = await client.PostAsJsonAsync($"{path}/next", new CounterRequest(CommandId.New()), Wire.Json);
        return answer.StatusCode == HttpStatusCode.Conflict && await Answers.CodeOfAsync(answer) == "nobody-waiting"
            ? null
            : await answer.ReadAsync<CommandReply>();
    }

    /// <summary>Gives a number to somebody who stands at the counter.</summary>
    /// <exception cref="LoadException">The server refused.</exception>
    public async Task<TicketSummary> GiveAsync(ServiceId service) =>
        (await client.AskAsync<WalkUpRequest, IssueReply>($"/api/offices/{office}/tickets/walk-up", new(CommandId.New(), service))).Ticket;
}
