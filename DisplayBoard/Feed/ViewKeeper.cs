using QueueContracts;

namespace DisplayBoard.Feed;

/// <summary>Keeps the newest picture on disk. It is one reader among others, so a slow disk delays no screen.</summary>
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

    private void Keep(BoardScreen picture)
    {
        if (picture.Pairing is not null)
            file.Delete();
        else if (picture.View is { } view)
            file.Save(new(view, picture.Link.Connected ? time.GetUtcNow() : picture.Link.Since));
    }
}
