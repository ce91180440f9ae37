using System.Diagnostics;
using System.Net;
using System.Text.Json;
using QueueServer.Access;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Ratings;

public sealed class TheHallIsAlarmed : TempFolder
{
    [Fact]
    public async Task Within_five_seconds_of_the_third_who_is_dissatisfied_within_an_hour()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        var (one, two) = (await office.PairAsync("rating-1"), await office.PairAsync("rating-2", "quay-2"));
        using var hall = await HubSocket.OpenAsync(office.Server.Address, ("Cookie", office.Manager.Cookie));
        using (await hall.InvokeAsync(nameof(IScreenHub.WatchHall), "ha-dong")) { }

        foreach (
            var (tablet, counter, level) in new[]
            {
                (one, TestOffice.One, RatingLevel.Dissatisfied),
                (two, TestOffice.Two, RatingLevel.Dissatisfied),
                (one, TestOffice.One, RatingLevel.Satisfied),
                (one, TestOffice.One, RatingLevel.Dissatisfied),
            }
        )
            await RateAsync(office, tablet, counter, level);
        Assert.All((await HallOf(office)).Counters, counter => Assert.Null(counter.Dissatisfied));

        await office.ServeAsync();
        var token = await RatedOffice.TokenOf(one);
        var begun = Stopwatch.GetTimestamp();
        await one.RateAsync(token, RatingLevel.Dissatisfied).MustBeAsync(HttpStatusCode.NoContent);
        var alarm = await AlarmPushedAsync(hall);
        Assert.InRange(Stopwatch.GetElapsedTime(begun), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Equal((3, office.Server.Time.GetUtcNow()), (alarm.Count, alarm.Since));
    }

    [Fact]
    public async Task For_as_long_as_there_are_three_of_the_last_hour_also_after_a_restart()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        var tablet = await office.PairAsync("rating-1");
        await RateAsync(office, tablet, TestOffice.One, RatingLevel.Dissatisfied);
        office.Server.Time.Advance(TimeSpan.FromMinutes(56));
        await RateAsync(office, tablet, TestOffice.One, RatingLevel.Dissatisfied); // an hour and a minute later
        await RateAsync(office, tablet, TestOffice.One, RatingLevel.Dissatisfied);
        Assert.Null((await HallOf(office)).Counters[0].Dissatisfied);

        await RateAsync(office, tablet, TestOffice.One, RatingLevel.Dissatisfied);
        Assert.Equal(3, (await HallOf(office)).Counters[0].Dissatisfied!.Count);
        await office.StartAgainAsync();
        Assert.Equal(3, (await HallOf(office)).Counters[0].Dissatisfied!.Count);
        office.Server.Time.Advance(TimeSpan.FromMinutes(51));
        Assert.Null((await HallOf(office)).Counters[0].Dissatisfied);
    }

    private static async Task RateAsync(RatedOffice office, RatingTablet tablet, CounterId counter, RatingLevel level)
    {
        await office.ServeAsync(counter);
        await tablet.RateAsync(await RatedOffice.TokenOf(tablet), level).MustBeAsync(HttpStatusCode.NoContent);
    }

    private static async Task<HallView> HallOf(RatedOffice office)
    {
        using var hub = await HubSocket.OpenAsync(office.Server.Address, ("Cookie", office.Manager.Cookie));
        using var answer = await hub.InvokeAsync(nameof(IScreenHub.WatchHall), "ha-dong");
        return answer.RootElement.GetProperty("result").Deserialize<HallView>(Wire.Json)!; // an empty answer fails the test
    }

    private static async Task<HallDissatisfaction> AlarmPushedAsync(HubSocket hall)
    {
        while (true)
        {
            foreach (var message in await hall.PushesAsync() ?? throw new InvalidOperationException("The hub closed the connection."))
            {
                using var push = JsonDocument.Parse(message);
                if (!push.RootElement.TryGetProperty("target", out var target) || target.GetString() != nameof(IScreenClient.HallChanged))
                    continue;
                var view = push.RootElement.GetProperty("arguments")[0].Deserialize<HallView>(Wire.Json);
                if (view?.Counters[0].Dissatisfied is { } alarm)
                    return alarm;
            }
        }
    }
}
