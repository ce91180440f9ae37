using System.Security.Cryptography;
using System.Text.Json;
using QueueContracts;
using QueueServer.Checks;
using QueueServer.Storage;

namespace QueueServer.Offices;

/// <summary>
/// The other servers on the same database, and what they tell each other of things that none of them stores. A word may be lost, and who just
/// started heard none: what must stay known is said again at each <see cref="Beat"/>. A server that is alone says nothing.
/// </summary>
internal sealed class Peers(IDatabase database, ILogger<Peers> logger)
{
    /// <summary>No topic begins with it: neither an office's id nor one of <see cref="Topics"/>.</summary>
    private const char Mark = '!';

    private readonly string self = RandomNumberGenerator.GetHexString(16, lowercase: true);

    /// <summary>Another server said something: who, and what.</summary>
    public event Action<string, CheckNews>? Heard;

    /// <summary>Every few seconds.</summary>
    public event Action? Beat;

    /// <summary>Says something to all others. It is on its way when this returns, not there.</summary>
    public void Tell(CheckNews news)
    {
        if (database.IsShared) _ = TryTellAsync($"{Mark}{self} {JsonSerializer.Serialize(news, Wire.Json)}");
    }

    /// <summary>Takes what came over the database's channel; false when it is no word of a server.</summary>
    public bool TryHear(string word)
    {
        if (word is not [Mark, ..]) return false;
        var (from, end) = (1, word.IndexOf(' ', StringComparison.Ordinal));
        if (word[from..end] is var peer && peer != self && JsonSerializer.Deserialize<CheckNews>(word.AsSpan(end), Wire.Json) is { } news) Heard?.Invoke(peer, news);
        return true;
    }

    public void Pulse() => Beat?.Invoke();

    private async Task TryTellAsync(string word)
    {
        try
        {
            await database.TellAsync(word);
        }
        catch (Exception e) when (StorageFailure.Is(e))
        {
            Log.PeersNotTold(logger, e.Message);
        }
    }
}
