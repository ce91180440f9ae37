using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace EndToEnd.Tests;

/// <summary>The queue server alone, on the data of a first day, and a kiosk's secret to speak with as a kiosk does.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly string data;
    private readonly HttpClient kiosk = new();

    /// <summary>Speaks as a kiosk does.</summary>
    public HttpClient Kiosk => kiosk;

    private RunningProgram program = null!; // StartAsync sets it before anyone sees this

    private RunningServer(string data) => this.data = data;

    public Uri Address => program.Address;

    public static async Task<RunningServer> StartAsync() =>
        await StartFromAsync(Repository.Program("QueueServer"), await FirstDay.CreateFolderAsync("server-"));

    /// <summary>Starts one with other settings, for the first time.</summary>
    public static Task<RunningServer> StartAsync(string[] settings) =>
        StartFromAsync(Repository.Program("QueueServer"), Directory.CreateTempSubdirectory("server-").FullName, settings);

    /// <summary>Starts one on working days that were played, until yesterday.</summary>
    /// <param name="days">How many.</param>
    /// <param name="tickets">About how many numbers a day.</param>
    public static async Task<RunningServer> StartOnPlayedDaysAsync(int days, int tickets)
    {
        var data = Directory.CreateTempSubdirectory("server-").FullName;
        var yesterday = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7)).AddDays(-1); // in Hà Đông
        var (code, errors) = await RunningProgram.RunAsync(
            "dotnet",
            "exec",
            Repository.Built("Benchmarks"),
            "days",
            yesterday.ToString("O", CultureInfo.InvariantCulture),
            $"{days}",
            $"{tickets}",
            data
        );
        Assert.True(code == 0, string.Join('\n', errors));
        return await StartFromAsync(Repository.Program("QueueServer"), data);
    }

    /// <summary>Starts a server that stands elsewhere than the build put it, and has never run.</summary>
    public static Task<RunningServer> StartFromAsync(string dll) =>
        StartFromAsync(dll, Directory.CreateTempSubdirectory("server-").FullName);

    private static async Task<RunningServer> StartFromAsync(string dll, string data, params string[] settings)
    {
        var server = new RunningServer(data);
        server.program = await RunningProgram.StartAsync(
            RunningProgram.CommandLine(dll, ["--Data", server.data, .. RunningProgram.WithoutLimits, .. settings])
        );
        server.kiosk.BaseAddress = server.Address;
        var bearer = (await File.ReadAllTextAsync(Path.Combine(server.data, "devices", "kiosk-1.secret"))).Trim();
        server.kiosk.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        return server;
    }

    /// <summary>The first-run password of a user; it stands there until it is changed.</summary>
    public string PasswordOf(string user) => FirstRun.PasswordOf(data, user);

    /// <summary>Takes a number without a face; the answer may be a refusal.</summary>
    public Task<HttpResponseMessage> TakeAsync(string service) =>
        kiosk.PostAsJsonAsync("/api/v1/offices/ha-dong/tickets", new { commandId = Guid.CreateVersion7(), service });

    /// <summary>Takes a number with a made-up face, after consent.</summary>
    public async Task TakeWithFaceAsync(string service)
    {
        var values = new byte[512 * sizeof(float)];
        BitConverter.TryWriteBytes(values, 1f); // a unit vector
        using var answer = await kiosk.PostAsJsonAsync(
            "/api/v1/offices/ha-dong/tickets",
            new
            {
                commandId = Guid.CreateVersion7(),
                service,
                face = new { model = "faceplugin-1.0.3/fr_feature", values },
                consent = new
                {
                    version = 1,
                    language = "vi",
                    at = DateTimeOffset.UtcNow,
                    picture = false,
                },
            }
        );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The kiosk reports that it has no camera.</summary>
    public async Task ReportNoCameraAsync()
    {
        using var answer = await kiosk.PostAsJsonAsync(
            "/api/v1/health-reports",
            new
            {
                version = "1.0",
                pageOpen = true,
                camera = "none",
            }
        );
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>What the kiosk's page would show, asked of the hub once.</summary>
    public async Task<JsonElement> KioskViewAsync()
    {
        // set at the start
        using var hub = await HubSocket.OpenAsync(Address, ("Authorization", kiosk.DefaultRequestHeaders.Authorization!.ToString()));
        using var answer = await hub.InvokeAsync("WatchKiosk");
        return answer.RootElement.GetProperty("result").Clone();
    }

    /// <summary>Begins a pairing as a new device does; answers its proof and its six digits.</summary>
    public async Task<(string Proof, string Code)> BeginPairingAsync(string kind)
    {
        using var device = new HttpClient { BaseAddress = Address };
        using var answer = await device.PostAsJsonAsync("/api/v1/pairings", new { kind });
        var reply = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (reply.GetProperty("pairing").GetString()!, reply.GetProperty("code").GetString()!); // both are always there
    }

    /// <summary>Claims the secret of a pairing, and says whether the server takes it.</summary>
    public async Task<HttpClient> ClaimAsync(string proof)
    {
        var device = new HttpClient { BaseAddress = Address };
        using var answer = await device.PostAsJsonAsync("/api/v1/pairings/claim", new { pairing = proof });
        var reply = await answer.Content.ReadFromJsonAsync<JsonElement>();
        device.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", reply.GetProperty("bearer").GetString());
        return device;
    }

    /// <summary>The officer at a counter, signed in by HTTP; answers a client that says what a page says.</summary>
    public async Task<HttpClient> OfficerAtAsync(string counter)
    {
        var officer = await PersonAsync("officer");
        await CommandAsync(officer, counter, "open");
        return officer;
    }

    /// <summary>A person of the first run, signed in by HTTP for the first time.</summary>
    public async Task<HttpClient> PersonAsync(string name)
    {
        var person = new HttpClient { BaseAddress = Address };
        var first = PasswordOf(name);
        await EnterAsync(person, "/api/v1/sign-in", new { username = name, password = first });
        await EnterAsync(person, "/api/v1/password", new { current = first, next = $"{name} went in by the door" });
        return person;
    }

    /// <summary>What was rated: level, reasons and text of each, in no order.</summary>
    public IReadOnlyList<(string Level, string Reasons, string Text)> Ratings()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "queue.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = new SqliteCommand("SELECT Level, Reasons, coalesce(Text, '') FROM ratings", connection);
        using var rows = command.ExecuteReader();
        var found = new List<(string, string, string)>();
        while (rows.Read())
            found.Add((rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        return found;
    }

    /// <summary>One act at a counter; answers the number it is about, or null.</summary>
    public static async Task<string?> CommandAsync(HttpClient officer, string counter, string verb)
    {
        using var answer = await officer.PostAsJsonAsync(
            $"/api/v1/offices/ha-dong/counters/{counter}/{verb}",
            new { commandId = Guid.CreateVersion7() }
        );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetString();
    }

    /// <summary>Ends the server at once.</summary>
    public Task KillAsync() => program.KillAsync();

    public async ValueTask DisposeAsync()
    {
        kiosk.Dispose();
        await program.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    private static async Task EnterAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        client.DefaultRequestHeaders.Remove("X-CSRF-TOKEN");
        client.DefaultRequestHeaders.Add(
            "X-CSRF-TOKEN",
            (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("csrfToken").GetString()
        );
    }
}
