using System.Globalization;
using System.Net;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Storage;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Access;

/// <summary>At the sign-in of whoever has one: at any moment of a step, by phones whose clocks are not the server's, and once.</summary>
public sealed class ASecondFactorIsAskedFor : TempFolder
{
    /// <summary>RFC 6238, appendix B: the last six digits of its SHA-1 column.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    public void An_app_shows_what_the_standard_says(long seconds, string code) =>
        Assert.Equal(code, Session.AppOf("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Fact]
    public async Task After_the_password_and_only_then()
    {
        using var accounts = await TestAccounts.StartAsync(Folder);
        var secret = await GiveFactorAsync(accounts);
        accounts.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<SignInOutcome.CodeNeeded>(await accounts.TryAsync(TestAccounts.Password));
        Assert.IsType<SignInOutcome.CodeNeeded>(await accounts.TryAsync(TestAccounts.Password, code: " "));
        // who does not know the password learns nothing of it
        Assert.Equal(new SignInOutcome.Wrong(), await accounts.TryAsync("not this one"));
        Assert.Equal(new SignInOutcome.Wrong(), await accounts.TryAsync("not this one", code: AppNow(accounts, secret)));
        Assert.Equal(new SignInOutcome.Wrong("wrong-code"), await accounts.TryAsync(TestAccounts.Password, code: Wrong(accounts, secret)));
        Assert.IsType<SignInOutcome.Accepted>(await accounts.TryAsync(TestAccounts.Password, code: AppNow(accounts, secret)));
    }

    /// <summary>A phone is behind or ahead, and a code is typed at the first or the last moment of its step.</summary>
    [Theory]
    [InlineData(-61, false)]
    [InlineData(-30, true)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(29, true)]
    [InlineData(30, true)]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public async Task By_a_phone_whose_clock_is_at_most_a_step_away(int seconds, bool taken)
    {
        using var accounts = await TestAccounts.StartAsync(Folder, DateTimeOffset.FromUnixTimeSeconds(1_800_000_000)); // a step begins
        var secret = await GiveFactorAsync(accounts);
        accounts.Time.Advance(TimeSpan.FromMinutes(5));
        var outcome = await accounts.TryAsync(
            TestAccounts.Password,
            code: Session.AppOf(secret, accounts.Time.GetUtcNow() + TimeSpan.FromSeconds(seconds))
        );
        Assert.Equal(taken, outcome is SignInOutcome.Accepted);
    }

    [Fact]
    public async Task By_a_code_that_was_not_used_before_nor_an_older_one()
    {
        using var accounts = await TestAccounts.StartAsync(Folder);
        var secret = await GiveFactorAsync(accounts);
        // it was shown when the factor was added
        Assert.Equal(new SignInOutcome.Wrong("wrong-code"), await accounts.TryAsync(TestAccounts.Password, code: AppNow(accounts, secret)));
        accounts.Time.Advance(TimeSpan.FromMinutes(1));
        var before = Session.AppOf(secret, accounts.Time.GetUtcNow() - TimeSpan.FromSeconds(30));
        Assert.IsType<SignInOutcome.Accepted>(await accounts.TryAsync(TestAccounts.Password, code: AppNow(accounts, secret)));
        foreach (var used in new[] { AppNow(accounts, secret), before })
            Assert.Equal(new SignInOutcome.Wrong("wrong-code"), await accounts.TryAsync(TestAccounts.Password, code: used));
    }

    [Fact]
    public async Task And_two_who_try_the_same_code_at_once_are_not_both_let_in()
    {
        using var accounts = await TestAccounts.StartAsync(Folder);
        var secret = await GiveFactorAsync(accounts);
        accounts.Time.Advance(TimeSpan.FromMinutes(1));
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => accounts.TryAsync(TestAccounts.Password, code: AppNow(accounts, secret)))
        );
        Assert.Single(outcomes.OfType<SignInOutcome.Accepted>());
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData(" {0} ")]
    [InlineData("{0:caps}")]
    [InlineData("{0:bare}")]
    public async Task A_recovery_code_does_as_well_once_however_it_is_typed(string typed)
    {
        using var accounts = await TestAccounts.StartAsync(Folder);
        var codes = await GiveRecoveryCodesAsync(accounts);
        Assert.Equal(SecondFactors.RecoveryCodes, codes.Distinct().Count());
        foreach (var code in codes.Take(2))
        {
            var said = typed switch
            {
                "{0:caps}" => code.ToUpperInvariant(),
                "{0:bare}" => code.Replace("-", ""),
                _ => string.Format(CultureInfo.InvariantCulture, typed, code),
            };
            Assert.IsType<SignInOutcome.Accepted>(await accounts.TryAsync(TestAccounts.Password, code: said));
            Assert.Equal(new SignInOutcome.Wrong("wrong-code"), await accounts.TryAsync(TestAccounts.Password, code: said));
        }

        // StartAsync made her
        Assert.Equal(SecondFactors.RecoveryCodes - 2, SecondFactors.RecoveryCodesLeft(accounts.Accounts.Find("lan")!));
    }

