using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace EndToEnd.Tests;

/// <summary>
/// The three programs together, on the data of a first day, paired as on real machines. Kiosk and board start when a test first needs them.
/// </summary>
internal sealed class RunningOffice : IAsyncDisposable
{
    private readonly string data;
    private readonly Lazy<Task<RunningProgram>> board,
        counterCamera;
    private readonly string[] kioskSettings;
    private Lazy<Task<RunningProgram>> kiosk;

    private RunningOffice(string data, RunningProgram server, string[] kioskSettings)
    {
        (this.data, Server) = (data, server);
        this.kioskSettings = ["--Kiosk:Visit:Liveness", "off", .. kioskSettings]; // a clip answers no challenge
        kiosk = new(() => StartKioskAsync(this.kioskSettings));
        counterCamera = new(async () =>
        {
            await GiveCounterItsCameraAsync();
            return await StartKioskAsync(["--Kiosk:Counter", "quay-1"]);
        });
        board = new(() =>
            RunningProgram.StartAsync(
                "DisplayBoard",
                "--Server:Address",
                Server.Address.ToString(),
                "--Server:SecretFile",
                PathOf("devices", "board-1.secret"),
                "--Board:Data",
                PathOf("board")
            )
        );
    }

    public RunningProgram Server { get; private set; }

    public Uri Console => new(Server.Address, "/console");

    /// <summary>Where the kiosk's page is.</summary>
    public async Task<Uri> KioskAsync() => (await kiosk.Value).Address;

    /// <summary>Where the board's page is.</summary>
    public async Task<Uri> BoardAsync() => (await board.Value).Address;

    public static async Task<RunningOffice> StartAsync(params string[] kioskSettings)
    {
        var data = await FirstDay.CreateFolderAsync("office-");
        return new RunningOffice(data, await RunningProgram.StartServerAsync(data), kioskSettings);
    }

    /// <summary>Where the page of the camera at counter 1 is.</summary>
    public async Task<Uri> CounterCameraAsync() => new((await counterCamera.Value).Address, "/counter");

    /// <summary>What the program at counter 1 wrote so far.</summary>
    public async Task<string> CounterCameraOutputAsync() => (await counterCamera.Value).Output;

    /// <summary>Has the administrator make this kiosk's camera counter 1's own.</summary>
    private async Task GiveCounterItsCameraAsync()
    {
        using var admin = new HttpClient { BaseAddress = Server.Address };
        var password = PasswordOf("admin");
        await PostAsync("/api/v1/sign-in", new { username = "admin", password });
        await PostAsync("/api/v1/password", new { current = password, next = "admin went in by the door" });
        await PostAsync("/api/v1/offices/ha-dong/devices/kiosk-1", new { display = "quay-1" });

        async Task PostAsync(string path, object body)
        {
            using var answer = await admin.PostAsJsonAsync(path, body);
            answer.EnsureSuccessStatusCode();
            if (await answer.Content.ReadFromJsonAsync<JsonElement>() is var said && !said.TryGetProperty("csrfToken", out var token))
                return;
            admin.DefaultRequestHeaders.Remove("X-CSRF-TOKEN");
            admin.DefaultRequestHeaders.Add("X-CSRF-TOKEN", token.GetString());
        }
    }

    /// <summary>The first-run password of a user; it stands there until it is changed.</summary>
    public string PasswordOf(string user) => FirstRun.PasswordOf(data, user);

    /// <summary>Kills the server with SIGKILL.</summary>
    public Task KillServerAsync() => Server.KillAsync();

    /// <summary>Kills the server, and takes its database's log away: what was written since its last regular end is lost.</summary>
    public async Task LoseTheLogAsync()
    {
        await Server.KillAsync();
        File.Delete(PathOf("queue.db-wal"));
    }

    /// <summary>Starts it again on the same data and the same port.</summary>
    public async Task RestartServerAsync()
    {
        var address = Server.Address.ToString();
        await Server.DisposeAsync();
        Server = await RunningProgram.StartServerAsync(data, "--urls", address);
    }

    /// <summary>Kills the kiosk's program with SIGKILL, and starts it again on what it kept and on the same port.</summary>
    public async Task KillAndRestartKioskAsync()
    {
        var before = await kiosk.Value;
        await before.KillAsync();
        var again = await StartKioskAsync([.. kioskSettings, "--urls", before.Address.ToString()]);
        await before.DisposeAsync();
        kiosk = new(() => Task.FromResult(again));
    }

    /// <summary>The ticket given last.</summary>
    public string NewestTicket() => (string)Ask("SELECT ticket FROM journal WHERE kind = 'IssueTicket' ORDER BY version DESC LIMIT 1");

    /// <summary>Rows in one of the database's tables.</summary>
    public long Count(string table) => (long)Ask($"SELECT count(*) FROM {table}");

    /// <summary>Sealed faces on the kiosk's own disk, and their key.</summary>
    public IEnumerable<string> FacesAtTheKiosk => Directory.EnumerateFiles(PathOf("kiosk"), "*face*");

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
        foreach (var device in new[] { board, kiosk, counterCamera })
            if (device.IsValueCreated)
                await (await device.Value).DisposeAsync();
        await Server.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    private Task<RunningProgram> StartKioskAsync(string[] settings) =>
        RunningProgram.StartAsync(
            "KioskDevice",
            [
                "--Server:Address",
                Server.Address.ToString(),
                "--Server:SecretFile",
                PathOf("devices", "kiosk-1.secret"),
                "--Kiosk:Data",
                PathOf("kiosk"),
                "--Kiosk:Models",
                Repository.Models,
                .. settings,
            ]
        );

    private string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([data, .. parts]);
}
