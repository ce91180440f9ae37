using System.Globalization;
using Microsoft.Extensions.Options;
using QueueContracts;
using ScreenHosting;
using ScreenHosting.Speech;

namespace DisplayBoard.Speech;

/// <summary>Spoken announcements as WAV files, each made once and kept; the least lately used make room for new ones.</summary>
internal sealed class Announcements(
    IOptions<BoardOptions> options,
    Voice voice,
    ScreenTexts texts,
    TimeProvider time,
    ILogger<Announcements> logger
) : IHostedService
{
    internal const int MostKept = 300; // about 180 KB each

    private readonly string folder = Path.GetFullPath(Path.Combine(options.Value.Data, "speech"));
    private readonly Lock gate = new();

    /// <summary>The languages that can be spoken; none when this machine has no voice.</summary>
    public IReadOnlyList<string> Languages { get; private set; } = [];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await voice.TryAsync(cancellationToken) is { } reason)
        {
            logger.SpeechOff(options.Value.SpeechCommand, reason);
            return;
        }

        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.SpeechNotKept(folder, e.Message);
            return;
        }

        Languages = [.. texts.Languages.Order(StringComparer.Ordinal)];
        logger.SpeechOn(string.Join(", ", Languages));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The file that calls a number to a counter; null when it cannot be spoken.</summary>
    public async Task<string?> FileForAsync(string language, TicketNumber number, int counter, CancellationToken cancellationToken)
    {
        if (!Languages.Contains(language))
            return null;
        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{language}-{number}-{counter}.wav"));
        if (File.Exists(file))
        {
            File.SetLastWriteTimeUtc(file, time.GetUtcNow().UtcDateTime); // used now: the last to make room
            return file;
        }

        var unfinished = $"{file}.{Guid.NewGuid():N}";
        try
        {
            if (!await voice.SpeakAsync(language, SpokenCall.Text(texts, language, number, counter), unfinished, cancellationToken))
                return null;
            File.SetLastWriteTimeUtc(unfinished, time.GetUtcNow().UtcDateTime);
            File.Move(unfinished, file, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished); // what a failure or a page that went away left half made
        }

        MakeRoom();
        return file;
    }

    private void MakeRoom()
    {
        lock (gate)
        {
            var kept = new DirectoryInfo(folder).GetFiles("*.wav");
            foreach (var old in kept.OrderByDescending(file => file.LastWriteTimeUtc).Skip(MostKept))
                old.Delete();
        }
    }
}
