using System.Net;
using System.Net.Sockets;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Start;

public sealed class TheServerStarts(RunningServer server)
{
    [Fact]
    public void With_secrets_only_its_own_account_can_read()
    {
        if (OperatingSystem.IsWindows())
            return; // its folders inherit their owner's rights
        foreach (var file in new[] { "devices/kiosk-1.secret", "devices/board-1.secret" })
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(server.Data, file)));
        foreach (var folder in new[] { "devices", "cookie-keys" })
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(Path.Combine(server.Data, folder))
            );
    }

    [Fact]
    public async Task With_a_live_and_a_ready_answer()
    {
        Assert.Equal("live", await server.Nobody.GetStringAsync("/health/live", TestContext.Current.CancellationToken));
        Assert.Equal("ready", await server.Nobody.GetStringAsync("/health/ready", TestContext.Current.CancellationToken));
    }
}

public sealed class TheServerRefusesToStart(RunningServer server) : TempFolder
{
    private static void AssertOneLine((int Code, string[] Errors) ended, params string[] parts)
    {
        Assert.Equal(2, ended.Code);
        var line = Assert.Single(ended.Errors);
        Assert.StartsWith("QueueServer cannot start: ", line, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_a_data_folder_another_server_uses() =>
        AssertOneLine(
            await RunningProgram.RunAsync(RunningProgram.ServerCommandLine(server.Data)),
            "another server already uses the data folder",
            server.Data
        );

    [Fact]
    public async Task On_a_port_another_program_uses()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        AssertOneLine(
            await RunningProgram.RunAsync(RunningProgram.ServerCommandLine(Folder, "--urls", $"http://127.0.0.1:{port}")),
            $"port {port} is used by another program"
        );
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    public async Task In_clear_text_where_others_read_along(string address)
    {
        AssertOneLine(await RunningProgram.RunAsync(RunningProgram.ServerCommandLine(Folder, "--urls", address)), address, "TLS");
        Assert.Empty(Directory.GetFileSystemEntries(Folder));
    }

    [Theory]
    [InlineData("Storage:Provider", "Foo")]
    [InlineData("BehindTlsProxy", "maybe")]
    public async Task With_a_setting_that_cannot_be_read(string setting, string value) =>
        AssertOneLine(
            await RunningProgram.RunAsync(RunningProgram.ServerCommandLine(Folder, $"--{setting}", value)),
            $"'{value}'",
            $"'{setting}'"
        );

    [Fact]
    public async Task With_an_office_file_that_breaks_a_rule()
    {
        var file = Path.Combine(Folder, "office.json");
        var sample = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "Settings", "ha-dong.json"),
            TestContext.Current.CancellationToken
        );
        await File.WriteAllTextAsync(file, sample.Replace("\"number\": 2", "\"number\": 1"), TestContext.Current.CancellationToken);
        AssertOneLine(await RunningProgram.RunAsync(RunningProgram.ServerCommandLine(Folder)), file, "counters[1].number: twice");
    }
}

public sealed class GuessingIsSlow : TempFolder
{
    [Fact]
    public async Task After_thirty_wrong_passwords_from_an_address_within_a_minute()
    {
        await using var server = await RunningProgram.StartServerAsync(Folder);
        using var client = new HttpClient { BaseAddress = server.Address };
        foreach (var guess in Enumerable.Range(0, 30))
            await client.SendAsync("/api/sign-in", Guess(guess)).MustBeAsync(HttpStatusCode.BadRequest, "wrong-password");
        await client.SendAsync("/api/sign-in", Guess(31)).MustBeAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
    }

    /// <summary>One password, tried on one name after another.</summary>
    private static object Guess(int at) => new { username = $"name-{at}", password = "x" };
}
