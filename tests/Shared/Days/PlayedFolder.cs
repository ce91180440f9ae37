using Microsoft.Extensions.Logging.Abstractions;
using QueueServer.Domain;
using QueueServer.Settings;
using QueueServer.Storage;
using QueueServer.Storage.Sqlite;
using ScreenHosting;

namespace Tests.Shared;

/// <summary>A data folder with the sample office and days that were played, for a server to be started on.</summary>
internal static class PlayedFolder
{
    /// <summary>Fills a folder in which no server has been.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="hours">Whether the office has opening hours.</param>
    /// <param name="days">The days' records, of the office as it is.</param>
    public static async Task<(SqliteDatabase Database, OfficeSettings Settings)> FillAsync(
        string folder,
        bool hours,
        Func<OfficeSettings, IEnumerable<IReadOnlyList<JournalRecord>>> days
    )
    {
        using var data = DataFolder.Open(folder);
        var database = new SqliteDatabase(data.PathOf(SqliteDatabase.FileName), TimeProvider.System, NullLoggerFactory.Instance);
        await database.MigrateAsync();
        var settings = new OfficeSettingsFile(data, hours).LoadOrCreate();
        var first = SettingsChange.First(settings, "sample", DateTimeOffset.UnixEpoch, new ConsentTexts(ScreenTexts.Load()));
        await new SettingsStore(database, new()).TryAddAsync(first);
        foreach (var some in days(settings).Chunk(50))
        {
            await using var context = database.CreateDbContext();
            await using var transaction = await context.Database.BeginTransactionAsync();
            await using (var writer = new StoredRecords.Writer(context))
            {
                foreach (var record in some.SelectMany(day => day))
                    await writer.WriteAsync(settings.Id, record);
            }

            await transaction.CommitAsync();
        }

        return (database, settings);
    }
}
