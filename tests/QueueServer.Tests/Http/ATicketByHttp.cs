using System.Net;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using Made = QueueServer.Tests.Running.Faces;

namespace QueueServer.Tests.Http;

public sealed class ATicketByHttp(RunningServer server)
{
    private Task<IssueReply> TakeAsync(IssueRequest request) => server.Kiosk.SendAsync(TicketsPath, request).ReadAsync<IssueReply>();

    private static IssueRequest Births(int? face = null) =>
        new(CommandId.New(), TestOffice.Births, face is { } seed ? Made.Of(seed) : null, Consent: Made.Consent());

    private Task<FindReply> FindAsync(FindRequest request) => server.Kiosk.SendAsync($"{TicketsPath}/find", request).ReadAsync<FindReply>();

    [Fact]
    public async Task Is_shown_again_to_the_same_face()
    {
        var first = await TakeAsync(Births(face: 101));
        var again = await TakeAsync(Births(face: 101));
        Assert.False(first.Known);
        Assert.True(again.Known);
        Assert.Equal(first.Ticket.Id, again.Ticket.Id);
    }

    [Fact]
    public async Task Is_given_once_however_often_it_is_asked_for()
    {
        var request = Births();
        var first = await TakeAsync(request);
        var retry = await TakeAsync(request);
        Assert.Equal((first.Ticket.Id, first.Ticket.Number, false), (retry.Ticket.Id, retry.Ticket.Number, retry.Known));
    }

    [Fact]
    public async Task Is_found_by_its_code_as_people_type_it()
    {
        var ticket = (await TakeAsync(Births())).Ticket;
        foreach (
            var typed in new[]
            {
                $"{ticket.Code}",
                $"{ticket.Code}".ToLowerInvariant(),
                $" {ticket.Code.Value} ",
                $"{ticket.Code.Value[..2]} {ticket.Code.Value[2..]}",
            }
        )
        {
            var found = await FindAsync(new(Code: typed));
            Assert.Equal((FindOutcome.Found, ticket.Id), (found.Outcome, Assert.Single(found.Tickets).Id));
        }

        Assert.Equal(FindOutcome.NotKnown, (await FindAsync(new(Code: "AEIOU"))).Outcome);
    }

    [Fact]
    public async Task Is_found_by_face_and_its_code_finds_the_visitors_other_tickets()
    {
        var births = (await TakeAsync(Births(face: 102))).Ticket;
        var land = (await TakeAsync(Births(face: 102) with { Service = new("chung-thuc") })).Ticket;
        var byFace = await FindAsync(new(Face: Made.Of(102), Consent: Made.Consent()));
        var byCode = await FindAsync(new(Code: $"{land.Code}"));
        Assert.Equal([births.Id, land.Id], byFace.Tickets.Select(ticket => ticket.Id));
        Assert.Equal([births.Id, land.Id], byCode.Tickets.Select(ticket => ticket.Id));
        Assert.Equal(FindOutcome.NotKnown, (await FindAsync(new(Face: Made.Of(103), Consent: Made.Consent()))).Outcome);
    }

    [Fact]
    public async Task Is_cancelled_at_a_kiosk_with_its_own_code_only()
    {
        var (mine, other) = ((await TakeAsync(Births())).Ticket, (await TakeAsync(Births())).Ticket);
        var path = $"{TicketsPath}/{mine.Id}/cancel";
        await server.Kiosk.SendAsync(path, new OwnTicketRequest(CommandId.New())).MustBeAsync(HttpStatusCode.BadRequest, "wrong-code");
        await server
            .Kiosk.SendAsync(path, new OwnTicketRequest(CommandId.New(), $"{other.Code}"))
            .MustBeAsync(HttpStatusCode.BadRequest, "wrong-code");
        await server.Kiosk.SendAsync(path, new OwnTicketRequest(CommandId.New(), $"{mine.Code}")).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal(FindOutcome.NotKnown, (await FindAsync(new(Code: $"{mine.Code}"))).Outcome);
        Assert.Equal(FindOutcome.Found, (await FindAsync(new(Code: $"{other.Code}"))).Outcome);
    }

