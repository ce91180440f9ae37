using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Configuration;
using QueueServer.Facts;
using QueueServer.Journal;
using QueueServer.Offices;
using QueueServer.Storage;
using QueueServer.Storage.Backups;
using QueueServer.Storage.Postgres;
using QueueServer.Storage.Sqlite;
using ScreenHosting;

namespace QueueServer;

/// <summary>
/// What the program does with its data instead of serving, each with the server's settings: <c>backup FILE</c>, <c>restore FILE</c>,
/// <c>recover NAME</c> for a person whom nobody else can let in again, and <c>rebuild-facts [OFFICE]</c>.
/// </summary>
internal static class DataCommands
{
    public const string Backup = "backup";
    public const string Restore = "restore";
    public const string Recover = "recover";
    public const string RebuildFacts = "rebuild-facts";

    private const string AllOffices = "*";

    /// <summary>Whether a command line asks for one of them.</summary>
    public static bool Knows(string[] args) => args is [Backup or Restore or Recover or RebuildFacts, ..];

    /// <param name="args">The command line, which <see cref="Knows"/>.</param>
    /// <returns>0, or 2 after one line on standard error.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [RebuildFacts] or [RebuildFacts, ['-', ..], ..])
            args = [RebuildFacts, AllOffices, .. args[1..]];
        if (args is not [var command, { } subject, .. var rest] || subject.StartsWith('-'))
            return Refuse(
                args[0],
                $"say {(args[0] == Recover ? "whom" : "the file")}: {args[0]} {(args[0] == Recover ? "NAME" : "FILE")} [--Data DIR]"
            );
        OwnFiles.FromNowOn();
        try
        {
            var settings =
                new ConfigurationBuilder()
                    .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
                    .AddEnvironmentVariables()
                    .AddCommandLine(rest)
                    .Build()
                    .Get<ServerSettings>()
                ?? new();
            Console.WriteLine(await DoAsync(command, subject, settings, Open(settings)));
            return 0;
        }
        catch (Exception e)
            when ((StorageFailure.Is(e) || e is UnauthorizedAccessException or InvalidDataException ? e.Message : ScreenHost.Explain(e))
                    is { } why
            )
        {
            return Refuse(command, why);
        }
    }

    /// <returns>What is said of it.</returns>
    private static async Task<string> DoAsync(string command, string subject, ServerSettings settings, IDatabase database)
    {
        switch (command)
        {
            case Backup:
                await Storage.Backups.Backup.WriteAsync(database, settings.MediaFolder, Path.GetFullPath(subject));
                return $"Written: {Path.GetFullPath(subject)}. It holds no face, no picture and no key.";
            case Restore:
                await Storage.Backups.Restore.ReadAsync(
                    database,
                    settings.Data,
                    settings.MediaFolder,
                    Path.GetFullPath(subject),
                    (held, marks) => RestoredNumbers.MarkAsync(held, marks, TimeProvider.System.GetUtcNow())
                );
                return $"Restored. Start the server with the same settings (its data folder is {Path.GetFullPath(settings.Data)}); "
                    + "visitors' faces and the boards' and kiosks' first secrets are not in a backup. Numbers go on above those "
                    + "that may have been given since it was made.";
            case RebuildFacts:
                return await RebuildAsync(subject, database);
            default:
                using (var data = DataFolder.Open(settings.Data)) // a server that runs on it holds the accounts in memory
                {
                    var password = await Recovery.RunAsync(database, subject, TimeProvider.System);
                    new FirstRunFile(data).Forget(subject);
                    return $"The password of {subject} for the next sign-in: {password}\nIt must be changed then. A second factor is "
                        + "taken away.";
                }
        }
    }

    /// <summary>Throws away what figures are made of, and makes it again of the journal; servers may run meanwhile.</summary>
    private static async Task<string> RebuildAsync(string subject, IDatabase database)
    {
        await database.MigrateAsync();
        OfficeId? only =
            subject == AllOffices ? null
            : OfficeId.TryParse(subject, null, out var named) ? named
            : throw new InvalidDataException($"'{subject}' is not the id of an office.");
        var facts = new FactsStore(database, new EventJournal(database), TimeProvider.System);
        var said = new List<string>();
        await using var context = database.CreateDbContext();
        foreach (var id in await context.Settings.Select(row => row.Office).Distinct().OrderBy(id => id).ToListAsync())
        {
            if (only is { } one && id != one.Value)
                continue;
            var (days, unread) = await facts.RebuildAsync(new(id));
            said.Add(
                $"{id}: {days} days{(unread.Count == 0 ? "" : $"; not to be read: {string.Join(", ", unread.Select(day => $"{day:O}"))}")}"
            );
        }

        return said.Count == 0 ? throw new InvalidDataException($"There is no office '{subject}'.") : string.Join('\n', said);
    }

    private static IDatabase Open(ServerSettings settings) =>
        settings.Storage.Provider == StorageProvider.Postgres
            ? new PostgresDatabase(settings.Storage.ConnectionString, NullLoggerFactory.Instance)
            : new SqliteDatabase(
                Path.GetFullPath(Path.Combine(settings.Data, SqliteDatabase.FileName)),
                TimeProvider.System,
                NullLoggerFactory.Instance
            );

    private static int Refuse(string command, string why)
    {
        Console.Error.WriteLine($"QueueServer cannot {command}: {why}");
        return ScreenHost.CannotStart;
    }
}
