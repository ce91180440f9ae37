using System.Globalization;
using System.Text.Json.Nodes;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Ratings;

/// <summary>The day of <see cref="RatedOffice.RateADayAsync"/>: six are seen, three await two more, one said nothing.</summary>
public sealed class RatingsAreInReports : TempFolder
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static Task<JsonObject> ReadAsync(Session by, DateOnly from, DateOnly to, string cut) =>
        by.Client.GetAsync($"{OfficePath}/reports?from={from:O}&to={to:O}&by={cut}", Cancelled).ReadAsync<JsonObject>();

    private static JsonNode? RatingsOf(JsonObject report, string? part = null) =>
        part is null
            ? report["total"]!["ratings"]
            : report["parts"]!.AsArray().Single(one => (string)one!["key"]! == part)!["figures"]!["ratings"];

    [Fact]
    public async Task With_their_interval_and_how_many_answered_once_the_day_is_over()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        var day = office.Today;
        await office.RateADayAsync();
        await office.ServeAsync(); // today's are asked, and not seen

        var report = await ReadAsync(office.Manager, day, day.AddDays(1), "counter");
        var interval = RatingInterval.Of(5, 6)!.Value; // there are some
        var all = RatingsOf(report)!;
        Assert.Equal((6, 10, 10), ((int)all["count"]!, (int)all["asked"]!, (int)all["finished"]!));
        Assert.Equal((5 / 6.0, 0.6), ((double)all["share"]!, (double)all["responseRate"]!));
        Assert.Equal((interval.Low, interval.High), ((double)all["interval"]!["low"]!, (double)all["interval"]!["high"]!));
        Assert.Equal((6, 6), ((int)RatingsOf(report, "quay-1")!["count"]!, (int)RatingsOf(report, "quay-1")!["asked"]!));
        Assert.Equal((0, 4), ((int)RatingsOf(report, "quay-2")!["count"]!, (int)RatingsOf(report, "quay-2")!["asked"]!));
        Assert.Equal(11, (int)report["total"]!["finished"]!);
        Assert.Null(RatingsOf(await ReadAsync(office.Manager, day, day, "channel"), "KioskCode"));
        Assert.Equal(6, (int)RatingsOf(await ReadAsync(office.Manager, day, day, "officer"), "lan")!["count"]!);

        var later = await ReadAsync(office.Manager, day.AddDays(1), day.AddDays(1), "day"); // what was before is the day
        Assert.Equal((0, 6), ((int)RatingsOf(later)!["count"]!, (int)later["before"]!["ratings"]!["count"]!));
        var year = await ReadAsync(office.Manager, day.AddYears(1), day.AddYears(1), "day");
        Assert.Equal(6, (int)year["yearBefore"]!["ratings"]!["count"]!);
    }

    /// <summary>The six are of two hours and more: an hour of fewer than five is the manager's alone to see.</summary>
    [Fact]
    public async Task And_what_fewer_than_five_said_by_nobody_but_its_managers()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        var day = office.Today;
        await office.RateADayAsync();
        var two = await office.PairAsync("rating-9", "quay-2");
        for (var n = 0; n < 2; n++)
        {
            await office.ServeAsync(TestOffice.Two, minutes: 40);
            await two.RateAsync(await RatedOffice.TokenOf(two), RatingLevel.Satisfied);
        }

        await office.NextDayAsync();
        var own = await ReadAsync(office.Manager, day, day.AddDays(1), "hour");
        Assert.Contains(own["parts"]!.AsArray(), part => (int)part!["figures"]!["ratings"]!["count"]! is > 0 and < 5);
        Assert.Equal(11, own["parts"]!.AsArray().Sum(part => (int)part!["figures"]!["ratings"]!["count"]!));
        foreach (var role in new[] { Roles.Leader, Roles.Auditor })
        {
            var person = await office.PersonAsync($"a-{role}", role);
            var read = await ReadAsync(person, day, day.AddDays(1), "hour");
            Assert.DoesNotContain(read["parts"]!.AsArray(), part => (int?)part!["figures"]!["ratings"]!["count"] is > 0 and < 5);
            Assert.Contains(read["parts"]!.AsArray(), part => (string?)part!["figures"]!["ratings"]!["hides"] == "few");
            Assert.Equal(11, (int)RatingsOf(read)!["count"]!);
            Assert.Contains("<5", await CsvAsync(person, day), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<5", await CsvAsync(office.Manager, day), StringComparison.Ordinal);
        var his = await ReadAsync(await office.PersonAsync("minh", Roles.Officer), day, day.AddDays(1), "day");
        Assert.Equal(
            (5, 1),
            ((int)RatingsOf(his)!["count"]!, his["parts"]!.AsArray().Count(part => (int?)part!["figures"]!["ratings"]!["count"] > 0))
        );

        Task<string> CsvAsync(Session by, DateOnly from) =>
            by.Client.GetStringAsync($"{OfficePath}/reports/figures.csv?from={from:O}&to={from.AddDays(1):O}&by=hour", Cancelled);
    }

    [Fact]
    public async Task And_in_their_tables_in_new_columns_at_the_end()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        var day = office.Today;
        await office.RateADayAsync();
        var text = await office.Manager.Client.GetStringAsync(
            $"{OfficePath}/reports/figures.csv?from={day:O}&to={day:O}&by=counter&lang=en",
            Cancelled
        );
        var rows = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(',')).ToList();
        Assert.Equal(["Time unsure", "Satisfied", "Satisfied from", "Satisfied to", "Ratings", "Asked", "Answered"], rows[0][^7..]);
        var interval = RatingInterval.Of(5, 6)!.Value; // there are some
        Assert.Equal(["83.3", Percent(interval.Low), Percent(interval.High), "6", "10", "60"], rows[^1][^6..]);
        Assert.Equal(["", "", "", "0", "4", "0"], rows.Single(row => row[0] == "quay-2")[^6..]);

        static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#}");
    }
}
