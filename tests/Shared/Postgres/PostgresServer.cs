using System.Diagnostics;
using Npgsql;

namespace Tests.Shared;

/// <summary>
/// A real PostgreSQL on a private folder, reached by a socket in it: no port is taken. It ends with the test. As root it runs as its own
/// user, because <c>initdb</c> refuses root.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "postgres";
    private readonly string folder;
    private Process process = null!; // StartAsync sets it before anybody sees this

    private PostgresServer(string folder) => this.folder = folder;

    /// <summary>A connection string to a database of this name, which must have been made.</summary>
    public string To(string database) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = folder,
            Username = User,
            Database = database,
            MaxPoolSize = 20,
            Timeout = 5,
        }.ToString();

    public static async Task<PostgresServer> StartAsync()
    {
        var server = new PostgresServer(Directory.CreateTempSubdirectory("pg-").FullName);
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", User, server.folder);
        await RunAsync([
            .. As(Program("initdb")),
            "-D",
            Path.Combine(server.folder, "data"),
            "-U",
            User,
            "--auth=trust",
            "--locale=C",
            "--encoding=UTF8",
            "--no-sync",
        ]);
        await server.BeginAsync();
        return server;
    }

    /// <summary>Makes an empty database.</summary>
    public async Task<string> MakeAsync(string database)
    {
        await using var connection = new NpgsqlConnection(To("postgres"));
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {database}", connection);
        await create.ExecuteNonQueryAsync();
        return To(database);
    }

    /// <summary>Ends it at once, as a power cut would, and starts it again.</summary>
    public async Task RestartAsync()
    {
        await EndAsync();
        await BeginAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Starts it again.</summary>
    public async Task BeginAsync()
    {
        // It ends with the input of its shell, and so with this process, however that ends.
        string[] command =
        [
            "-c",
            "\"$@\" & cat > /dev/null; kill -QUIT $!; wait",
            "sh",
            .. As(Program("postgres")),
            "-D",
            Path.Combine(folder, "data"),
            "-k",
            folder,
            "-c",
            "listen_addresses=",
            "-c",
            "max_connections=200",
        ];
        process = Process.Start(
            new ProcessStartInfo("sh", command)
            {
                RedirectStandardInput = true,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!; // UseShellExecute is off: a process is always started
        _ = process.StandardOutput.ReadToEndAsync();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (!line.Contains("database system is ready to accept connections", StringComparison.Ordinal))
                continue;
            _ = process.StandardError.ReadToEndAsync();
            return;
        }

        throw new InvalidOperationException("PostgreSQL did not start.");
    }

    /// <summary>Ends it at once; what it acknowledged is on its disk.</summary>
    public async Task EndAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static string[] As(string program) =>
        Environment.IsPrivilegedProcess ? ["setpriv", $"--reuid={User}", $"--regid={User}", "--init-groups", program] : [program];

    /// <summary>Debian keeps the server's programs beside each other by version, outside the PATH.</summary>
    private static string Program(string name) =>
        (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
            .OrderDescending()
            .Select(version => Path.Combine(version, "bin", name))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(path => Path.Combine(path, name)))
            .FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException($"{name} is not there: bash test.sh installs PostgreSQL.");

    private static async Task RunAsync(params string[] command)
    {
        using var process = Process.Start(
            new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!; // as above
        _ = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{command[0]}: {errors}");
    }
}
