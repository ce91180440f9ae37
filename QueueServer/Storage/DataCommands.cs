using Microsoft.Data.Sqlite;
using ScreenHosting;

namespace QueueServer.Storage;

/// <summary>What the program does with its data instead of serving: <c>backup FILE</c> and <c>restore FILE</c>, each with <c>[--Data DIR]</c>.</summary>
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
        if (args is not [var command, { } file, .. var settings] || file.StartsWith('-')) return Refuse(args[0], $"say the file: {args[0]} FILE [--Data DIR]");
        var data = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true).AddEnvironmentVariables().AddCommandLine(settings).Build()
            .Get<ServerSettings>()?.Data ?? new ServerSettings().Data;
        file = Path.GetFullPath(file);
        try
        {
            if (command == Backup) await Storage.Backup.WriteAsync(data, file);
            else await Storage.Restore.ReadAsync(file, data);
            Console.WriteLine(command == Backup
                ? $"Written: {file}. It holds no face, no picture and no key."
                : $"Restored into {Path.GetFullPath(data)}. Start the server with --Data on that folder; visitors' faces and the boards' and kiosks' first secrets are not in a backup.");
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException or InvalidDataException or StartException)
        {
            return Refuse(command, e.Message);
        }
    }

    private static int Refuse(string command, string why)
    {
        Console.Error.WriteLine($"QueueServer cannot {command}: {why}");
        return ScreenHost.CannotStart;
    }
}
