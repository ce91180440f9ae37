using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

/// <summary>Ticket 1 was called to counter one at second 0.</summary>
public sealed class ACalledTicket
{
    private static Scenario CalledAtZero() => Given(Opened(One), Issued(1), Called(1, One));

    private static RecallTicket Recall() => new(CommandId.New(), One, "lan", T(1));

    private static MarkNoShow NoShow() => new(CommandId.New(), One, "lan", T(1));

    private static ConfirmArrival Arrived() => new(CommandId.New(), One, "lan", T(1));

    private static FinishTicket Finish() => new(CommandId.New(), One, "lan", T(1));

    [Fact]
    public void Is_served_from_the_confirmed_arrival() =>
        CalledAtZero()
            .When(Arrived(), at: 7)
            .Then(new ServingStarted(At(7), T(1)))
            .When(Finish(), at: 100)
            .Then(new TicketFinished(At(100), T(1), ServedFrom: At(7)));

    [Fact]
    public void Is_served_from_its_call_when_the_arrival_was_never_confirmed() =>
        CalledAtZero().When(Finish(), at: 100).Then(new TicketFinished(At(100), T(1), ServedFrom: At(0)));

    [Fact]
    public void Is_served_from_its_last_call_when_it_was_called_again() =>
        CalledAtZero()
            .And(new TicketRecalled(At(30), T(1)))
            .When(Finish(), at: 100)
            .Then(new TicketFinished(At(100), T(1), ServedFrom: At(30)));

    [Fact]
    public void Leaves_its_counter_free_when_it_is_finished() =>
        CalledAtZero()
            .And(Issued(2))
            .When(Finish(), at: 5)
            .ThenAccepted()
            .When(new CallNext(CommandId.New(), One, "lan"), at: 6)
            .Then(Called(2, One, at: 6));

    [Fact]
    public void Arrives_once() => CalledAtZero().And(new ServingStarted(At(1), T(1))).When(Arrived()).ThenRefused(Refusals.NotCalled);

    [Theory]
    [InlineData(0)]
    [InlineData(9.999)]
    public void Is_not_called_again_within_ten_seconds(double seconds) =>
        CalledAtZero().When(Recall(), at: seconds).ThenRefused(Refusals.TooSoon, from: At(10));

    [Fact]
    public void Is_called_three_times_in_all_ten_seconds_apart() =>
        CalledAtZero()
            .When(Recall(), at: 10)
            .Then(new TicketRecalled(At(10), T(1)))
            .When(Recall(), at: 19.9)
            .ThenRefused(Refusals.TooSoon, from: At(20))
            .When(Recall(), at: 20)
            .Then(new TicketRecalled(At(20), T(1)))
            .When(Recall(), at: 3600)
            .ThenRefused(Refusals.CallsSpent);

    [Fact]
    public void Is_not_called_again_once_the_visitor_is_there() =>
        CalledAtZero().And(new ServingStarted(At(1), T(1))).When(Recall()).ThenRefused(Refusals.NotCalled);

    [Fact]
    public void Keeps_its_place_at_the_counter_when_it_is_called_again()
    {
        var day = CalledAtZero().When(Recall(), at: 10).ThenAccepted();
        Assert.Equal(T(1), day.State.CurrentAt(One)?.Id);
        Assert.Equal([(2L, 2), (1L, 1)], day.State.Calls.Select(call => (call.Sequence, call.Attempt)));
    }

    [Fact]
    public void Is_no_no_show_within_ten_seconds_of_its_call() =>
        CalledAtZero()
            .When(NoShow(), at: 9.999)
            .ThenRefused(Refusals.TooSoon, from: At(10))
            .When(NoShow(), at: 10)
            .Then(new TicketNotShown(At(10), T(1)));

    [Fact]
    public void Is_no_no_show_within_ten_seconds_of_a_recall_either() =>
        CalledAtZero()
            .And(new TicketRecalled(At(15), T(1)))
            .When(NoShow(), at: 24)
            .ThenRefused(Refusals.TooSoon, from: At(25))
            .When(NoShow(), at: 25)
            .Then(new TicketNotShown(At(25), T(1)));

    [Fact]
    public void Is_no_no_show_once_the_visitor_is_there() =>
        CalledAtZero().And(new ServingStarted(At(1), T(1))).When(NoShow()).ThenRefused(Refusals.NotCalled);

    [Fact]
    public void Frees_its_counter_as_a_no_show_and_is_counted_there()
    {
        var day = CalledAtZero().And(Issued(2)).When(NoShow(), at: 10).ThenAccepted();
        Assert.Equal(new(0, 1, 0, TimeSpan.Zero, 0), day.State.Figures[One]);
        day.When(new CallNext(CommandId.New(), One, "lan"), at: 11).Then(Called(2, One, at: 11));
    }

    [Fact]
    public void Is_counted_at_its_counter_when_it_is_finished()
    {
        var day = CalledAtZero().And(new ServingStarted(At(60), T(1))).When(Finish(), at: 360).ThenAccepted();
        Assert.Equal(new(1, 0, 0, TimeSpan.FromMinutes(5), 1), day.State.Figures[One]);
    }
}
