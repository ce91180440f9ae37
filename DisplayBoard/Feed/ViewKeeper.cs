using QueueContracts;

namespace DisplayBoard.Feed;

/// <summary>Keeps the newest view on disk. It is one reader among others, so a slow disk delays no screen.</summary>
internal sealed class ViewKeeper(LatestScreen latest, ViewFile file, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var news = new Signal();
        latest.Changed += news.Raise;
        try
        {
            await foreach (var _ in news.EachAsync(stoppingToken))
                Keep(latest.Current);
        }
        catch (OperationCanceledException)
        {
            Keep(latest.Current); // right until this moment, also when it came long ago
        }
        finally
        {
            latest.Changed -= news.Raise;
        }
    }

    private void Keep(BoardScreen screen)
    {
        if (screen.Pairing is not null)
            file.Delete();
        else if (screen.View is { } view)
            file.Save(new(view, screen.Link.Connected ? time.GetUtcNow() : screen.Link.Since));
    }
}
