using ScreenHosting;
using ScreenHosting.Speech;

namespace KioskDevice.Narrator;

/// <summary>
/// Words made into sound, the latest kept in memory: most are the screens' own sentences. A number may be among them, so nothing of it
/// stays on disk.
/// </summary>
internal sealed class SpokenWords(Voice voice, ScreenTexts texts)
{
    /// <summary>The longest text read at once.</summary>
    public const int MostCharacters = 600;

    private const int MostKept = 100; // about 200 KB each

    private readonly Lock gate = new();
    private readonly LinkedList<((string Language, string Text) Words, byte[] Wav)> kept = [];
    private Task<string?>? trial;

    /// <summary>The languages that can be spoken; none when this machine has no voice.</summary>
    public async Task<IReadOnlyList<string>> LanguagesAsync(CancellationToken cancellationToken)
    {
        lock (gate)
            trial ??= voice.TryAsync(CancellationToken.None);
        return await trial.WaitAsync(cancellationToken) is null ? [.. texts.Languages.Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>A text as WAV; null when the voice failed, which is logged.</summary>
    public async Task<byte[]?> SayAsync(string language, string text, CancellationToken cancellationToken)
    {
        if (Find((language, text)) is { } known)
            return known;
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.wav");
        try
        {
            if (!await voice.SpeakAsync(language, text, file, cancellationToken))
                return null;
            var wav = await File.ReadAllBytesAsync(file, cancellationToken);
            Keep((language, text), wav);
            return wav;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private byte[]? Find((string, string) words)
    {
        lock (gate)
        {
            for (var node = kept.First; node is not null; node = node.Next)
            {
                if (node.Value.Words != words)
                    continue;
                kept.Remove(node);
                kept.AddFirst(node);
                return node.Value.Wav;
            }

            return null;
        }
    }

    private void Keep((string, string) words, byte[] wav)
    {
        lock (gate)
        {
            kept.AddFirst((words, wav));
            if (kept.Count > MostKept)
                kept.RemoveLast();
        }
    }
}
