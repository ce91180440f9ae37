using FaceEngine.HeadTurns;

namespace FaceEngine.Tests.HeadTurns;

/// <summary>Turns that are meant are read, turns that are not are not; on drawn heads.</summary>
public sealed class ReadingTurnsTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 20)];

    [Fact]
    public void The_middle_is_learnt_from_half_a_second_of_a_quiet_head()
    {
        var heads = new Heads().Stay(0.5, 0.03f);
        Assert.Equal((HeadPose.Learning, null), (heads.Last.Pose, heads.Last.Neutral));
        heads.Stay(0.1, 0.03f);
        Assert.Equal((HeadPose.Middle, 0.03f), (heads.Last.Pose, heads.Last.Neutral));
    }

    [Fact]
    public void A_moving_head_teaches_nothing_until_it_is_quiet()
    {
        var heads = new Heads().Stay(0.2, 0.03f).Move(1, 0.03f, 0.2f).Move(1, 0.2f, 0);
        Assert.Null(heads.Last.Neutral);
        Assert.Equal(0, heads.Stay(0.6, 0).Last.Neutral!.Value, 0.01f);
    }

    [Fact]
    public void One_wild_reading_does_not_move_the_middle_far() =>
        Assert.Equal(0.01f, new Heads().Stay(0.3, 0.01f).Stay(0.1, 0.04f).Stay(0.2, 0.01f).Last.Neutral);

    [Theory, InlineData(0.2f, HeadDirection.Left, HeadPose.Left), InlineData(-0.2f, HeadDirection.Right, HeadPose.Right)]
    public void A_turn_moves_once_and_held_it_chooses_once(float to, HeadDirection direction, HeadPose pose)
    {
        var heads = new Heads().Stay(1, 0).Move(0.3, 0, to).Stay(3, to);
        Assert.Equal([direction], heads.Turns);
        Assert.Equal((1, pose, 1), (heads.Choices, heads.Last.Pose, heads.Last.Dwell));
        Assert.Equal(HeadPose.Middle, heads.Move(0.3, to, 0).Last.Pose);
        Assert.Equal(1, heads.Stay(1, 0).Choices);
    }

    [Theory, InlineData(0.6), InlineData(1), InlineData(3)]
    public void Choosing_takes_the_dwell_and_no_longer(double dwell)
    {
        var heads = new Heads(dwellSeconds: dwell).Stay(1, 0).Move(0.2, 0, 0.2f).Stay(dwell - 0.1, 0.2f);
        Assert.Equal(0, heads.Choices);
        Assert.InRange(heads.Last.Dwell, 0.5f, 0.99f);
        Assert.Equal(1, heads.Stay(0.4, 0.2f).Choices);
    }

    [Theory, InlineData(10), InlineData(15), InlineData(30)]
    public void Any_usual_rate_of_frames_reads_the_same(double perSecond)
    {
        var heads = new Heads(perSecond).Stay(1, 0.02f);
        for (var turn = 0; turn < 3; turn++)
            heads.Move(0.4, 0.02f, -0.2f).Stay(0.4, -0.2f).Move(0.4, -0.2f, 0.02f).Stay(0.6, 0.02f);
        Assert.Equal([HeadDirection.Right, HeadDirection.Right, HeadDirection.Right], heads.Turns);
        Assert.Equal(1, heads.Move(0.4, 0.02f, 0.25f).Stay(1.6, 0.25f).Choices);
    }

    [Fact]
    public void A_second_turn_needs_the_middle_first()
    {
        var heads = new Heads().Stay(1, 0).Move(0.3, 0, 0.2f).Move(0.2, 0.2f, 0.09f).Move(0.2, 0.09f, 0.2f).Stay(0.3, 0.2f);
        Assert.Equal([HeadDirection.Left], heads.Turns);
        Assert.Equal(
            [HeadDirection.Left, HeadDirection.Left],
            heads.Move(0.3, 0.2f, 0).Stay(0.4, 0).Move(0.3, 0, 0.2f).Stay(0.2, 0.2f).Turns
        );
    }

    [Fact]
    public void From_one_side_straight_to_the_other_is_one_turn() =>
        Assert.Equal(
            [HeadDirection.Left],
            new Heads().Stay(1, 0).Move(0.3, 0, 0.2f).Stay(0.3, 0.2f).Move(0.3, 0.2f, -0.2f).Stay(2, -0.2f).Turns
        );

    [Theory, MemberData(nameof(Seeds))]
    public void A_head_that_trembles_around_the_threshold_moves_and_chooses_nothing(int seed)
    {
        var heads = new Heads().Stay(1, 0).Move(3, 0, 0.1f).Stay(300, 0.1f, new Random(seed), 0.06f);
        Assert.Empty(heads.Turns);
        Assert.Equal(0, heads.Choices);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_head_that_shakes_far_past_the_threshold_chooses_nothing(int seed) =>
        Assert.Equal(0, new Heads().Stay(1, 0).Stay(300, 0, new Random(seed), 0.2f).Choices);

    [Theory, InlineData(4), InlineData(8), InlineData(20)]
    public void A_drifting_head_moves_and_chooses_nothing(double seconds)
    {
        var heads = new Heads().Stay(1, 0).Move(seconds, 0, 0.3f).Stay(10, 0.3f).Move(seconds, 0.3f, 0).Stay(10, 0);
        Assert.Empty(heads.Turns);
    }

    [Fact]
    public void The_middle_follows_slow_drift_and_a_turn_from_there_is_read()
    {
        var heads = new Heads().Stay(1, 0).Move(20, 0, 0.05f).Stay(5, 0.05f);
        Assert.Equal(0.05f, heads.Last.Neutral!.Value, 0.01f);
        Assert.Equal([HeadDirection.Right], heads.Move(0.3, 0.05f, -0.09f).Stay(0.2, -0.09f).Turns);
    }

    [Fact]
    public void Who_looks_aside_for_long_and_then_ahead_again_has_not_turned()
    {
        var heads = new Heads().Stay(1, 0).Move(4, 0, 0.16f).Stay(30, 0.16f).Move(0.3, 0.16f, 0).Stay(3, 0);
        Assert.Empty(heads.Turns);
    }

    [Fact]
    public void A_turn_that_sways_is_not_held()
    {
        var heads = new Heads().Stay(1, 0).Move(0.3, 0, 0.2f);
        for (var sway = 0; sway < 20; sway++)
            heads.Move(0.3, 0.2f, 0.3f).Move(0.3, 0.3f, 0.2f);
        Assert.Equal(0, heads.Choices);
    }

    [Theory, InlineData(0.3, 1), InlineData(0.5, 0)]
    public void A_longer_gap_breaks_the_hold(double gap, int choices)
    {
        var heads = new Heads().Stay(1, 0).Move(0.3, 0, 0.2f).Stay(0.5, 0.2f).Stay(gap, null).Stay(2, 0.2f);
        Assert.Equal(choices, heads.Choices);
    }

    [Fact]
    public void A_head_out_of_sight_is_unseen() => Assert.Equal(HeadPose.Unseen, new Heads().Stay(1, 0).Stay(0.6, null).Last.Pose);

    [Fact]
    public void At_rest_nothing_happens_until_the_head_was_back()
    {
        var heads = new Heads().Stay(1, 0.05f).Move(0.3, 0.05f, 0.25f).Stay(0.4, 0.25f);
        heads.Reader.Rest();
        heads.Stay(5, 0.25f);
        Assert.Equal((0, 0), (heads.Choices, heads.Last.Dwell));
        Assert.Equal(0.05f, heads.Last.Neutral!.Value, 0.01f);
        heads.Move(0.3, 0.25f, 0.05f).Stay(0.5, 0.05f).Move(0.3, 0.05f, 0.25f).Stay(1.5, 0.25f);
        Assert.Equal(1, heads.Choices);
    }

    [Fact]
    public void A_new_person_s_middle_is_learnt_anew()
    {
        var heads = new Heads().Stay(1, 0);
        heads.Reader.Reset();
        Assert.Equal(HeadPose.Learning, heads.Stay(0.2, 0.15f).Last.Pose);
        Assert.Equal(0.15f, heads.Stay(1, 0.15f).Last.Neutral!.Value, 0.001f);
    }

    [Theory, InlineData(0.5), InlineData(3.1)]
    public void A_dwell_out_of_range_is_refused(double seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Heads(dwellSeconds: seconds));
}
