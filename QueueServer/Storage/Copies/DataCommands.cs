using Microsoft.Extensions.Logging.Abstractions;
using QueueServer.Storage.Postgres;
using ScreenHosting;

namespace QueueServer.Storage.Copies;

/// <summary>What the program does with its data instead of serving: <c>backup FILE</c> and <c>restore FILE</c>, each with the server's settings.</summary>
internal static class DataCommands
{
    public const string Backup = "backup";
    public const string Restore = "restore";

    /// <summary>Whether a command line asks for one of them.</summary>
    public static bool Knows(string[] args) => args is [Backup or Restore, ..];

    /// <param name="args">The command line, which <see cref="Knows"/>.</param>
    /// <returns>0, or 2 after one line on standard error.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var command, { } file, .. var rest] || file.StartsWith('-')) return Refuse(args[0], $"say the file: {args[0]} FILE [--Data DIR]");
        OwnFiles.FromNowOn();
        try
        {
            var settings = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true).AddEnvironmentVariables().AddCommandLine(rest).Build()
                .Get<ServerSettings>() ?? new();
            var database = Open(settings);
            file = Path.GetFullPath(file);
            if (command == Backup) await Copies.Backup.WriteAsync(database, settings.MediaFolder, file);
            else await Copies.Restore.ReadAsync(database, settings.Data, settings.MediaFolder, file);
            Console.WriteLine(command == Backup
                ? $"Written: {file}. It holds no face, no picture and no key."
                : $"Restored. Start the server with the same settings (its data folder is {Path.GetFullPath(settings.Data)}); visitors' faces and the boards' and kiosks' first secrets are not in a backup.");
            return 0;
        }
        catch (Exception e) when ((StorageFailure.Is(e) || e is UnauthorizedAccessException or InvalidDataException ? e.Message : ScreenHost.Explain(e)) is { } why)
        {
            return Refuse(command, why);
        }
    }

    private static IDatabase Open(ServerSettings settings) => settings.Storage.Provider == StorageProvider.Postgres
        ? new PostgresDatabase(settings.Storage.ConnectionString, NullLoggerFactory.Instance)
        : new SqliteDatabase(Path.GetFullPath(Path.Combine(settings.Data, SqliteDatabase.FileName)), TimeProvider.System, NullLoggerFactory.Instance);

    private static int Refuse(string command, string why)
    {
        Console.Error.WriteLine($"QueueServer cannot {command}: {why}");
        return ScreenHost.CannotStart;
    }
}
