using System.Net;
using System.Net.Http.Json;
using QueueServer.Access;
using QueueServer.Features.Administration;
using QueueServer.Features.Visitors;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;
using Made = QueueServer.Tests.Running.Faces;

namespace QueueServer.Tests.Http;

public sealed class AVisitorsPage(RunningServer server)
{
    private static readonly ServiceId Service = new("lao-dong");

    private async Task<TicketSummary> TakeAsync(int? face = null) =>
        (
            await server
                .Kiosk.SendAsync(
                    TicketsPath,
                    new IssueRequest(CommandId.New(), Service, face is { } seed ? Made.Of(seed) : null, Consent: Made.Consent())
                )
                .ReadAsync<IssueReply>()
        ).Ticket;

    private Task<VisitView> ReadAsync(TicketId ticket) =>
        server.Nobody.GetAsync($"/api/v1/visits/{ticket}", TestContext.Current.CancellationToken).ReadAsync<VisitView>();

    private Task<HttpResponseMessage> ActAsync(TicketId ticket, string verb, CommandId? id = null) =>
        server.Nobody.SendAsync($"/api/v1/visits/{ticket}/{verb}", new VisitRequest(id ?? CommandId.New()));

    [Fact]
    public async Task Shows_the_ticket_to_whoever_holds_its_address()
    {
        var ticket = await TakeAsync();
        var view = await ReadAsync(ticket.Id);
        Assert.Equal(
            (ticket.Number, TicketState.Issued, true, false),
            (view.Ticket.Number, view.Ticket.State, view.MayCancel, view.MayReturn)
        );
    }

