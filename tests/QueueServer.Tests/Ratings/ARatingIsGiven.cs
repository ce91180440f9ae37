using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Ratings;

public sealed class ARatingIsGiven : TempFolder
{
    [Fact]
    public async Task By_the_tablet_of_the_counter_once_a_service_has_ended()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        var tablet = await office.PairAsync("rating-1");
        var idle = await RatedOffice.ViewOf(tablet);
        Assert.Equal((1, "lan", null), (idle.Counter, idle.Officer, idle.Question));

        var ticket = await office.ServeAsync();
        var asked = await RatedOffice.ViewOf(tablet);
        Assert.Equal(ticket.Finish!.At, asked.Question!.EndedAt);
        office.Server.Time.Advance(TimeSpan.FromSeconds(4));
        await tablet
            .RateAsync(
                asked.Question.Token,
                RatingLevel.Dissatisfied,
                " Chờ lâu <b>quá</b> 😡 ",
                RatingReason.WaitedLong,
                RatingReason.Attitude
            )
            .MustBeAsync(HttpStatusCode.NoContent);

        Assert.Null((await RatedOffice.ViewOf(tablet)).Question);
        var row = Assert.Single((await office.RowsAsync()).Ratings);
        Assert.Equal(
            ("ha-dong", office.Today.DayNumber, 10, ticket.Service.Value, "quay-1", "lan"),
            (row.Office, row.Day, row.Hour, row.Service, row.Counter, row.Officer)
        );
        Assert.Equal(
            ("dissatisfied", "waitedLong attitude", "Chờ lâu <b>quá</b> 😡", "tablet", false),
            (row.Level, row.Reasons, row.Text, row.Channel, row.IsHasty)
        );
        Assert.Matches("^[0-9a-f]{8}$", row.WordsVersion);
    }

    [Fact]
    public async Task Once_for_a_service_whoever_says_it_again_and_where()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        var (one, two) = (await office.PairAsync("rating-1"), await office.PairAsync("rating-2"));
        await office.ServeAsync();
        var token = await RatedOffice.TokenOf(one);
        Assert.Equal(token, await RatedOffice.TokenOf(two));
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(n => (n % 2 == 0 ? one : two).RateAsync(token, (RatingLevel)(n % 3)).ContinueWith(said => said.Result.StatusCode))
        );
        Assert.All(answers, status => Assert.Equal(HttpStatusCode.NoContent, status));
        var first = Assert.Single((await office.RowsAsync()).Ratings);
        await two.RateAsync(token, RatingLevel.Dissatisfied).MustBeAsync(HttpStatusCode.NoContent);
        Assert.Equal(first, Assert.Single((await office.RowsAsync()).Ratings));
        Assert.Null((await RatedOffice.ViewOf(two)).Question);
    }

    [Fact]
    public async Task Not_by_a_token_that_is_made_up_stolen_or_old()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        var tablet = await office.PairAsync("rating-1");
        var first = await office.ServeAsync();
        var stolen = await RatedOffice.TokenOf(tablet);
        var second = await office.ServeAsync();
        var random = new Random(19);
        List<string> tokens =
        [
            "",
            ".",
            "A001",
            $"{first.Number}.",
            $"{second.Number}.{stolen.Split('.')[1]}", // one ticket's under another's number
            $"Z999.{stolen.Split('.')[1]}",
            $"{stolen}.",
            $"{stolen}=",
            stolen.ToLowerInvariant(),
            stolen[..^1],
            $"{first.Number}.{first.Id}",
            new string('x', 4000),
            .. Enumerable.Range(0, 200).Select(_ => Changed(stolen, random)),
        ];
        foreach (var token in tokens)
            await tablet.RateAsync(token, RatingLevel.VerySatisfied).MustBeAsync(HttpStatusCode.NotFound, "unknown-token");
        Assert.Empty((await office.RowsAsync()).Ratings);

        await office.NextDayAsync();
        await office.ServeAsync(); // under the same number
        await tablet.RateAsync(stolen, RatingLevel.VerySatisfied).MustBeAsync(HttpStatusCode.NotFound, "unknown-token");
        Assert.Empty((await office.RowsAsync()).Ratings);
    }

    private static string Changed(string token, Random random)
    {
        var letters = token.ToCharArray();
        var at = random.Next(letters.Length);
        letters[at] = letters[at] == 'Q' ? 'R' : 'Q';
        return new(letters);
    }

    [Fact]
    public async Task Not_once_the_day_is_closed()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        var tablet = await office.PairAsync("rating-1");
        await office.ServeAsync();
        var token = await RatedOffice.TokenOf(tablet);
        await office.DoAsync(new CloseDay(CommandId.New()));
        await tablet.RateAsync(token, RatingLevel.VerySatisfied).MustBeAsync(HttpStatusCode.NotFound, "unknown-token");
        Assert.Null((await RatedOffice.ViewOf(tablet)).Question);
    }

    [Fact]
    public async Task Of_a_finish_that_was_undone_not_and_one_that_was_given_stays()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        var tablet = await office.PairAsync("rating-1");
        var ticket = await office.ServeAsync();
        var token = await RatedOffice.TokenOf(tablet);
        await office.DoAsync(new UndoLast(CommandId.New(), TestOffice.One, "lan", ticket.Id));
        Assert.Null((await RatedOffice.ViewOf(tablet)).Question);
        await tablet.RateAsync(token, RatingLevel.Satisfied).MustBeAsync(HttpStatusCode.Conflict, "not-finished");

        await office.DoAsync(new FinishTicket(CommandId.New(), TestOffice.One, "lan", ticket.Id));
        Assert.Equal(token, await RatedOffice.TokenOf(tablet));
        await tablet.RateAsync(token, RatingLevel.Satisfied).MustBeAsync(HttpStatusCode.NoContent);
        await office.DoAsync(new UndoLast(CommandId.New(), TestOffice.One, "lan", ticket.Id));
        await office.DoAsync(new FinishTicket(CommandId.New(), TestOffice.One, "lan", ticket.Id));
        Assert.Null((await RatedOffice.ViewOf(tablet)).Question);
        Assert.Single((await office.RowsAsync()).Ratings);
    }

    [Fact]
    public async Task In_less_than_a_second_it_is_kept_and_marked()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        var tablet = await office.PairAsync("rating-1");
        await office.ServeAsync();
        office.Server.Time.Advance(TimeSpan.FromMilliseconds(999));
        await tablet.RateAsync(await RatedOffice.TokenOf(tablet), RatingLevel.VerySatisfied).MustBeAsync(HttpStatusCode.NoContent);
        await office.ServeAsync();
        office.Server.Time.Advance(TimeSpan.FromMilliseconds(1000));
        await tablet.RateAsync(await RatedOffice.TokenOf(tablet), RatingLevel.Satisfied).MustBeAsync(HttpStatusCode.NoContent);
        Assert.Equal(
            [("satisfied", false), ("verySatisfied", true)],
            (await office.RowsAsync()).Ratings.Select(row => (row.Level, row.IsHasty)).Order()
        );
    }

    [Fact]
    public async Task With_the_counter_and_officer_that_served_whatever_changed_since()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        var tablet = await office.PairAsync("rating-1");
        await office.ServeAsync();
        var token = await RatedOffice.TokenOf(tablet);
        await office.DoAsync(new CloseCounter(CommandId.New(), TestOffice.One, "lan"));
        await office.DoAsync(new OpenCounter(CommandId.New(), TestOffice.One, "hoa"));
        Assert.Equal("hoa", (await RatedOffice.ViewOf(tablet)).Officer);
        await tablet.RateAsync(token, RatingLevel.Satisfied).MustBeAsync(HttpStatusCode.NoContent);
        Assert.Equal("lan", Assert.Single((await office.RowsAsync()).Ratings).Officer);
    }

    [Fact]
    public async Task On_the_visitors_own_page_until_the_day_closes_and_once_with_the_tablets()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        var tablet = await office.PairAsync("rating-1");
        using var phone = Clients.Make(office.Server.Address);
        var taken = await office.Office.IssueAsync(new(CommandId.New(), TestOffice.Land), TestOffice.Kiosk);
        var waits = Assert.IsType<Decision.Accepted>(taken.Decision).Ticket!.Value; // a number was given
        await RateAsync(waits).MustBeAsync(HttpStatusCode.Conflict, "not-finished");
        await RateAsync(TicketId.New()).MustBeAsync(HttpStatusCode.NotFound, "unknown-ticket");

        var ticket = await office.ServeAsync();
        Assert.Equal("{\"stars\":false}", await QuestionAsync(ticket.Id));
        var token = await RatedOffice.TokenOf(tablet);
        office.Server.Time.Advance(TimeSpan.FromHours(2));
        await RateAsync(ticket.Id).MustBeAsync(HttpStatusCode.NoContent);
        await RateAsync(ticket.Id).MustBeAsync(HttpStatusCode.NoContent);
        await tablet.RateAsync(token, RatingLevel.Dissatisfied).MustBeAsync(HttpStatusCode.NoContent);
        var row = Assert.Single((await office.RowsAsync()).Ratings);
        Assert.Equal(("satisfied", "phone", 10), (row.Level, row.Channel, row.Hour));
        Assert.Equal("null", await QuestionAsync(ticket.Id));

        var last = await office.ServeAsync();
        await office.DoAsync(new CloseDay(CommandId.New()));
        await RateAsync(last.Id).MustBeAsync(HttpStatusCode.Conflict, "not-finished");
        Assert.Equal("null", await QuestionAsync(last.Id));

        Task<HttpResponseMessage> RateAsync(TicketId of) =>
            phone.SendAsync($"/api/v1/visits/{of}/rating", new RatingRequest(RatingLevel.Satisfied));

        async Task<string> QuestionAsync(TicketId of)
        {
            var view = await phone.GetFromJsonAsync<JsonElement>($"/api/v1/visits/{of}", TestContext.Current.CancellationToken);
            return view.GetProperty("question").GetRawText();
        }
    }

    public static TheoryData<RatingRequest, string, string> Faults =>
        new()
        {
            { new(), "level", "bad-level" },
            { new(RatingLevel.Satisfied, Stars: 3), "level", "bad-level" },
            { new(Stars: 0), "stars", "out-of-range" },
            { new(Stars: 6), "stars", "out-of-range" },
            { new(RatingLevel.Satisfied, Reasons: [RatingReason.Attitude, RatingReason.Attitude]), "reasons", "bad-reasons" },
            { new(RatingLevel.Satisfied, Text: new string('a', 301)), "text", "too-long" },
            { new(RatingLevel.Satisfied, Text: new string('ả', 5000)), "text", "too-long" },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Not_with_a_fault(RatingRequest faulty, string field, string code)
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        var tablet = await office.PairAsync("rating-1");
        await office.ServeAsync();
        await tablet.RateAsync(await RatedOffice.TokenOf(tablet), faulty).MustBeInvalidAsync(field, code);
        Assert.Empty((await office.RowsAsync()).Ratings);
    }
}
