using System.Net;
using QueueServer.Domain;
using QueueServer.Features.Ratings;
using QueueServer.Ratings;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Ratings;

/// <summary>At the address on the wall, by the number and its code.</summary>
public sealed class TheWallAsks : TempFolder
{
    private const string Wall = "/api/v1/walls/ha-dong";

    private static Task<HttpResponseMessage> AskAsync(HttpClient phone, string number, string code) =>
        phone.SendAsync($"{Wall}/question", new WallRequest(number, code));

    private static Task<HttpResponseMessage> AskAsync(HttpClient phone, Ticket ticket) =>
        AskAsync(phone, $"{ticket.Number}", $"{ticket.Code}");

    private static Task<HttpResponseMessage> RateAsync(HttpClient phone, string token, RatingRequest rating) =>
        phone.SendAsync($"{Wall}/ratings", new RatingByToken(token, rating));

    private static async Task<Ticket> TakeAsync(RatedOffice office)
    {
        var taken = await office.Office.IssueAsync(new(CommandId.New(), TestOffice.Land), TestOffice.Kiosk);
        return office.Office.State.Tickets[Assert.IsType<Decision.Accepted>(taken.Decision).Ticket!.Value]; // a number was given
    }

    [Fact]
    public async Task Once_the_service_has_ended_and_takes_what_is_said_once()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        using var phone = Clients.Make(office.Server.Address);
        var ticket = await office.ServeAsync();
        office.Server.Time.Advance(TimeSpan.FromHours(1));
        var question = await AskAsync(phone, ticket).ReadAsync<WallQuestion>();
        Assert.Equal((ticket.Number, false), (question.Number, question.Stars));
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(async _ =>
                    (await RateAsync(phone, question.Token, new(RatingLevel.Dissatisfied, Reasons: [RatingReason.Attitude]))).StatusCode
                )
        );
        Assert.All(answers, status => Assert.Equal(HttpStatusCode.NoContent, status));
        await RateAsync(phone, question.Token, new(RatingLevel.VerySatisfied)).MustBeAsync(HttpStatusCode.NoContent);
        var row = Assert.Single((await office.RowsAsync()).Ratings);
        Assert.Equal(("dissatisfied", "attitude", "wall", 10, "lan"), (row.Level, row.Reasons, row.Channel, row.Hour, row.Officer));
        await AskAsync(phone, ticket).MustBeAsync(HttpStatusCode.Conflict, WallDesk.AlreadyRated);
    }

    [Fact]
    public async Task And_who_was_first_stays_at_the_tablet_on_the_phone_and_at_the_wall()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        var tablet = await office.PairAsync("rating-1");
        using var phone = Clients.Make(office.Server.Address);
        var ticket = await office.ServeAsync();
        var question = await AskAsync(phone, ticket).ReadAsync<WallQuestion>();
        Assert.Equal(await RatedOffice.TokenOf(tablet), question.Token);
        await phone
            .SendAsync($"/api/v1/visits/{ticket.Id}/rating", new RatingRequest(RatingLevel.Satisfied))
            .MustBeAsync(HttpStatusCode.NoContent);
        await RateAsync(phone, question.Token, new(RatingLevel.Dissatisfied)).MustBeAsync(HttpStatusCode.NoContent);
        Assert.Equal("phone", Assert.Single((await office.RowsAsync()).Ratings).Channel);

        var second = await AskAsync(phone, await office.ServeAsync()).ReadAsync<WallQuestion>();
        await RateAsync(phone, second.Token, new(RatingLevel.Satisfied)).MustBeAsync(HttpStatusCode.NoContent);
        await tablet.RateAsync(second.Token, RatingLevel.Dissatisfied).MustBeAsync(HttpStatusCode.NoContent);
        Assert.Equal(
            ["phone satisfied", "wall satisfied"],
            (await office.RowsAsync()).Ratings.Select(row => $"{row.Channel} {row.Level}").Order()
        );
        Assert.Null((await RatedOffice.ViewOf(tablet)).Question);
    }

    [Fact]
    public async Task As_people_type_it()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        using var phone = Clients.Make(office.Server.Address);
        var ticket = await office.ServeAsync();
        var (number, code) = ($"{ticket.Number}", ticket.Code.Value);
        var wide = (string text) => string.Concat(text.Select(letter => (char)(letter + 0xFEE0)));
        foreach (
            var (typed, and) in new[]
            {
                (number, code),
                (number.ToLowerInvariant(), code.ToLowerInvariant()),
                ($" {number[0]} {number[1..]} ", $"{code[..3]}-{code[3..]}"),
                ($"{number[0]}-{number[1..]}", $"{code[..3]}–{code[3..]}"), // what phones make of a dash
                ($"{number[0]}{ticket.Number.Value}", string.Join(' ', code.AsEnumerable())),
                (wide(number), wide(code.ToLowerInvariant())),
                ($"{number}\u3000", $"\u00A0{code}"),
            }
        )
        {
            var question = await AskAsync(phone, typed, and).ReadAsync<WallQuestion>();
            Assert.Equal(ticket.Number, question.Number);
        }
    }

    [Fact]
    public async Task Nobody_whose_number_or_code_is_wrong_and_tells_neither_from_the_other()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        var (first, second) = (await office.ServeAsync(), await office.ServeAsync());
        var waits = await TakeAsync(office);
        var (number, code) = ($"{first.Number}", $"{first.Code}");
        var random = new Random(19);
        List<(string Number, string Code)> guesses =
        [
            ("", ""),
            (number, ""),
            ("", code),
            (number, $"{second.Code}"),
            ($"{second.Number}", code),
            ($"{waits.Number}", code),
            (number, $"{waits.Code}"),
            ("Z999", code),
            ("A000", code),
            ("A1000", code),
            ($"{number}{number}", code),
            (number, $"{code}2"),
            (number, code[..^1]),
            ("<b>A001</b>", code),
            ("😡", "😡😡😡"),
            ("' OR 1=1 --", "%"),
            (new string('A', 5000), new string('2', 5000)),
            (number, new string(' ', 5000) + code),
            ($"{first.Id}", code),
            .. Enumerable.Range(0, 40).Select(_ => (number, Drawn(random))),
        ];
        SortedSet<string> answers = [];
        foreach (var (guess, and) in guesses)
        {
            office.Server.Time.Advance(WallDesk.Window / (WallDesk.GuessesOfANumber - 1)); // nobody guesses too often
            using var phone = Clients.Make(office.Server.Address);
            using var answer = await AskAsync(phone, guess, and);
            var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            answers.Add($"{(int)answer.StatusCode} {body.Split("\"traceId\"")[0]}");
        }

        Assert.Contains("404", Assert.Single(answers), StringComparison.Ordinal);
        Assert.Contains(WallDesk.WrongNumber, Assert.Single(answers), StringComparison.Ordinal);
    }

    private static string Drawn(Random random) => new(random.GetItems<char>(TicketCode.Alphabet, TicketCode.Length));

    [Fact]
    public async Task Whoever_has_both_is_told_why_not()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        using var phone = Clients.Make(office.Server.Address);
        var waits = await TakeAsync(office);
        await RefusedAsync(waits, WallDesk.TurnNotOver);
        await office.DoAsync(new CancelTicket(CommandId.New(), waits.Id, CancelTicket.Visitor));
        await RefusedAsync(waits, WallDesk.NotServed);

        var missed = await TakeAsync(office);
        var at = office.Office.Settings.Counters.First(counter => counter.Services.Contains(TestOffice.Land)).Id;
        var officer = at == TestOffice.One ? "lan" : "minh";
        Assert.Equal(missed.Id, await office.DoAsync(new CallNext(CommandId.New(), at, officer)));
        await RefusedAsync(missed, WallDesk.TurnNotOver);
        while (office.Office.State.Tickets[missed.Id].NoShowFrom(office.Server.Time.GetUtcNow()) is null)
        {
            office.Server.Time.Advance(TimeSpan.FromMinutes(2));
            await office.DoAsync(new RecallTicket(CommandId.New(), at, officer, missed.Id));
        }

        office.Server.Time.Advance(TimeSpan.FromMinutes(2));
        await office.DoAsync(new MarkNoShow(CommandId.New(), at, officer, missed.Id));
        await RefusedAsync(missed, WallDesk.NotServed);

        var ended = await office.ServeAsync();
        await office.DoAsync(new CloseDay(CommandId.New()));
        await RefusedAsync(ended, WallDesk.NotAsking);
        await office.BeginNextDayAsync();
        await AskAsync(phone, ended).MustBeAsync(HttpStatusCode.NotFound, WallDesk.WrongNumber); // it was yesterday's

        Task RefusedAsync(Ticket ticket, string code) => AskAsync(phone, ticket).MustBeAsync(HttpStatusCode.Conflict, code);
    }

    [Fact]
    public async Task By_no_token_of_another_ticket_of_yesterday_or_made_up()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        using var phone = Clients.Make(office.Server.Address);
        var ticket = await office.ServeAsync();
        var (token, rating) = ((await AskAsync(phone, ticket).ReadAsync<WallQuestion>()).Token, new RatingRequest(RatingLevel.Satisfied));
        var other = await office.ServeAsync();
        foreach (var made in new[] { "", "A001", $"{other.Number}.{token.Split('.')[1]}", token[..^1], $"{ticket.Number}.{ticket.Id}" })
            await RateAsync(phone, made, rating).MustBeAsync(HttpStatusCode.NotFound, "unknown-token");
        await RateAsync(phone, token, new(RatingLevel.Satisfied, Text: new string('ả', 5000))).MustBeInvalidAsync("text", "too-long");
        await office.DoAsync(new UndoLast(CommandId.New(), TestOffice.One, "lan", other.Id));
        await AskAsync(phone, other).MustBeAsync(HttpStatusCode.Conflict, WallDesk.TurnNotOver);
        await office.NextDayAsync();
        await RateAsync(phone, token, rating).MustBeAsync(HttpStatusCode.NotFound, "unknown-token");
        Assert.Empty((await office.RowsAsync()).Ratings);
        var words = (await AskAsync(phone, await office.ServeAsync()).ReadAsync<WallQuestion>()).Token;
        await RateAsync(phone, words, rating with { Text = " <b>tốt</b> 😀 " }).MustBeAsync(HttpStatusCode.NoContent);
        Assert.Equal("<b>tốt</b> 😀", Assert.Single((await office.RowsAsync()).Ratings).Text);
    }

    [Fact]
    public async Task A_number_is_guessed_at_five_times_and_then_not_even_with_the_right_code()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        var (ticket, other) = (await office.ServeAsync(), await office.ServeAsync());
        var wrong = Other(ticket.Code);
        for (var guess = 0; guess < WallDesk.GuessesOfANumber; guess++)
        {
            using var another = Clients.Make(office.Server.Address); // each from an address of its own
            await AskAsync(another, $"{ticket.Number}", wrong).MustBeAsync(HttpStatusCode.NotFound, WallDesk.WrongNumber);
            await AskAsync(another, other).ReadAsync<WallQuestion>(); // what is right spends nothing
        }

        using var phone = Clients.Make(office.Server.Address);
        office.Server.Time.Advance(TimeSpan.FromMinutes(4));
        using (var answer = await AskAsync(phone, ticket))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.Equal(TimeSpan.FromMinutes(6), answer.Headers.RetryAfter?.Delta);
            Assert.Contains(
                WallDesk.TooManyGuesses,
                await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
                StringComparison.Ordinal
            );
        }

        await AskAsync(phone, other).ReadAsync<WallQuestion>();
        office.Server.Time.Advance(TimeSpan.FromMinutes(6));
        await AskAsync(phone, ticket).ReadAsync<WallQuestion>();
    }

    [Fact]
    public async Task An_address_guesses_thirty_times_whatever_the_number()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        using var phone = Clients.Make(office.Server.Address);
        var ticket = await office.ServeAsync();
        for (var guess = 0; guess < WallDesk.GuessesOfAnAddress; guess++)
            await AskAsync(phone, guess % 2 == 0 ? $"Z{guess + 1:D3}" : "?", "222-222")
                .MustBeAsync(HttpStatusCode.NotFound, WallDesk.WrongNumber);
        await AskAsync(phone, ticket).MustBeAsync(HttpStatusCode.TooManyRequests, WallDesk.TooManyGuesses);
        using var neighbour = Clients.Make(office.Server.Address);
        await AskAsync(neighbour, ticket).ReadAsync<WallQuestion>();
    }

    [Fact]
    public async Task Nothing_where_the_office_does_not_ask_or_chance_drew_others()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        using var phone = Clients.Make(office.Server.Address);
        var ratings = office.Office.Settings.Ratings;
        var ticket = await office.ServeAsync();
        Assert.True((await phone.GetAsync(Wall, TestContext.Current.CancellationToken).ReadAsync<WallView>()).IsAsking);
        await SetAsync(ratings with { OneOf = 20 });
        for (var more = 0; RatingDraw.IsAsked(office.Office.Settings.Ratings, ticket.Id); more++)
            ticket = await office.ServeAsync();
        await AskAsync(phone, ticket).MustBeAsync(HttpStatusCode.Conflict, WallDesk.NotDrawn);
        await SetAsync(ratings with { Use = false });
        await AskAsync(phone, ticket).MustBeAsync(HttpStatusCode.Conflict, WallDesk.NotAsking);
        Assert.False((await phone.GetAsync(Wall, TestContext.Current.CancellationToken).ReadAsync<WallView>()).IsAsking);
        await phone
            .GetAsync("/api/v1/walls/nowhere", TestContext.Current.CancellationToken)
            .MustBeAsync(HttpStatusCode.NotFound, "unknown-office");
        await phone
            .SendAsync("/api/v1/walls/nowhere/question", new WallRequest("A001", "222-222"))
            .MustBeAsync(HttpStatusCode.NotFound, "unknown-office");

        async Task SetAsync(RatingSettings next)
        {
            var settings = office.Office.Settings;
            await office.DoAsync(new ChangeSettings(CommandId.New(), settings with { Ratings = next }, "manager"));
        }
    }

    private static string Other(TicketCode code) => code.Value.StartsWith('2') ? $"3{code.Value[1..]}" : $"2{code.Value[1..]}";
}
