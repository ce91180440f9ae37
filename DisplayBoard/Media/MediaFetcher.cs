using DisplayBoard.Feed;
using QueueContracts;
using ScreenHosting.Devices;

namespace DisplayBoard.Media;

/// <summary>
/// Fetches the office's logo and the pictures and videos of the view, as this board, and tells the page what is here. What is missing
/// is tried again.
/// </summary>
internal sealed class MediaFetcher(
    LatestScreen latest,
    MediaFolder folder,
    DeviceClient client,
    TimeProvider time,
    ILogger<MediaFetcher> logger
) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10); // a video over a slow line

    // of a line that passes nothing on: the others are not to wait for it
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    private readonly HashSet<string> missing = [];
    private Wanted? wanted;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var news = new Signal();
        latest.Changed += news.Raise;
        news.Raise();
        while (true)
        {
            using var pause = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            using var alarm = missing.Count > 0 ? time.CreateTimer(_ => pause.Cancel(), null, Again, Timeout.InfiniteTimeSpan) : null;
            try
            {
                await news.WaitAsync(pause.Token);
                var next = Wanted.By(latest.Current.View);
                if (next.IsSame(wanted))
                    continue; // most views change something else
                wanted = next;
            }
            catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
            {
                // time to try again what is missing
            }

            await ShowAsync(wanted ?? Wanted.By(null), stoppingToken);
        }
    }

    private async Task ShowAsync(Wanted wanted, CancellationToken stop)
    {
        string[] names = [.. wanted.Names.Distinct()];
        missing.IntersectWith(names);
        try
        {
            folder.KeepOnly(names);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.MediaNotFetched(MediaFolder.Path, e.Message);
        }

        foreach (var name in names)
        {
            if (!IsHere(name))
                await FetchAsync(name, stop);
        }

        latest.Show(
            [.. wanted.Media.Distinct().Where(IsHere).Select(PathOf)],
            wanted.Logo is { } logo && IsHere(logo) ? PathOf(logo) : null
        );
    }

    private bool IsHere(string name) => folder.Find(name) is not null;

    private static string PathOf(string name) => MediaFolder.Path + name;

    private async Task FetchAsync(string name, CancellationToken stop)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience, time);
            using var silence = new CancellationTokenSource(Silence, time);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token, silence.Token);
            using var answer = await client.ReadMediumAsync(name, limit.Token);
            await folder.KeepAsync(
                name,
                await answer.Content.ReadAsStreamAsync(limit.Token),
                () => silence.CancelAfter(Silence),
                limit.Token
            );
            missing.Remove(name);
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException or UnauthorizedAccessException
                || (e is OperationCanceledException && !stop.IsCancellationRequested)
            )
        {
            if (missing.Add(name))
                logger.MediaNotFetched(name, e.Message); // said once, not with every try
        }
    }

    /// <summary>What a view shows, by well-formed names.</summary>
    private sealed record Wanted(string? Logo, IReadOnlyList<string> Media)
    {
        /// <summary>The logo first: it is small, and always shown.</summary>
        public IEnumerable<string> Names => Logo is null ? Media : Media.Prepend(Logo);

        public static Wanted By(BoardView? view) =>
            new(
                view?.Brand.Logo is { } logo ? MediaFolder.NameOf(logo) : null,
                [.. (view?.Display.Media ?? []).Select(MediaFolder.NameOf).OfType<string>()]
            );

        public bool IsSame(Wanted? other) => other is not null && Logo == other.Logo && Media.SequenceEqual(other.Media);
    }
}
