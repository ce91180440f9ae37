using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Records;

public sealed class EventsAreApplied
{
    private sealed record Unheard(DateTimeOffset At) : QueueEvent(At);

    private sealed record Unwanted(CommandId Id) : Command(Id);

    private static JournalRecord Record(long version, DateOnly day) => new(version, day, CommandId.New(), "IssueTicket", T(1), [Issued(1)]);

    [Fact]
    public void An_unknown_event_is_never_passed_over() =>
        Assert.Throws<InvalidOperationException>(() => new OfficeStateBuilder(Given().State).Evolve(new Unheard(At(0))));

    [Fact]
    public void An_unknown_command_is_never_passed_over() =>
        Assert.Throws<InvalidOperationException>(() => Decider.Decide(Given().State, Settings, new Unwanted(CommandId.New()), At(0)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void A_record_that_does_not_follow_is_refused(long version)
    {
        var state = Given().State;
        Assert.Equal(1, state.Version);
        Assert.Throws<InvalidOperationException>(() => state.Apply(Record(version, Today)));
    }

    [Fact]
    public void A_record_of_another_day_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => Given().State.Apply(Record(2, Today.AddDays(1))));

    [Fact]
    public void A_record_that_follows_brings_its_version_and_its_outcome()
    {
        var record = Record(2, Today);
        var state = Given().State.Apply(record);
        Assert.Equal(2, state.Version);
        Assert.Equal(new("IssueTicket", T(1)), state.Outcomes[record.Command]);
    }

    [Fact]
    public void Only_the_last_thirty_calls_are_kept_newest_first()
    {
        var day = Given([
            Opened(One),
            .. Enumerable
                .Range(1, 40)
                .SelectMany<int, QueueEvent>(n => [Issued(n), Called(n, One, at: n), new TicketFinished(At(n), T(n), At(n))]),
        ]);
        Assert.Equal(Enumerable.Range(11, 30).Reverse(), day.State.Calls.Select(call => call.Number.Value));
    }
}
