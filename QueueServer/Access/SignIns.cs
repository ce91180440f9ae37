using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;
using QueueContracts;
using QueueServer.Audit;
using QueueServer.Storage;

namespace QueueServer.Access;

/// <summary>
/// Checks passwords, counts wrong ones and closes names that are guessed at. Tries of one name are judged one after the other. Who signed in with this
/// browser before has tries of their own there (<see cref="KnownDevices"/>): what is tried from elsewhere closes the name to others only.
/// </summary>
internal sealed class SignIns(Accounts accounts, KnownDevices devices, WrongTries wrong, AuditLog audit, TimeProvider time) : IDisposable
{
    private const string UnknownName = "unknown-name";

    /// <summary>
    /// Names that are nobody's are kept by so much of their hash: people type their password into the wrong field, and of it no more than this may be
    /// found out. They take at most 65,536 rows; that two are counted together now and then harms nobody.
    /// </summary>
    private const int UnknownKeyBytes = 2;

    /// <summary>
    /// Wrong passwords a minute from one address, at browsers nobody is known at: more than an office's new staff mistype, and far too few to try one
    /// password on many names. Right ones cost nothing.
    /// </summary>
    public const int WrongPerMinute = 30;

    private readonly PartitionedRateLimiter<string> wrongByAddress = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new() { PermitLimit = WrongPerMinute, Window = TimeSpan.FromMinutes(1) }));

    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Judges one name and password.</summary>
    /// <param name="http">Who asks: their address, and the browser they ask with.</param>
    /// <param name="name">The name as it is kept.</param>
    /// <param name="password">The password tried.</param>
    public async Task<SignInOutcome> TryAsync(HttpContext http, string name, string password)
    {
        var turn = turns[(uint)name.GetHashCode() % turns.Length];
        await turn.WaitAsync();
        try
        {
            var account = accounts.FindPerson(name);
            if (account is not null && devices.IdFor(http, name) is { } device) return await TryAtKnownDeviceAsync(http, account, device, password);
            var address = Addresses.Of(http);
            using (var left = wrongByAddress.AttemptAcquire(address, permitCount: 0))
            {
                if (!left.IsAcquired) return new SignInOutcome.TooMany();
            }

            var outcome = account is not null ? await TryKnownAsync(http, account, password) : await TryUnknownAsync(http, name, password);
            if (outcome is not SignInOutcome.Accepted) wrongByAddress.AttemptAcquire(address).Dispose();
            return outcome;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Opens a name again at every browser it is known at; for whoever gives its owner a new password.</summary>
    public Task OpenAsync(string name) => wrong.ForgetAsync(DevicesOf(name));

    public void Dispose() => wrongByAddress.Dispose();

    private static string DevicesOf(string name) => $"known-device {name}";

    private async Task<SignInOutcome> TryAtKnownDeviceAsync(HttpContext http, AccountRow account, string device, string password)
    {
        var kind = DevicesOf(account.Name);
        if (await wrong.ClosedUntilAsync(kind, device) is { } closed) return new SignInOutcome.LockedOut(closed);
        var result = Passwords.Verify(account.SecretHash, password);
        if (result == PasswordVerificationResult.Failed)
        {
            var until = await wrong.FailAsync(kind, device);
            await audit.WriteAsync(http, new(account.Office), WhatOf(until), account.Name);
            return OutcomeOf(until);
        }

        await wrong.ForgetAsync(kind, device);
        return new SignInOutcome.Accepted(await HashAnewAsync(account, password, result));
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

        if (account is not { Failed: 0, LockedUntil: null }) await accounts.ChangeAsync(account.Name, present => present with { Failed = 0, LockedUntil = null });
        return new SignInOutcome.Accepted(await HashAnewAsync(account, password, result));
    }

    /// <summary>Keeps the password as it is kept today, where it is kept as in former days.</summary>
    private async Task<AccountRow> HashAnewAsync(AccountRow account, string password, PasswordVerificationResult result)
    {
        if (result != PasswordVerificationResult.SuccessRehashNeeded) return account;
        var hash = Passwords.HashOf(password);
        // Whoever reset or disabled the account meanwhile was right: the sign-in then fails at the next request.
        var present = await accounts.ChangeAsync(account.Name, present => present.SecretHash == account.SecretHash ? present with { SecretHash = hash } : null);
        return account with { SecretHash = present?.SecretHash ?? account.SecretHash };
    }

    /// <summary>Names that were tried and are nobody's lock out as others do, so that an answer never tells which names there are.</summary>
    private async Task<SignInOutcome> TryUnknownAsync(HttpContext http, string name, string password)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, UnknownKeyBytes));
        if (await wrong.ClosedUntilAsync(UnknownName, key) is { } closed) return new SignInOutcome.LockedOut(closed);
        Passwords.Verify(Passwords.NobodysHash, password);
        var until = await wrong.FailAsync(UnknownName, key);
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

    /// <summary>Too many wrong ones came from this address; nothing was looked at.</summary>
    internal sealed record TooMany : SignInOutcome;

    /// <summary>Name or password are wrong.</summary>
    internal sealed record Wrong : SignInOutcome;

    /// <summary>The name is closed, whatever the password.</summary>
    /// <param name="From">From when on it can be tried again.</param>
    internal sealed record LockedOut(DateTimeOffset From) : SignInOutcome;
}
