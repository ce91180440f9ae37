using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QueueContracts;

namespace DisplayBoard.Tests.Running;

/// <summary>A queue server as far as a board knows one. It can stop and come back at the same address.</summary>
internal sealed class FakeServer(BoardView view) : IAsyncDisposable
{
    private WebApplication? app;

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    public BoardView View { get; private set; } = view;

    public string? Bearer { get; private set; }

    public static async Task<FakeServer> StartAsync(BoardView view)
    {
        var server = new FakeServer(view);
        await server.StartAgainAsync();
        return server;
    }

    public async Task StartAgainAsync(BoardView? replaced = null)
    {
        View = replaced ?? View;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(this);
        builder.Services.AddSignalR().AddJsonProtocol(json => Wire.Configure(json.PayloadSerializerOptions));
        app = builder.Build();
        app.Urls.Add(Address.ToString());
        app.MapHub<Hub>(IScreenHub.Path);
        await app.StartAsync(TestContext.Current.CancellationToken);
        Address = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public Task PushAsync(BoardView view)
    {
        View = view;
        return app!.Services.GetRequiredService<IHubContext<Hub, IScreenClient>>().Clients.All.BoardChanged(view);
    }

    public async Task StopAsync()
    {
        if (app is { } running) await running.DisposeAsync();
        app = null;
    }

    public ValueTask DisposeAsync() => new(StopAsync());

    private sealed class Hub(FakeServer server) : Hub<IScreenClient>, IScreenHub
    {
        public Task<KioskView> WatchKiosk() => throw new HubException("this is a board");

        public Task<BoardView> WatchBoard()
        {
            server.Bearer = Context.GetHttpContext()?.Request.Headers.Authorization;
            return Task.FromResult(server.View);
        }

        public Task<CounterView> WatchCounter(CounterId counter) => throw new HubException("this is a board");
    }
}
