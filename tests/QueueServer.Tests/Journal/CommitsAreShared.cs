using System.Collections.Concurrent;
using QueueServer.Journal;

namespace QueueServer.Tests.Journal;

public sealed class CommitsAreShared
{
    private readonly ConcurrentQueue<int[]> groups = [];
    private readonly SemaphoreSlim disk = new(0); // a write ends when the test says so

    private GroupCommit<int> NewCommits() =>
        new(async group =>
        {
            groups.Enqueue([.. group]);
            await disk.WaitAsync(TestContext.Current.CancellationToken);
            if (group.Contains(13))
                throw new IOException("13");
            return [.. group.Select(item => item % 2 == 0)];
        });

    [Fact]
    public async Task Who_comes_during_a_write_is_written_together()
    {
        var commits = NewCommits();
        var first = commits.CommitAsync(2);
        Task<bool>[] meanwhile = [commits.CommitAsync(3), commits.CommitAsync(4), commits.CommitAsync(6)];
        disk.Release(2);
        Assert.True(await first);
        var written = await Task.WhenAll(meanwhile);
        Assert.Equal([false, true, true], written);
        Assert.Equal(
            [
                [2],
                [3, 4, 6],
            ],
            groups
        );
    }

    [Fact]
    public async Task Who_comes_alone_is_written_alone_and_at_once()
    {
        var commits = NewCommits();
        disk.Release(2);
        Assert.True(await commits.CommitAsync(2));
        Assert.True(await commits.CommitAsync(4));
        Assert.Equal(
            [
                [2],
                [4],
            ],
            groups
        );
    }

    [Fact]
    public async Task One_that_fails_harms_nobody_else_in_its_group()
    {
        var commits = NewCommits();
        var first = commits.CommitAsync(2);
        Task<bool>[] meanwhile = [commits.CommitAsync(4), commits.CommitAsync(13), commits.CommitAsync(6)];
        disk.Release(5);
        await first;
        Assert.True(await meanwhile[0]);
        await Assert.ThrowsAsync<IOException>(() => meanwhile[1]);
        Assert.True(await meanwhile[2]);
        Assert.Equal(
            [
                [2],
                [4, 13, 6],
                [4],
                [13],
                [6],
            ],
            groups
        );
    }

    [Fact]
    public async Task An_answer_never_comes_before_its_write()
    {
        var commits = NewCommits();
        var first = commits.CommitAsync(2);
        var second = commits.CommitAsync(4);
        disk.Release();
        await first;
        Assert.False(second.IsCompleted);
        disk.Release();
        Assert.True(await second);
    }

    [Fact]
    public async Task After_a_failure_it_goes_on()
    {
        var commits = NewCommits();
        disk.Release(2);
        await Assert.ThrowsAsync<IOException>(() => commits.CommitAsync(13));
        Assert.True(await commits.CommitAsync(2));
    }
}
