using System.Net;
using QueueServer.Access;
using QueueServer.Features.SignIn;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Access;

/// <summary>What is tried from elsewhere never keeps people out of the machine they signed in with before.</summary>
public sealed class NobodyLocksOutSomebodyElse(Postgres postgres) : TempFolder
{
    private const string Wrong = "not this one";

    [Fact]
    public async Task Of_the_machine_they_signed_in_with_before()
    {
        using var accounts = await TestAccounts.StartAsync(Folder);
        var usual = accounts.KnownTo("lan");
        await accounts.GuessAsync(8);
        Assert.IsType<SignInOutcome.LockedOut>(await accounts.TryAsync(TestAccounts.Password));
        Assert.IsType<SignInOutcome.Accepted>(await accounts.TryWhereKnownAsync(usual, TestAccounts.Password));
        Assert.IsType<SignInOutcome.LockedOut>(await accounts.TryAsync(TestAccounts.Password)); // and opens nothing to the others
    }

    [Fact]
    public async Task But_that_machine_guesses_no_more_than_any_other_and_closes_itself_alone()
    {
        using var accounts = await TestAccounts.StartAsync(Folder);
        var usual = accounts.KnownTo("lan");
        for (var guess = 0; guess < LockOut.Allowed; guess++)
            Assert.IsType<SignInOutcome.Wrong>(await accounts.TryWhereKnownAsync(usual, Wrong));
        Assert.IsType<SignInOutcome.LockedOut>(await accounts.TryWhereKnownAsync(usual, Wrong));
        Assert.IsType<SignInOutcome.LockedOut>(await accounts.TryWhereKnownAsync(usual, TestAccounts.Password));
        Assert.IsType<SignInOutcome.Accepted>(await accounts.TryAsync(TestAccounts.Password));
        // another machine
        Assert.IsType<SignInOutcome.Accepted>(await accounts.TryWhereKnownAsync(accounts.KnownTo("lan"), TestAccounts.Password));
        accounts.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<SignInOutcome.Accepted>(await accounts.TryWhereKnownAsync(usual, TestAccounts.Password));
    }

    [Fact]
    public async Task And_a_new_password_from_the_manager_opens_it_again()
    {
        using var accounts = await TestAccounts.StartAsync(Folder);
        var usual = accounts.KnownTo("lan");
        for (var guess = 0; guess <= LockOut.Allowed; guess++)
            await accounts.TryWhereKnownAsync(usual, Wrong);
        await accounts.SignIns.OpenAsync("lan");
        Assert.IsType<SignInOutcome.Accepted>(await accounts.TryWhereKnownAsync(usual, TestAccounts.Password));
    }

    [Fact]
    public async Task And_it_is_known_for_those_who_signed_in_there_and_for_nobody_else()
    {
        using var accounts = await TestAccounts.StartAsync(Folder);
        await accounts.GuessAsync(8);
        Assert.IsType<SignInOutcome.Accepted>(await accounts.TryWhereKnownAsync(accounts.KnownTo("lan", "minh"), TestAccounts.Password));
        Assert.IsType<SignInOutcome.LockedOut>(await accounts.TryWhereKnownAsync(accounts.KnownTo("minh"), TestAccounts.Password));
        Assert.IsType<SignInOutcome.LockedOut>(await accounts.TryWhereKnownAsync("known=made-up", TestAccounts.Password));
    }

    [Fact]
    public async Task By_one_address_that_tries_too_many_names_only_that_address_is_held_back_and_no_known_machine_there()
    {
        using var accounts = await TestAccounts.StartAsync(Folder);
        for (var guess = 0; guess < SignIns.WrongPerMinute; guess++)
            await accounts.TryAsync(Wrong, $"name-{guess}");
        Assert.IsType<SignInOutcome.TooMany>(await accounts.TryAsync(TestAccounts.Password));
        Assert.IsType<SignInOutcome.Accepted>(await accounts.TryWhereKnownAsync(accounts.KnownTo("lan"), TestAccounts.Password));
    }

