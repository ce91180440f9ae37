using System.Runtime.Versioning;

namespace EndToEnd.Tests;

/// <summary>
/// What a kiosk and a board write is their account's alone, whatever mask they are started with: files 0600, folders 0700.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class FilesAreTheDevicesOwn : IAsyncLifetime
{
    private static readonly string[] UnderNoMask = ["sh", "-c", "umask 000; exec \"$@\"", "sh"];

    private string data = null!; // InitializeAsync sets this and the server before any test
    private RunningProgram server = null!; // as above

    public async ValueTask InitializeAsync()
    {
        data = await FirstDay.CreateFolderAsync("modes-");
        server = await RunningProgram.StartServerAsync(data);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public Task At_a_kiosk() =>
        MustBeOwnAsync("KioskDevice", "kiosk", ["numbers.jsonl", "outage.lock", "view.json"], "--Kiosk:Models", Repository.Models);

    [Fact]
    public Task At_a_board() => MustBeOwnAsync("DisplayBoard", "board", ["picture.json"]);

    /// <summary>Starts a program and looks at all it wrote, once that is there which it writes of its server.</summary>
    private async Task MustBeOwnAsync(string program, string kind, string[] awaited, params string[] settings)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        var own = Path.Combine(data, "of-a-device", kind);
        await using var device = await RunningProgram.StartAsync([
            .. UnderNoMask,
            .. RunningProgram.CommandLine(
                Repository.Program(program),
                [
                    "--Server:Address",
                    server.Address.ToString(),
                    "--Server:SecretFile",
                    Path.Combine(data, "devices", $"{kind}-1.secret"),
                    $"--{char.ToUpperInvariant(kind[0])}{kind[1..]}:Data",
                    own,
                    .. settings,
                ]
            ),
        ]);
        using var http = new HttpClient { BaseAddress = device.Address };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (!Array.TrueForAll(awaited, file => File.Exists(Path.Combine(own, file))))
            await http.GetStringAsync("/health/live", patience.Token); // it connects and is leased numbers in its own time
        Assert.All(
            Directory.EnumerateFileSystemEntries(own, "*", SearchOption.AllDirectories).Append(own).Where(Path.Exists),
            entry => Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(entry) & (UnixFileMode)0b000_111_111)
        );
    }
}
