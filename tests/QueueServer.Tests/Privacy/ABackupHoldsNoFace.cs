using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using QueueServer.Domain;
using QueueServer.Storage.Backups;
using QueueServer.Tests.Running;
using Made = QueueServer.Tests.Running.Faces;

namespace QueueServer.Tests.Privacy;

public sealed class ABackupHoldsNoFace : TempFolder
{
    private string Data => Directory.CreateDirectory(Path.Combine(Folder, "data")).FullName;

    private string Zip => Path.Combine(Folder, "backup.zip");

    [Fact]
    public async Task Restored_after_the_day_it_shows_the_queue_and_nobody()
    {
        Ticket ticket;
        using (var office = await TestOffice.StartAsync(Data))
        {
            await File.WriteAllTextAsync(
                Path.Combine(Data, "first-run.txt"),
                "officer=officer:first",
                TestContext.Current.CancellationToken
            );
            Directory.CreateDirectory(Path.Combine(Data, "devices"));
            await File.WriteAllTextAsync(
                Path.Combine(Data, "devices", "kiosk-1.secret"),
                "kiosk-1:secret",
                TestContext.Current.CancellationToken
            );
            Directory.CreateDirectory(Path.Combine(Data, "media"));
            await File.WriteAllBytesAsync(
                Path.Combine(Data, "media", SampleMedia.PngName),
                SampleMedia.Png,
                TestContext.Current.CancellationToken
            );
            ticket = await office.TakeAsync(Made.Of(1), picture: Made.Jpeg);
            await Backup.WriteAsync(Databases.At(office.Database), Path.Combine(Data, "media"), Zip);
            await office.TakeAsync(Made.Of(2)); // the server goes on
            await office.Host.ExecuteAsync(new CloseDay(CommandId.New()));
        }

        using (var zip = await ZipFile.OpenReadAsync(Zip, TestContext.Current.CancellationToken))
            Assert.Equal(
                [$"media/{SampleMedia.PngName}", "queue.db"],
                zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal)
            );
        var restored = Path.Combine(Folder, "restored");
        await ZipFile.ExtractToDirectoryAsync(Zip, restored, TestContext.Current.CancellationToken);
        using var again = await TestOffice.StartAsync(restored);
        Assert.Equal((TicketState.Issued, 0), (again.State.Tickets[ticket.Id].State, again.Faces.Count));
        Assert.Equal(FindOutcome.NotKnown, (await again.FindAsync(Made.Of(1))).Outcome);
        Assert.Null(await again.Host.ReadPictureAsync(ticket.Id));
        Assert.Empty(again.Keys);
        await using var context = Databases.At(again.Database).CreateDbContext();
        Assert.Equal(
            (0, 0),
            (
                await context.Faces.CountAsync(TestContext.Current.CancellationToken),
                await context.Pictures.CountAsync(TestContext.Current.CancellationToken)
            )
        );
        await again.TakeAsync(Made.Of(3)); // triggers, indexes and counters came with it
        Assert.Equal(1, again.Faces.Count);
    }

    [Fact]
    public async Task It_is_written_by_one_command_for_its_owner_alone_and_never_over_another()
    {
        using (var office = await TestOffice.StartAsync(Data))
            await office.TakeAsync(Made.Of(1));
        Assert.Equal((0, ""), await RunAsync(Zip));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Zip));
        var (code, error) = await RunAsync(Zip);
        Assert.Equal(2, code);
        Assert.Contains("is there already", error, StringComparison.Ordinal);
        Assert.Equal([Zip], Directory.GetFiles(Folder));
    }

    private async Task<(int Code, string Error)> RunAsync(string file)
    {
        var (code, errors) = await RunningProgram.RunAsync(
            "dotnet",
            "exec",
            Repository.Program("QueueServer"),
            DataCommands.Backup,
            file,
            "--Data",
            Data
        );
        return (code, string.Join('\n', errors));
    }
}
