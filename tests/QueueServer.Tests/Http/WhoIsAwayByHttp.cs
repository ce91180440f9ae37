using System.Net;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Http;

/// <summary>Going for a paper and checking in again: at the kiosk by the ticket's code, and by an officer.</summary>
public sealed class WhoIsAwayByHttp(RunningServer server)
{
    private async Task<TicketSummary> TakeAsync() =>
        (await server.Kiosk.SendAsync(TicketsPath, new IssueRequest(CommandId.New(), new("lao-dong"))).ReadAsync<IssueReply>()).Ticket;

    private static Task<HttpResponseMessage> DoAsync(HttpClient who, TicketSummary ticket, string verb, string? code = null) =>
        who.SendAsync($"{TicketsPath}/{ticket.Id}/{verb}", new OwnTicketRequest(CommandId.New(), code));

    private async Task<TicketState> StateAsync(TicketSummary ticket)
    {
        var found = await server.Kiosk.SendAsync($"{TicketsPath}/find", new FindRequest(Code: $"{ticket.Code}")).ReadAsync<FindReply>();
        return Assert.Single(found.Tickets).State;
    }

    private async Task<AwayTicket[]> AwayAsync() =>
        await server.Officer.GetAsync($"{OfficePath}/away", TestContext.Current.CancellationToken).ReadAsync<AwayTicket[]>();

    [Fact]
    public async Task At_the_kiosk_for_whoever_knows_the_code()
    {
        var ticket = await TakeAsync();
        var code = $"{ticket.Code}";
        foreach (var verb in new[] { "leave", "check-in", "postpone" })
        {
            await DoAsync(server.Kiosk, ticket, verb, "222-222").MustBeAsync(HttpStatusCode.BadRequest, "wrong-code");
            await DoAsync(server.Kiosk, ticket, verb).MustBeAsync(HttpStatusCode.BadRequest, "wrong-code");
        }

        await DoAsync(server.Kiosk, ticket, "check-in", code).MustBeAsync(HttpStatusCode.Conflict, "not-away");
        await DoAsync(server.Kiosk, ticket, "leave", code).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal(TicketState.Away, await StateAsync(ticket));
        await DoAsync(server.Kiosk, ticket, "postpone", code).MustBeAsync(HttpStatusCode.Conflict, "not-waiting");
        await DoAsync(server.Kiosk, ticket, "check-in", code).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal(TicketState.Issued, await StateAsync(ticket));
    }

    [Fact]
    public async Task By_an_officer_for_whoever_stands_there()
    {
        var ticket = await TakeAsync();
        await DoAsync(server.Officer, ticket, "leave").MustBeAsync(HttpStatusCode.OK);
        var away = Assert.Single(await AwayAsync(), of => of.Id == ticket.Id);
        Assert.Equal((ticket.Number, false), (away.Number, away.IsExpected));
        await DoAsync(server.Officer, ticket, "check-in").MustBeAsync(HttpStatusCode.OK);
        Assert.DoesNotContain(await AwayAsync(), of => of.Id == ticket.Id);
        await DoAsync(server.Officer, ticket, "cancel").MustBeAsync(HttpStatusCode.OK);
    }
}
