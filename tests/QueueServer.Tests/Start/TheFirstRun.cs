using QueueServer.Access;
using QueueServer.Tests.Running;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Start;

public sealed class TheFirstRun : TempFolder
{
    private string PasswordFile => Path.Combine(Folder, FirstRun.File);

    private Task<string[]> LinesAsync() => File.ReadAllLinesAsync(PasswordFile, TestContext.Current.CancellationToken);

    [Fact]
    public async Task Makes_one_of_each_whose_first_passwords_stand_in_a_file_until_they_are_changed()
    {
        await using var server = await RunningProgram.StartServerAsync(Folder);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(PasswordFile));
        var lines = await LinesAsync();
        Assert.Equal(
            ["officer=officer", "manager=manager", "administrator=admin", "auditor=auditor"],
            lines.Select(line => line.Split(':')[0])
        );
        Assert.Equal(
            ["board-1.secret", "kiosk-1.secret"],
            Directory.GetFiles(Path.Combine(Folder, "devices")).Select(Path.GetFileName).Order()
        );

        Task<Session> FirstAsync(int line) =>
            Session.BeginAsync(server.Address, lines[line].Split('=')[1].Split(':')[0], lines[line].Split(':')[1]);
        await FirstAsync(0);
        Assert.Equal(lines[1..], await LinesAsync());
        var manager = await FirstAsync(1);
        using var reset = await manager.Client.PostAsync(
            "/api/offices/ha-dong/people/auditor/reset",
            null,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(lines[2..3], await LinesAsync()); // a password that was reset is not printed either
        await FirstAsync(2);
        Assert.False(File.Exists(PasswordFile));
    }

    [Fact]
    public async Task Is_not_repeated()
    {
        await (await RunningProgram.StartServerAsync(Folder)).DisposeAsync();
        var lines = await LinesAsync();
        await using var server = await RunningProgram.StartServerAsync(Folder);
        Assert.Equal(lines, await LinesAsync());
        await Session.SignInAsync(server.Address, "admin", lines[2].Split(':')[1]);
    }
}
