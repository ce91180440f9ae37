using QueueServer.Domain;

namespace QueueServer.Journal;

/// <summary>
/// Lets what waits at the same moment share one commit, and with it one sync of the disk. Who comes while nothing is written is written
/// at once and alone; who comes during a write goes with everybody else who came during it.
/// </summary>
/// <typeparam name="TItem">One thing to be committed.</typeparam>
/// <param name="commit">Commits a group in its order as one transaction; answers, one for one, whether each was written. When it throws,
/// nothing was.</param>
internal sealed class GroupCommit<TItem>(Func<IReadOnlyList<TItem>, Task<IReadOnlyList<bool>>> commit)
{
    private const int MostAtOnce = 256; // bounds how long the first of a group waits for the last to be put in

    private readonly Lock gate = new();
    private readonly Queue<Waiting> waiting = [];
    private bool isWriting; // under the gate

    /// <summary>Commits one thing.</summary>
    /// <returns>Whether it was written.</returns>
    /// <exception cref="Exception">What its own commit threw: others in its group are not harmed by it, nor it by them.</exception>
    public async Task<bool> CommitAsync(TItem item)
    {
        var mine = new Waiting(item);
        bool isFirst;
        lock (gate)
        {
            waiting.Enqueue(mine);
            isFirst = !isWriting;
            isWriting = true;
        }

        if (isFirst && await WriteGroupAsync())
            _ = Task.Run(WriteOthersAsync); // who came meanwhile is not this caller's to wait for
        return await mine.Outcome.Task;
    }

    private async Task WriteOthersAsync()
    {
        while (await WriteGroupAsync()) { }
    }

    /// <summary>Writes those who wait; somebody does.</summary>
    /// <returns>Whether others came meanwhile; when not, nobody writes any more.</returns>
    private async Task<bool> WriteGroupAsync()
    {
        var group = new List<Waiting>();
        lock (gate)
        {
            while (group.Count < MostAtOnce && waiting.TryDequeue(out var next))
                group.Add(next);
        }

        if (!await TryCommitAsync(group))
        {
            foreach (var one in group)
                await TryCommitAsync([one]); // one of them is at fault: each for itself
        }

        lock (gate)
            return isWriting = waiting.Count > 0;
    }

    /// <returns>False when a group of several failed, and nobody in it was told: one alone is told what failed.</returns>
    private async Task<bool> TryCommitAsync(List<Waiting> group)
    {
        try
        {
            var written = await commit([.. group.Select(one => one.Item)]);
            for (var i = 0; i < group.Count; i++)
                group[i].Outcome.SetResult(written[i]);
            return true;
        }
        catch (Exception e) when (group is [var alone])
        {
            alone.Outcome.SetException(e);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private sealed record Waiting(TItem Item)
    {
        public TaskCompletionSource<bool> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
