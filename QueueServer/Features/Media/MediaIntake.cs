using QueueServer.Storage;

namespace QueueServer.Features.Media;

/// <summary>
/// Looks at uploads for boards: a picture is decoded and drawn anew, one at a time; a video is only walked by its outer parts.
/// </summary>
internal sealed class MediaIntake : IDisposable
{
    private readonly SemaphoreSlim one = new(1);

    /// <param name="content">The whole upload.</param>
    /// <param name="cancelled">Ends the wait for other pictures; one that is being decoded is decoded to its end.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancelled"/>.</exception>
    public async Task<Intake> TakeAsync(byte[] content, CancellationToken cancelled)
    {
        if (Videos.IsWebM(content))
            return new Intake.Taken(MediaKind.WebM, content);
        if (Videos.IsMp4(content))
            return new Intake.Taken(MediaKind.Mp4, content);
        if (Pictures.KindOf(content) is not { } kind)
            return Intake.Unknown;
        await one.WaitAsync(cancelled);
        try
        {
            return Pictures.Redraw(content, kind);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();
}
