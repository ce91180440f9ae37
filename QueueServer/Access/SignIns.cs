using Microsoft.AspNetCore.Identity;
using QueueContracts;
using QueueServer.Audit;
using QueueServer.Storage;

namespace QueueServer.Access;

/// <summary>Checks passwords, counts wrong ones and closes names that are guessed at. Tries of one name are judged one after the other.</summary>
internal sealed class SignIns(Accounts accounts, AuditLog audit, TimeProvider time)
{
    private readonly UnknownNames unknown = new();
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Judges one name and password.</summary>
    /// <param name="http">Who asks, for the audit.</param>
    /// <param name="name">The name as it is kept.</param>
    /// <param name="password">The password tried.</param>
    public async Task<SignInOutcome> TryAsync(HttpContext http, string name, string password)
    {
        var turn = turns[(uint)name.GetHashCode() % turns.Length];
        await turn.WaitAsync();
        try
        {
            return accounts.FindPerson(name) is { } account
                ? await TryKnownAsync(http, account, password)
                : await TryUnknownAsync(http, name, password);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<SignInOutcome> TryKnownAsync(HttpContext http, AccountRow account, string password)
    {
        var now = time.GetUtcNow();
        if (account.LockedUntil is { } locked && locked > now.ToUnixTimeMilliseconds()) return new SignInOutcome.LockedOut(DateTimeOffset.FromUnixTimeMilliseconds(locked));
        var result = Passwords.Verify(account.SecretHash, password);
        if (result == PasswordVerificationResult.Failed)
        {
            var until = LockOut.Until(account.Failed + 1, now);
            await accounts.ChangeAsync(
                account.Name,
                present => present with { Failed = present.Failed + 1, LockedUntil = until?.ToUnixTimeMilliseconds() },
                (_, after) => audit.Row(http, new(after.Office), WhatOf(until), after.Name));
            return OutcomeOf(until);
        }

        var rehash = result == PasswordVerificationResult.SuccessRehashNeeded ? Passwords.HashOf(password) : null;
        if (rehash is null && account is { Failed: 0, LockedUntil: null }) return new SignInOutcome.Accepted(account);
        // Whoever reset or disabled the account meanwhile was right: the sign-in then fails at the next request.
        var present = await accounts.ChangeAsync(account.Name, present => present with
        {
            Failed = 0, LockedUntil = null,
            SecretHash = rehash is not null && present.SecretHash == account.SecretHash ? rehash : present.SecretHash,
        });
        return new SignInOutcome.Accepted(account with { SecretHash = present?.SecretHash ?? account.SecretHash });
    }

    private async Task<SignInOutcome> TryUnknownAsync(HttpContext http, string name, string password)
    {
        var now = time.GetUtcNow();
        if (unknown.ClosedUntil(name, now) is { } closed) return new SignInOutcome.LockedOut(closed);
        Passwords.Verify(Passwords.NobodysHash, password);
        var until = unknown.Fail(name, now);
        // What was typed is not written down: people type their password into the wrong field.
        await audit.WriteAsync(http, null, WhatOf(until));
        return OutcomeOf(until);
    }

    private static string WhatOf(DateTimeOffset? until) => until is null ? Audited.SignInFailed : Audited.LockedOut;

    private static SignInOutcome OutcomeOf(DateTimeOffset? until) => until is { } from ? new SignInOutcome.LockedOut(from) : new SignInOutcome.Wrong();
}

/// <summary>What became of a password that was tried.</summary>
internal abstract record SignInOutcome
{
    private SignInOutcome() { }

    /// <summary>It is right.</summary>
    internal sealed record Accepted(AccountRow Account) : SignInOutcome;

    /// <summary>Name or password are wrong.</summary>
    internal sealed record Wrong : SignInOutcome;

    /// <summary>The name is closed, whatever the password.</summary>
    /// <param name="From">From when on it can be tried again.</param>
    internal sealed record LockedOut(DateTimeOffset From) : SignInOutcome;
}
