using System.Collections.Concurrent;

namespace QueueServer.Cluster;

/// <summary>
/// What is so now and is stored nowhere: how a device is, what an officer's check came to. It is said at one server and heard at every
/// one, this one included. A server that is alone hears what it says.
/// </summary>
internal class LiveNews
{
    private readonly List<IHearer> hearers = [];
    private readonly ConcurrentDictionary<string, long> last = [];

    /// <summary>Every few seconds, where there may be several servers.</summary>
    public event Action? Beat;

    /// <summary>Hears one kind of words; before the first is said.</summary>
    /// <param name="hear">Takes one; a word that comes twice changes nothing.</param>
    /// <param name="held">What a server that joins must be told so that it knows the same: each word with its topic.</param>
    public void Subscribe<T>(Action<T> hear, Func<IEnumerable<(string Topic, T Word)>>? held = null)
        where T : LiveWord => hearers.Add(new Hearer<T>(hear, held ?? (() => [])));

    /// <summary>Says something of what every server has its words about. All hear a topic's words in one order; this server has when
    /// the task ends.</summary>
    /// <param name="topic">What it is about: a device, a counter.</param>
    /// <param name="word">The word.</param>
    /// <exception cref="Storage.JournalException">No server answered: it may not have been heard.</exception>
    public virtual Task SayAsync(string topic, LiveWord word)
    {
        Hear(new(topic, LastOf(topic) + 1, word));
        return Task.CompletedTask;
    }

    /// <summary>Says how it is at this server, of which no other speaks.</summary>
    /// <param name="word">The word.</param>
    public virtual void Tell(LiveWord word) => Hear(new("", 0, word));

    /// <summary>Takes a word, unless a later one of its topic was heard before.</summary>
    public void Hear(HeardWord heard)
    {
        var (topic, number, word) = heard;
        lock (hearers)
        {
            if (topic.Length > 0)
            {
                if (number <= LastOf(topic))
                    return;
                last[topic] = number;
            }

            foreach (var hearer in hearers)
                hearer.Hear(word);
        }
    }

    /// <summary>The number of the last word of a topic that was heard here; 0 for none.</summary>
    public long LastOf(string topic) => last.GetValueOrDefault(topic);

    /// <summary>What makes a server know what this one knows.</summary>
    public IReadOnlyList<HeardWord> Held() =>
        [.. hearers.SelectMany(hearer => hearer.Held()).Select(held => new HeardWord(held.Topic, LastOf(held.Topic), held.Word))];

    public void Pulse() => Beat?.Invoke();

    private interface IHearer
    {
        void Hear(LiveWord word);

        IEnumerable<(string Topic, LiveWord Word)> Held();
    }

    private sealed class Hearer<T>(Action<T> hear, Func<IEnumerable<(string Topic, T Word)>> held) : IHearer
        where T : LiveWord
    {
        public void Hear(LiveWord word)
        {
            if (word is T known)
                hear(known);
        }

        public IEnumerable<(string Topic, LiveWord Word)> Held() => held().Select(each => (each.Topic, (LiveWord)each.Word));
    }
}

/// <summary>A word of <see cref="LiveNews"/>. One that only a newer server knows is this and nothing more at an older one.</summary>
internal record LiveWord;

/// <summary>A word as it is heard.</summary>
/// <param name="Topic">What it is about; empty for what a server says of itself.</param>
/// <param name="Number">Grows within a topic.</param>
/// <param name="Word">The word.</param>
internal sealed record HeardWord(string Topic, long Number, LiveWord Word);
