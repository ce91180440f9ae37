using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using QueueContracts.Faces;
using QueueServer.Access;
using QueueServer.Faces;
using QueueServer.Storage.Backups;
using QueueServer.Storage.Sqlite;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;
using Made = QueueServer.Tests.Running.Faces;

namespace QueueServer.Tests.Privacy;

/// <summary>
/// The whole program on data of its own: whatever ends a face, no file and no line it logged holds anything of it afterwards.
/// </summary>
public sealed class NoTraceIsLeft : TempFolder
{
    private string Data => Path.Combine(Folder, "data");

    [Fact]
    public async Task Whatever_ends_a_face()
    {
        await using var server = await RunningProgram.StartServerAsync(
            Data,
            "--Logging:LogLevel:Default",
            "Debug",
            "--Logging:LogLevel:Microsoft.AspNetCore",
            "Debug",
            "--Logging:LogLevel:Microsoft.EntityFrameworkCore",
            "Debug"
        );
        using var kiosk = Clients.Make(
            server.Address,
            (await File.ReadAllTextAsync(Path.Combine(Data, "devices", "kiosk-1.secret"), TestContext.Current.CancellationToken)).Trim()
        );
        var officer = (await Session.BeginAsync(server.Address, "officer", FirstRun.PasswordOf(Data, "officer"))).Client;
        var manager = (await Session.BeginAsync(server.Address, "manager", FirstRun.PasswordOf(Data, "manager"))).Client;
        await officer.AtCounterAsync("quay-1", "open").MustBeAsync(HttpStatusCode.OK);

        (string Way, Func<TicketSummary, Task> End)[] ways =
        [
            (
                "finish",
                async ticket =>
                {
                    await officer.AtCounterAsync("quay-1", "next").MustBeAsync(HttpStatusCode.OK);
                    await officer.AtCounterAsync("quay-1", "finish", ticket.Id).MustBeAsync(HttpStatusCode.OK);
                }
            ),
            (
                "cancel",
                ticket =>
                    kiosk
                        .SendAsync($"{TicketsPath}/{ticket.Id}/cancel", new OwnTicketRequest(CommandId.New(), $"{ticket.Code}"))
                        .MustBeAsync(HttpStatusCode.OK)
            ),
            (
                "the visitor's word",
                ticket =>
                    kiosk
                        .SendAsync($"{TicketsPath}/{ticket.Id}/forget-face", new OwnTicketRequest(CommandId.New(), $"{ticket.Code}"))
                        .MustBeAsync(HttpStatusCode.OK)
            ),
            (
                "the officer's hand",
                ticket =>
                    officer
                        .SendAsync($"{TicketsPath}/{ticket.Id}/forget-face", new OwnTicketRequest(CommandId.New()))
                        .MustBeAsync(HttpStatusCode.OK)
            ),
            (
                "the day's end",
                _ => manager.SendAsync($"{OfficePath}/day/close", new CloseDayRequest(CommandId.New())).MustBeAsync(HttpStatusCode.OK)
            ),
        ];
        foreach (var (seed, (way, end)) in ways.Index())
        {
            var (face, picture) = (Made.Of(4000 + seed), JpegOf(seed));
            var ticket = (
                await kiosk
                    .SendAsync(
                        TicketsPath,
                        new IssueRequest(CommandId.New(), TestOffice.Births, face, picture, Consent: Made.Consent(picture: true))
                    )
                    .ReadAsync<IssueReply>()
            ).Ticket;
            await officer.GetByteArrayAsync($"{TicketsPath}/{ticket.Id}/picture", TestContext.Current.CancellationToken);
            var search = await SearchForAsync(face, picture);
            await end(ticket);
            Assert.True(search.In(Data, server.Output) is [], $"{way}: {string.Join(", ", search.In(Data, server.Output))}");
            Assert.Empty(search.In(await BackupAsync($"after-{seed}")));
        }

        Assert.Contains("INSERT INTO \"faces\"", server.Output, StringComparison.Ordinal); // the log was searched, too
    }

    /// <summary>Everything a face may lie as; while it is held, it must be found where it is, and nowhere else.</summary>
    private async Task<TraceSearch> SearchForAsync(FaceTemplate face, byte[] picture)
    {
        var key = await File.ReadAllBytesAsync(
            Assert.Single(Directory.GetFiles(Path.Combine(Data, "keys"), "*", SearchOption.AllDirectories)),
            TestContext.Current.CancellationToken
        );
        var rotated = DayRotation.Of(key).Rotate(face);
        await using var context = Databases.At(Path.Combine(Data, "queue.db")).CreateDbContext();
        var (sealedFace, sealedPicture) = (
            await context.Faces.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken),
            await context.Pictures.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken)
        );
        var day = DateOnly.FromDayNumber(sealedFace.Day);
        Assert.Equal(
            rotated.ToBytes(),
            FaceSeal.Open(key, $"rotated template|ha-dong|{day:yyyy-MM-dd}|{sealedFace.Visitor}|{sealedFace.Model}", sealedFace.Box)
        );
        Assert.Equal(picture, FaceSeal.Open(key, $"picture|ha-dong|{day:yyyy-MM-dd}|{sealedPicture.Ticket}", sealedPicture.Box));

        var open = new TraceSearch().For("template", face).For("rotated template", rotated).For("picture", picture);
        Assert.Empty(open.In(Data)); // sealed only, while it is held, too
        var closed = new TraceSearch().For("sealed template", sealedFace.Box).For("sealed picture", sealedPicture.Box);
        Assert.Superset(
            new HashSet<string> { "sealed template", "sealed picture" },
            closed.In(Data).Select(found => found[..found.IndexOf(" in queue.db", StringComparison.Ordinal)]).ToHashSet()
        );
        Assert.Empty(closed.In(await BackupAsync($"{sealedFace.Visitor}")));
        var leak = Path.Combine(Data, "leak");
        await File.WriteAllBytesAsync(leak, [1, .. face.ToBytes()], TestContext.Current.CancellationToken);
        Assert.Equal(["template in leak"], open.In(Data));
        File.Delete(leak);
        return open.For("sealed template", sealedFace.Box).For("sealed picture", sealedPicture.Box);
    }

    private async Task<string> BackupAsync(string name)
    {
        var (file, folder) = (Path.Combine(Folder, $"{name}.zip"), Path.Combine(Folder, name));
        await Backup.WriteAsync(Databases.At(Path.Combine(Data, SqliteDatabase.FileName)), Path.Combine(Data, "media"), file);
        await ZipFile.ExtractToDirectoryAsync(file, folder, TestContext.Current.CancellationToken);
        return folder;
    }

    private static byte[] JpegOf(int seed)
    {
        var bytes = new byte[6000];
        new Random(seed).NextBytes(bytes);
        Made.Jpeg.CopyTo(bytes, 0);
        return bytes;
    }
}
