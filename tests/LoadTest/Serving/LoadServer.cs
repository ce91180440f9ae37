using System.Diagnostics;
using Tests.Shared;

namespace LoadTest.Serving;

/// <summary>The queue server as a process of its own on a fresh data folder, and its administrator.</summary>
internal sealed class LoadServer : IAsyncDisposable
{
    private const string Root = "ha-dong"; // the sample office: the offices under load lie below it
    private const int CodesOfAManager = 10; // a manager enters so many pairing codes a minute

    private readonly string dll,
        folder;
    private RunningProgram program = null!; // StartAsync sets it before anyone sees this
    private readonly SemaphoreSlim pairing = new(1);
    private Person administrator = null!; // as above
    private Person? manager;
    private int people,
        devices,
        entered;

    private LoadServer(string dll) => (this.dll, folder) = (dll, Directory.CreateTempSubdirectory("load-").FullName);

    public Uri Address => program.Address;

    /// <summary>A folder on the disk that its data is on.</summary>
    public string Disk => folder;

    /// <summary>What it holds of the memory, in bytes.</summary>
    public long Memory => program.Memory;

    /// <summary>What it has taken of the processors.</summary>
    public TimeSpan ProcessorTime => program.ProcessorTime.Own + program.ProcessorTime.System;

    private string Data => Path.Combine(folder, "data");

    /// <summary>Starts a server.</summary>
    /// <param name="dll">The program.</param>
    /// <param name="settings">Besides its data folder and no limits.</param>
    public static async Task<LoadServer> StartAsync(string dll, params string[] settings)
    {
        if (!File.Exists(dll))
            throw new LoadException($"{dll} is missing: build QueueServer, or name it with --server.");
        var server = new LoadServer(dll);
        server.program = await RunningProgram.StartAsync(
            RunningProgram.CommandLine(dll, ["--Data", server.Data, .. RunningProgram.WithoutLimits, .. settings])
        );
        server.administrator = await Person.SignInAsync(server.Address, "admin", FirstRun.PasswordOf(server.Data, "admin"));
        return server;
    }

    /// <summary>Kills the server and starts it again at the same address.</summary>
    /// <returns>From the start until it listens; whoever asks before gets no connection.</returns>
    public async Task<TimeSpan> StartAgainAsync()
    {
        var address = Address;
        await program.KillAsync();
        await program.DisposeAsync();
        var start = Stopwatch.GetTimestamp();
        program = await RunningProgram.StartAsync(
            RunningProgram.CommandLine(dll, ["--Data", Data, .. RunningProgram.WithoutLimits, "--urls", $"{address}"])
        );
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Adds an office with the services and counters of the sample.</summary>
    /// <param name="id">A free id.</param>
    public async Task<LoadOffice> AddOfficeAsync(string id)
    {
        await administrator.Client.AskAsync(
            "/api/v1/offices",
            new
            {
                id,
                name = new { vi = id },
                timeZone = NoonZone(),
                parent = Root,
            }
        );
        var sample = (await ReadSettingsAsync(Root))["settings"]!; // a view of settings has them
        var next = (await ReadSettingsAsync(id))["settings"]!;
        foreach (var part in new[] { "services", "counters", "classes" })
            next[part] = sample[part]!.DeepClone(); // the sample has all three
        await administrator.Client.AskAsync($"/api/v1/offices/{id}/settings", new { commandId = CommandId.New(), settings = next });
        return new(
            this,
            new(id),
            [.. next["services"]!.AsArray().Select(of => new ServiceId($"{of!["id"]}"))],
            [.. next["counters"]!.AsArray().Select(of => new CounterId($"{of!["id"]}"))]
        );
    }

    /// <summary>Makes a person and signs them in.</summary>
    /// <param name="office">The person's office.</param>
    /// <param name="role">officer or manager.</param>
    public async Task<Person> AddPersonAsync(OfficeId office, string role)
    {
        var name = $"{role}-{Interlocked.Increment(ref people)}";
        var made = await administrator.Client.AskAsync($"/api/v1/offices/{office}/people", new { name, role });
        return await Person.SignInAsync(Address, name, $"{made["password"]}");
    }

    /// <summary>Pairs a new device: it begins, a manager enters its code, it claims its bearer and says that it is there.</summary>
    /// <returns>Its bearer.</returns>
    public async Task<string> PairAsync(OfficeId office, DeviceKind kind)
    {
        using var device = LocalClients.Make(Address, new());
        var begun = await device.AskAsync<PairingRequest, PairingReply>("/api/v1/pairings", new(kind));
        await pairing.WaitAsync();
        try
        {
            if (manager is null || entered++ % CodesOfAManager == 0)
                manager = await AddPersonAsync(new(Root), "manager");
            await manager.Client.AskAsync($"/api/v1/offices/{office}/devices", new { code = begun.Code, name = $"device-{++devices}" });
        }
        finally
        {
            pairing.Release();
        }

        var bearer = (await device.AskAsync<ClaimRequest, ClaimReply>("/api/v1/pairings/claim", new(begun.Pairing))).Bearer;
        using var paired = LocalClients.OfDevice(Address, bearer);
        using var answer = await paired.PostAsync(
            "/api/v1/health-reports",
            System.Net.Http.Json.JsonContent.Create(new HealthReport("load", PageOpen: true), options: Wire.Json)
        );
        answer.EnsureSuccessStatusCode();
        return bearer;
    }

    /// <summary>What an office's hall shows.</summary>
    public async Task<HallView> HallAsync(OfficeId office)
    {
        await using var hub = await Boards.HubSocket.OpenAsync(Address, administrator.Proof);
        return await hub.AskAsync<HallView>(nameof(IScreenHub.WatchHall), office.Value);
    }

    /// <summary>Closes an office's day.</summary>
    public Task CloseDayAsync(OfficeId office) =>
        administrator.Client.AskAsync($"/api/v1/offices/{office}/day/close", new CloseDayRequest(CommandId.New()));

    public async ValueTask DisposeAsync()
    {
        await program.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<System.Text.Json.Nodes.JsonNode> ReadSettingsAsync(string office)
    {
        using var answer = await administrator.Client.GetAsync($"/api/v1/offices/{office}/settings");
        return await answer.ReadAsync<System.Text.Json.Nodes.JsonNode>();
    }

    /// <summary>A time zone where it is about noon, so that no day ends while it is measured.</summary>
    private static string NoonZone()
    {
        var hours = 12 - DateTimeOffset.UtcNow.Hour; // 12 at midnight, -11 at eleven in the evening
        return hours == 0 ? "Etc/GMT" : $"Etc/GMT{-hours:+0;-0}"; // these zones' signs are the other way round (POSIX)
    }
}
