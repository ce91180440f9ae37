using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using QueueContracts;
using QueueServer.Diagnostics;

namespace QueueServer.Screens;

/// <summary>
/// Who watches which view. Every screen is sent the newest one as fast as it takes it, at its own pace: one that reads slowly skips what
/// lies between, keeps nobody waiting, and is dropped by the transport when it takes nothing at all (after ten seconds).
/// </summary>
internal sealed class ViewSubscriptions(ILogger<ViewSubscriptions> logger)
{
    private readonly ConcurrentDictionary<string, Audience> byName = [];

    /// <summary>Sends a connection every newer view from now on, until it ends or the answer is disposed.</summary>
    /// <param name="connection">The screen.</param>
    /// <param name="name">Which view.</param>
    /// <param name="method">The client's method for it; always the same one.</param>
    public IDisposable Join(HubCallerContext connection, string name, string method)
    {
        var audience = byName.GetOrAdd(name, _ => new(method));
        var end = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionAborted);
        var news = new Signal();
        audience.Watchers[end] = news;
        _ = SendAsync(ScreenHubLifetimeManager.Of(connection), audience, news, end);
        return new Watching(end);
    }

    /// <summary>Whether anybody watches a view: if not, it need not be made.</summary>
    public bool Has(string name) => byName.TryGetValue(name, out var audience) && !audience.Watchers.IsEmpty;

    /// <summary>Shows a view to those who watch it. It is written out once for all of them; nobody is waited for.</summary>
    public void Show(string name, IView view)
    {
        if (!byName.TryGetValue(name, out var audience) || !audience.Take(view))
            return;
        foreach (var news in audience.Watchers.Values)
            news.Raise();
    }

    private async Task SendAsync(HubConnectionContext screen, Audience audience, Signal news, CancellationTokenSource end)
    {
        try
        {
            // A send that has begun is ended: cancelled half-way it would take the whole connection with it.
            await foreach (var _ in news.EachAsync(end.Token))
                await screen.WriteAsync(audience.Newest, CancellationToken.None);
        }
        catch (OperationCanceledException) { }
        catch (Exception e)
        {
            Log.BroadcastFailed(logger, e);
        }
        finally
        {
            audience.Watchers.TryRemove(end, out _);
            end.Dispose();
        }
    }

    private sealed class Audience(string method)
    {
        private readonly Lock gate = new();
        private long version;
        private volatile SerializedHubMessage? newest;

        /// <summary>Of each who watches, where they are told that there is a newer view.</summary>
        public ConcurrentDictionary<CancellationTokenSource, Signal> Watchers { get; } = [];

        /// <summary>The view as it goes on the wire.</summary>
        public SerializedHubMessage Newest => newest!; // those who watch are told after it is there

        /// <returns>False when a newer view is there already.</returns>
        public bool Take(IView view)
        {
            lock (gate)
            {
                if (version > view.Version)
                    return false;
                (version, newest) = (view.Version, new(new InvocationMessage(method, [view])));
                return true;
            }
        }
    }

    private sealed class Watching(CancellationTokenSource end) : IDisposable
    {
        public void Dispose()
        {
            try
            {
                end.Cancel();
            }
            catch (ObjectDisposedException) { } // the connection ended first
        }
    }
}
