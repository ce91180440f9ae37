using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

public sealed class TicketsAreTransferred
{
    private static TransferTicket Send(int n, ServiceId? service = null, CounterId? desk = null, bool first = false, string? note = null) =>
        new(CommandId.New(), One, "lan", T(n))
        {
            Service = service,
            ToCounter = desk,
            First = first,
            Note = note,
        };

    /// <summary>Ticket 1 is at counter one; 2 and 3 wait for land, 4 for births.</summary>
    private static Scenario AtOne() =>
        Given(
            Opened(One),
            Opened(Two, "minh"),
            Opened(Three, "hoa"),
            Issued(1, at: -60),
            Issued(2, Land, at: -50),
            Issued(3, Land, at: -40),
            Issued(4, at: -30),
            Called(1, One)
        );

    [Fact]
    public void To_the_end_of_another_service_with_number_and_arrival()
    {
        var day = AtOne()
            .When(Send(1, Land, note: "cần trích lục"), at: 20)
            .Then(new TicketTransferred(At(20), T(1), Land, null, Place(5), "cần trích lục", "lan"));
        Assert.Equal([T(2), T(3), T(1)], day.Order(Three));
        var ticket = day.State.Tickets[T(1)];
        Assert.Equal(
            (new TicketNumber('A', 1), At(-60), TicketState.Issued, "cần trích lục"),
            (ticket.Number, ticket.IssuedAt, ticket.State, ticket.Note)
        );
        Assert.Equal(1, day.State.Figures[One].Transferred);
        Assert.Null(day.State.CurrentAt(One));
    }

    [Fact]
    public void To_the_head_of_another_service()
    {
        var day = AtOne()
            .When(Send(1, Land, first: true), at: 20)
            .Then(new TicketTransferred(At(20), T(1), Land, null, Place(2) - 1, null, "lan"));
        Assert.Equal([T(1), T(2), T(3)], day.Order(Three));
    }

    [Fact]
    public void And_who_comes_later_stands_behind_them() =>
        Assert.Equal([T(2), T(3), T(1), T(5)], AtOne().When(Send(1, Land)).ThenAccepted().When(Take(5, Land)).ThenAccepted().Order(Three));

    [Fact]
    public void To_one_counter_which_alone_calls_them()
    {
        var day = AtOne().When(Send(1, desk: Two)).ThenAccepted();
        Assert.Equal([T(4), T(1)], day.Order(Two));
        Assert.DoesNotContain(T(1), day.Order(One));
        day.When(new CallNext(CommandId.New(), Two, "minh"), at: 61).Then(Called(4, Two, at: 61));
    }

    [Fact]
    public void To_one_counter_as_the_next_it_calls() =>
        Assert.Equal([T(1), T(4)], AtOne().When(Send(1, desk: Two, first: true)).ThenAccepted().Order(Two));

    [Fact]
    public void To_a_counter_that_does_not_serve_their_service() =>
        Assert.Equal([T(1), T(2), T(3)], AtOne().When(Send(1, desk: Three, first: true)).ThenAccepted().Order(Three));

    [Fact]
    public void And_wait_for_any_counter_once_theirs_closes()
    {
        var day = AtOne().When(Send(1, desk: Two)).ThenAccepted().And(new CounterClosed(At(70), Two));
        Assert.Equal([T(2), T(3), T(4), T(1)], day.Order(One));
    }

    [Fact]
    public void Back_into_their_own_line() => Assert.Equal([T(4), T(1)], AtOne().When(Send(1)).ThenAccepted().Order(Two));

    [Fact]
    public void Whose_service_time_is_not_counted_as_finished()
    {
        var day = AtOne().And(new ServingStarted(At(1), T(1))).When(Send(1, Land)).ThenAccepted();
        Assert.Equal(0, day.State.Figures[One].Finished);
        Assert.Empty(day.State.ServiceTimes);
    }

    [Fact]
    public void Not_to_what_is_not_there()
    {
        AtOne().When(Send(1, new("nothing"))).ThenRefused(Refusals.UnknownService);
        AtOne().When(Send(1, desk: new("nothing"))).ThenRefused(Refusals.UnknownCounter);
        AtOne().And(new CounterClosed(At(1), Two)).When(Send(1, desk: Two)).ThenRefused(Refusals.CounterClosed);
        AtOne().When(Send(1, Trade)).ThenRefused(Refusals.ServiceUnserved);
        AtOne().When(Send(2, Land)).ThenRefused(Refusals.NotAtThisCounter);
        AtOne().When(Send(1, note: new('x', TransferRequest.MaxNote + 1))).ThenRefused(Refusals.NoteTooLong);
    }

    [Fact]
    public void Not_to_a_service_their_visitor_waits_for_already() =>
        AtOne().And(Issued(5, Land, visitor: 1)).When(Send(1, Land)).ThenRefused(Refusals.OtherTicketLive);

    [Fact]
    public void Within_their_priority_class()
    {
        var day = Given(
                Opened(One),
                Opened(Three, "hoa"),
                Issued(1) with
                {
                    Class = Old,
                },
                Issued(2, Land),
                Issued(3, Land) with
                {
                    Class = Old,
                },
                Called(1, One)
            )
            .When(Send(1, Land, first: true))
            .ThenAccepted();
        Assert.Equal([T(1), T(2), T(3)], day.Order(Three)); // by turns: one of a class, then others
    }
}