    [Fact]
    public async Task Is_cancelled_once_however_often_it_is_asked_for()
    {
        var ticket = (await TakeAsync(Births())).Ticket;
        var request = new OwnTicketRequest(CommandId.New(), $"{ticket.Code}");
        var first = await server.Kiosk.SendAsync($"{TicketsPath}/{ticket.Id}/cancel", request).ReadAsync<CommandReply>();
        var retry = await server.Kiosk.SendAsync($"{TicketsPath}/{ticket.Id}/cancel", request).ReadAsync<CommandReply>();
        Assert.Equal((first.Ticket, first.Number), (retry.Ticket, retry.Number));
        await server
            .Kiosk.SendAsync($"{TicketsPath}/{ticket.Id}/cancel", request with { CommandId = CommandId.New() })
            .MustBeAsync(HttpStatusCode.Conflict, "ticket-ended");
    }

    [Fact]
    public async Task Is_cancelled_by_an_officer_without_a_code()
    {
        var ticket = (await TakeAsync(Births())).Ticket;
        await server
            .Officer.SendAsync($"{TicketsPath}/{ticket.Id}/cancel", new OwnTicketRequest(CommandId.New()))
            .MustBeAsync(HttpStatusCode.OK);
        await server
            .Officer.SendAsync($"{TicketsPath}/{ticket.Id}/cancel", new OwnTicketRequest(CommandId.New()))
            .MustBeAsync(HttpStatusCode.Conflict, "ticket-ended");
    }

    [Fact]
    public async Task Goes_from_the_kiosk_over_a_counter_to_its_end()
    {
        // Land at counter three is this test's alone.
        var ticket = (
            await TakeAsync(new(CommandId.New(), TestOffice.Land, Made.Of(104), Made.Jpeg, Consent: Made.Consent(picture: true)))
        ).Ticket;
        await server.Officer.AtCounterAsync("quay-3", "next").MustBeAsync(HttpStatusCode.Conflict, "counter-closed");
        await server.Officer.AtCounterAsync("quay-3", "open").MustBeAsync(HttpStatusCode.OK);
        await server.Manager.AtCounterAsync("quay-3", "open").MustBeAsync(HttpStatusCode.Conflict, "counter-taken");
        var called = await server.Officer.AtCounterAsync("quay-3", "next").ReadAsync<CommandReply>();
        Assert.Equal((ticket.Id, ticket.Number), (called.Ticket, called.Number));
        await server.Officer.AtCounterAsync("quay-3", "recall", ticket.Id).MustBeAsync(HttpStatusCode.Conflict, "too-soon");
        Assert.Equal(
            Made.Jpeg,
            await server.Officer.GetByteArrayAsync($"{TicketsPath}/{ticket.Id}/picture", TestContext.Current.CancellationToken)
        );
        await server.Officer.AtCounterAsync("quay-3", "serve").MustBeAsync(HttpStatusCode.BadRequest, "ticket-missing");
        await server.Officer.AtCounterAsync("quay-3", "serve", ticket.Id).MustBeAsync(HttpStatusCode.OK);
        await server.Officer.AtCounterAsync("quay-3", "close").MustBeAsync(HttpStatusCode.Conflict, "ticket-open");
        await server.Officer.AtCounterAsync("quay-3", "finish", ticket.Id).MustBeAsync(HttpStatusCode.OK);
        await server
            .Officer.GetAsync($"{TicketsPath}/{ticket.Id}/picture", TestContext.Current.CancellationToken)
            .MustBeAsync(HttpStatusCode.NotFound);
        Assert.Equal(FindOutcome.NotKnown, (await FindAsync(new(Face: Made.Of(104), Consent: Made.Consent()))).Outcome);
        await server.Officer.AtCounterAsync("quay-3", "next").MustBeAsync(HttpStatusCode.Conflict, "nobody-waiting");
        await server.Officer.AtCounterAsync("quay-3", "close").MustBeAsync(HttpStatusCode.OK);
    }
}
