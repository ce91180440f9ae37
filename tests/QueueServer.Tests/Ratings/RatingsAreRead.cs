using System.Net;
using System.Text.Json;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Features.AuditTrail;
using QueueServer.Features.Ratings;
using QueueServer.Storage;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Ratings;

public sealed class RatingsAreRead : TempFolder
{
    private const string Path = $"{OfficePath}/ratings";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static Task<RatingReportView> ReadAsync(Session by, DateOnly from, DateOnly to) =>
        by.Client.GetAsync($"{Path}?from={from:O}&to={to:O}", Cancelled).ReadAsync<RatingReportView>();

    [Fact]
    public async Task In_batches_of_five_of_a_counter_once_the_day_is_over()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        var day = office.Today;
        await office.RateADayAsync();
        var read = await ReadAsync(office.Manager, day, day.AddDays(1));
        Assert.Equal((day, 3), (read.Until, read.Awaiting));
        Assert.Equal((6, 10, 10, 1), (read.All.Count, read.All.Finished, read.All.Asked, read.All.Short));
        Assert.Equal((2, 3, 1), (read.All.VerySatisfied, read.All.Satisfied, read.All.Dissatisfied));
        Assert.Equal(5.0 / 6, read.All.Share);
        var interval = RatingInterval.Of(5, 6)!.Value; // there are some
        Assert.Equal((interval.Low, interval.High), (read.All.Low!.Value, read.All.High!.Value)); // likewise
        Assert.Equal([(RatingReason.WaitedLong, 1)], read.Reasons.Select(reason => (reason.Reason, reason.Count)));
        Assert.Equal(
            [("quay-1", 1, 6, 6), ("quay-2", 2, 0, 4)],
            read.Counters.Select(part => (part.Id, part.Number!.Value, part.Score.Count, part.Score.Finished)) // a counter has one
        );
        Assert.Equal([("Cô Lan rất tận tình", false), ("Đồ chó má!", true)], read.Texts.Select(text => (text.Text, text.IsRude)).Order());
        Assert.Equal(["lan", "minh"], read.Officers!.Select(part => part.Id));

        await office.StartAgainAsync();
        Assert.Equal(Written(read), Written(await ReadAsync(office.Manager, day, day.AddDays(1)))); // to the digit
    }

    [Fact]
    public async Task As_of_the_service_that_another_was_merged_into()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        var day = office.Today;
        await office.RateADayAsync();
        var before = await ReadAsync(office.Manager, day, day);
        var (gone, left) = (TestOffice.Births, TestOffice.Land);
        Assert.Equal([gone.Value], before.Services.Select(part => part.Id));
        var settings = office.Office.Settings;
        await office.DoAsync(
            new ChangeSettings(
                CommandId.New(),
                settings with
                {
                    Services =
                    [
                        .. settings
                            .Services.Where(service => service.Id != gone)
                            .Select(service => service.Id == left ? service with { Formerly = [gone] } : service),
                    ],
                    Counters =
                    [
                        .. settings.Counters.Select(counter =>
                            counter with
                            {
                                Services = [.. counter.Services.Where(service => service != gone).Append(left).Distinct()],
                            }
                        ),
                    ],
                    Procedures = [],
                },
                "manager"
            )
        );
        var after = await ReadAsync(office.Manager, day, day);
        var part = Assert.Single(after.Services);
        Assert.Equal((left.Value, before.All.Count, before.All.Finished), (part.Id, part.Score.Count, part.Score.Finished));
        Assert.Equal(before.All, after.All);
    }

    private static string Written(RatingReportView read) => JsonSerializer.Serialize(read, Wire.Json);

    [Fact]
    public async Task By_an_officer_their_own_alone_and_officers_by_nobody_but_a_manager()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        var day = office.Today;
        await office.RateADayAsync();
        var lan = await ReadAsync(await office.PersonAsync("lan", Roles.Officer), day, day);
        Assert.Equal((6, 6, 0), (lan.All.Count, lan.All.Finished, lan.Awaiting));
        Assert.Equal(["quay-1"], lan.Counters.Select(part => part.Id));
        Assert.Empty(lan.Texts); // a text may be known by its hand
        Assert.Null(lan.Officers);
        var minh = await ReadAsync(await office.PersonAsync("minh", Roles.Officer), day, day);
        Assert.Equal((0, 4, 3), (minh.All.Count, minh.All.Finished, minh.Awaiting));
        foreach (var role in new[] { Roles.Auditor, Roles.Leader })
        {
            var read = await ReadAsync(await office.PersonAsync($"a-{role}", role), day, day);
            Assert.Equal(6, read.All.Count);
            Assert.Null(read.Officers);
            Assert.DoesNotContain("minh", Written(read), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Not_over_a_period_that_is_none_or_too_long()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        foreach (
            var (period, field, code) in new[]
            {
                ("from=2026-11-24&to=2026-11-23", "from", "from-after-to"),
                ("from=2020-11-01&to=2026-11-23", "to", "range-too-long"),
                ("to=0001-01-02", "from", "out-of-range"),
                ("from=9999-01-01&to=9999-12-31", "from", "out-of-range"),
            }
        )
            await office.Manager.Client.GetAsync($"{Path}?{period}", Cancelled).MustBeInvalidAsync(field, code);
    }

    [Fact]
    public async Task That_somebody_was_asked_to_pay_by_a_leader_alone_at_once_and_the_audit_knows_it()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        var leader = await office.PersonAsync("leader", Roles.Leader);
        var tablet = await office.PairAsync("rating-1");
        await office.ServeAsync();
        await tablet
            .RateAsync(await RatedOffice.TokenOf(tablet), RatingLevel.Dissatisfied, "Chị ấy xin 200 nghìn", RatingReason.AskedToPay)
            .MustBeAsync(HttpStatusCode.NoContent);
        await office.ServeAsync();
        await tablet.RateAsync(await RatedOffice.TokenOf(tablet), RatingLevel.Satisfied).MustBeAsync(HttpStatusCode.NoContent);

        using var answer = await leader.Client.GetAsync($"{OfficePath}/rating-flags", Cancelled);
        var text = await answer.Content.ReadAsStringAsync(Cancelled);
        var flag = Assert.Single(JsonSerializer.Deserialize<RatingFlag[]>(text, Wire.Json)!);
        Assert.Equal((office.Today, 10, 1), (flag.Day, flag.Hour, flag.Counter!.Value)); // it has one
        foreach (var untold in new[] { "200", "lan" })
            Assert.DoesNotContain(untold, text, StringComparison.Ordinal);
        await office.Manager.Client.GetAsync($"{OfficePath}/rating-flags", Cancelled).MustBeAsync(HttpStatusCode.Forbidden, "forbidden");

        var audit = await office.Manager.Client.GetAsync($"/api/v1/audit?what={Audited.RatingFlagsRead}", Cancelled).ReadAsync<AuditPage>();
        Assert.Equal("leader", Assert.Single(audit.Entries).Who);
    }
}
