using Microsoft.Data.Sqlite;

namespace EndToEnd.Tests;

/// <summary>The three programs together, on a fresh data folder, paired as on real machines.</summary>
internal sealed class RunningOffice : IAsyncDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("office-").FullName;

    private RunningOffice() { }

    public RunningProgram Server { get; private set; } = null!; // StartAsync sets the three before anyone sees this
    public RunningProgram Kiosk { get; private set; } = null!;
    public RunningProgram Board { get; private set; } = null!;

    public Uri Console => new(Server.Address, "/console");

    public static async Task<RunningOffice> StartAsync(params string[] kioskSettings)
    {
        var office = new RunningOffice();
        office.Server = await RunningProgram.StartAsync("QueueServer", 0, "--Data", office.data);
        var kiosk = RunningProgram.StartAsync("KioskDevice", 0, [
            "--Server:Address", office.Server.Address.ToString(), "--Server:SecretFile", office.PathOf("devices", "kiosk-1.secret"),
            "--Kiosk:Models", Path.Combine(Repository.Root, "models"), "--Kiosk:Visit:Liveness", "off", // a clip answers no challenge
            .. kioskSettings]);
        var board = RunningProgram.StartAsync("DisplayBoard", 0,
            "--Server:Address", office.Server.Address.ToString(), "--Server:SecretFile", office.PathOf("devices", "board-1.secret"),
            "--Board:Data", office.PathOf("board"));
        (office.Kiosk, office.Board) = (await kiosk, await board);
        return office;
    }

    /// <summary>The first-run password of a user; it stands there until it is changed.</summary>
    public string PasswordOf(string user) => FirstRun.PasswordOf(data, user);

    /// <summary>Kills the server with SIGKILL.</summary>
    public Task KillServerAsync() => Server.KillAsync();

    /// <summary>Starts it again on the same data and the same port.</summary>
    public async Task RestartServerAsync()
    {
        var port = Server.Address.Port;
        await Server.DisposeAsync();
        Server = await RunningProgram.StartAsync("QueueServer", port, "--Data", data);
    }

    /// <summary>The ticket given last.</summary>
    public string NewestTicket() => (string)Ask("SELECT ticket FROM journal WHERE kind = 'IssueTicket' ORDER BY version DESC LIMIT 1");

    /// <summary>Rows in one of the database's tables.</summary>
    public long Count(string table) => (long)Ask($"SELECT count(*) FROM {table}");

    private object Ask(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={PathOf("queue.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!; // every question here has an answer
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(Board.DisposeAsync().AsTask(), Kiosk.DisposeAsync().AsTask());
        await Server.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    private string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([data, .. parts]);
}
