using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QueueServer.Storage;

namespace QueueServer.Access;

/// <summary>Who may sign in. People's passwords are kept as ASP.NET Core's own password hash, devices' random secrets as SHA-256.</summary>
internal sealed class Accounts(IDbContextFactory<QueueContext> contexts)
{
    private static readonly PasswordHasher<AccountRow> Hasher = new();

    /// <summary>Hashed against when the name is unknown, so that an answer takes as long either way.</summary>
    private static readonly AccountRow Nobody = Person("nobody", Roles.Officer, "nowhere", RandomNumberGenerator.GetHexString(16));

    /// <summary>The officer or manager of this name and password; null when either is wrong.</summary>
    public async Task<AccountRow?> FindPersonAsync(string name, string password)
    {
        var account = await FindAsync(name);
        if (account is not { Role: Roles.Officer or Roles.Manager }) account = Nobody;
        var result = Hasher.VerifyHashedPassword(account, account.SecretHash, password);
        return result != PasswordVerificationResult.Failed && account != Nobody ? account : null;
    }

    /// <summary>The kiosk or board of this name and secret; null when either is wrong.</summary>
    public async Task<AccountRow?> FindDeviceAsync(string name, string secret) =>
        await FindAsync(name) is { Role: Roles.Kiosk or Roles.Board } device
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(device.SecretHash), Encoding.ASCII.GetBytes(HashOf(secret)))
            ? device : null;

    public static AccountRow Person(string name, string role, string office, string password)
    {
        var account = new AccountRow { Name = name, Role = role, Office = office, SecretHash = "" };
        account.SecretHash = Hasher.HashPassword(account, password);
        return account;
    }

    public static AccountRow Device(string name, string role, string office, string secret) =>
        new() { Name = name, Role = role, Office = office, SecretHash = HashOf(secret) };

    private static string HashOf(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private async Task<AccountRow?> FindAsync(string name)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await context.Accounts.AsNoTracking().SingleOrDefaultAsync(account => account.Name == name);
    }
}
