using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using QueueServer.Access;
using QueueServer.Storage.Sqlite;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Access;

/// <summary>As OWASP's Password Storage Cheat Sheet asks, by a server as it is installed.</summary>
public sealed class PasswordsAreHashedSlowly : TempFolder
{
    [Fact]
    public async Task By_a_server_in_a_process_of_its_own()
    {
        await using (await RunningProgram.StartServerAsync(Folder)) { }
        await using var context = Databases.At(Path.Combine(Folder, SqliteDatabase.FileName)).CreateDbContext();
        var people = (await context.Accounts.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken))
            .Where(account => Roles.IsPerson(account.Role))
            .ToList();
        Assert.NotEmpty(people);
        // ASP.NET Core Identity's third format: a marker, the PRF (2: HMAC-SHA512), the rounds, each big-endian
        foreach (var hash in people.Select(account => Convert.FromBase64String(account.SecretHash)))
            Assert.Equal(
                (1, 2u, 210_000u),
                (hash[0], BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1)), BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)))
            );
    }
}
