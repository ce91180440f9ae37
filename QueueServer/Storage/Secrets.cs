using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace QueueServer.Storage;

/// <summary>Keys that all servers on a database share, each made at its first use. They are in no backup.</summary>
internal sealed class Secrets(IDatabase database)
{
    /// <summary>Hides the names of officers in tables that leave the office.</summary>
    public const string Pseudonyms = "pseudonyms";

    /// <summary>Signs what offices tell of their days.</summary>
    public const string Signatures = "signatures";

    /// <summary>Signs what callers without a name are to work on.</summary>
    public const string Proofs = "proofs";

    /// <summary>Tells equal contacts of appointments from others.</summary>
    public const string BookingContacts = "booking-contacts";

    private const int Bytes = 32;

    /// <summary>The key of a name.</summary>
    /// <param name="name">Of this class.</param>
    /// <param name="make">Makes it; null for 32 random bytes.</param>
    public async Task<byte[]> GetAsync(string name, Func<byte[]>? make = null)
    {
        await using var context = database.CreateDbContext();
        var kept = context.Secrets.AsNoTracking().Where(secret => secret.Name == name).Select(secret => secret.Value);
        if (await kept.FirstOrDefaultAsync() is { } there)
            return there;
        var made = make?.Invoke() ?? RandomNumberGenerator.GetBytes(Bytes);
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO secrets ("Name", "Value") VALUES ({name}, {made}) ON CONFLICT ("Name") DO NOTHING
            """
        );
        return await kept.SingleAsync();
    }
}
