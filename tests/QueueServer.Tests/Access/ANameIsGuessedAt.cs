using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Storage;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Access;

public sealed class ANameIsGuessedAt : TempFolder
{
    private const string Unknown = "nobody-here";

    [Theory]
    [InlineData("lan")]
    [InlineData(Unknown)]
    public async Task It_closes_for_a_minute_at_the_fifth_wrong_password_then_for_twice_as_long_and_at_most_an_hour(string name)
    {
        using var accounts = await TestAccounts.StartAsync(Folder);
        await accounts.GuessAsync(4, name);
        foreach (var minutes in new[] { 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            var until = accounts.Time.GetUtcNow() + TimeSpan.FromMinutes(minutes);
            Assert.Equal(new SignInOutcome.LockedOut(until), await accounts.TryAsync("not this one", name));
            accounts.Time.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromMilliseconds(1));
            Assert.Equal(new SignInOutcome.LockedOut(until), await accounts.TryAsync("not this one", name));
            accounts.Time.Advance(TimeSpan.FromMilliseconds(1));
        }
    }

    [Fact]
    public async Task Four_wrong_passwords_close_nothing()
    {
        using var accounts = await TestAccounts.StartAsync(Folder);
        await accounts.GuessAsync(4);
        Assert.IsType<SignInOutcome.Accepted>(await accounts.TryAsync(TestAccounts.Password));
    }

    [Fact]
    public async Task A_right_password_begins_the_count_anew()
    {
        using var accounts = await TestAccounts.StartAsync(Folder);
        await accounts.GuessAsync(4);
        await accounts.TryAsync(TestAccounts.Password);
        await accounts.GuessAsync(4);
        Assert.IsType<SignInOutcome.Accepted>(await accounts.TryAsync(TestAccounts.Password));
    }

    [Fact]
    public async Task While_it_is_closed_the_right_password_does_not_open_it_and_afterwards_does()
    {
        using var accounts = await TestAccounts.StartAsync(Folder);
        await accounts.GuessAsync(5);
        Assert.IsType<SignInOutcome.LockedOut>(await accounts.TryAsync(TestAccounts.Password));
        accounts.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<SignInOutcome.Accepted>(await accounts.TryAsync(TestAccounts.Password));
    }

    [Fact]
    public async Task It_stays_closed_when_the_server_starts_again()
    {
        using (var before = await TestAccounts.StartAsync(Folder))
            await before.GuessAsync(5);
        using var accounts = await TestAccounts.StartAsync(Folder);
        Assert.IsType<SignInOutcome.LockedOut>(await accounts.TryAsync(TestAccounts.Password));
    }

    [Fact]
    public async Task Guesses_at_the_same_moment_are_counted_one_by_one()
    {
        using var accounts = await TestAccounts.StartAsync(Folder);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => accounts.TryAsync("not this one")));
        Assert.Equal(4, outcomes.OfType<SignInOutcome.Wrong>().Count());
    }

    [Fact]
    public async Task Whoever_may_not_sign_in_is_told_no_more_than_somebody_unknown()
    {
        using var accounts = await TestAccounts.StartAsync(Folder);
        await accounts.Accounts.ChangeAsync("lan", present => present with { Disabled = true });
        Assert.IsType<SignInOutcome.Wrong>(await accounts.TryAsync(TestAccounts.Password));
    }

    [Fact]
    public async Task Each_guess_is_audited_but_not_what_was_typed_as_a_name()
    {
        using var accounts = await TestAccounts.StartAsync(Folder);
        await accounts.GuessAsync(6);
        await accounts.TryAsync("x", "my secret typed into the wrong field");
        var rows = await accounts.AuditedAsync();
        Assert.Equal(
            [.. Enumerable.Repeat((Audited.SignInFailed, (string?)"lan"), 4), (Audited.LockedOut, "lan"), (Audited.SignInFailed, null)],
            rows.Select(row => (row.What, row.Subject))
        );
        Assert.All(rows, row => Assert.Equal("", row.Who));
    }

    [Fact]
    public async Task What_was_typed_as_a_name_is_kept_by_two_bytes_of_its_hash_which_bounds_what_is_kept()
    {
        using var accounts = await TestAccounts.StartAsync(Folder);
        await accounts.TryAsync("x", "my secret typed into the wrong field");
        await accounts.TryAsync("x", "another");
        var kept = await accounts.Facts.ReadAsync("unknown-name");
        Assert.Equal(2, kept.Count);
        Assert.All(kept.Keys, key => Assert.Equal(4, key.Length));
    }

    [Fact]
    public async Task A_name_that_is_nobodys_stays_closed_when_the_server_starts_again()
    {
        using (var before = await TestAccounts.StartAsync(Folder))
            await before.GuessAsync(5, Unknown);
        using var accounts = await TestAccounts.StartAsync(Folder);
        Assert.IsType<SignInOutcome.LockedOut>(await accounts.TryAsync("x", Unknown));
    }

    [Fact]
    public async Task A_password_hashed_as_in_former_days_is_hashed_anew_at_the_sign_in()
    {
        using var accounts = await TestAccounts.StartAsync(Folder);
        var former = new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = 500 })).HashPassword(
            new(),
            TestAccounts.Password
        );
        await accounts.Accounts.ChangeAsync("lan", present => present with { SecretHash = former });
        Assert.IsType<SignInOutcome.Accepted>(await accounts.TryAsync(TestAccounts.Password));
        var hash = accounts.Accounts.Find("lan")!.SecretHash; // StartAsync made her
        Assert.Equal(PasswordVerificationResult.Success, Passwords.Verify(hash, TestAccounts.Password));
        Assert.IsType<SignInOutcome.Accepted>(await accounts.TryAsync(TestAccounts.Password));
    }
}
