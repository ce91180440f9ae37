using System.Net;
using System.Text.Json;
using QueueContracts.Faces;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Features.AuditTrail;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;
using Made = QueueServer.Tests.Running.Faces;

namespace QueueServer.Tests.Counters;

/// <summary>The officer of counter 1, a ticket with a face called there, and a device that watches the counter.</summary>
public sealed class TheOfficerChecks : TempFolder
{
    private static readonly MatchPolicy Policy = Made.Policies.ByModel[Made.Model];
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private sealed record Scene(
        ClockedServer Server,
        HttpClient Kiosk,
        Session Officer,
        HubSocket Camera,
        HubSocket Console,
        TicketSummary Ticket
    ) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            Camera.Dispose();
            Console.Dispose();
            await Server.DisposeAsync();
        }

        /// <summary>What the console would show of the check now.</summary>
        public async Task<string?> AdviceAsync()
        {
            using var answer = await Console.InvokeAsync(nameof(IScreenHub.WatchCounter), "quay-1");
            var check = answer.RootElement.GetProperty("result").GetProperty("check");
            return check.ValueKind == JsonValueKind.Null ? null : check.GetProperty("outcome").GetString();
        }

        /// <summary>What the device would be asked for now.</summary>
        public async Task<string?> WantedAsync()
        {
            using var answer = await Camera.InvokeAsync(nameof(IScreenHub.WatchCheck), "quay-1");
            return answer.RootElement.GetProperty("result").GetProperty("check").GetString();
        }

        /// <summary>What the device is told next.</summary>
        public async Task<JsonElement> ToldAsync()
        {
            while (true)
            {
                foreach (var message in await Camera.PushesAsync() ?? throw new InvalidOperationException("The hub closed the connection."))
                {
                    using var json = JsonDocument.Parse(message);
                    if (
                        json.RootElement.TryGetProperty("target", out var target)
                        && target.GetString() == nameof(IScreenClient.CheckWanted)
                    )
                        return json.RootElement.GetProperty("arguments")[0].Clone();
                }
            }
        }

        public Task<CheckReply> AskAsync(CommandId? id = null) =>
            Officer
                .Client.SendAsync($"{OfficePath}/counters/quay-1/check", new CounterRequest(id ?? CommandId.New(), Ticket.Id))
                .ReadAsync<CheckReply>();

        public Task<HttpResponseMessage> AnswerAsync(CommandId check, FaceTemplate? face = null, CheckOutcome? why = null) =>
            Kiosk.SendAsync($"{OfficePath}/counters/quay-1/checks/{check}", new CheckAnswer(face, why));
    }

    private async Task<Scene> StartAsync(bool watched = true)
    {
        var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        var bearer = (await File.ReadAllTextAsync(Path.Combine(Folder, "devices", "kiosk-1.secret"), Stop)).Trim();
        var kiosk = Clients.Make(server.Address, bearer);
        await (await Session.BeginAsync(server.Address, "admin", FirstRun.PasswordOf(Folder, "admin"))).GiveCounterItsCameraAsync();
        var officer = await Session.BeginAsync(server.Address, "officer", FirstRun.PasswordOf(Folder, "officer"));
        var ticket = (
            await kiosk
                .SendAsync(
                    TicketsPath,
                    new IssueRequest(CommandId.New(), TestOffice.Births, Made.Of(1), Consent: Made.Consent(at: TestOffice.Morning))
                )
                .ReadAsync<IssueReply>()
        ).Ticket;
        await kiosk
            .SendAsync(
                TicketsPath,
                new IssueRequest(CommandId.New(), TestOffice.Births, Made.Of(2), Consent: Made.Consent(at: TestOffice.Morning))
            )
            .ReadAsync<IssueReply>();
        await officer.Client.AtCounterAsync("quay-1", "open").MustBeAsync(HttpStatusCode.OK);
        await officer.Client.AtCounterAsync("quay-1", "next").MustBeAsync(HttpStatusCode.OK);
        var scene = new Scene(
            server,
            kiosk,
            officer,
            await HubSocket.OpenAsync(server.Address, ("Authorization", $"Bearer {bearer}")),
            await HubSocket.OpenAsync(server.Address, ("Cookie", officer.Cookie)),
            ticket
        );
        if (watched)
            Assert.Null(await scene.WantedAsync());
        return scene;
    }

    [Theory]
    [InlineData(0.05, "same")]
    [InlineData(-0.05, "notSure")]
    [InlineData(-0.3, "other")]
    public async Task Whether_the_person_is_the_tickets_is_said_without_a_score(double above, string expected)
    {
        await using var scene = await StartAsync();
        var check = (await scene.AskAsync()).Check;
        Assert.Equal(("asked", $"{check}"), (await scene.AdviceAsync(), await scene.WantedAsync()));
        await scene.AnswerAsync(check, Made.Near(1, Policy.Accept + above)).MustBeAsync(HttpStatusCode.NoContent);
        Assert.Equal((expected, null), (await scene.AdviceAsync(), await scene.WantedAsync()));
    }

    [Fact]
    public async Task What_the_camera_is_told_says_the_servers_moment()
    {
        await using var scene = await StartAsync(watched: false);
        using (var watched = await scene.Camera.InvokeAsync(nameof(IScreenHub.WatchCheck), "quay-1"))
            AssertIsNow(watched.RootElement.GetProperty("result"));
        scene.Server.Time.Advance(TimeSpan.FromSeconds(2));
        var check = (await scene.AskAsync()).Check;
        AssertIsNow(await scene.ToldAsync());
        scene.Server.Time.Advance(TimeSpan.FromSeconds(1));
        await scene.AnswerAsync(check, Made.Of(1)).MustBeAsync(HttpStatusCode.NoContent);
        AssertIsNow(await scene.ToldAsync());

        void AssertIsNow(JsonElement wish) => Assert.Equal(scene.Server.Time.GetUtcNow(), wish.GetProperty("at").GetDateTimeOffset());
    }

    [Fact]
    public async Task Nobody_elses_face_is_looked_at()
    {
        await using var scene = await StartAsync();
        await scene.AnswerAsync((await scene.AskAsync()).Check, Made.Of(2)).MustBeAsync(HttpStatusCode.NoContent);
        Assert.Equal("other", await scene.AdviceAsync()); // though the next in line it is
    }

    [Theory]
    [InlineData(CheckOutcome.NoFace, "noFace")]
    [InlineData(CheckOutcome.Several, "several")]
    [InlineData(CheckOutcome.Quality, "quality")]
    [InlineData(CheckOutcome.NoCamera, "noCamera")]
    public async Task Why_nothing_could_be_seen_is_said(CheckOutcome why, string expected)
    {
        await using var scene = await StartAsync();
        await scene.AnswerAsync((await scene.AskAsync()).Check, why: why).MustBeAsync(HttpStatusCode.NoContent);
        Assert.Equal(expected, await scene.AdviceAsync());
    }

    [Fact]
    public async Task A_device_that_does_not_answer_in_time_is_waited_for_no_longer()
    {
        await using var scene = await StartAsync();
        var check = (await scene.AskAsync()).Check;
        scene.Server.Time.Advance(CheckAnswer.Patience);
        Assert.Equal(("noCamera", null), (await scene.AdviceAsync(), await scene.WantedAsync()));
        await scene.AnswerAsync(check, Made.Of(1)).MustBeAsync(HttpStatusCode.NotFound, "unknown-check");
    }

    [Fact]
    public async Task A_camera_that_comes_back_within_a_check_is_told_what_is_left_of_it()
    {
        await using var scene = await StartAsync();
        Assert.Null(await LeftAsync());
        await scene.AskAsync();
        scene.Server.Time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(CheckAnswer.Patience - TimeSpan.FromSeconds(4), await LeftAsync());

        async Task<TimeSpan?> LeftAsync()
        {
            using var answer = await scene.Camera.InvokeAsync(nameof(IScreenHub.WatchCheck), "quay-1");
            return answer.RootElement.GetProperty("result").Deserialize<CheckWish>(Wire.Json)!.Left;
        }
    }

    [Fact]
    public async Task A_counter_nobody_watches_says_so_at_once()
    {
        await using var scene = await StartAsync(watched: false);
        await scene.AskAsync();
        Assert.Equal("noCamera", await scene.AdviceAsync());
    }

    [Fact]
    public async Task Advice_is_gone_after_a_minute_and_with_its_ticket()
    {
        await using var scene = await StartAsync();
        await scene.AnswerAsync((await scene.AskAsync()).Check, Made.Of(1)).MustBeAsync(HttpStatusCode.NoContent);
        scene.Server.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal("same", await scene.AdviceAsync());
        scene.Server.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await scene.AdviceAsync());
        await scene.AnswerAsync((await scene.AskAsync()).Check, Made.Of(1)).MustBeAsync(HttpStatusCode.NoContent);
        await scene.Officer.Client.AtCounterAsync("quay-1", "finish", scene.Ticket.Id).MustBeAsync(HttpStatusCode.OK);
        await scene.Officer.Client.AtCounterAsync("quay-1", "next").MustBeAsync(HttpStatusCode.OK);
        Assert.Null(await scene.AdviceAsync());
    }

    [Fact]
    public async Task That_it_was_asked_is_audited_and_what_it_came_to_is_nowhere()
    {
        await using var scene = await StartAsync();
        await scene.AnswerAsync((await scene.AskAsync()).Check, Made.Of(1)).MustBeAsync(HttpStatusCode.NoContent);
        var manager = (await Session.BeginAsync(scene.Server.Address, "manager", FirstRun.PasswordOf(Folder, "manager"))).Client;
        var entry = Assert.Single((await manager.GetAsync("/api/v1/audit?what=face-checked", Stop).ReadAsync<AuditPage>()).Entries);
        Assert.Equal(("officer", $"{scene.Ticket.Number}", null, null), (entry.Who, entry.Subject, entry.Before, entry.After));
    }

    [Fact]
    public async Task A_check_asked_for_twice_is_one()
    {
        await using var scene = await StartAsync();
        var id = CommandId.New();
        await scene.AskAsync(id);
        await scene.AnswerAsync(id, Made.Of(1)).MustBeAsync(HttpStatusCode.NoContent);
        await scene.AskAsync(id);
        Assert.Equal("same", await scene.AdviceAsync());
    }

    [Fact]
    public async Task Only_of_the_ticket_at_the_own_counter_and_with_a_face()
    {
        await using var scene = await StartAsync();
        Task<HttpResponseMessage> Ask(string counter, TicketId ticket) =>
            scene.Officer.Client.SendAsync($"{OfficePath}/counters/{counter}/check", new CounterRequest(CommandId.New(), ticket));
        await Ask("quay-1", TicketId.New()).MustBeAsync(HttpStatusCode.Conflict, "not-at-this-counter");
        await Ask("quay-2", scene.Ticket.Id).MustBeAsync(HttpStatusCode.Conflict, "counter-closed");
        await Ask("nothing", scene.Ticket.Id).MustBeAsync(HttpStatusCode.NotFound, "unknown-counter");
        await scene
            .Officer.Client.SendAsync($"{TicketsPath}/{scene.Ticket.Id}/forget-face", new OwnTicketRequest(CommandId.New()))
            .MustBeAsync(HttpStatusCode.OK);
        await Ask("quay-1", scene.Ticket.Id).MustBeAsync(HttpStatusCode.Conflict, "no-face");
    }

    [Fact]
    public async Task An_answer_is_a_face_or_why_there_is_none()
    {
        await using var scene = await StartAsync();
        var check = (await scene.AskAsync()).Check;
        await scene.AnswerAsync(check).MustBeAsync(HttpStatusCode.BadRequest, "face-or-why");
        await scene.AnswerAsync(check, Made.Of(1), CheckOutcome.NoFace).MustBeAsync(HttpStatusCode.BadRequest, "face-or-why");
        await scene.AnswerAsync(check, why: CheckOutcome.Same).MustBeAsync(HttpStatusCode.BadRequest, "face-or-why");
        await scene.AnswerAsync(CommandId.New(), Made.Of(1)).MustBeAsync(HttpStatusCode.NotFound, "unknown-check");
        await scene.AnswerAsync(check, FaceTemplate.From("another", Made.Of(1).Values)).MustBeAsync(HttpStatusCode.NoContent);
        Assert.Equal("noTemplate", await scene.AdviceAsync());
    }
}
