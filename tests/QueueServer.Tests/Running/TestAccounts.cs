using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using QueueServer.Access;
using QueueServer.Storage;
using QueueServer.Storage.Sqlite;

namespace QueueServer.Tests.Running;

/// <summary>The accounts over a real database file, at a time the test sets, with one officer <c>lan</c>.</summary>
internal sealed class TestAccounts : IDisposable
{
    public const string Password = "a calm morning";

    private static readonly OfficeId Office = new("ha-dong");

    private TestAccounts(SqliteDatabase database, DateTimeOffset now)
    {
        (Database, Time) = (database, new(now));
        Audit = new(database, Time);
        Accounts = new(database, new(), new());
        Facts = new(database, new(), Time);
        Devices = new(new EphemeralDataProtectionProvider(), CookieSecurePolicy.SameAsRequest);
        Factors = new(new EphemeralDataProtectionProvider(), Time);
        SignIns = new(Accounts, Factors, Devices, new(Facts, Time), new(database, Facts, Time), Audit, Time);
    }

    public SqliteDatabase Database { get; }

    public FakeTimeProvider Time { get; }

    public AuditLog Audit { get; }

    public Accounts Accounts { get; }

    public PassingFacts Facts { get; }

    public KnownDevices Devices { get; }

    public SecondFactors Factors { get; }

    public SignIns SignIns { get; }

    /// <summary>Starts on a folder; on one that was used before, with what is there.</summary>
    public static async Task<TestAccounts> StartAsync(string folder, DateTimeOffset? now = null)
    {
        var database = Databases.At(Path.Combine(folder, "queue.db"));
        await database.MigrateAsync();
        var accounts = new TestAccounts(database, now ?? TestOffice.Morning);
        await accounts.Accounts.LoadAsync();
        await accounts.Accounts.TryAddAsync(Accounts.Person("lan", Roles.Officer, Office, Password, accounts.Time.GetUtcNow()), null);
        return accounts;
    }

    public Task<SignInOutcome> TryAsync(string password, string name = "lan", string? code = null) =>
        SignIns.TryAsync(new DefaultHttpContext(), name, password, code);

    /// <summary>Tries with a browser that these people signed in with before.</summary>
    public Task<SignInOutcome> TryWhereKnownAsync(string cookie, string password, string name = "lan", string? code = null)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = cookie;
        return SignIns.TryAsync(http, name, password, code);
    }

    /// <summary>The cookie of a browser that these people signed in with, one after the other.</summary>
    public string KnownTo(params string[] names)
    {
        var cookie = "";
        foreach (var name in names)
        {
            var http = new DefaultHttpContext();
            http.Request.Headers.Cookie = cookie;
            Devices.Remember(http, name);
            cookie = http.Response.Headers.SetCookie.ToString().Split(';')[0];
        }

        return cookie;
    }

    /// <summary>Tries a wrong password so many times.</summary>
    public async Task GuessAsync(int times, string name = "lan")
    {
        for (var guess = 0; guess < times; guess++)
            await TryAsync("not this one", name);
    }

    public async Task<List<AuditRow>> AuditedAsync()
    {
        await using var context = Database.CreateDbContext();
        return await context.Audit.AsNoTracking().OrderBy(row => row.Id).ToListAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => Accounts.Dispose();
}
