using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

public sealed class TheDay
{
    [Fact]
    public void Opens_once()
    {
        var day = Before().When(new OpenDay(CommandId.New(), Today), at: 0).Then(new DayOpened(At(0), Today));
        day.When(new OpenDay(CommandId.New(), Today)).Then();
    }

    [Fact]
    public void Ends_whatever_still_lives_when_it_closes() =>
        Given(
                Opened(Two, "minh"),
                Opened(One, "lan"),
                Issued(1),
                Issued(2),
                Issued(3),
                Issued(4),
                Called(1, One),
                Called(2, Two),
                new ServingStarted(At(5), T(2)),
                new TicketCancelled(At(6), T(4), "visitor")
            )
            .When(new CloseDay(CommandId.New()), at: 90)
            .Then(
                new TicketExpired(At(90), T(1)),
                new TicketFinished(At(90), T(2), ServedFrom: At(5)),
                new TicketExpired(At(90), T(3)),
                new CounterClosed(At(90), One),
                new CounterClosed(At(90), Two),
                new DayClosed(At(90))
            );

    [Fact]
    public void Gives_and_calls_nothing_after_it_closed()
    {
        var day = Given(Opened(One), Issued(1)).When(new CloseDay(CommandId.New())).ThenAccepted();
        Assert.All<Command>(
            [
                Take(2),
                new OpenCounter(CommandId.New(), One, "lan"),
                new CloseCounter(CommandId.New(), One, "lan"),
                new CallNext(CommandId.New(), One, "lan"),
                new CancelTicket(CommandId.New(), T(1), "lan"),
                new FinishTicket(CommandId.New(), One, "lan", T(1)),
                new CloseDay(CommandId.New()),
            ],
            command => day.When(command).ThenRefused(Refusals.DayNotOpen)
        );
    }

    [Fact]
    public void Gives_nothing_before_it_opened() => Before().When(Take(1)).ThenRefused(Refusals.DayNotOpen);

    [Fact]
    public void Is_not_opened_again_once_closed() =>
        Given().When(new CloseDay(CommandId.New())).ThenAccepted().When(new OpenDay(CommandId.New(), Today)).Then();

    [Fact]
    public void Leaves_nobody_in_a_line_and_no_counter_open()
    {
        var state = Given(Opened(One), Issued(1), Issued(2, Land), Called(1, One)).When(new CloseDay(CommandId.New())).ThenAccepted().State;
        Assert.Equal(DayPhase.Closed, state.Phase);
        Assert.Empty(state.Counters);
        Assert.Empty(state.Lines);
    }
}
