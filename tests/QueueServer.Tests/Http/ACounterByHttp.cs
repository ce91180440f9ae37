using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Http;

/// <summary>What two officers do at their counters, and what they do wrong; each test on a server of its own.</summary>
public sealed class ACounterByHttp : TempFolder
{
    private static readonly ServiceId Births = TestOffice.Births;

    private sealed record Staff(ClockedServer Server, HttpClient Kiosk, Session Lan, Session Manager) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Server.DisposeAsync();

        public Task<HttpResponseMessage> PostAsync<T>(string verb, T request, string counter = "quay-2") =>
            Lan.Client.SendAsync($"{OfficePath}/counters/{counter}/{verb}", request);

        public Task<HttpResponseMessage> DoAsync(string verb, TicketId? ticket = null, string counter = "quay-2") =>
            Lan.Client.AtCounterAsync(counter, verb, ticket);

        public async Task<TicketSummary> TakeAsync(ServiceId? service = null, ClassId? of = null) =>
            (
                await Kiosk.SendAsync(TicketsPath, new IssueRequest(CommandId.New(), service ?? Births, Class: of)).ReadAsync<IssueReply>()
            ).Ticket;

        public async Task<CounterView> SeeAsync(string counter = "quay-2")
        {
            using var hub = await HubSocket.OpenAsync(Server.Address, ("Cookie", Lan.Cookie));
            using var answer = await hub.InvokeAsync(nameof(IScreenHub.WatchCounter), counter);
            return answer.RootElement.GetProperty("result").Deserialize<CounterView>(Wire.Json)!; // an empty answer fails the test
        }
    }

    private async Task<Staff> StartAsync()
    {
        var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        var kiosk = Clients.Make(
            server.Address,
            (await File.ReadAllTextAsync(Path.Combine(Folder, "devices", "kiosk-1.secret"), TestContext.Current.CancellationToken)).Trim()
        );
        var staff = new Staff(
            server,
            kiosk,
            await Session.BeginAsync(server.Address, "officer", FirstRun.PasswordOf(Folder, "officer")),
            await Session.BeginAsync(server.Address, "manager", FirstRun.PasswordOf(Folder, "manager"))
        );
        await staff.DoAsync("open").MustBeAsync(HttpStatusCode.OK);
        return staff;
    }

    [Fact]
    public async Task Holds_resumes_and_sends_on_with_a_note_that_the_next_officer_sees()
    {
        await using var staff = await StartAsync();
        var ticket = await staff.TakeAsync();
        await staff.DoAsync("next").MustBeAsync(HttpStatusCode.OK);
        await staff.PostAsync("hold", new HoldRequest(CommandId.New(), ticket.Id, "chờ bản sao")).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal((ticket.Id, "chờ bản sao"), Assert.Single((await staff.SeeAsync()).Held) is var held ? (held.Id, held.Note) : default);
        await staff.DoAsync("resume", ticket.Id).MustBeAsync(HttpStatusCode.OK);
        await staff.Manager.Client.AtCounterAsync("quay-1", "open").MustBeAsync(HttpStatusCode.OK);
        await staff
            .PostAsync(
                "transfer",
                new TransferRequest(CommandId.New(), ticket.Id, Counter: new("quay-1"), First: true, Note: "xem giúp hồ sơ")
            )
            .MustBeAsync(HttpStatusCode.OK);
        await staff.Manager.Client.AtCounterAsync("quay-1", "next").MustBeAsync(HttpStatusCode.OK);
        var seen = (await staff.SeeAsync("quay-1")).Current!; // somebody was called
        Assert.Equal((ticket.Number, "xem giúp hồ sơ", ticket.IssuedAt), (seen.Number, seen.Note, seen.IssuedAt));
        Assert.Equal(1, (await staff.SeeAsync()).Today.Transferred);
    }

    [Fact]
    public async Task Takes_back_a_call_within_thirty_seconds()
    {
        await using var staff = await StartAsync();
        var ticket = await staff.TakeAsync();
        await staff.DoAsync("next").MustBeAsync(HttpStatusCode.OK);
        Assert.Equal((UndoneAct.Call, ticket.Number), (await staff.SeeAsync()).Undo is { } undo ? (undo.Kind, undo.Number) : default);
        staff.Server.Time.Advance(TimeSpan.FromSeconds(29));
        await staff.DoAsync("undo", ticket.Id).MustBeAsync(HttpStatusCode.OK);
        await staff.DoAsync("next").MustBeAsync(HttpStatusCode.OK);
        staff.Server.Time.Advance(TimeSpan.FromSeconds(31));
        Assert.Null((await staff.SeeAsync()).Undo);
        await staff.DoAsync("undo", ticket.Id).MustBeAsync(HttpStatusCode.Conflict, "nothing-to-undo");
    }

    [Fact]
    public async Task Pauses_with_a_reason_and_is_handed_over()
    {
        await using var staff = await StartAsync();
        await staff.PostAsync("pause", new PauseRequest(CommandId.New(), PauseReason.Equipment)).MustBeAsync(HttpStatusCode.OK);
        await staff.DoAsync("next").MustBeAsync(HttpStatusCode.Conflict, "counter-paused");
        Assert.Equal(PauseReason.Equipment, (await staff.SeeAsync()).Pause?.Reason);
        await staff.DoAsync("continue").MustBeAsync(HttpStatusCode.OK);
        await staff.Manager.Client.AtCounterAsync("quay-2", "take-over").MustBeAsync(HttpStatusCode.OK);
        await staff.DoAsync("next").MustBeAsync(HttpStatusCode.Conflict, "counter-not-yours");
        Assert.Equal("manager", (await staff.SeeAsync()).Officer);
        Assert.Equal(["counter-taken-over"], await AuditedAsync(staff, "counter-taken-over"));
    }

    [Fact]
    public async Task Gives_numbers_and_a_second_one_only_when_it_is_meant_and_audited()
    {
        await using var staff = await StartAsync();
        var first = (
            await staff
                .Lan.Client.SendAsync($"{TicketsPath}/walk-up", new WalkUpRequest(CommandId.New(), Births, new ClassId("cao-tuoi")))
                .ReadAsync<IssueReply>()
        ).Ticket;
        Assert.Equal("Người từ 75 tuổi", first.Class?["vi"]);
        var again = await staff
            .Lan.Client.SendAsync($"{TicketsPath}/walk-up", new WalkUpRequest(CommandId.New(), Births, SameVisitorAs: first.Id))
            .ReadAsync<IssueReply>();
        Assert.Equal((true, first.Id), (again.Known, again.Ticket.Id));
        Assert.Empty(await AuditedAsync(staff, "ticket-overridden"));
        var second = await staff
            .Lan.Client.SendAsync(
                $"{TicketsPath}/walk-up",
                new WalkUpRequest(CommandId.New(), Births, SameVisitorAs: first.Id, Override: true)
            )
            .ReadAsync<IssueReply>();
        Assert.Equal((false, new TicketNumber('A', 2)), (second.Known, second.Ticket.Number));
        Assert.Equal(["ticket-overridden"], await AuditedAsync(staff, "ticket-overridden"));
    }

    [Fact]
    public async Task Brings_back_a_no_show_and_changes_a_class()
    {
        await using var staff = await StartAsync();
        var (missed, other) = (await staff.TakeAsync(), await staff.TakeAsync());
        await staff.DoAsync("next").MustBeAsync(HttpStatusCode.OK);
        staff.Server.Time.Advance(TimeSpan.FromSeconds(10));
        await staff.DoAsync("no-show", missed.Id).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal(missed.Id, Assert.Single((await staff.SeeAsync()).NoShows).Id);
        await staff
            .Lan.Client.SendAsync($"{TicketsPath}/{missed.Id}/return", new ReturnRequest(CommandId.New()))
            .MustBeAsync(HttpStatusCode.OK);
        Assert.Equal([other.Id, missed.Id], (await staff.SeeAsync()).Next.Select(next => next.Id));
        await staff
            .Lan.Client.SendAsync($"{TicketsPath}/{missed.Id}/class", new ClassifyRequest(CommandId.New(), new("mang-thai")))
            .MustBeAsync(HttpStatusCode.OK);
        Assert.Equal([missed.Id, other.Id], (await staff.SeeAsync()).Next.Select(next => next.Id));
        Assert.Equal(["ticket-classified"], await AuditedAsync(staff, "ticket-classified"));
    }

    [Fact]
    public async Task Refuses_what_is_wrong_missing_huge_or_stale()
    {
        await using var staff = await StartAsync();
        var ticket = await staff.TakeAsync();
        await staff.DoAsync("next").MustBeAsync(HttpStatusCode.OK);
        var (huge, unknown) = (new string('x', TransferRequest.MaxNote + 1), TicketId.New());
        await staff.PostAsync("hold", new HoldRequest(CommandId.New(), ticket.Id, huge)).MustBeInvalidAsync("note", "note-too-long");
        await staff
            .PostAsync("transfer", new TransferRequest(CommandId.New(), ticket.Id, Note: huge))
            .MustBeInvalidAsync("note", "note-too-long");
        await staff
            .PostAsync("transfer", new TransferRequest(CommandId.New(), ticket.Id, new("nothing")))
            .MustBeAsync(HttpStatusCode.NotFound, "unknown-service");
        await staff
            .PostAsync("transfer", new TransferRequest(CommandId.New(), ticket.Id, Counter: new("nothing")))
            .MustBeAsync(HttpStatusCode.NotFound, "unknown-counter");
        await staff
            .PostAsync("transfer", new TransferRequest(CommandId.New(), ticket.Id, Counter: new("quay-3")))
            .MustBeAsync(HttpStatusCode.Conflict, "counter-closed");
        foreach (var verb in new[] { "recall", "serve", "finish", "no-show", "undo" })
        {
            await staff.DoAsync(verb).MustBeAsync(HttpStatusCode.BadRequest, "ticket-missing");
            await staff
                .DoAsync(verb, unknown)
                .MustBeAsync(HttpStatusCode.Conflict, verb == "undo" ? "nothing-to-undo" : "not-at-this-counter");
        }

        await staff
            .PostAsync("hold", new HoldRequest(CommandId.New(), unknown))
            .MustBeAsync(HttpStatusCode.Conflict, "not-at-this-counter");
        await staff.DoAsync("resume", unknown).MustBeAsync(HttpStatusCode.NotFound, "unknown-ticket");
        await staff.DoAsync("resume", ticket.Id).MustBeAsync(HttpStatusCode.Conflict, "not-held");
        foreach (var path in new[] { "return", "class" })
            await staff
                .Lan.Client.SendAsync($"{TicketsPath}/{unknown}/{path}", new { commandId = CommandId.New(), @class = (string?)null })
                .MustBeAsync(
                    path == "class" ? HttpStatusCode.NotFound : HttpStatusCode.BadRequest,
                    path == "class" ? "unknown-ticket" : "bad-request"
                );
        await staff
            .Lan.Client.SendAsync($"{TicketsPath}/walk-up", new WalkUpRequest(CommandId.New(), Births, new ClassId("nobody")))
            .MustBeAsync(HttpStatusCode.NotFound, "unknown-class");
        await staff
            .Lan.Client.SendAsync($"{TicketsPath}/walk-up", new WalkUpRequest(CommandId.New(), Births, SameVisitorAs: unknown))
            .MustBeAsync(HttpStatusCode.NotFound, "unknown-ticket");
    }

    [Fact]
    public async Task Names_the_field_that_cannot_be_read()
    {
        await using var staff = await StartAsync();
        const string Id = "01a2063a-f1e5-7458-a6b6-1ebcfff7b000";
        foreach (
            var (verb, json, field) in new[]
            {
                ("pause", $$"""{"commandId":"{{Id}}","reason":"boredom"}""", "reason"),
                ("pause", """{"commandId":"not-a-guid","reason":"lunch"}""", "commandId"),
                ("hold", $$"""{"commandId":"{{Id}}","ticket":"A001"}""", "ticket"),
                ("transfer", $$"""{"commandId":"{{Id}}","ticket":"{{Id}}","first":"yes"}""", "first"),
                ("transfer", $$"""{"commandId":"{{Id}}","ticket":"{{Id}}","service":"ĐẤT ĐAI"}""", "service"),
            }
        )
        {
            await staff
                .Lan.Client.PostAsync(
                    $"{OfficePath}/counters/quay-2/{verb}",
                    new StringContent(json, Encoding.UTF8, "application/json"),
                    TestContext.Current.CancellationToken
                )
                .MustBeInvalidAsync(field, "unreadable");
        }
    }

    private static async Task<string[]> AuditedAsync(Staff staff, string what)
    {
        using var page = JsonDocument.Parse(
            await staff.Manager.Client.GetStringAsync($"/api/audit?what={what}", TestContext.Current.CancellationToken)
        );
        return [.. page.RootElement.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("what").GetString() ?? "")];
    }
}
