using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using QueueServer.Domain;
using QueueServer.Journal;
using QueueServer.Storage;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Journal;

public sealed class TheSqliteJournal : JournalContract
{
    private string Database => Path.Combine(Folder, "queue.db");

    private protected override async Task<IEventJournal> OpenAsync() => new EventJournal(await Databases.OpenAsync(Database));

    [Theory]
    [InlineData("synchronous", "2")] // FULL: a commit is on disk when it answers
    [InlineData("secure_delete", "1")]
    [InlineData("journal_mode", "wal")]
    [InlineData("busy_timeout", "5000")]
    public async Task Every_connection_is_set_as_needed(string pragma, string expected)
    {
        foreach (var _ in Enumerable.Range(0, 2)) // the second comes from the pool
        {
            await using var context = Databases.At(Database).CreateDbContext();
            await context.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await using var command = context.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA {pragma}";
            Assert.Equal(expected, $"{await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)}");
        }
    }

    [Fact]
    public async Task A_forgotten_face_is_in_no_byte_of_the_database_nor_of_its_log()
    {
        var journal = await OpenAsync();
        var (office, day, visitor, ticket) = (new OfficeId("ha-dong"), new DateOnly(2026, 11, 23), VisitorId.New(), TicketId.New());
        byte[] face = RandomNumberGenerator.GetBytes(2076),
            picture = RandomNumberGenerator.GetBytes(9000); // the picture fills pages of its own
        await journal.AppendAsync(
            office,
            Opened(1),
            FaceChanges.None with
            {
                Face = new(visitor, "model", face),
                Picture = new(ticket, picture),
            }
        );
        Assert.True(IsOnDisk(face));
        Assert.True(IsOnDisk(picture));
        await journal.AppendAsync(office, Opened(2), FaceChanges.None with { ForgottenVisitors = [visitor], ForgottenPictures = [ticket] });
        Assert.False(IsOnDisk(face));
        Assert.False(IsOnDisk(picture));

        JournalRecord Opened(long version) => new(version, day, CommandId.New(), "OpenDay", null, [new DayOpened(TestOffice.Morning, day)]);
    }

    [Fact]
    public async Task The_last_day_is_found_without_reading_any_other()
    {
        await using var context = Databases.At(Database).CreateDbContext();
        await context.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + StoredRecords.LastDayQuery;
        command.Parameters.Add(new SqliteParameter("office", "ha-dong"));
        await using var plan = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var steps = new List<string>();
        while (await plan.ReadAsync(TestContext.Current.CancellationToken))
            steps.Add(plan.GetString(3));
        Assert.Contains("(Office=? AND Day=? AND Version>?)", steps[0], StringComparison.Ordinal);
        Assert.DoesNotContain(
            steps,
            step => step.Contains("SCAN", StringComparison.Ordinal) || step.Contains("TEMP B-TREE", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_broken_database_is_a_journal_failure()
    {
        var journal = await OpenAsync();
        await using (var context = Databases.At(Database).CreateDbContext())
            await context.Database.ExecuteSqlRawAsync("DROP TABLE journal", TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<JournalException>(() => journal.ReadAfterAsync(new("ha-dong"), 0));
    }

    public override void Dispose()
    {
        Databases.LetGo(Database);
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Whether any sixteen bytes in a row of it, at a step of sixteen, stand in a file of the folder.</summary>
    private bool IsOnDisk(byte[] secret)
    {
        var files = Directory.GetFiles(Folder, "queue.db*").Select(ReadShared).ToList();
        return Enumerable
            .Range(0, secret.Length / 16)
            .Any(piece => files.Any(file => file.AsSpan().IndexOf(secret.AsSpan(piece * 16, 16)) >= 0));
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
