using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

public sealed class NumbersAreGiven
{
    [Fact]
    public void The_first_number_of_a_day_is_one() =>
        Given()
            .When(Take(1, face: true, picture: true), at: 5)
            .Then(
                new TicketIssued(At(5), T(1))
                {
                    Visitor = V(1),
                    Number = new('A', 1),
                    Service = Births,
                    Code = Code(1),
                    HasFace = true,
                    HasPicture = true,
                    Consent = Agreed,
                }
            );

    [Fact]
    public void Every_prefix_counts_for_itself() =>
        Given(Issued(1), Issued(2))
            .When(Take(3, Land), at: 0)
            .Then(Issued(3, Land, number: 1))
            .When(Take(4), at: 0)
            .Then(Issued(4, number: 3));

    [Fact]
    public void A_refusal_leaves_no_gap() =>
        Given(Issued(1), Issued(2, Land, visitor: 1, number: 1))
            .When(Take(3, Trade, visitor: 1))
            .ThenRefused(Refusals.TooManyTickets)
            .When(Take(3, new("nothing")))
            .ThenRefused(Refusals.UnknownService)
            .When(Take(3, Trade), at: 0)
            .Then(Issued(3, Trade, number: 1))
            .When(Take(4), at: 0)
            .Then(Issued(4, number: 2));

    [Fact]
    public void The_number_of_an_ended_ticket_is_never_given_again() =>
        Given(Issued(1), new TicketCancelled(At(0), T(1), "visitor")).When(Take(2), at: 0).Then(Issued(2, number: 2));

    [Fact]
    public void After_999_numbers_a_prefix_is_spent_and_the_others_are_not() =>
        Given(Issued(1, number: 998))
            .When(Take(2), at: 0)
            .Then(Issued(2, number: 999))
            .When(Take(3))
            .ThenRefused(Refusals.NumbersSpent)
            .When(Take(4, Land), at: 0)
            .Then(Issued(4, Land, number: 1));

    [Fact]
    public void A_code_in_use_today_is_not_given_twice() =>
        Given(Issued(1), new TicketCancelled(At(0), T(1), "visitor")).When(Take(2) with { Code = Code(1) }).ThenRefused(Refusals.CodeTaken);
}

public sealed class OneVisitorOneTicket
{
    [Fact]
    public void Who_waits_already_is_shown_that_ticket() => Given(Issued(1)).When(Take(2, visitor: 1)).ThenHeld(T(1));

    [Fact]
    public void Who_is_being_served_is_shown_that_ticket() =>
        Given(Issued(1), Opened(One), Called(1, One), new ServingStarted(At(1), T(1))).When(Take(2, visitor: 1)).ThenHeld(T(1));

    [Fact]
    public void Another_service_is_allowed_up_to_the_setting() =>
        Given(Issued(1))
            .When(Take(2, Land, visitor: 1), at: 0)
            .Then(Issued(2, Land, visitor: 1, number: 1))
            .When(Take(3, Trade, visitor: 1))
            .ThenRefused(Refusals.TooManyTickets);

    [Fact]
    public void Holding_the_most_tickets_does_not_hide_the_one_held() =>
        Given(Issued(1), Issued(2, Land, visitor: 1, number: 1)).When(Take(3, visitor: 1)).ThenHeld(T(1));

    [Fact]
    public void An_ended_ticket_makes_room() =>
        Given(Issued(1), Issued(2, Land, visitor: 1, number: 1), new TicketCancelled(At(0), T(1), "visitor"))
            .When(Take(3, visitor: 1), at: 0)
            .Then(Issued(3, visitor: 1, number: 2));

    [Fact]
    public void Two_visitors_each_get_their_own() => Given(Issued(1)).When(Take(2), at: 0).Then(Issued(2));
}

public sealed class TicketsAreGivenUp
{
    [Fact]
    public void A_waiting_ticket_leaves_its_line()
    {
        var day = Given(Opened(Two), Issued(1), Issued(2))
            .When(new CancelTicket(CommandId.New(), T(1), "visitor"), at: 9)
            .Then(new TicketCancelled(At(9), T(1), "visitor"));
        day.When(new CallNext(CommandId.New(), Two, "lan"), at: 9).Then(Called(2, Two, at: 9));
    }

    [Fact]
    public void A_called_ticket_frees_its_counter() =>
        Given(Opened(Two), Issued(1), Issued(2), Called(1, Two))
            .When(new CancelTicket(CommandId.New(), T(1), "lan"), at: 9)
            .Then(new TicketCancelled(At(9), T(1), "lan"))
            .When(new CallNext(CommandId.New(), Two, "lan"), at: 9)
            .Then(Called(2, Two, at: 9));

    [Fact]
    public void A_no_show_may_still_be_cancelled() =>
        Given(Opened(Two), Issued(1), Called(1, Two), new TicketNotShown(At(10), T(1)))
            .When(new CancelTicket(CommandId.New(), T(1), "visitor"), at: 20)
            .Then(new TicketCancelled(At(20), T(1), "visitor"));

    [Fact]
    public void An_ended_ticket_stays_as_it_ended() =>
        Given(Issued(1), new TicketCancelled(At(0), T(1), "visitor"))
            .When(new CancelTicket(CommandId.New(), T(1), "visitor"))
            .ThenRefused(Refusals.TicketEnded);

    [Fact]
    public void A_ticket_nobody_has_is_unknown() =>
        Given().When(new CancelTicket(CommandId.New(), T(1), "visitor")).ThenRefused(Refusals.UnknownTicket);
}
