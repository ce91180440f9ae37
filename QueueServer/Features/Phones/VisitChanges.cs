using QueueContracts;
using QueueServer.Offices;
using QueueServer.Storage;

namespace QueueServer.Features.Phones;

/// <summary>What changes before a phone: the kiosk's screen, and the office.</summary>
internal sealed class VisitChanges(IPhoneVisits visits, string token, SeenVisit seen, IOffice host)
{
    private readonly Signal news = new();
    private volatile SeenVisit? now = seen;

    /// <summary>The visit; null once it is over.</summary>
    public SeenVisit? Now => now;

    /// <summary>Its office.</summary>
    public IOffice Host => host;

    /// <summary>Hears of changes until it is disposed.</summary>
    public IDisposable Follow(CancellationToken stop)
    {
        var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        host.Changed += news.Raise;
        _ = FollowVisitAsync(end.Token);
        return new Following(() =>
        {
            host.Changed -= news.Raise;
            end.Cancel();
            end.Dispose();
        });
    }

    /// <summary>Waits for a change.</summary>
    public async Task<bool> WaitAsync(CancellationToken cancellation)
    {
        await news.WaitAsync(cancellation);
        return true;
    }

    private async Task FollowVisitAsync(CancellationToken stop)
    {
        try
        {
            while (now is { } before)
            {
                try
                {
                    now = await visits.NextAsync(token, before.Version, stop);
                    news.Raise();
                }
                catch (JournalException)
                {
                    // no server answered for seconds; whoever follows still wants to know
                }
            }
        }
        catch (OperationCanceledException)
        {
            // nobody follows any more
        }
    }

    private sealed class Following(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