    [Fact]
    public async Task Is_followed_live()
    {
        var ticket = await TakeAsync();
        using var answer = await server.Nobody.GetAsync(
            $"/api/v1/visits/{ticket.Id}/events",
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Contains("\"issued\"", await NextAsync(), StringComparison.Ordinal);
        await ActAsync(ticket.Id, "cancel").MustBeAsync(HttpStatusCode.OK);
        string seen;
        do seen = await NextAsync();
        while (seen.Contains("\"issued\"", StringComparison.Ordinal)); // others' commands are news, too
        Assert.Contains("\"cancelled\"", seen, StringComparison.Ordinal);

        async Task<string> NextAsync()
        {
            while (await lines.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                if (line.StartsWith("data:", StringComparison.Ordinal))
                    return line;
            }

            throw new InvalidOperationException("The stream ended.");
        }
    }

    [Fact]
    public async Task Gives_the_ticket_up_once()
    {
        var (ticket, id) = (await TakeAsync(), CommandId.New());
        await ActAsync(ticket.Id, "cancel", id).MustBeAsync(HttpStatusCode.OK);
        await ActAsync(ticket.Id, "cancel", id).MustBeAsync(HttpStatusCode.OK);
        await ActAsync(ticket.Id, "cancel").MustBeAsync(HttpStatusCode.Conflict, "ticket-ended");
        await ActAsync(ticket.Id, "return").MustBeAsync(HttpStatusCode.Conflict, "not-no-show");
        Assert.False((await ReadAsync(ticket.Id)).MayCancel);
    }

    [Fact]
    public async Task Lets_the_next_ones_go_first_while_there_are_any()
    {
        var (first, id) = (await TakeAsync(), CommandId.New());
        Assert.False((await ReadAsync(first.Id)).MayPostpone);
        await ActAsync(first.Id, "postpone").MustBeAsync(HttpStatusCode.Conflict, "nobody-behind");
        var second = await TakeAsync();
        Assert.True((await ReadAsync(first.Id)).MayPostpone);
        for (var again = 0; again < 2; again++)
            await ActAsync(first.Id, "postpone", id).MustBeAsync(HttpStatusCode.OK);
        Assert.False((await ReadAsync(first.Id)).MayPostpone);
        Assert.True((await ReadAsync(second.Id)).MayPostpone);
        Assert.True((await ReadAsync(second.Id)).Ticket.Ahead < (await ReadAsync(first.Id)).Ticket.Ahead);
    }

    [Fact]
    public async Task Deletes_the_face_and_keeps_the_number()
    {
        var ticket = await TakeAsync(face: 901);
        Assert.True((await ReadAsync(ticket.Id)).Ticket.HasFace);
        await ActAsync(ticket.Id, "forget-face").MustBeAsync(HttpStatusCode.OK);
        var view = await ReadAsync(ticket.Id);
        Assert.Equal((false, TicketState.Issued), (view.Ticket.HasFace, view.Ticket.State));
        Assert.Equal(
            FindOutcome.NotKnown,
            (
                await server
                    .Kiosk.SendAsync($"{TicketsPath}/find", new FindRequest(Made.Of(901), Consent: Made.Consent()))
                    .ReadAsync<FindReply>()
            ).Outcome
        );
        Assert.Equal(
            ticket.Id,
            (await server.Kiosk.SendAsync($"{TicketsPath}/find", new FindRequest(Code: $"{ticket.Code}")).ReadAsync<FindReply>())
                .Tickets.Single()
                .Id
        );
        await ActAsync(ticket.Id, "forget-face").MustBeAsync(HttpStatusCode.OK); // there is nothing left to delete
    }

    [Fact]
    public async Task Is_nothing_to_whoever_guesses()
    {
        foreach (var path in new[] { $"/api/v1/visits/{TicketId.New()}", $"/api/v1/visits/{TicketId.New()}/events" })
            await server
                .Nobody.GetAsync(path, TestContext.Current.CancellationToken)
                .MustBeAsync(HttpStatusCode.NotFound, "unknown-ticket");
        await ActAsync(TicketId.New(), "cancel").MustBeAsync(HttpStatusCode.NotFound, "unknown-ticket");
        await server
            .Nobody.GetAsync("/api/v1/visits/A001", TestContext.Current.CancellationToken)
            .MustBeAsync(HttpStatusCode.BadRequest, "bad-request");
        await server
            .Nobody.PostAsync($"/api/v1/visits/{TicketId.New()}/cancel", new StringContent("{}"), TestContext.Current.CancellationToken)
            .MustBeAsync(HttpStatusCode.UnsupportedMediaType, "bad-request");
    }
}

public sealed class AVisitorsPageOverADay : TempFolder
{
    [Fact]
    public async Task Has_an_address_once_the_office_is_reached_from_outside_and_is_dead_the_day_after()
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        var kiosk = Clients.Make(
            server.Address,
            (await File.ReadAllTextAsync(Path.Combine(Folder, "devices", "kiosk-1.secret"), TestContext.Current.CancellationToken)).Trim()
        );
        var first = await kiosk.SendAsync(TicketsPath, new IssueRequest(CommandId.New(), TestOffice.Births)).ReadAsync<IssueReply>();
        Assert.Null(first.Ticket.Page);

        var manager = (await Session.BeginAsync(server.Address, "manager", FirstRun.PasswordOf(Folder, "manager"))).Client;
        var settings = await manager.GetFromJsonAsync<SettingsView>(
            $"{OfficePath}/settings",
            Wire.Json,
            TestContext.Current.CancellationToken
        );
        var next = settings!.Settings with { PublicAddress = new("https://queue.example.vn/") }; // an empty answer fails the test
        await manager.SendAsync($"{OfficePath}/settings", new SettingsRequest(CommandId.New(), next)).MustBeAsync(HttpStatusCode.OK);
        var second = await kiosk.SendAsync(TicketsPath, new IssueRequest(CommandId.New(), TestOffice.Births)).ReadAsync<IssueReply>();
        Assert.Equal(new Uri($"https://queue.example.vn/t/{second.Ticket.Id}"), second.Ticket.Page);

        using var phone = Clients.Make(server.Address);
        await phone.GetAsync($"/api/v1/visits/{second.Ticket.Id}", TestContext.Current.CancellationToken).MustBeAsync(HttpStatusCode.OK);
        server.Time.Advance(TimeSpan.FromDays(1));
        await kiosk.SendAsync(TicketsPath, new IssueRequest(CommandId.New(), TestOffice.Births)).ReadAsync<IssueReply>();
        await phone
            .GetAsync($"/api/v1/visits/{second.Ticket.Id}", TestContext.Current.CancellationToken)
            .MustBeAsync(HttpStatusCode.NotFound, "unknown-ticket");
    }
}
