using System.Net;
using QueueServer.Domain;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Ratings;

public sealed class ADayIsOver : TempFolder
{
    [Fact]
    public async Task And_no_way_leads_from_a_rating_to_its_ticket()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        var tablet = await office.PairAsync("rating-1");
        List<string> given = [];
        for (var n = 0; n < 12; n++)
        {
            await office.ServeAsync();
            var token = await RatedOffice.TokenOf(tablet);
            given.Add(token.Split('.')[1]);
            await tablet
                .RateAsync(token, n % 2 == 0 ? RatingLevel.Satisfied : RatingLevel.Dissatisfied, $"{n}")
                .MustBeAsync(HttpStatusCode.NoContent);
        }

        Assert.Equal(12, (await office.RowsAsync()).Facts.Count(fact => fact.Kind == "rated"));
        Assert.Single(office.Keys);
        await office.DoAsync(new CloseDay(CommandId.New()));
        await Awaiting.UntilAsync(async () => (await office.RowsAsync()).Facts.Count == 0, "what was rated is forgotten");

        Assert.Empty(office.Keys);
        var kept = (await office.RowsAsync()).Ratings;
        Assert.Equal(12, kept.Count);
        Assert.NotEqual(Enumerable.Range(0, 12).Select(n => $"{n}"), kept.Select(row => row.Text)); // as they lie in the file
        Assert.Equal(kept.Select(row => $"{row.Id}").Order(StringComparer.Ordinal), kept.Select(row => $"{row.Id}"));
        await office.Server.DisposeAsync();
        foreach (var file in Directory.EnumerateFiles(Folder, "queue.db*"))
        {
            var bytes = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
            Assert.All(given, mac => Assert.DoesNotContain(mac, bytes, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_server_that_was_not_there_ends_it_when_it_starts()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        var tablet = await office.PairAsync("rating-1");
        await office.ServeAsync();
        await tablet.RateAsync(await RatedOffice.TokenOf(tablet), RatingLevel.Dissatisfied).MustBeAsync(HttpStatusCode.NoContent);
        office.Server.Time.Advance(TimeSpan.FromHours(22)); // a day on
        await office.StartAgainAsync();
        await Awaiting.UntilAsync(async () => (await office.RowsAsync()).Facts.Count == 0 && office.Keys.Count == 0, "yesterday is ended");
        Assert.Single((await office.RowsAsync()).Ratings);
    }

    [Fact]
    public async Task But_a_restart_within_it_keeps_what_was_rated_and_the_tokens_of_what_was_not()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        var tablet = await office.PairAsync("rating-1");
        await office.ServeAsync();
        var rated = await RatedOffice.TokenOf(tablet);
        await tablet.RateAsync(rated, RatingLevel.Dissatisfied).MustBeAsync(HttpStatusCode.NoContent);
        await office.ServeAsync();
        var open = await RatedOffice.TokenOf(tablet);
        var before = await office.RowsAsync();

        await office.StartAgainAsync();
        var again = await RatingTablet.PairAsync(office.Server.Address, office.Manager.Client, "rating-2", "quay-1");
        Assert.Equal(open, await RatedOffice.TokenOf(again));
        await again.RateAsync(rated, RatingLevel.VerySatisfied).MustBeAsync(HttpStatusCode.NoContent);
        Assert.Equal(before.Ratings, (await office.RowsAsync()).Ratings);
        await again.RateAsync(open, RatingLevel.VerySatisfied).MustBeAsync(HttpStatusCode.NoContent);
        Assert.Equal(2, (await office.RowsAsync()).Ratings.Count);
    }
}
