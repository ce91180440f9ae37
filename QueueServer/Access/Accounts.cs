using System.Collections.Immutable;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using QueueContracts;
using QueueServer.Storage;

namespace QueueServer.Access;

/// <summary>
/// Who may sign in. All accounts are held in memory and looked up there on each request; a change is in the database, together with
/// its audit row, before it holds. Where it ends an account's sessions, its hub connections are cut.
/// </summary>
internal sealed class Accounts(IDatabase database, News news, LiveConnections connections) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private volatile ImmutableDictionary<string, AccountRow> byName = ImmutableDictionary<string, AccountRow>.Empty;

    private volatile BoardDisplays displays = new(ImmutableDictionary<string, AccountRow>.Empty);

    public IEnumerable<AccountRow> All => byName.Values;

    /// <summary>
    /// The pictures that boards of an office were told to show, whether the office (still) has them or not. Asked after every change of an
    /// office, and looked for only after a change of an account.
    /// </summary>
    public IEnumerable<BoardId> DisplaysOf(OfficeId office)
    {
        var (accounts, found) = (byName, displays);
        if (found.Accounts != accounts)
            displays = found = new(accounts);
        return found.ByOffice[office.Value];
    }

    /// <summary>Somebody is called otherwise on screens from now on.</summary>
    public event Action? NamesChanged;

    /// <summary>
    /// Reads the accounts: before the first request, and when another server may have changed them. Sessions that ended there end here.
    /// </summary>
    public async Task LoadAsync()
    {
        await turn.WaitAsync();
        try
        {
            await ReadAsync();
        }
        finally
        {
            turn.Release();
        }
    }

    public AccountRow? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>What somebody is called on screens: their short name, else the one they sign in with.</summary>
    public string CalledOf(string name) => Find(name)?.ShortName ?? name;

    /// <summary>The person of this name; null when there is none or they may not sign in.</summary>
    public AccountRow? FindPerson(string name) =>
        Find(name) is { Disabled: false } account && Roles.IsPerson(account.Role) ? account : null;

    /// <summary>
    /// As <see cref="FindPerson"/>, by the database: for a sign-in, which may come a moment after another server changed the password.
    /// </summary>
    public async Task<AccountRow?> FindPersonAsync(string name)
    {
        await RefreshAsync(name);
        return FindPerson(name);
    }

    /// <summary>
    /// The kiosk or board of this name and secret; null when either is wrong or it was revoked. One that is not known is looked for in the
    /// database: another server may have let it in a moment ago.
    /// </summary>
    public async Task<AccountRow?> FindDeviceAsync(string name, string secret)
    {
        if (FindDevice(name, secret) is { } known)
            return known;
        await RefreshAsync(name);
        return FindDevice(name, secret);
    }

    /// <summary>
    /// As <see cref="Holds"/>, by the database where it seems not to: another server may have begun the session a moment ago.
    /// </summary>
    public async Task<bool> HoldsAsync(ClaimsPrincipal user)
    {
        if (Holds(user))
            return true;
        await RefreshAsync(user.Name());
        return Holds(user);
    }

    private AccountRow? FindDevice(string name, string secret) =>
        Find(name) is { RevokedAt: null, Disabled: false } device
        && Roles.IsDevice(device.Role)
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(device.SecretHash),
            Encoding.ASCII.GetBytes(Passwords.HashOfSecret(secret))
        )
            ? device
            : null;

    /// <summary>Takes an account as it is in the database, where other servers may have changed it.</summary>
    private async Task RefreshAsync(string name)
    {
        if (!database.IsShared)
            return;
        await turn.WaitAsync();
        try
        {
            await using var context = database.CreateDbContext();
            if (await context.Accounts.AsNoTracking().SingleOrDefaultAsync(account => account.Name == name) is { } present)
                Take(present);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Whether a session still holds: nothing that ends it happened to its account.</summary>
    public bool Holds(ClaimsPrincipal user) =>
        Find(user.Name()) is { Disabled: false, RevokedAt: null } account && user.FindFirstValue(Principals.StampClaim) == account.Stamp;

    /// <summary>Whether a kiosk's camera is the counter's own, as a manager said.</summary>
    public bool IsOwnOf(CounterId counter, ClaimsPrincipal kiosk) => Find(kiosk.Name())?.Display == counter.Value;

    /// <summary>Adds an account, or puts it in the place of one it may replace.</summary>
    /// <param name="account">The new account.</param>
    /// <param name="audit">Saved in the same transaction; null for none.</param>
    /// <param name="mayReplace">Whether an account of the same name gives way; by default none does.</param>
    /// <returns>False when the name is taken.</returns>
    public async Task<bool> TryAddAsync(AccountRow account, AuditRow? audit, Func<AccountRow, bool>? mayReplace = null)
    {
        await turn.WaitAsync();
        try
        {
            while (true)
            {
                var before = Find(account.Name);
                if (before is not null && mayReplace?.Invoke(before) != true)
                    return false;
                if (await TrySaveAsync(before, account, audit))
                    return true;
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Changes an account as it is now.</summary>
    /// <param name="name">The account.</param>
    /// <param name="change">Makes the new account from the present one; null leaves it as it is. It is asked again when another server
    /// changed the account meanwhile.</param>
    /// <param name="audit">Makes the row saved in the same transaction, of the account before and after; null for none.</param>
    /// <returns>The account after the change; null when there is none, or nothing was changed.</returns>
    public async Task<AccountRow?> ChangeAsync(
        string name,
        Func<AccountRow, AccountRow?> change,
        Func<AccountRow, AccountRow, AuditRow>? audit = null
    )
    {
        await turn.WaitAsync();
        try
        {
            while (true)
            {
                if (Find(name) is not { } before || change(before) is not { } after)
                    return null;
                if (await TrySaveAsync(before, after, audit?.Invoke(before, after)))
                    return after;
            }
        }
        finally
        {
            turn.Release();
        }
    }

    public static AccountRow Person(string name, string role, OfficeId office, string password, DateTimeOffset now) =>
        new()
        {
            Name = name,
            Role = role,
            Office = office.Value,
            SecretHash = Passwords.HashOf(password),
            Stamp = NewStamp(),
            CreatedAt = now.ToUnixTimeMilliseconds(),
            MustChange = true,
        };

    public static AccountRow Device(
        string name,
        string role,
        OfficeId office,
        string secret,
        DateTimeOffset now,
        string? pairedBy = null
    ) =>
        new()
        {
            Name = name,
            Role = role,
            Office = office.Value,
            SecretHash = Passwords.HashOfSecret(secret),
            Stamp = NewStamp(),
            CreatedAt = now.ToUnixTimeMilliseconds(),
            PairedAt = now.ToUnixTimeMilliseconds(),
            PairedBy = pairedBy,
        };

    /// <summary>
    /// A person after somebody else gave them a password, which they must change: their name is open, and their sessions have ended.
    /// </summary>
    public static AccountRow Reset(AccountRow person, string hash) =>
        person with
        {
            SecretHash = hash,
            MustChange = true,
            Failed = 0,
            LockedUntil = null,
            Stamp = NewStamp(),
        };

    /// <summary>A stamp no session has yet.</summary>
    public static string NewStamp() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    public void Dispose() => turn.Dispose();

    private async Task ReadAsync()
    {
        await using var context = database.CreateDbContext();
        var before = byName;
        byName = (await context.Accounts.AsNoTracking().ToListAsync()).ToImmutableDictionary(account => account.Name);
        foreach (var account in byName.Values.Where(account => before.TryGetValue(account.Name, out var old) && old.Stamp != account.Stamp))
            connections.Abort(account.Name);
        if (byName.Values.Any(account => before.GetValueOrDefault(account.Name)?.ShortName != account.ShortName))
            NamesChanged?.Invoke();
    }

    /// <returns>False when the account in the database is another than the one before, which is known now.</returns>
    private async Task<bool> TrySaveAsync(AccountRow? before, AccountRow after, AuditRow? audit)
    {
        await using var context = database.CreateDbContext();
        if (before is null)
            context.Add(after);
        else
            context.Attach(before with { }).CurrentValues.SetValues(after); // what is in memory stays as it is until this is saved
        if (audit is not null)
            context.Add(audit);
        try
        {
            await context.SaveChangesAsync();
            news.Announce(Topics.Accounts);
        }
        catch (DbUpdateException)
        {
            await ReadAsync();
            if (Find(after.Name) == before)
                throw;
            return false;
        }

        Take(after);
        return true;
    }

    /// <summary>Holds an account as it is now; what its former stamp let in is cut.</summary>
    private void Take(AccountRow present)
    {
        var before = Find(present.Name);
        byName = byName.SetItem(present.Name, present);
        if (before is not null && before.Stamp != present.Stamp)
            connections.Abort(present.Name);
        if (before?.ShortName != present.ShortName)
            NamesChanged?.Invoke();
    }

    /// <summary>What boards show by their offices, as of certain accounts.</summary>
    private sealed class BoardDisplays(ImmutableDictionary<string, AccountRow> accounts)
    {
        public ImmutableDictionary<string, AccountRow> Accounts { get; } = accounts;

        public ILookup<string, BoardId> ByOffice { get; } =
            accounts
                .Values.Where(account => account.Role == Roles.Board && account.Display is not null)
                .DistinctBy(account => (account.Office, account.Display))
                .ToLookup(account => account.Office, account => BoardId.Parse(account.Display!, null)); // filtered
    }
}
