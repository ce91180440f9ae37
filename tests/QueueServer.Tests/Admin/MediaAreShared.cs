using System.Net;
using QueueServer.Access;
using QueueServer.Features.Media;
using QueueServer.Storage;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Admin;

/// <summary>Two servers on one database and one folder for boards' pictures.</summary>
public sealed class MediaAreShared(Postgres postgres) : TempFolder
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_added_at_one_server_boards_find_at_the_other()
    {
        var connection = await postgres.MakeAsync();
        await using var one = await ClockedServer.StartOneOfSeveralAsync(Folder, "one", connection);
        await using var other = await ClockedServer.StartOneOfSeveralAsync(Folder, "other", connection);
        var manager = await Session.BeginAsync(one.Address, "manager", FirstRun.PasswordOf(Path.Combine(Folder, "one"), "manager"));
        var added = await manager
            .Client.PostAsync($"{OfficePath}/media", new ByteArrayContent(SampleMedia.Png), Stop)
            .ReadAsync<MediaReply>();

        var board = Clients.Make(
            other.Address,
            (await File.ReadAllTextAsync(Path.Combine(Folder, "one", "devices", "board-1.secret"), Stop)).Trim()
        );
        Assert.Equal(added.Path, $"/media/{MediaKind.NameOf(await board.GetByteArrayAsync(added.Path, Stop))}.png");
        await board.GetAsync($"/media/{new string('0', 32)}.png", Stop).MustBeAsync(HttpStatusCode.NotFound);
        Assert.False(Directory.Exists(Path.Combine(Folder, "one", "media")));
    }
}
