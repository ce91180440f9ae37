using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using QueueContracts;
using QueueServer.Http;
using QueueServer.Storage;
using ScreenHosting;

namespace QueueServer.Access;

/// <summary>
/// Checks passwords, counts wrong ones and closes names that are guessed at. Tries of one name are judged one after the other, as are those
/// of one address. Who signed in with this browser before has tries of their own there (<see cref="KnownDevices"/>): what is tried from
/// elsewhere closes the name to others only.
/// </summary>
internal sealed class SignIns(
    Accounts accounts,
    SecondFactors factors,
    KnownDevices devices,
    WrongTries wrong,
    SharedCounts counts,
    AuditLog audit,
    TimeProvider time
)
{
    private const string UnknownName = "unknown-name";

    /// <summary>
    /// Names that are nobody's are kept by so much of their hash: people type their password into the wrong field, and of it no more than
    /// this may be found out. They take at most 65,536 rows; that two are counted together now and then harms nobody.
    /// </summary>
    private const int UnknownKeyBytes = 2;

    /// <summary>
    /// Wrong passwords a minute from one address, at browsers nobody is known at: more than an office's new staff mistype, and far too few
    /// to try one password on many names. Right ones cost nothing.
    /// </summary>
    public const int WrongPerMinute = 30;

    private const int Turns = 64;

    private readonly SemaphoreSlim[] names = [.. Enumerable.Range(0, Turns).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Taken before those of names: many right passwords at once, as at eight o'clock, would otherwise count as wrong ones while
    /// they are judged.</summary>
    private readonly SemaphoreSlim[] addresses = [.. Enumerable.Range(0, Turns).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Judges all that an account asks for. A code that is right is taken, and then is none any more.</summary>
    /// <param name="http">Who asks: their address, and the browser they ask with.</param>
    /// <param name="name">The name as it is kept.</param>
    /// <param name="password">The password tried.</param>
    /// <param name="code">A code of the second factor, where one was typed.</param>
    public Task<SignInOutcome> TryAsync(HttpContext http, string name, string password, string? code) =>
        TryAsync(http, name, password, account => JudgeCodeAsync(account, code));

    /// <summary>Judges a password alone, of somebody who is signed in.</summary>
    /// <inheritdoc cref="TryAsync(HttpContext, string, string, string?)" />
    public Task<SignInOutcome> TryPasswordAsync(HttpContext http, string name, string password) =>
        TryAsync(http, name, password, static account => Task.FromResult<SignInOutcome>(new SignInOutcome.Accepted(account)));

    /// <param name="then">Judges what else there is, once the password is right.</param>
    private async Task<SignInOutcome> TryAsync(HttpContext http, string name, string password, Func<AccountRow, Task<SignInOutcome>> then)
    {
        if (devices.IdFor(http, name) is { } device && await accounts.FindPersonAsync(name) is not null)
            return await InTurnAsync(
                names,
                name,
                async () =>
                    await accounts.FindPersonAsync(name) is { } account
                        ? await TryAtKnownDeviceAsync(http, account, device, password, then)
                        : await TryUnknownAsync(http, name, password)
            );
        var address = Addresses.Of(http);
        return await InTurnAsync(
            addresses,
            address,
            () => InTurnAsync(names, name, () => TryFromAsync(address, http, name, password, then))
        );
    }

    /// <summary>
    /// A try is counted before it is judged, and one that is right counts no more: however many come at once, at whatever servers, no more
    /// are judged than there may be wrong ones.
    /// </summary>
    private async Task<SignInOutcome> TryFromAsync(
        string address,
        HttpContext http,
        string name,
        string password,
        Func<AccountRow, Task<SignInOutcome>> then
    )
    {
        if (!await counts.TryTakeAsync(WrongFrom(address), WrongPerMinute, TimeSpan.FromMinutes(1)))
            return new SignInOutcome.TooMany();
        var outcome = await accounts.FindPersonAsync(name) is { } account
            ? await TryKnownAsync(http, account, password, then)
            : await TryUnknownAsync(http, name, password);
        if (outcome is SignInOutcome.Accepted or SignInOutcome.CodeNeeded)
            await counts.GiveBackAsync(WrongFrom(address));
        return outcome;
    }

    private static async Task<SignInOutcome> InTurnAsync(SemaphoreSlim[] turns, string key, Func<Task<SignInOutcome>> judge)
    {
        var turn = turns[(uint)StringComparer.Ordinal.GetHashCode(key) % turns.Length];
        await turn.WaitAsync();
        try
        {
            return await judge();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Opens a name again at every browser it is known at; for whoever gives its owner a new password.</summary>
    public Task OpenAsync(string name) => wrong.ForgetAsync(DevicesOf(name));

    private static string WrongFrom(string address) => $"wrong-from {address}";

    /// <summary>The kind of the facts that count wrong tries of a name at each browser it is known at.</summary>
    internal static string DevicesOf(string name) => $"known-device {name}";

    private async Task<SignInOutcome> TryAtKnownDeviceAsync(
        HttpContext http,
        AccountRow account,
        string device,
        string password,
        Func<AccountRow, Task<SignInOutcome>> then
    )
    {
        var kind = DevicesOf(account.Name);
        if (await wrong.ClosedUntilAsync(kind, device) is { } closed)
            return new SignInOutcome.LockedOut(closed);
        var outcome = await JudgeAsync(account, password, then);
        if (outcome is SignInOutcome.Wrong failed)
        {
            var until = await wrong.FailAsync(kind, device);
            await audit.WriteAsync(http, new(account.Office), WhatOf(failed, until), account.Name);
            return OutcomeOf(failed, until);
        }

        if (outcome is SignInOutcome.Accepted)
            await wrong.ForgetAsync(kind, device);
        return outcome;
    }

    private async Task<SignInOutcome> TryKnownAsync(
        HttpContext http,
        AccountRow account,
        string password,
        Func<AccountRow, Task<SignInOutcome>> then
    )
    {
        var now = time.GetUtcNow();
        if (account.LockedUntil is { } locked && locked > now.ToUnixTimeMilliseconds())
            return new SignInOutcome.LockedOut(DateTimeOffset.FromUnixTimeMilliseconds(locked));
        var outcome = await JudgeAsync(account, password, then);
        if (outcome is SignInOutcome.Wrong failed)
        {
            var until = LockOut.Until(account.Failed + 1, now);
            await accounts.ChangeAsync(
                account.Name,
                present => present with { Failed = present.Failed + 1, LockedUntil = until?.ToUnixTimeMilliseconds() },
                (_, after) => audit.Row(http, new(after.Office), WhatOf(failed, until), after.Name)
            );
            return OutcomeOf(failed, until);
        }

        if (outcome is SignInOutcome.Accepted(not { Failed: 0, LockedUntil: null }))
            await accounts.ChangeAsync(account.Name, present => present with { Failed = 0, LockedUntil = null });
        return outcome;
    }

    /// <summary>
    /// The password first: who does not know it is never told whether there is a second factor. Wrong ones and wrong codes count as one,
    /// until all is right.
    /// </summary>
    private async Task<SignInOutcome> JudgeAsync(AccountRow account, string password, Func<AccountRow, Task<SignInOutcome>> then)
    {
        var result = Passwords.Verify(account.SecretHash, password);
        return result == PasswordVerificationResult.Failed
            ? new SignInOutcome.Wrong()
            : await then(await HashAnewAsync(account, password, result));
    }

    /// <summary>
    /// Takes the code on the account as it is then: of two who try the same code at once, at whatever servers, one comes second and is
    /// refused.
    /// </summary>
    private async Task<SignInOutcome> JudgeCodeAsync(AccountRow account, string? code)
    {
        if (account.Factor is null)
            return new SignInOutcome.Accepted(account);
        if (string.IsNullOrWhiteSpace(code))
            return new SignInOutcome.CodeNeeded();
        return
            await accounts.ChangeAsync(account.Name, present => present.Factor == account.Factor ? factors.Take(present, code) : null)
                is { } after
            ? new SignInOutcome.Accepted(after)
            : new SignInOutcome.Wrong("wrong-code");
    }

    /// <summary>Keeps the password as it is kept today, where it is kept as in former days.</summary>
    private async Task<AccountRow> HashAnewAsync(AccountRow account, string password, PasswordVerificationResult result)
    {
        if (result != PasswordVerificationResult.SuccessRehashNeeded)
            return account;
        var hash = Passwords.HashOf(password);
        // Whoever reset or disabled the account meanwhile was right: the sign-in then fails at the next request.
        var present = await accounts.ChangeAsync(
            account.Name,
            present => present.SecretHash == account.SecretHash ? present with { SecretHash = hash } : null
        );
        return account with { SecretHash = present?.SecretHash ?? account.SecretHash };
    }

    /// <summary>
    /// Names that were tried and are nobody's lock out as others do, so that an answer never tells which names there are.
    /// </summary>
    private async Task<SignInOutcome> TryUnknownAsync(HttpContext http, string name, string password)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, UnknownKeyBytes));
        if (await wrong.ClosedUntilAsync(UnknownName, key) is { } closed)
            return new SignInOutcome.LockedOut(closed);
        Passwords.Verify(Passwords.NobodysHash, password);
        var until = await wrong.FailAsync(UnknownName, key);
        // What was typed is not written down: people type their password into the wrong field.
        var failed = new SignInOutcome.Wrong();
        await audit.WriteAsync(http, null, WhatOf(failed, until));
        return OutcomeOf(failed, until);
    }

    private static string WhatOf(SignInOutcome.Wrong failed, DateTimeOffset? until) =>
        until is not null ? Audited.LockedOut
        : failed.Code == SignInOutcome.WrongPassword ? Audited.SignInFailed
        : Audited.FactorFailed;

    private static SignInOutcome OutcomeOf(SignInOutcome.Wrong failed, DateTimeOffset? until) =>
        until is { } from ? new SignInOutcome.LockedOut(from) : failed;
}

/// <summary>What became of a password that was tried.</summary>
internal abstract record SignInOutcome
{
    public const string WrongPassword = "wrong-password";

    private SignInOutcome() { }

    /// <summary>The problem an outcome is that lets nobody in.</summary>
    /// <param name="field">The form's field of the password, where faults are told by field; null where the page has but one
    /// sentence.</param>
    /// <exception cref="InvalidOperationException">Everything is right.</exception>
    public ProblemHttpResult Refusal(string? field = null) =>
        this switch
        {
            LockedOut(var from) => Problems.LockedOut(from),
            TooMany => Problems.TooMany(),
            CodeNeeded => OfCode("code-needed"),
            Wrong(WrongPassword) => field is null ? Problems.BadRequest(WrongPassword) : Problems.Invalid((field, WrongPassword)),
            Wrong(var code) => OfCode(code),
            _ => throw new InvalidOperationException("This is no refusal."),
        };

    private static ProblemHttpResult OfCode(string code) => Problems.Invalid(("code", code));

    /// <summary>It is right.</summary>
    internal sealed record Accepted(AccountRow Account) : SignInOutcome;

    /// <summary>Too many wrong ones came from this address; nothing was looked at.</summary>
    internal sealed record TooMany : SignInOutcome;

    /// <summary>What was typed is wrong.</summary>
    /// <param name="Code">The refusal's code: name or password (which of them is never told), or the second factor's code, of somebody who
    /// knows the password.</param>
    internal sealed record Wrong(string Code = WrongPassword) : SignInOutcome;

    /// <summary>The password is right, and the account asks for a code of its second factor, too.</summary>
    internal sealed record CodeNeeded : SignInOutcome;

    /// <summary>The name is closed, whatever the password.</summary>
    /// <param name="From">From when on it can be tried again.</param>
    internal sealed record LockedOut(DateTimeOffset From) : SignInOutcome;
}
