using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using QueueContracts;
using QueueServer.Storage;

namespace QueueServer.Cluster;

/// <summary>
/// What the servers on one database tell each other of things that none of them stores. News may be lost, and who just started heard none:
/// what must stay known is said again at each <see cref="Beat"/>. Where a server is alone nobody hears it.
/// </summary>
internal sealed class ClusterChannel(News news)
{
    /// <summary>None of <see cref="Topics"/> begins with it.</summary>
    private const char Mark = '!';

    private readonly string self = RandomNumberGenerator.GetHexString(16, lowercase: true);
    private readonly ConcurrentDictionary<string, Action<string, string>> received = [];

    /// <summary>Every few seconds.</summary>
    public event Action? Beat;

    /// <summary>
    /// Hears what other servers publish of one kind: which server, and what. What no one here listens for is passed over, as that of
    /// another version may be.
    /// </summary>
    public void Subscribe<T>(Action<string, T> heard)
    {
        received.AddOrUpdate(typeof(T).Name, _ => Hear, (_, before) => before + Hear);

        void Hear(string server, string news)
        {
            if (JsonSerializer.Deserialize<T>(news, Wire.Json) is { } read)
                heard(server, read);
        }
    }

    /// <summary>Says something to all others. It is on its way when this returns, not there.</summary>
    public void Publish<T>(T said) => news.Announce($"{Mark}{self} {typeof(T).Name} {JsonSerializer.Serialize(said, Wire.Json)}");

    /// <summary>Takes what another server said; what is nothing that a server published is passed over.</summary>
    public void Receive(string word)
    {
        if (word is [Mark, ..] && word.Split(' ', 3) is [var from, var kind, var said] && received.TryGetValue(kind, out var heard))
            heard(from[1..], said);
    }

    public void Pulse() => Beat?.Invoke();
}
