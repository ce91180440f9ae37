using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

public sealed class CountersOpenAndClose
{
    private static OpenCounter Open(CounterId counter, string officer) => new(CommandId.New(), counter, officer);

    private static CloseCounter Close(CounterId counter, string officer) => new(CommandId.New(), counter, officer);

    [Fact]
    public void An_officer_opens_a_free_counter() => Given().When(Open(One, "lan"), at: 3).Then(Opened(One, "lan", at: 3));

    [Fact]
    public void The_same_officer_may_open_it_twice() => Given(Opened(One)).When(Open(One, "lan")).Then();

    [Fact]
    public void A_taken_counter_is_refused() => Given(Opened(One)).When(Open(One, "minh")).ThenRefused(Refusals.CounterTaken);

    [Fact]
    public void A_counter_the_office_lacks_is_refused() =>
        Given()
            .When(Open(new("nine"), "lan"))
            .ThenRefused(Refusals.UnknownCounter)
            .When(new CallNext(CommandId.New(), new("nine"), "lan"))
            .ThenRefused(Refusals.UnknownCounter);

    [Fact]
    public void Its_officer_closes_it() => Given(Opened(One)).When(Close(One, "lan"), at: 4).Then(new CounterClosed(At(4), One));

    [Fact]
    public void A_closed_counter_is_free_for_the_next_officer() =>
        Given(Opened(One), new CounterClosed(At(1), One)).When(Open(One, "minh"), at: 2).Then(Opened(One, "minh", at: 2));

    [Fact]
    public void Nobody_closes_the_counter_of_another() => Given(Opened(One)).When(Close(One, "minh")).ThenRefused(Refusals.CounterNotYours);

    [Fact]
    public void Closing_a_closed_counter_changes_nothing() => Given().When(Close(One, "lan")).Then();

    [Fact]
    public void A_counter_with_a_called_ticket_stays_open() =>
        Given(Opened(One), Issued(1), Called(1, One)).When(Close(One, "lan")).ThenRefused(Refusals.TicketOpen);

    [Fact]
    public void A_counter_with_a_served_ticket_stays_open() =>
        Given(Opened(One), Issued(1), Called(1, One), new ServingStarted(At(1), T(1)))
            .When(Close(One, "lan"))
            .ThenRefused(Refusals.TicketOpen);

    [Fact]
    public void No_ticket_is_handled_at_a_closed_counter_or_at_the_counter_of_another()
    {
        foreach (var (officer, refusal) in new[] { ("minh", Refusals.CounterNotYours), ("lan", Refusals.CounterClosed) })
        {
            var day = officer == "minh" ? Given(Opened(One), Issued(1), Called(1, One)) : Given(Issued(1));
            day.When(new CallNext(CommandId.New(), One, officer)).ThenRefused(refusal);
            day.When(new RecallTicket(CommandId.New(), One, officer, T(1))).ThenRefused(refusal);
            day.When(new ConfirmArrival(CommandId.New(), One, officer, T(1))).ThenRefused(refusal);
            day.When(new FinishTicket(CommandId.New(), One, officer, T(1))).ThenRefused(refusal);
            day.When(new MarkNoShow(CommandId.New(), One, officer, T(1))).ThenRefused(refusal);
        }
    }

    [Fact]
    public void A_screen_that_shows_an_old_ticket_never_acts_on_the_new_one()
    {
        var day = Given(Opened(One), Issued(1), Issued(2), Called(1, One), new TicketFinished(At(1), T(1), At(0)), Called(2, One, at: 2));
        day.When(new RecallTicket(CommandId.New(), One, "lan", T(1))).ThenRefused(Refusals.NotAtThisCounter);
        day.When(new ConfirmArrival(CommandId.New(), One, "lan", T(1))).ThenRefused(Refusals.NotAtThisCounter);
        day.When(new FinishTicket(CommandId.New(), One, "lan", T(1))).ThenRefused(Refusals.NotAtThisCounter);
        day.When(new MarkNoShow(CommandId.New(), One, "lan", T(1))).ThenRefused(Refusals.NotAtThisCounter);
    }
}
