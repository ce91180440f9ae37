namespace DisplayBoard.Feed;

/// <summary>Keeps the newest picture on disk. It is one reader among others, so a slow disk delays no screen.</summary>
internal sealed class PictureKeeper(LatestPicture latest, PictureFile file, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var subscription = latest.Subscribe();
        subscription.Reader.TryRead(out _); // what stands on disk already
        try
        {
            while (await subscription.Reader.WaitToReadAsync(stoppingToken)) Keep(subscription);
        }
        catch (OperationCanceledException)
        {
            Keep(subscription); // the newest may not be written yet
        }
    }

    private void Keep(LatestPicture.Subscription subscription)
    {
        if (subscription.Reader.TryRead(out var picture) && picture.View is { } view)
        {
            file.Save(new(view, picture.Link.Connected ? time.GetUtcNow() : picture.Link.Since));
        }
    }
}
