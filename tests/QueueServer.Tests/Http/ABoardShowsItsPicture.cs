using System.Net;
using System.Net.Http.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Features.Administration;
using QueueServer.Features.Devices;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Http;

public sealed class ABoardShowsItsPicture : TempFolder
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private async Task<(HttpClient Manager, Following Board)> FollowAsync(ClockedServer server)
    {
        var manager = (await Session.BeginAsync(server.Address, "manager", FirstRun.PasswordOf(Folder, "manager"))).Client;
        var bearer = (
            await File.ReadAllTextAsync(Path.Combine(Folder, "devices", "board-1.secret"), TestContext.Current.CancellationToken)
        ).Trim();
        return (manager, new(server.Address, bearer));
    }

    [Fact]
    public async Task With_the_way_to_the_page_for_phones_where_everybody_may_read_it()
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        var (manager, followed) = await FollowAsync(server);
        await using var board = followed;
        await board.UntilAsync(view => view.Page is null); // there is no public address yet
        await ChangeAsync(manager, settings => settings with { PublicAddress = new("https://so.example.vn") });
        await board.UntilAsync(view => view.Page == new Uri("https://so.example.vn/cho/ha-dong"));
        await ChangeAsync(manager, settings => settings with { PublicPage = settings.PublicPage with { Use = false } });
        await board.UntilAsync(view => view.Page is null);
    }

    [Fact]
    public async Task As_the_office_sets_it_and_the_whole_office_when_the_picture_is_gone()
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        var (manager, followed) = await FollowAsync(server);
        await using var board = followed;
        await board.UntilAsync(view => view.Counters.Count == 6 && view.Display.Columns == 1);

        await manager.SendAsync($"{OfficePath}/devices/board-1", new DeviceRequest("tang-2")).MustBeAsync(HttpStatusCode.OK);
        var picture = new BoardSettings(new("tang-2"), "Tầng 2", BoardDisplay.Default with { Columns = 2, LastCalled = 3 })
        {
            Counters = [new("quay-4"), new("quay-5")],
            Services = [new("cu-tru")],
        };
        await ChangeAsync(manager, settings => settings with { Boards = [picture] });
        await board.UntilAsync(view =>
            view.Display is { Columns: 2, LastCalled: 3 }
            && view.Counters.Select(counter => counter.Number).SequenceEqual([4, 5])
            && view.Services.Single().Id == new ServiceId("cu-tru")
        );
        await ChangeAsync(
            manager,
            settings =>
                settings with
                {
                    Boards = [],
                    Counters = settings.Counters.SetItem(
                        0,
                        settings.Counters[0] with
                        {
                            Services = [settings.Services[2].Id, settings.Services[0].Id],
                        }
                    ),
                }
        );
        await board.UntilAsync(view =>
            view is { Counters.Count: 6, Display.Columns: 1 }
            && view.Counters[0].Prefixes.SequenceEqual([view.Services[0].Prefix, view.Services[2].Prefix])
        );
    }

    private static async Task ChangeAsync(HttpClient manager, Func<OfficeSettings, OfficeSettings> change)
    {
        var settings = await manager.GetFromJsonAsync<SettingsView>(
            $"{OfficePath}/settings",
            Wire.Json,
            TestContext.Current.CancellationToken
        );
        await manager
            .SendAsync($"{OfficePath}/settings", new SettingsRequest(CommandId.New(), change(settings!.Settings)))
            .MustBeAsync(HttpStatusCode.OK); // an empty answer fails the test
    }

    /// <summary>A board's link, and the wait for a view.</summary>
    private sealed class Following : IAsyncDisposable
    {
        private readonly CancellationTokenSource stop = new();
        private readonly Channel<BoardView> views = Channel.CreateUnbounded<BoardView>();
        private readonly Task running;

        public Following(Uri server, string bearer)
        {
            var link = new HubLink<BoardView>(
                HubLinkSettings.Board(server, new GivenIdentity(bearer)),
                TimeProvider.System,
                NullLogger.Instance
            );
            link.ViewChanged += view => views.Writer.TryWrite(view);
            running = link.RunAsync(stop.Token);
        }

        public async Task UntilAsync(Func<BoardView, bool> shows)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            patience.CancelAfter(Patience);
            while (!shows(await views.Reader.ReadAsync(patience.Token))) { }
        }

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await running;
            stop.Dispose();
        }
    }
}