    [Theory]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("٠٠٠٠٠٠")]
    [InlineData("abcdef")]
    [InlineData("' OR 1=1 --")]
    [InlineData("bbbb-bbbb-bbbb-bbbb-bbbb-bbbb")]
    public async Task But_nothing_that_is_no_code(string typed)
    {
        using var accounts = await TestAccounts.StartAsync(Folder);
        await GiveRecoveryCodesAsync(accounts);
        foreach (var code in new[] { typed, new string('1', 100_000) })
            Assert.Equal(new SignInOutcome.Wrong("wrong-code"), await accounts.TryAsync(TestAccounts.Password, code: code));
    }

    [Fact]
    public async Task Codes_are_guessed_as_seldom_as_passwords_and_a_right_password_alone_begins_no_count_anew()
    {
        using var accounts = await TestAccounts.StartAsync(Folder);
        var secret = await GiveFactorAsync(accounts);
        accounts.Time.Advance(TimeSpan.FromMinutes(1));
        for (var guess = 0; guess < LockOut.Allowed; guess++)
        {
            Assert.Equal(
                new SignInOutcome.Wrong("wrong-code"),
                await accounts.TryAsync(TestAccounts.Password, code: Wrong(accounts, secret))
            );
            Assert.IsType<SignInOutcome.CodeNeeded>(await accounts.TryAsync(TestAccounts.Password));
        }

        Assert.IsType<SignInOutcome.LockedOut>(await accounts.TryAsync(TestAccounts.Password, code: Wrong(accounts, secret)));
        Assert.IsType<SignInOutcome.LockedOut>(await accounts.TryAsync(TestAccounts.Password, code: AppNow(accounts, secret)));
        Assert.Equal(
            [.. Enumerable.Repeat(Audited.FactorFailed, LockOut.Allowed), Audited.LockedOut],
            (await accounts.AuditedAsync()).Select(row => row.What)
        ); // somebody knows the password: that is told
    }

    [Fact]
    public async Task Who_guesses_codes_elsewhere_keeps_nobody_out_at_their_own_browser_which_has_tries_of_its_own()
    {
        using var accounts = await TestAccounts.StartAsync(Folder);
        var secret = await GiveFactorAsync(accounts);
        accounts.Time.Advance(TimeSpan.FromMinutes(1));
        var own = accounts.KnownTo("lan");
        for (var guess = 0; guess <= LockOut.Allowed; guess++)
            await accounts.TryAsync(TestAccounts.Password, code: Wrong(accounts, secret));
        Assert.IsType<SignInOutcome.CodeNeeded>(await accounts.TryWhereKnownAsync(own, TestAccounts.Password));
        Assert.IsType<SignInOutcome.Accepted>(
            await accounts.TryWhereKnownAsync(own, TestAccounts.Password, code: AppNow(accounts, secret))
        );
        accounts.Time.Advance(TimeSpan.FromMinutes(1));
        for (var guess = 0; guess <= LockOut.Allowed; guess++)
            await accounts.TryWhereKnownAsync(own, TestAccounts.Password, code: Wrong(accounts, secret));
        Assert.IsType<SignInOutcome.LockedOut>(
            await accounts.TryWhereKnownAsync(own, TestAccounts.Password, code: AppNow(accounts, secret))
        );
    }

    [Fact]
    public async Task What_is_kept_is_neither_the_secret_nor_a_code()
    {
        using var accounts = await TestAccounts.StartAsync(Folder);
        var secret = await GiveFactorAsync(accounts);
        var codes = await GiveRecoveryCodesAsync(accounts);
        var row = accounts.Accounts.Find("lan")!; // StartAsync made her
        foreach (var kept in new[] { row.Factor!, row.RecoveryHashes! })
        {
            Assert.DoesNotContain(secret, kept, StringComparison.OrdinalIgnoreCase);
            Assert.All(codes, code => Assert.DoesNotContain(code.Replace("-", ""), kept, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>A secret that another machine's keys sealed is none: the recovery codes are what is left.</summary>
    [Fact]
    public async Task On_another_machine_the_recovery_codes_still_hold()
    {
        IReadOnlyList<string> codes;
        string secret;
        using (var before = await TestAccounts.StartAsync(Folder))
            (secret, codes) = (await GiveFactorAsync(before), await GiveRecoveryCodesAsync(before));
        using var accounts = await TestAccounts.StartAsync(Folder, TestOffice.Morning.AddMinutes(1)); // its keys are its own
        Assert.Equal(new SignInOutcome.Wrong("wrong-code"), await accounts.TryAsync(TestAccounts.Password, code: AppNow(accounts, secret)));
        Assert.IsType<SignInOutcome.Accepted>(await accounts.TryAsync(TestAccounts.Password, code: codes[0]));
    }

    private static string AppNow(TestAccounts accounts, string secret) => Session.AppOf(secret, accounts.Time.GetUtcNow());

    /// <summary>Six digits the app does not show about now.</summary>
    private static string Wrong(TestAccounts accounts, string secret)
    {
        var right = Enumerable
            .Range(-2, 5)
            .Select(step => Session.AppOf(secret, accounts.Time.GetUtcNow() + step * TimeSpan.FromSeconds(30)))
            .ToHashSet();
        return Enumerable
            .Range(0, 6)
            .Select(digits => digits.ToString("D6", CultureInfo.InvariantCulture))
            .First(code => !right.Contains(code));
    }

    private static async Task<string> GiveFactorAsync(TestAccounts accounts)
    {
        var secret = "";
        await accounts.Accounts.ChangeAsync(
            "lan",
            present =>
            {
                var offer = accounts.Factors.Offer(present, "Hà Đông");
                secret = offer.Secret;
                return accounts.Factors.Begin(present, offer.Offer, AppNow(accounts, secret));
            }
        );
        return secret;
    }

    private static async Task<IReadOnlyList<string>> GiveRecoveryCodesAsync(TestAccounts accounts)
    {
        if (accounts.Accounts.Find("lan") is { Factor: null })
            await GiveFactorAsync(accounts);
        IReadOnlyList<string> codes = [];
        await accounts.Accounts.ChangeAsync(
            "lan",
            present =>
            {
                (present, codes) = SecondFactors.WithRecoveryCodes(present);
                return present;
            }
        );
        return codes;
    }
}
