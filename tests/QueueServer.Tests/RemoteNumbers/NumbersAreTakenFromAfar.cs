using System.Net;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Features.RemoteNumbers;
using QueueServer.Features.Visitors;
using QueueServer.Tests.Ratings;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.RemoteNumbers;

/// <summary>Taken at home, called once they are here, however they say so.</summary>
public sealed class NumbersAreTakenFromAfar : TempFolder
{
    private static Task<TicketId> GiveNumbersAsync(RatedOffice office, string? place = null) =>
        office.ChangeAsync(settings => settings with { PublicPage = settings.PublicPage with { GivesNumbers = true, Place = place } });

    private static async Task<TicketSummary> TakeAsync(Worker phone, ServiceId? service = null) =>
        (await phone.TakeAsync(service).ReadAsync<RemoteReply>()).Ticket;

    private static Task<VisitView> ReadAsync(HttpClient phone, TicketId ticket) =>
        phone.GetAsync($"/api/v1/visits/{ticket}", Stop).ReadAsync<VisitView>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task And_not_called_before_they_check_in_on_their_phone()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        await GiveNumbersAsync(office, "20.9712, 105.7788");
        using var client = Clients.Make(office.Server.Address);
        using var phone = new Worker(Clients.Make(office.Server.Address));
        var ticket = await TakeAsync(phone);
        Assert.Equal((TicketState.Away, "A001"), (ticket.State, $"{ticket.Number}"));
        Assert.True(ticket is { Ahead: 0, Estimate: not null, HasFace: false });

        var next = new CallNext(CommandId.New(), TestOffice.One, "lan");
        Assert.IsType<Decision.Refused>((await office.Office.ExecuteAsync(next)).Decision);
        var view = await ReadAsync(client, ticket.Id);
        Assert.Equal(new CheckInView(IsFirst: true, HasMissed: false, "20.9712, 105.7788"), view.CheckIn);
        Assert.True(view is { MayCancel: true, MayLeave: false, MayPostpone: false, MayReturn: false });

