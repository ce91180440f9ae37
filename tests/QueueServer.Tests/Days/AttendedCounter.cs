using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Features.Administration;
using QueueServer.Features.People;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Days;

/// <summary>A counter and its officer.</summary>
internal sealed class AttendedCounter(CounterId counter, Session session)
{
    public CounterId Counter => counter;

    public Session Session { get; set; } = session;

    public TicketId? Current { get; set; }

    public TicketId? Held { get; set; }

    /// <summary>Until when the current one is served; null until the visitor came.</summary>
    public DateTimeOffset? Until { get; set; }

    public Task<HttpResponseMessage> PostAsync<T>(string verb, T request) =>
        Session.Client.SendAsync($"{OfficePath}/counters/{counter}/{verb}", request);

    public async Task<HttpStatusCode> DoAsync(string verb, TicketId? ticket = null)
    {
        using var answer = await PostAsync(verb, new CounterRequest(CommandId.New(), ticket));
        return answer.StatusCode;
    }

    /// <returns>The ticket called; null when nobody waits.</returns>
    public async Task<TicketId?> NextAsync()
    {
        using var answer = await PostAsync("next", new CounterRequest(CommandId.New()));
        if (answer.IsSuccessStatusCode)
            // as above
            return (await answer.Content.ReadFromJsonAsync<CommandReply>(Wire.Json, TestContext.Current.CancellationToken))!.Ticket;
        await Task.FromResult(answer).MustBeAsync(HttpStatusCode.Conflict, "nobody-waiting");
        return null;
    }
}
