using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

public sealed class CountersPause
{
    private static PauseCounter Pause(PauseReason reason = PauseReason.Lunch, string officer = "lan") =>
        new(CommandId.New(), One, officer, reason);

    [Fact]
    public void With_a_reason_and_until_they_go_on() =>
        Given(Opened(One))
            .When(Pause(), at: 5)
            .Then(new CounterPaused(At(5), One, PauseReason.Lunch))
            .When(new ContinueCounter(CommandId.New(), One, "lan"), at: 50)
            .Then(new CounterContinued(At(50), One));

    [Fact]
    public void With_another_reason_when_it_changes() =>
        Given(Opened(One))
            .When(Pause())
            .ThenAccepted()
            .When(Pause())
            .Then()
            .When(Pause(PauseReason.Equipment), at: 70)
            .Then(new CounterPaused(At(70), One, PauseReason.Equipment));

    [Fact]
    public void Not_with_a_ticket_at_the_counter() =>
        Given(Opened(One), Issued(1), Called(1, One)).When(Pause()).ThenRefused(Refusals.TicketOpen);

    [Fact]
    public void Only_by_their_own_officer()
    {
        Given(Opened(One)).When(Pause(officer: "minh")).ThenRefused(Refusals.CounterNotYours);
        Given().When(Pause()).ThenRefused(Refusals.CounterClosed);
        Given(Opened(One)).When(new ContinueCounter(CommandId.New(), One, "lan")).Then();
    }

    [Fact]
    public void And_are_handed_over_with_their_ticket() =>
        Given(Opened(One), Issued(1), Called(1, One))
            .When(new TakeOverCounter(CommandId.New(), One, "hoa"), at: 90)
            .Then(new CounterTakenOver(At(90), One, "hoa"))
            .When(new FinishTicket(CommandId.New(), One, "lan", T(1)))
            .ThenRefused(Refusals.CounterNotYours)
            .When(new FinishTicket(CommandId.New(), One, "hoa", T(1)), at: 100)
            .Then(new TicketFinished(At(100), T(1), At(0)));

    [Fact]
    public void And_are_handed_over_only_when_somebody_sits_there()
    {
        Given().When(new TakeOverCounter(CommandId.New(), One, "hoa")).ThenRefused(Refusals.CounterClosed);
        Given(Opened(One)).When(new TakeOverCounter(CommandId.New(), One, "lan")).Then();
    }
}
