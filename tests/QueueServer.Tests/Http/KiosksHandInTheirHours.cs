using System.Net;
using QueueServer.Features.Funnel;
using QueueServer.Storage;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Http;

/// <summary>What visits at kiosks came to, handed in by the hour and read by whoever answers for the office.</summary>
public sealed class KiosksHandInTheirHours : TempFolder
{
    /// <summary>Ten in the morning at the office, which is the hour of <see cref="TestOffice.Morning"/>.</summary>
    private static readonly DateTimeOffset Hour = TestOffice.Morning;

    private static FunnelHour Counted(int hour, int begun = 5, params GivenUp[] givenUp) =>
        new()
        {
            Id = CommandId.New(),
            Hour = Hour.AddHours(hour),
            Begun = begun,
            WithFace = 2,
            WithoutFace = 1,
            Seconds = 90,
            GivenUp = givenUp,
            ChallengesFailed = 1,
            CameraTroubles = 1,
        };

    private static Task<HttpResponseMessage> HandInAsync(HttpClient kiosk, params FunnelHour[] hours) =>
        kiosk.SendAsync($"{OfficePath}/funnel", new FunnelRequest(hours));

    private static Task<FunnelView> ReadAsync(HttpClient manager, string days = "") =>
        manager.GetAsync($"{OfficePath}/funnel{days}", TestContext.Current.CancellationToken).ReadAsync<FunnelView>();

    private async Task<(ClockedServer Server, HttpClient Kiosk, HttpClient Manager)> StartAsync()
    {
        var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        var secret = await File.ReadAllTextAsync(Path.Combine(Folder, "devices", "kiosk-1.secret"), TestContext.Current.CancellationToken);
        var manager = await Session.BeginAsync(server.Address, "manager", FirstRun.PasswordOf(Folder, "manager"));
        return (server, Clients.Make(server.Address, secret.Trim()), manager.Client);
    }

    [Fact]
    public async Task Which_count_once_however_often_they_are_sent_and_are_summed_by_the_offices_own_hours()
    {
        var (server, kiosk, manager) = await StartAsync();
        await using var running = server;
        var first = Counted(-1, 5, new(VisitStep.Consent, 2), new(VisitStep.Capture, 1));
        await HandInAsync(kiosk, first).MustBeAsync(HttpStatusCode.NoContent);
        // The clock was set back: the same hour once more, under another name.
        await HandInAsync(kiosk, first, Counted(-1, 3, new GivenUp(VisitStep.Consent, 1)), Counted(-11))
            .MustBeAsync(HttpStatusCode.NoContent);
        await HandInAsync(kiosk, Counted(-4, 1, new GivenUp(VisitStep.Service, 1))).MustBeAsync(HttpStatusCode.NoContent);
        const string Days = "?from=2026-11-22&to=2026-11-23";
        Assert.Equal([("2026-11-22", 5), ("2026-11-23", 9)], BegunOf(await ReadAsync(manager, $"{Days}&by=day")));
        Assert.Equal([("06", 1), ("09", 8), ("23", 5)], BegunOf(await ReadAsync(manager, $"{Days}&by=hour")));
        Assert.Equal([("1", 9), ("7", 5)], BegunOf(await ReadAsync(manager, $"{Days}&by=weekday"))); // a Monday, and the Sunday before
        Assert.Equal([("2026-W47", 5), ("2026-W48", 9)], BegunOf(await ReadAsync(manager, $"{Days}&by=week")));
        Assert.Equal([("2026-11", 14)], BegunOf(await ReadAsync(manager, $"{Days}&by=month")));
        var today = await ReadAsync(manager); // unless it is said
        Assert.Equal([("kiosk-1", 9)], BegunOf(today));
        var total = today.Total;
        Assert.Equal(
            (9, 6, 3, 30.0, 3, 3),
            (total.Begun, total.WithFace, total.WithoutFace, total.SecondsToNumber, total.ChallengesFailed, total.CameraTroubles)
        );
        Assert.Equal([new(VisitStep.Service, 1), new(VisitStep.Consent, 3), new(VisitStep.Capture, 1)], total.GivenUp);
        var empty = await ReadAsync(manager, "?from=2026-11-20&to=2026-11-21");
        Assert.Empty(empty.Parts);
        Assert.Equal((0, null), (empty.Total.Begun, empty.Total.SecondsToNumber));

        static IEnumerable<(string, int)> BegunOf(FunnelView view) => view.Parts.Select(part => (part.Key, part.Counts.Begun));
    }

    [Fact]
    public async Task But_not_what_no_kiosk_can_have_counted()
    {
        var (server, kiosk, manager) = await StartAsync();
        await using var running = server;
        FunnelHour[] unsound =
        [
            Counted(-1) with
            {
                Begun = -1,
            },
            Counted(-1) with
            {
                Seconds = int.MaxValue,
            },
            Counted(-1) with
            {
                GivenUp = [new((VisitStep)99, 1)],
            },
            Counted(-1) with
            {
                GivenUp = [new(VisitStep.Code, -1)],
            },
            Counted(-24 * 41),
            Counted(2),
        ];
        foreach (var hour in unsound)
        {
            var answer = await HandInAsync(kiosk, Counted(-1), hour);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        var many = Enumerable.Range(0, FunnelRequest.MostHours + 1).Select(_ => Counted(-1)).ToArray();
        await HandInAsync(kiosk, many).MustBeAsync(HttpStatusCode.BadRequest, "unsound-funnel");
        Assert.Empty((await ReadAsync(manager)).Parts); // all of a request or nothing
        foreach (
            var (asked, field, code) in new[]
            {
                ("?from=2026-11-24&to=2026-11-23", "from", "from-after-to"),
                ("?from=2020-01-01&to=2026-11-23", "to", "range-too-long"),
                ("?to=9999-12-31&from=9999-12-30", "from", "out-of-range"),
                ("?by=visitor", "by", "unknown-cut"),
                ("?by=1", "by", "unknown-cut"),
            }
        )
            await manager.GetAsync($"{OfficePath}/funnel{asked}", TestContext.Current.CancellationToken).MustBeInvalidAsync(field, code);
    }

    /// <summary>A row has the office, the kiosk, an hour and counts: no number, no time of a visit, nobody.</summary>
    [Fact]
    public void Nothing_of_anybody_is_kept() =>
        Assert.Equal(
            [
                "Begun",
                "CameraTroubles",
                "ChallengesFailed",
                "GivenUp",
                "Hour",
                "Id",
                "Kiosk",
                "Office",
                "Places",
                "Seconds",
                "WithFace",
                "WithoutFace",
            ],
            typeof(FunnelRow).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal)
        );
}
