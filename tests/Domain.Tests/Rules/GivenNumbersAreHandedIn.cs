using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

/// <summary>Numbers that a kiosk gave while the server was away.</summary>
public sealed class GivenNumbersAreHandedIn
{
    private static TicketIssued InOf(
        int n,
        int number,
        double givenAt,
        long place,
        int? visitor = null,
        int? alsoHolds = null,
        double at = 60
    ) =>
        Issued(n, number: number, visitor: visitor, at: at) with
        {
            HandedIn = new(At(givenAt), place, alsoHolds is { } held ? T(held) : null),
        };

    [Fact]
    public void Under_their_own_number_and_the_others_go_on_as_before() =>
        Given(Leased(1, 901, 950), Issued(1))
            .When(HandIn(2, 1, 901, 30))
            .Then(InOf(2, 901, 30, Place(2)))
            .When(HandIn(3, 1, 902, 40))
            .Then(InOf(3, 902, 40, Place(3)))
            .When(Take(4), at: 60)
            .Then(Issued(4, number: 2, at: 60));

    [Fact]
    public void The_wait_counts_from_when_the_visitor_took_it()
    {
        var day = Given(Leased(1, 901, 950), Issued(1, at: 10), Issued(2, at: 50), Issued(3, at: 55))
            .When(HandIn(4, 1, 901, 20))
            .ThenAccepted()
            .When(HandIn(5, 1, 902, 30))
            .ThenAccepted()
            .When(HandIn(6, 1, 903, 52))
            .ThenAccepted();
        Assert.Equal([T(1), T(4), T(5), T(2), T(6), T(3)], day.Order(Two));
        Assert.Equal(At(20), day.State.Tickets[T(4)].IssuedAt);
    }

    [Fact]
    public void Two_kiosks_are_called_by_turns_of_time_whoever_hands_in_first()
    {
        var day = Given(Leased(1, 901, 950), Leased(2, 951, 999), Issued(1, at: 0), Issued(2, at: 59));
        for (var n = 0; n < 20; n++)
            day = day.When(HandIn(10 + n, 1, 901 + n, 1 + (2 * n))).ThenAccepted();
        for (var n = 0; n < 20; n++)
            day = day.When(HandIn(40 + n, 2, 951 + n, 2 + (2 * n))).ThenAccepted();
        Assert.Equal([T(1), .. Enumerable.Range(0, 20).SelectMany(n => new[] { T(10 + n), T(40 + n) }), T(2)], day.Order(Two));
    }

    [Fact]
    public void A_thousand_between_two_who_came_keep_their_order()
    {
        var day = Given([
            .. Enumerable.Range(0, 10).Select(n => Leased(1, 501 + (50 * n), Math.Min(550 + (50 * n), 999))),
            Issued(1),
            Issued(2, at: 59),
        ]);
        for (var n = 0; n < 499; n++)
            day = day.When(HandIn(10 + n, 1, 501 + n, 1 + (n / 10.0))).ThenAccepted();
        Assert.Equal([T(1), .. Enumerable.Range(10, 499).Select(T), T(2)], day.Order(Two));
    }

    [Fact]
    public void Whoever_came_first_of_all_is_first() =>
        Assert.Equal([T(2), T(1)], Given(Leased(1, 901, 950), Issued(1, at: 50)).When(HandIn(2, 1, 901, 20)).ThenAccepted().Order(Two));

    [Fact]
    public void A_wrong_clock_neither_gains_nor_costs_a_place() =>
        Given(Leased(1, 901, 950, at: 30))
            .When(HandIn(1, 1, 901, 5000))
            .Then(InOf(1, 901, 60, Place(1)))
            .When(HandIn(2, 1, 902, -5000))
            .Then(InOf(2, 902, 30, Place(1) - WaitingPlace.Step));

    [Fact]
    public void A_given_number_is_not_refused_for_what_a_new_one_would_be()
    {
        var strict = Settings with
        {
            MaxTicketsPerVisitor = 1,
            Services = [.. Settings.Services.Select(service => service with { Active = false, Quota = 1 })],
            Hours = new() { Week = [new(DayOfWeek.Sunday, [])], CloseAfterMinutes = 0 },
        };
        Given(Leased(1, 901, 950), Issued(1, visitor: 7), Issued(2, Land, visitor: 7, number: 1))
            .With(strict)
            .When(HandIn(3, 1, 901, 30, visitor: 7))
            .Then(InOf(3, 901, 30, Place(3), visitor: 7, alsoHolds: 1));
    }

    [Fact]
    public void A_class_the_office_has_no_more_does_not_cost_the_number() =>
        Given(Leased(1, 901, 950)).When(HandIn(1, 1, 901, 30) with { Class = new("gone") }).Then(InOf(1, 901, 30, Place(1)));

    [Fact]
    public void Who_turns_out_to_hold_two_keeps_both_and_the_officer_is_told()
    {
        var day = Given(Opened(Two), Leased(1, 901, 950), Issued(1))
            .When(HandIn(2, 1, 901, 30, visitor: 1))
            .Then(InOf(2, 901, 30, Place(2), visitor: 1, alsoHolds: 1));
        var (one, two) = (day.State.Tickets[T(1)], day.State.Tickets[T(2)]);
        Assert.True(one.IsLive && two.IsLive);
        Assert.Equal((two, one), (day.State.DuplicateOf(one), day.State.DuplicateOf(two)));
        var gone = day.When(new CancelTicket(CommandId.New(), T(2), "lan")).ThenAccepted().State;
        Assert.Null(gone.DuplicateOf(gone.Tickets[T(1)]));
    }

    [Fact]
    public void The_second_of_two_can_be_finished_and_taken_back_like_any_other() =>
        Given(Opened(Two), Leased(1, 901, 950), Issued(1))
            .When(HandIn(2, 1, 901, -10, visitor: 1), at: 0)
            .ThenAccepted()
            .And(Called(2, Two, at: 2))
            .When(new FinishTicket(CommandId.New(), Two, "lan", T(2)), at: 9)
            .ThenAccepted()
            .When(new UndoLast(CommandId.New(), Two, "lan", T(2)), at: 10)
            .ThenAccepted();

    [Fact]
    public void Another_service_of_the_same_visitor_is_no_second() =>
        Given(Leased(1, 901, 950), Issued(1, Land, number: 1))
            .When(HandIn(2, 1, 901, 30, visitor: 1))
            .Then(InOf(2, 901, 30, Place(2), visitor: 1));

    [Fact]
    public void Only_once_and_only_from_the_kiosks_own_lease()
    {
        var first = HandIn(1, 1, 901, 30);
        Given(Leased(1, 901, 950), Leased(2, 951, 999))
            .When(first)
            .ThenAccepted()
            .When(HandIn(2, 1, 901, 30))
            .ThenRefused(Refusals.NumberUsed)
            .When(HandIn(2, 1, 951, 30))
            .ThenRefused(Refusals.NotLeased)
            .When(HandIn(2, 2, 902, 30))
            .ThenRefused(Refusals.NotLeased)
            .When(HandIn(2, 1, 3, 30))
            .ThenRefused(Refusals.NotLeased)
            .When(HandIn(2, 1, 901, 30, service: Land))
            .ThenRefused(Refusals.NotLeased)
            .When(HandIn(2, 1, 902, 30) with { Service = new("nothing") })
            .ThenRefused(Refusals.UnknownService);
        Given(Leased(1, 901, 950)).When(first).ThenAccepted().When(first).ThenRepeated(T(1));
    }
}
