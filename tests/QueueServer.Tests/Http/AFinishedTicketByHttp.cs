using System.Net;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Http;

/// <summary>What officers finished today, as each of them is told, and what is said of it afterwards.</summary>
public sealed class AFinishedTicketByHttp : TempFolder
{
    private static readonly ProcedureCode BirthRegistration = new("1.001193");

    [Fact]
    public async Task Is_its_officers_own_said_changed_and_taken_back_until_the_server_starts_again()
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        var lan = await Session.BeginAsync(server.Address, "officer", FirstRun.PasswordOf(Folder, "officer"));
        var hoa = await Session.BeginAsync(server.Address, "manager", FirstRun.PasswordOf(Folder, "manager"));
        var first = await ServeAsync(lan, "quay-2");
        server.Time.Advance(TimeSpan.FromMinutes(1));
        var second = await ServeAsync(lan, "quay-2", BirthRegistration);
        var hers = await ServeAsync(hoa, "quay-1");
        Assert.Equal([(second, true), (first, false)], await FinishedAsync(lan));
        Assert.Equal([(hers, false)], await FinishedAsync(hoa));

        await SayAsync(lan, first, OutcomeKind.AdviceOnly);
        await SayAsync(lan, first, OutcomeKind.Accepted, new ProcedureCount(BirthRegistration, 2));
        await SayAsync(lan, second, null);
        Assert.Equal([(second, false), (first, true)], await FinishedAsync(lan));
        await server.StartAgainAsync();
        lan = await Session.SignInAsync(server.Address, "officer", lan.Password);
        var today = await lan.Client.GetAsync($"{OfficePath}/finished", TestContext.Current.CancellationToken).ReadAsync<FinishedToday>();
        var kept = today.Tickets.Single(ticket => ticket.Id == first);
        Assert.Equal((OutcomeKind.Accepted, 2), (kept.Outcome, Assert.Single(kept.Procedures).Quantity));
        Assert.Contains(BirthRegistration, today.Procedures.Select(procedure => procedure.Code));
    }

    private static async Task<TicketId> ServeAsync(Session officer, string counter, ProcedureCode? procedure = null)
    {
        await officer.Client.AtCounterAsync(counter, "open").MustBeAsync(HttpStatusCode.OK);
        await officer
            .Client.SendAsync($"{TicketsPath}/walk-up", new WalkUpRequest(CommandId.New(), TestOffice.Births))
            .MustBeAsync(HttpStatusCode.OK);
        var called = await officer
            .Client.SendAsync($"{OfficePath}/counters/{counter}/next", new CounterRequest(CommandId.New()))
            .ReadAsync<CommandReply>();
        var ticket = called.Ticket!.Value; // one waits
        await officer
            .Client.SendAsync(
                $"{OfficePath}/counters/{counter}/finish",
                new FinishRequest(CommandId.New(), ticket, Procedures: procedure is { } code ? [new(code)] : null)
            )
            .MustBeAsync(HttpStatusCode.OK);
        return ticket;
    }

    private static Task SayAsync(Session officer, TicketId ticket, OutcomeKind? kind, params ProcedureCount[] procedures) =>
        officer
            .Client.SendAsync($"{TicketsPath}/{ticket}/outcome", new OutcomeRequest(CommandId.New(), kind, procedures))
            .MustBeAsync(HttpStatusCode.OK);

    private static async Task<IEnumerable<(TicketId, bool)>> FinishedAsync(Session officer) =>
        (
            await officer.Client.GetAsync($"{OfficePath}/finished", TestContext.Current.CancellationToken).ReadAsync<FinishedToday>()
        ).Tickets.Select(ticket => (ticket.Id, ticket.Said));
}
