using LoadTest.Boards;

namespace LoadTest.Tests;

/// <summary>When a version counts as having arrived.</summary>
public sealed class ACrowdIsWatched
{
    [Fact]
    public void An_older_view_is_no_arrival_and_a_newer_one_is()
    {
        var wave = new Wave(version: 7, boards: 2);
        wave.Arrive(0, 6);
        Assert.Equal(0, wave.Reached);
        wave.Arrive(0, 7);
        wave.Arrive(1, 9);
        Assert.Equal(2, wave.Reached);
    }

    [Fact]
    public void A_board_is_counted_once()
    {
        var wave = new Wave(version: 7, boards: 2);
        wave.Arrive(0, 7);
        wave.Arrive(0, 8);
        Assert.Equal(1, wave.Reached);
        Assert.Single(wave.Since(0));
    }

    [Fact]
    public async Task Who_is_missing_after_the_wait_is_told()
    {
        var wave = new Wave(version: 7, boards: 3);
        wave.Arrive(2, 7);
        await wave.WaitAsync(TimeSpan.Zero);
        Assert.Equal(1, wave.Reached);
    }
}
