using System.Net;
using System.Text.Json;
using QueueServer.Features.Media;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Flood;

public sealed class AScreenThatReadsSlowly : TempFolder
{
    private const int Changes = 500;
    private const string Ping = """{"type":6}""";

    [Fact]
    public async Task Gets_the_newest_picture_and_not_all_of_them_and_keeps_no_other_waiting()
    {
        await FirstDay.PutIntoAsync(Folder);
        await using var server = await RunningProgram.StartServerAsync(Folder);
        (string, string) board = ("Authorization", $"Bearer {await SecretAsync("board-1")}");
        using var kiosk = Clients.Make(server.Address, await SecretAsync("kiosk-1"));
        using var slow = await HubSocket.OpenNarrowAsync(server.Address, board);
        using var quick = await HubSocket.OpenAsync(server.Address, board);
        (await slow.InvokeAsync("WatchBoard")).Dispose();
        (await quick.InvokeAsync("WatchBoard")).Dispose();
        var read = ReadToAsync(quick, Changes); // while the other hardly reads

        for (var i = 1; i <= Changes; i++)
        {
            if (i % 10 == 0)
            {
                await ReadToAsync(slow, 0); // one of ten: who takes nothing at all for ten seconds is dropped
                await Task.WhenAll(slow.SayAsync(Ping), quick.SayAsync(Ping)); // as a page does: it is there
            }

            await kiosk.SendAsync(TicketsPath, new IssueRequest(CommandId.New(), new("ho-tich"))).MustBeAsync(HttpStatusCode.OK);
        }

        await read;
        var (pictures, newest) = await ReadToAsync(slow, Changes);
        Assert.True(newest >= Changes);
        Assert.InRange(pictures, 1, Changes / 2); // the rest was never kept for it
    }

    private async Task<string> SecretAsync(string name) =>
        (await File.ReadAllTextAsync(Path.Combine(Folder, "devices", $"{name}.secret"), TestContext.Current.CancellationToken)).Trim();

    /// <summary>Reads pushes up to a version; answers how many came, and the last.</summary>
    private static async Task<(int Pictures, long Newest)> ReadToAsync(HubSocket board, long version)
    {
        for (var pictures = 0; ; )
        {
            foreach (var message in await board.PushesAsync() ?? throw new InvalidOperationException("The hub closed the connection."))
            {
                using var json = JsonDocument.Parse(message);
                if (!json.RootElement.TryGetProperty("target", out var target) || target.GetString() != "BoardChanged")
                    continue;
                pictures++;
                var newest = json.RootElement.GetProperty("arguments")[0].GetProperty("version").GetInt64();
                if (newest >= version)
                    return (pictures, newest);
            }
        }
    }
}
