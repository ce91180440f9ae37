using System.Runtime.Versioning;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Storage;

/// <summary>Whoever starts it, and with whatever mask: files 0600, folders 0700.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class FilesAreTheServersOwn : TempFolder
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private string Data => Path.Combine(Folder, "data");

    [Fact]
    public async Task Those_it_makes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        await using (await RunningProgram.StartAsync([.. UnderMask("000"), .. RunningProgram.ServerCommandLine(Data)]))
            MustBeOwn();
        var zip = Path.Combine(Folder, "backup.zip");
        await MustDoAsync([
            .. UnderMask("000"),
            "dotnet",
            "exec",
            Repository.Program("QueueServer"),
            DataCommands.Backup,
            zip,
            "--Data",
            Data,
        ]);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(zip));
        await MustDoAsync([
            .. UnderMask("000"),
            "dotnet",
            "exec",
            Repository.Program("QueueServer"),
            DataCommands.Restore,
            zip,
            "--Data",
            Path.Combine(Folder, "again"),
        ]);
        Assert.All(
            Directory.GetFiles(Path.Combine(Folder, "again")),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file))
        );
    }

    [Fact]
    public async Task And_those_an_earlier_version_left_to_whoever_started_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        await using (await RunningProgram.StartServerAsync(Data)) { }
        foreach (var file in Directory.GetFiles(Data, "queue.db*"))
            File.SetUnixFileMode(file, (UnixFileMode)0b110_100_100);
        Directory.CreateDirectory(Path.Combine(Data, "media"));
        await File.WriteAllTextAsync(Path.Combine(Data, "media", "of-old.png"), "", Stop);
        foreach (var file in Directory.GetFiles(Path.Combine(Data, "numbers")))
            File.SetUnixFileMode(file, (UnixFileMode)0b110_100_100);
        foreach (var folder in (string[])[Data, Path.Combine(Data, "media"), Path.Combine(Data, "numbers")])
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        await using var server = await RunningProgram.StartServerAsync(Data);
        MustBeOwn();
    }

    private static async Task MustDoAsync(string[] command)
    {
        var (code, errors) = await RunningProgram.RunAsync(command);
        Assert.True(code == 0, string.Join('\n', errors));
    }

    private void MustBeOwn() =>
        Assert.All(
            Directory
                .EnumerateFileSystemEntries(Data, "*", SearchOption.AllDirectories)
                .Append(Data)
                .Where(entry => File.Exists(entry) || Directory.Exists(entry)),
            entry => Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(entry) & (UnixFileMode)0b000_111_111)
        );

    private static string[] UnderMask(string mask) => ["sh", "-c", $"umask {mask}; exec \"$@\"", "sh"];
}
