using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using QueueContracts;
using QueueServer.Storage;

namespace QueueServer.Cluster;

/// <summary>
/// What the servers on one database tell each other of things that none of them stores. News may be lost, and who just started heard none:
/// what must stay known is said again at each <see cref="Beat"/>. A server that is alone says nothing.
/// </summary>
internal sealed class ClusterChannel(IDatabase database)
{
    /// <summary>No topic begins with it: neither an office's id nor one of <see cref="Topics"/>.</summary>
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
    public void Publish<T>(T news)
    {
        if (database.IsShared)
            database.Announce($"{Mark}{self} {typeof(T).Name} {JsonSerializer.Serialize(news, Wire.Json)}");
    }

    /// <summary>Takes what came over the database's channel; false when it is nothing that a server published.</summary>
    public bool TryReceive(string word)
    {
        if (word is not [Mark, ..])
            return false;
        if (word.Split(' ', 3) is [var from, var kind, var news] && from[1..] != self && received.TryGetValue(kind, out var heard))
            heard(from[1..], news);
        return true;
    }

    public void Pulse() => Beat?.Invoke();
}
