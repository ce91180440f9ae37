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
        var view = await ReadAsync(manager, "?from=2026-11-22&to=2026-11-23");
        Assert.Equal(
            [("kiosk-1", new DateOnly(2026, 11, 22), 23, 5), ("kiosk-1", new(2026, 11, 23), 9, 8)],
            view.Hours.Select(line => (line.Kiosk, line.Day, line.Hour, line.Begun))
        );
        var morning = view.Hours[^1];
        Assert.Equal(
            (4, 2, 30.0, 2, 2),
            (morning.WithFace, morning.WithoutFace, morning.SecondsToNumber, morning.ChallengesFailed, morning.CameraTroubles)
        );
        Assert.Equal([new(VisitStep.Consent, 3), new(VisitStep.Capture, 1)], morning.GivenUp);
        Assert.Equal(9, Assert.Single((await ReadAsync(manager)).Hours).Hour); // today, unless said
        Assert.Empty((await ReadAsync(manager, "?from=2026-11-20&to=2026-11-21")).Hours);
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
        Assert.Empty((await ReadAsync(manager)).Hours); // all of a request or nothing
        foreach (var days in new[] { "?from=2026-11-24&to=2026-11-23", "?from=2020-01-01&to=2026-11-23", "?to=9999-12-31&from=9999-12-30" })
            await manager
                .GetAsync($"{OfficePath}/funnel{days}", TestContext.Current.CancellationToken)
                .MustBeAsync(HttpStatusCode.BadRequest, "bad-range");
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