        var arrive = new VisitRequest(CommandId.New());
        for (var again = 0; again < 2; again++)
            await client.SendAsync($"/api/v1/visits/{ticket.Id}/check-in", arrive).MustBeAsync(HttpStatusCode.OK);
        await client
            .SendAsync($"/api/v1/visits/{ticket.Id}/check-in", new VisitRequest(CommandId.New()))
            .MustBeAsync(HttpStatusCode.Conflict, Refusals.NotAway);
        Assert.Null((await ReadAsync(client, ticket.Id)).CheckIn);
        Assert.Equal(ticket.Id, await office.DoAsync(next with { Id = CommandId.New() }));
    }

    [Fact]
    public async Task And_fetch_a_paper_and_come_back()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        using var client = Clients.Make(office.Server.Address);
        var taken = (await office.Office.IssueAsync(new(CommandId.New(), TestOffice.Births), TestOffice.Kiosk)).State.Tickets.Single().Key;
        Assert.True((await ReadAsync(client, taken)).MayLeave);
        await client.SendAsync($"/api/v1/visits/{taken}/leave", new VisitRequest(CommandId.New())).MustBeAsync(HttpStatusCode.OK);
        var view = await ReadAsync(client, taken);
        Assert.Equal(new CheckInView(IsFirst: false, HasMissed: false, Near: null), view.CheckIn);
        var other = (await office.Office.IssueAsync(new(CommandId.New(), TestOffice.Births), TestOffice.Kiosk)).State;
        await office.DoAsync(new CallNext(CommandId.New(), TestOffice.One, "lan"));
        Assert.Equal(2, other.Tickets.Count);
        Assert.True((await ReadAsync(client, taken)).CheckIn is { HasMissed: true });
    }

    [Fact]
    public async Task And_a_repeated_request_gives_the_same_number_once()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        await GiveNumbersAsync(office);
        using var phone = new Worker(Clients.Make(office.Server.Address));
        var command = CommandId.New();
        var proof = Proofs.Prove(await phone.AskAsync(command).ReadAsync<Challenge>());
        var first = await phone.TakeAsync(command, proof).ReadAsync<RemoteReply>();
        var again = await phone.TakeAsync(command, proof).ReadAsync<RemoteReply>();
        Assert.Equal(first.Ticket.Id, again.Ticket.Id);
        await office.Server.StartAgainAsync();
        using var later = new Worker(Clients.Make(office.Server.Address));
        // another address: what was worked for elsewhere is nothing here, also after a restart
        await later.TakeAsync(command, proof).MustBeAsync(HttpStatusCode.BadRequest, "proof-wrong");
        Assert.Single(office.Office.State.Tickets);
    }

    [Fact]
    public async Task A_robot_without_work_gets_nothing_and_with_stolen_work_neither()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        await GiveNumbersAsync(office);
        using var phone = new Worker(Clients.Make(office.Server.Address));
        using var robot = new Worker(Clients.Make(office.Server.Address));
        var command = CommandId.New();
        var challenge = await phone.AskAsync(command).ReadAsync<Challenge>();
        var proof = Proofs.Prove(challenge);
        string[] none =
        [
            "",
            "1",
            challenge.Text,
            $"{challenge.Text}.x",
            $"0{challenge.Text[2..]}.1",
            $"{challenge.Text}.1.1",
            new('1', 5000),
            proof.Replace($"{challenge.Bits}.", "1.", StringComparison.Ordinal),
        ];
        foreach (var wrong in none)
            await phone.TakeAsync(command, wrong).MustBeAsync(HttpStatusCode.BadRequest, "proof-wrong");
        await phone.TakeAsync(CommandId.New(), proof).MustBeAsync(HttpStatusCode.BadRequest, "proof-wrong"); // another number
        await robot.TakeAsync(command, proof).MustBeAsync(HttpStatusCode.BadRequest, "proof-wrong"); // from elsewhere
        office.Server.Time.Advance(ProofOfWork.Lifetime + TimeSpan.FromSeconds(1));
        await phone.TakeAsync(command, proof).MustBeAsync(HttpStatusCode.BadRequest, "proof-wrong"); // too late
        Assert.Empty(office.Office.State.Tickets);
        await phone.TakeAsync(command: command).MustBeAsync(HttpStatusCode.OK);
    }

    /// <summary>Each ten numbers of an address within ten minutes cost twice as much; other addresses and later ones do not.</summary>
    [Fact]
    public async Task Who_takes_many_has_more_to_work_for()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        await GiveNumbersAsync(office);
        using var robot = new Worker(Clients.Make(office.Server.Address));
        var easy = await robot.AskAsync(CommandId.New()).ReadAsync<Challenge>();
        for (var n = 0; n < 20; n++)
            await robot.TakeAsync().MustBeAsync(HttpStatusCode.OK);
        Assert.Equal((14, 16), (easy.Bits, (await robot.AskAsync(CommandId.New()).ReadAsync<Challenge>()).Bits));
        using var phone = new Worker(Clients.Make(office.Server.Address));
        Assert.Equal(14, (await phone.AskAsync(CommandId.New()).ReadAsync<Challenge>()).Bits);

        // challenges laid in stock while they were easy are worth nothing any more
        var (stock, id) = (CommandId.New(), CommandId.New());
        office.Server.Time.Advance(ProofOfWork.Window);
        var old = Proofs.Prove(await robot.AskAsync(stock).ReadAsync<Challenge>());
        for (var n = 0; n < 20; n++)
            await robot.TakeAsync().MustBeAsync(HttpStatusCode.OK);
        await robot.TakeAsync(stock, old).MustBeAsync(HttpStatusCode.BadRequest, "proof-wrong");
        office.Server.Time.Advance(ProofOfWork.Window);
        Assert.Equal(14, (await robot.AskAsync(id).ReadAsync<Challenge>()).Bits);
    }

    [Fact]
    public async Task Nothing_where_the_office_gives_none_and_refused_as_at_the_kiosk()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        using var phone = new Worker(Clients.Make(office.Server.Address));
        await phone.AskAsync(CommandId.New()).MustBeAsync(HttpStatusCode.NotFound, "unknown-office");
        await phone.TakeAsync(CommandId.New(), "1").MustBeAsync(HttpStatusCode.NotFound, "unknown-office");
        await GiveNumbersAsync(office);
        await phone.TakeAsync(new ServiceId("nowhere")).MustBeAsync(HttpStatusCode.NotFound, Refusals.UnknownService);
        await phone.TakeAsync(of: new("nobody")).MustBeAsync(HttpStatusCode.NotFound, Refusals.UnknownClass);
        await office.ChangeAsync(settings =>
            settings with
            {
                Services = [settings.Services[0] with { Quota = 2 }, .. settings.Services[1..]],
            }
        );
        await phone.TakeAsync().MustBeAsync(HttpStatusCode.OK);
        await phone.TakeAsync().MustBeAsync(HttpStatusCode.Conflict, Refusals.RemoteSpent);
        Assert.IsType<Decision.Accepted>(
            (await office.Office.IssueAsync(new(CommandId.New(), TestOffice.Births), TestOffice.Kiosk)).Decision
        );
        await office.DoAsync(new CloseDay(CommandId.New()));
        await phone.TakeAsync(TestOffice.Land).MustBeAsync(HttpStatusCode.Conflict, Refusals.DayNotOpen);
    }
}