    [Fact]
    public async Task Nor_does_it_try_more_of_them_all_at_once_while_right_passwords_cost_nothing()
    {
        await using var server = await ClockedServer.StartOneOfSeveralAsync(Folder, "one", await postgres.MakeAsync());
        var password = FirstRun.PasswordOf(Path.Combine(Folder, "one"), "officer");
        using var guesser = Clients.Make(server.Address);
        for (var person = 0; person < 10; person++)
            await SignInAsync("officer", password).MustBeAsync(HttpStatusCode.OK);
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(guess => SignInAsync($"name-{guess}", Wrong)));
        Assert.Equal(SignIns.WrongPerMinute, answers.Count(answer => answer.StatusCode == HttpStatusCode.BadRequest));
        Assert.Equal(60 - SignIns.WrongPerMinute, answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests));
        foreach (var answer in answers)
            answer.Dispose();

        Task<HttpResponseMessage> SignInAsync(string name, string tried) =>
            guesser.SendAsync("/api/v1/sign-in", new SignInRequest(name, tried));
    }

    [Fact]
    public async Task An_office_behind_one_address_signs_in_as_often_as_it_likes_and_calls_of_other_paths_spend_nothing_of_it()
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        var officer = await Session.BeginAsync(server.Address, "officer", FirstRun.PasswordOf(Folder, "officer"));
        using var client = Clients.Make(server.Address);
        for (var call = 0; call < 40; call++)
            await client.SendAsync("/api/v1/password", new PasswordRequest("x", "y")).MustBeAsync(HttpStatusCode.Unauthorized);
        for (var person = 0; person < 40; person++)
            await client.SendAsync("/api/v1/sign-in", new SignInRequest("officer", officer.Password)).MustBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Five_wrong_passwords_by_http_leave_the_officers_own_browser_its_way_in()
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        var officer = await Session.BeginAsync(server.Address, "officer", FirstRun.PasswordOf(Folder, "officer"));
        using var elsewhere = Clients.Make(server.Address);
        for (var guess = 0; guess < LockOut.Allowed; guess++)
            await elsewhere.SendAsync("/api/v1/sign-in", new SignInRequest("officer", Wrong)).MustBeAsync(HttpStatusCode.BadRequest);
        await elsewhere
            .SendAsync("/api/v1/sign-in", new SignInRequest("officer", Wrong))
            .MustBeAsync(HttpStatusCode.TooManyRequests, "locked-out");
        await officer.SignInAgainAsync();
    }

    [Fact]
    public async Task And_a_name_that_is_closed_at_one_server_is_closed_at_all()
    {
        var connection = await postgres.MakeAsync();
        await using var one = await ClockedServer.StartOneOfSeveralAsync(Folder, "one", connection);
        await using var other = await ClockedServer.StartOneOfSeveralAsync(Folder, "other", connection);
        using var here = Clients.Make(one.Address);
        using var there = Clients.Make(other.Address);
        for (var guess = 0; guess <= LockOut.Allowed; guess++)
            (await here.SendAsync("/api/v1/sign-in", new SignInRequest("not-there-at-all", Wrong))).Dispose();
        await there
            .SendAsync("/api/v1/sign-in", new SignInRequest("not-there-at-all", Wrong))
            .MustBeAsync(HttpStatusCode.TooManyRequests, "locked-out");
    }

    [Fact]
    public async Task An_address_that_tries_too_many_names_is_held_back_at_all_servers()
    {
        var connection = await postgres.MakeAsync();
        await using var one = await ClockedServer.StartOneOfSeveralAsync(Folder, "one", connection);
        await using var other = await ClockedServer.StartOneOfSeveralAsync(Folder, "other", connection);
        using var guesser = Clients.Make(one.Address); // from one address, whichever server it asks
        for (var guess = 0; guess < SignIns.WrongPerMinute; guess++)
            (await TryAsync(guess % 2 == 0 ? one : other, $"name-{guess}")).Dispose();
        await TryAsync(one, "officer").MustBeAsync(HttpStatusCode.TooManyRequests);
        await TryAsync(other, "officer").MustBeAsync(HttpStatusCode.TooManyRequests);

        Task<HttpResponseMessage> TryAsync(ClockedServer server, string name) =>
            guesser.SendAsync(new Uri(server.Address, "/api/v1/sign-in").ToString(), new SignInRequest(name, Wrong));
    }
}
