namespace QueueServer.Cluster;

/// <summary>What one of several servers says: a topic's words pass one grain, which gives them their order.</summary>
internal sealed class ClusteredNews(ClusterNode node) : LiveNews
{
    /// <inheritdoc />
    public override async Task SayAsync(string topic, LiveWord word) =>
        Hear(await node.AskAsync(grains => grains.GetGrain<ITopicGrain>(topic).SayAsync(word)));

    /// <inheritdoc />
    public override void Tell(LiveWord word)
    {
        base.Tell(word);
        node.Tell(new HeardWord("", 0, word));
    }
}

/// <summary>Gives the words about one device, or one counter, their order.</summary>
[Alias("topic")]
internal interface ITopicGrain : IGrainWithStringKey
{
    /// <summary>Tells a word to every server.</summary>
    [Alias("say")]
    Task<HeardWord> SayAsync(LiveWord word);
}

/// <summary>It holds nothing: each server knows what was said, so that another may go on where this one is lost.</summary>
[Orleans.Placement.PreferLocalPlacement]
internal sealed class TopicGrain(LiveNews live, Neighbours neighbours) : Grain, ITopicGrain
{
    public Task<HeardWord> SayAsync(LiveWord word)
    {
        var topic = this.GetPrimaryKeyString();
        var heard = new HeardWord(topic, live.LastOf(topic) + 1, word);
        live.Hear(heard);
        neighbours.Tell(heard);
        return Task.FromResult(heard);
    }
}
