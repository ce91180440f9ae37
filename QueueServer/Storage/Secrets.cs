using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace QueueServer.Storage;

/// <summary>Keys that all servers on a database share, each made at its first use. They are in no backup.</summary>
internal sealed class Secrets(IDatabase database)
{
    /// <summary>Hides the names of officers in tables that leave the office.</summary>
    public const string Pseudonyms = "pseudonyms";

    private const int Bytes = 32;

    /// <summary>The key of a name.</summary>
    public async Task<byte[]> GetAsync(string name)
    {
        await using var context = database.CreateDbContext();
        var kept = context.Secrets.AsNoTracking().Where(secret => secret.Name == name).Select(secret => secret.Value);
        if (await kept.FirstOrDefaultAsync() is { } there)
            return there;
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO secrets ("Name", "Value") VALUES ({name}, {RandomNumberGenerator.GetBytes(Bytes)}) ON CONFLICT ("Name") DO NOTHING
            """
        );
        return await kept.SingleAsync();
    }
}
