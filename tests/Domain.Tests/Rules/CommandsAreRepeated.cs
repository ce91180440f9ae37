using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

public sealed class CommandsAreRepeated
{
    [Fact]
    public void A_second_tap_gives_the_first_ticket_again()
    {
        var tap = Take(1);
        Given().When(tap).ThenAccepted().When(tap with { Ticket = T(2), Visitor = V(2), Code = Code(2) }).ThenRepeated(T(1));
    }

    [Fact]
    public void The_first_outcome_holds_even_after_the_ticket_ended_and_the_day_closed()
    {
        var next = new CallNext(CommandId.New(), One, "lan");
        Given(Opened(One), Issued(1))
            .When(next)
            .ThenAccepted()
            .And(new TicketFinished(At(70), T(1), At(60)), new CounterClosed(At(80), One), new DayClosed(At(90)))
            .When(next)
            .ThenRepeated(T(1));
    }

    [Fact]
    public void A_rejection_is_judged_anew()
    {
        var next = new CallNext(CommandId.New(), One, "lan");
        Given(Opened(One)).When(next).ThenRefused(Refusals.NobodyWaiting).And(Issued(1)).When(next, at: 70).Then(Called(1, One, at: 70));
    }

    [Fact]
    public void An_id_used_for_another_kind_of_command_is_refused()
    {
        var next = new CallNext(CommandId.New(), One, "lan");
        Given(Opened(One), Issued(1))
            .When(next)
            .ThenAccepted()
            .When(new FinishTicket(next.Id, One, "lan", T(1)))
            .ThenRefused(Refusals.CommandIdReused);
    }

    [Fact]
    public void A_command_about_no_ticket_is_repeated_too()
    {
        var open = new OpenCounter(CommandId.New(), One, "lan");
        Given().When(open).ThenAccepted().And(new CounterClosed(At(70), One)).When(open).ThenRepeated(null);
    }
}
