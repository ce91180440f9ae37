using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

public sealed class TicketsAreHeld
{
    private static HoldTicket Hold(int n, CounterId? counter = null, string officer = "lan", string? note = null) =>
        new(CommandId.New(), counter ?? One, officer, T(n), note);

    private static ResumeTicket Resume(int n, CounterId? counter = null, string officer = "lan") =>
        new(CommandId.New(), counter ?? One, officer, T(n));

    private static Scenario Serving() =>
        Given(Opened(One), Opened(Two, "minh"), Issued(1), Issued(2), Called(1, One), new ServingStarted(At(10), T(1)));

    private static Scenario Held() => Serving().And(new TicketHeld(At(70), T(1), "lan", null));

    [Fact]
    public void Aside_and_the_counter_is_free() =>
        Serving()
            .When(Hold(1, note: " thiếu bản sao "), at: 70)
            .Then(new TicketHeld(At(70), T(1), "lan", "thiếu bản sao"))
            .When(new CallNext(CommandId.New(), One, "lan"), at: 71)
            .Then(Called(2, One, at: 71));

    [Fact]
    public void And_next_never_picks_them() =>
        Given(Opened(One), Issued(1), Called(1, One), new TicketHeld(At(1), T(1), "lan", null))
            .When(new CallNext(CommandId.New(), One, "lan"))
            .ThenRefused(Refusals.NobodyWaiting);

    [Fact]
    public void Until_their_officer_goes_on_at_any_counter() =>
        Held()
            .And(new CounterClosed(At(71), One), Opened(Three, "lan", at: 72))
            .When(Resume(1, Three), at: 80)
            .Then(new TicketResumed(At(80), T(1), Three));

    [Fact]
    public void And_nobody_else_goes_on_with_them() => Held().When(Resume(1, Two, "minh")).ThenRefused(Refusals.NotYourHold);

    [Fact]
    public void But_who_takes_the_counter_over_does() =>
        Held().And(new CounterTakenOver(At(75), One, "hoa")).When(Resume(1, One, "hoa"), at: 80).Then(new TicketResumed(At(80), T(1), One));

    [Fact]
    public void And_their_served_time_goes_on_where_it_stopped()
    {
        var day = Held()
            .And(new TicketResumed(At(200), T(1), One))
            .When(new FinishTicket(CommandId.New(), One, "lan", T(1)), at: 260)
            .ThenAccepted();
        Assert.Equal(TimeSpan.FromSeconds(60 + 60), day.State.Figures[One].ServiceTime);
        Assert.Equal([TimeSpan.FromSeconds(120)], day.State.ServiceTimes[Births]);
    }

    [Fact]
    public void Before_they_came_they_were_not_served_yet()
    {
        var day = Given(
                Opened(One),
                Issued(1),
                Called(1, One),
                new TicketHeld(At(50), T(1), "lan", null),
                new TicketResumed(At(100), T(1), One)
            )
            .When(new FinishTicket(CommandId.New(), One, "lan", T(1)), at: 130)
            .ThenAccepted();
        Assert.Equal(TimeSpan.FromSeconds(30), day.State.Figures[One].ServiceTime);
    }

    [Fact]
    public void And_still_count_as_the_visitors_one_number() => Held().When(Take(3, visitor: 1)).ThenHeld(T(1));

    [Fact]
    public void And_can_be_given_up() =>
        Held().When(new CancelTicket(CommandId.New(), T(1), "visitor"), at: 90).Then(new TicketCancelled(At(90), T(1), "visitor"));

    [Fact]
    public void And_expire_when_the_day_closes() =>
        Held()
            .When(new CloseDay(CommandId.New()), at: 90)
            .Then(
                new TicketExpired(At(90), T(1)),
                new TicketExpired(At(90), T(2)),
                new CounterClosed(At(90), One),
                new CounterClosed(At(90), Two),
                new DayClosed(At(90))
            );

    [Fact]
    public void Only_from_the_counter_they_are_at() => Serving().When(Hold(2)).ThenRefused(Refusals.NotAtThisCounter);

    [Fact]
    public void Only_a_held_one_goes_on_and_only_at_a_free_counter()
    {
        Serving().When(Resume(2)).ThenRefused(Refusals.NotHeld);
        Serving().When(Resume(9)).ThenRefused(Refusals.UnknownTicket);
        Held().And(Called(2, One)).When(Resume(1)).ThenRefused(Refusals.TicketOpen);
        Held().And(new CounterPaused(At(71), One, PauseReason.Rest)).When(Resume(1)).ThenRefused(Refusals.CounterPaused);
    }

    [Fact]
    public void With_a_note_that_is_not_too_long() =>
        Serving().When(Hold(1, note: new('x', TransferRequest.MaxNote + 1))).ThenRefused(Refusals.NoteTooLong);
}
