using System.Net;
using QueueServer.Access;
using QueueServer.Configuration;
using QueueServer.Features.Devices;
using QueueServer.Features.Tickets;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;
using Made = QueueServer.Tests.Running.Faces;

namespace QueueServer.Tests.Devices;

/// <summary>Of a kiosk is no oracle, no bomb, and no other counter's camera.</summary>
public sealed class AStolenSecret(Postgres postgres) : TempFolder
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private static Task<HttpResponseMessage> TakeAsync(HttpClient kiosk, int? face = null) =>
        kiosk.SendAsync(
            TicketsPath,
            new IssueRequest(
                CommandId.New(),
                TestOffice.Births,
                face is { } seed ? Made.Of(seed) : null,
                Consent: face is null ? null : Made.Consent(at: TestOffice.Morning)
            )
        );

    private static Task<HttpResponseMessage> FindAsync(HttpClient kiosk, int face) =>
        kiosk.SendAsync($"{TicketsPath}/find", new FindRequest(Made.Of(face), Consent: Made.Consent(at: TestOffice.Morning)));

    private HttpClient KioskAt(ClockedServer server, string folder = "") =>
        Clients.Make(server.Address, File.ReadAllText(Path.Combine(Folder, folder, "devices", "kiosk-1.secret")).Trim());

    [Fact]
    public async Task Looks_for_faces_as_often_by_new_numbers_as_by_searches_and_both_together()
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        using var kiosk = KioskAt(server);
        for (var face = 0; face < KioskLimits.SearchesAMinute / 2; face++)
        {
            await TakeAsync(kiosk, face).MustBeAsync(HttpStatusCode.OK);
            await FindAsync(kiosk, 1000 + face).MustBeAsync(HttpStatusCode.OK);
        }

        await TakeAsync(kiosk, 1).MustBeAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        await FindAsync(kiosk, 1).MustBeAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        await TakeAsync(kiosk).MustBeAsync(HttpStatusCode.OK); // without a face nobody is looked for
        server.Time.Advance(TimeSpan.FromMinutes(1));
        await TakeAsync(kiosk, 1).MustBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Spends_no_number_on_a_search_that_is_refused()
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning, "--Limits:IssuesADay", "3");
        using var kiosk = KioskAt(server);
        for (var face = 0; face < KioskLimits.SearchesAMinute; face++)
            await FindAsync(kiosk, face).MustBeAsync(HttpStatusCode.OK);
        for (var number = 0; number < 3; number++)
            await TakeAsync(kiosk, 1).MustBeAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        for (var number = 0; number < 3; number++)
            await TakeAsync(kiosk).MustBeAsync(HttpStatusCode.OK);
        await TakeAsync(kiosk).MustBeAsync(HttpStatusCode.TooManyRequests, "kiosk-limited");
    }

    [Fact]
    public async Task Looks_no_oftener_at_two_servers()
    {
        var connection = await postgres.MakeAsync();
        await using var one = await ClockedServer.StartOneOfSeveralAsync(Folder, "one", connection);
        await using var other = await ClockedServer.StartOneOfSeveralAsync(Folder, "other", connection);
        using var here = KioskAt(one, "one");
        using var there = KioskAt(other, "one");
        for (var face = 0; face < KioskLimits.SearchesAMinute; face++)
            await FindAsync(face % 2 == 0 ? here : there, face).MustBeAsync(HttpStatusCode.OK);
        await FindAsync(here, 1).MustBeAsync(HttpStatusCode.TooManyRequests);
        await FindAsync(there, 1).MustBeAsync(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Gives_no_more_numbers_a_minute_and_a_day_than_it_may_and_the_hall_is_told()
    {
        await using var server = await ClockedServer.StartAsync(
            Folder,
            TestOffice.Morning,
            "--Limits:IssuesAMinute",
            "3",
            "--Limits:IssuesADay",
            "5"
        );
        using var kiosk = KioskAt(server);
        var manager = await Session.BeginAsync(server.Address, "manager", FirstRun.PasswordOf(Folder, "manager"));
        for (var number = 0; number < 3; number++)
            await TakeAsync(kiosk).MustBeAsync(HttpStatusCode.OK);
        Assert.Null(await TroubleAsync(manager));
        await TakeAsync(kiosk).MustBeAsync(HttpStatusCode.TooManyRequests, "kiosk-limited");
        Assert.Equal(DeviceTrouble.Limited, await TroubleAsync(manager));

        server.Time.Advance(TimeSpan.FromMinutes(1));
        for (var number = 0; number < 2; number++)
            await TakeAsync(kiosk).MustBeAsync(HttpStatusCode.OK);
        await TakeAsync(kiosk).MustBeAsync(HttpStatusCode.TooManyRequests, "kiosk-limited");
        server.Time.Advance(DeviceTrouble.LimitShown);
        Assert.NotEqual(DeviceTrouble.Limited, await TroubleAsync(manager));
    }

    [Fact]
    public async Task Gives_no_more_numbers_at_two_servers()
    {
        var connection = await postgres.MakeAsync();
        string[] limit = ["--Limits:IssuesADay", "5"];
        await using var one = await ClockedServer.StartOneOfSeveralAsync(Folder, "one", connection, limit);
        await using var other = await ClockedServer.StartOneOfSeveralAsync(Folder, "other", connection, limit);
        using var here = KioskAt(one, "one");
        using var there = KioskAt(other, "one");
        for (var number = 0; number < 5; number++)
            await TakeAsync(number % 2 == 0 ? here : there).MustBeAsync(HttpStatusCode.OK);
        await TakeAsync(here).MustBeAsync(HttpStatusCode.TooManyRequests, "kiosk-limited");
        await TakeAsync(there).MustBeAsync(HttpStatusCode.TooManyRequests, "kiosk-limited");
    }

    [Fact]
    public async Task Hands_in_no_more_numbers_than_it_may_give_in_a_day_all_at_once_if_it_must_and_the_hall_is_told()
    {
        await using var server = await ClockedServer.StartAsync(
            Folder,
            TestOffice.Morning,
            "--Limits:IssuesAMinute",
            "1",
            "--Limits:IssuesADay",
            "4"
        );
        using var kiosk = KioskAt(server);
        var manager = await Session.BeginAsync(server.Address, "manager", FirstRun.PasswordOf(Folder, "manager"));
        await TakeAsync(kiosk).MustBeAsync(HttpStatusCode.OK);
        var holder = LeaseHolderId.New();
        var first = (
            await kiosk
                .SendAsync($"{OfficePath}/leases", new LeaseRequest(CommandId.New(), TestOffice.Births, holder))
                .ReadAsync<LeaseReply>()
        )
            .Blocks[^1]
            .First;
        var given = Enumerable
            .Range(first.Value, 4)
            .Select(number => new HandInRequest(
                new(CommandId.New(), TestOffice.Births),
                holder,
                first with
                {
                    Value = number,
                },
                TestOffice.Morning
            ))
            .ToList();
        foreach (var handed in given[..3])
            await HandInAsync(kiosk, handed).MustBeAsync(HttpStatusCode.OK);
        Assert.Null(await TroubleAsync(manager));
        await HandInAsync(kiosk, given[3]).MustBeAsync(HttpStatusCode.TooManyRequests, "kiosk-limited");
        Assert.Equal(DeviceTrouble.Limited, await TroubleAsync(manager));
        await HandInAsync(kiosk, given[0]).MustBeAsync(HttpStatusCode.OK); // it is known, and is answered again
        server.Time.Advance(TimeSpan.FromMinutes(1));
        await TakeAsync(kiosk).MustBeAsync(HttpStatusCode.TooManyRequests, "kiosk-limited"); // they were its numbers of the day
    }

    private static Task<HttpResponseMessage> HandInAsync(HttpClient kiosk, HandInRequest handed) =>
        kiosk.SendAsync($"{OfficePath}/leases/hand-in", handed);

    [Fact]
    public void Has_limits_where_nothing_else_was_set() =>
        Assert.Equal((30, 3000), (new LimitSettings().IssuesAMinute, new LimitSettings().IssuesADay));

    [Fact]
    public async Task Watches_and_answers_no_counter_but_that_which_a_manager_gave_it()
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        using var kiosk = KioskAt(server);
        var manager = await Session.BeginAsync(server.Address, "manager", FirstRun.PasswordOf(Folder, "manager"));
        var bearer = kiosk.DefaultRequestHeaders.Authorization!.ToString(); // a kiosk's client has one
        Assert.Equal("not-this-counters", await WatchAsync(server, bearer, "quay-1"));
        await GiveAsync(manager, "nowhere").MustBeInvalidAsync("display", "unknown-counter");
        await GiveAsync(manager, "quay-1").MustBeAsync(HttpStatusCode.OK);
        Assert.Null(await WatchAsync(server, bearer, "quay-1"));
        Assert.Equal("not-this-counters", await WatchAsync(server, bearer, "quay-2"));
        await AnswerAsync(kiosk, "quay-1").MustBeAsync(HttpStatusCode.NotFound, "unknown-check");
        await AnswerAsync(kiosk, "quay-2").MustBeAsync(HttpStatusCode.Forbidden, "not-this-counters");
    }

    private static Task<HttpResponseMessage> GiveAsync(Session manager, string counter) =>
        manager.Client.SendAsync($"{OfficePath}/devices/kiosk-1", new DeviceRequest(counter));

    private static Task<HttpResponseMessage> AnswerAsync(HttpClient kiosk, string counter) =>
        kiosk.SendAsync($"{OfficePath}/counters/{counter}/checks/{CommandId.New()}", new CheckAnswer(Made.Of(1)));

    /// <returns>Why it may not; null when it may.</returns>
    private static async Task<string?> WatchAsync(ClockedServer server, string bearer, string counter)
    {
        using var hub = await HubSocket.OpenAsync(server.Address, ("Authorization", bearer));
        using var answer = await hub.InvokeAsync(nameof(IScreenHub.WatchCheck), counter);
        return answer.RootElement.TryGetProperty("error", out var error) ? error.GetString()!.Split(' ')[^1] : null; // an error is a text
    }

    private static async Task<string?> TroubleAsync(Session manager) =>
        (await manager.Client.GetAsync($"{OfficePath}/devices", Stop).ReadAsync<DeviceView[]>())
            .Single(device => device.Name == "kiosk-1")
            .Trouble;
}
