using System.Collections.Immutable;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

/// <summary>
/// Who comes in time for an appointment ranks as if they had taken their number the target wait before it; of two calls of a counter one at
/// most goes to an appointment. The target here is half an hour, as everywhere, unless it is said otherwise.
/// </summary>
public sealed class AppointmentsAreKept
{
    private const double Minute = 60;
    private const double Start = 60 * Minute;

    private static IssueTicket Come(int n, double start = Start, ServiceId? service = null, ClassId? of = null) =>
        Take(n, service, of: of) with
        {
            Booking = BookedFor(n, At(start), service),
        };

    /// <summary>Walk-ins 1, 2, 3 … ten minutes apart from the morning on.</summary>
    private static Scenario Line(int people) =>
        Given([Opened(Two), .. Enumerable.Range(1, people).Select(n => Issued(n, at: (n - 1) * 10 * Minute))]);

    [Theory]
    [InlineData(-30.5, null)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(15, true)]
    [InlineData(15.1, false)]
    [InlineData(120, false)]
    public void From_half_an_hour_before_until_a_quarter_after_and_later_like_everybody(double minutes, bool? ranks)
    {
        var at = Start + (minutes * Minute);
        var judged = Line(1).When(Come(9), at);
        if (ranks is not { } isDue)
        {
            judged.ThenRefused(Refusals.BookingEarly, At(Start - (30 * Minute)));
            return;
        }

        var ticket = judged.ThenAccepted().State.Tickets[T(9)];
        Assert.Equal(isDue ? At(Start) : null, ticket.DueAt);
        Assert.Equal(isDue ? At(Start - (30 * Minute)) : At(at), ticket.RanksAt);
        Assert.Equal((B(9), At(at)), (ticket.Booking, ticket.IssuedAt));
    }

    [Fact]
    public void The_office_sets_how_early_and_how_late()
    {
        var settings = Settings with
        {
            CheckIn = new() { EarlyMinutes = 10, LateMinutes = 0 },
        };
        Given().With(settings).When(Come(1), Start - (11 * Minute)).ThenRefused(Refusals.BookingEarly, At(Start - (10 * Minute)));
        Assert.NotNull(Given().With(settings).When(Come(1), Start).ThenAccepted().State.Tickets[T(1)].DueAt);
        Assert.Null(Given().With(settings).When(Come(1), Start + 1).ThenAccepted().State.Tickets[T(1)].DueAt);
    }

    /// <summary>People came at 0, 10, 20, 30 and 40 minutes; an appointment at 60 ranks as of 30.</summary>
    [Theory]
    [InlineData(45)]
    [InlineData(60)]
    [InlineData(75)]
    public void Before_who_came_after_the_moment_it_ranks_by(double minute) =>
        Assert.Equal([T(1), T(2), T(3), T(4), T(9), T(5)], Line(5).When(Come(9), minute * Minute).ThenAccepted().Order(Two));

    /// <summary>With a target of ten minutes: whoever comes at 32 for 62 ranks as of 52, and who comes before that goes before.</summary>
    [Fact]
    public void And_behind_who_comes_before_that_moment_although_it_was_there_first()
    {
        var soon = Settings with { Services = [Settings.Services[0] with { TargetMinutes = 10 }, .. Settings.Services[1..]] };
        var there = Given(Opened(One), Opened(Two), Issued(1)).With(soon).When(Come(9, 62 * Minute), 32 * Minute).ThenAccepted();
        var day = there;
        foreach (var n in (int[])[2, 3, 4])
            day = day.When(Take(n), (30 + (n * 6)) * Minute).ThenAccepted();
        Assert.Equal([T(1), T(2), T(3), T(9), T(4)], day.Order(Two, 55 * Minute));
        var other = there.When(Take(2, Land), 40 * Minute).ThenAccepted();
        Assert.Equal([T(1), T(2), T(9)], other.Order(One, 55 * Minute)); // another service of the same counter
    }

    [Fact]
    public void Appointments_rank_among_each_other_by_their_start_whoever_came_first()
    {
        var day = Given(Opened(Two))
            .When(Come(3, 80 * Minute), 55 * Minute)
            .ThenAccepted()
            .When(Come(1, 60 * Minute), 56 * Minute)
            .ThenAccepted()
            .When(Come(2, 70 * Minute), 57 * Minute)
            .ThenAccepted();
        Assert.Equal([T(1), T(2), T(3)], day.Order(Two, 57 * Minute));
    }

    [Fact]
    public void Of_two_calls_one_at_most_goes_to_an_appointment_while_others_wait()
    {
        var day = Given(Opened(Two));
        foreach (var n in (int[])[1, 2, 3])
            day = day.When(Come(n, Start + n), Start).ThenAccepted();
        foreach (var n in (int[])[4, 5])
            day = day.When(Take(n), Start + n).ThenAccepted();
        Assert.Equal([T(1), T(4), T(2), T(5), T(3)], day.Order(Two, Start + 10));
        var called = day.When(new CallNext(CommandId.New(), Two, "lan"), Start + 10).Then(Called(1, Two, at: Start + 10));
        Assert.Equal([T(4), T(2), T(5), T(3)], called.Order(Two, Start + 11));
    }

    /// <summary>Nobody else's limit is broken for an appointment: an hour, and twenty minutes of a priority class.</summary>
    [Fact]
    public void Who_waits_beyond_a_limit_goes_first()
    {
        var day = Given(Opened(Two), Issued(1, at: 40 * Minute)).When(Come(9), Start).ThenAccepted(); // ranks as of 30
        Assert.Equal([T(9), T(1)], day.Order(Two, (100 * Minute) - 1));
        Assert.Equal([T(1), T(9)], day.Order(Two, 100 * Minute));
        var old = Given(Opened(Two), Issued(1) with { Class = Old }, Called(1, Two), new TicketFinished(At(60), T(1), At(0)))
            .And(Issued(2, at: 45 * Minute) with { Class = Old })
            .When(Come(9), Start)
            .ThenAccepted();
        Assert.Equal([T(9), T(2)], old.Order(Two, (65 * Minute) - 1)); // a turn of the others
        Assert.Equal([T(2), T(9)], old.Order(Two, 65 * Minute));
    }

    /// <summary>Quotas and the last issue are of who comes without; a day off and a service that is given no more are not.</summary>
    [Fact]
    public void It_is_no_part_of_the_quota_and_is_given_after_the_last_issue()
    {
        var spent = Settings with
        {
            Services = [Settings.Services[0] with { Quota = 1 }, .. Settings.Services[1..]],
            Hours = new() { Week = [new(Today.DayOfWeek, [new(new(8, 0), new(9, 30))])], LastIssueMinutes = 60 },
            StopsWhenLate = true,
        };
        var day = Given(Opened(Two), Issued(1)).With(spent);
        day.When(Take(2), 10).ThenRefused(Refusals.QuotaSpent);
        MustBeClosed(day, Take(2));
        day.When(Come(2), Start).ThenAccepted();
        MustBeClosed(day, Come(2, -1)); // too late for it: as everybody
        MustBeClosed(day.With(spent with { Hours = spent.Hours with { Exceptions = [new(Today, Settings.Name, [])] } }), Come(2));
        var ended = spent with { Services = [spent.Services[0] with { Active = false }, .. spent.Services[1..]] };
        day.With(ended).When(Come(2), Start).ThenRefused(Refusals.ServiceClosed);

        static void MustBeClosed(Scenario day, IssueTicket command) =>
            Assert.Equal(Refusals.OfficeClosed, Assert.IsType<Decision.Refused>(day.When(command, Start).Decision).Rejection.Code);
    }

    [Fact]
    public void It_is_used_once()
    {
        var day = Given(Opened(Two)).When(Come(1), Start).ThenAccepted();
        day.When(Come(1) with { Ticket = T(2), Code = Code(2), Visitor = V(2) }, Start).ThenHeld(T(1));
        var cancelled = day.When(new CancelTicket(CommandId.New(), T(1), CancelTicket.Visitor), Start).ThenAccepted();
        cancelled.When(Come(1) with { Ticket = T(2), Code = Code(2) }, Start).ThenRefused(Refusals.BookingUsed);
    }

    [Theory]
    [InlineData(BookingState.Held, BookingRefusals.NotConfirmed)]
    [InlineData(BookingState.Cancelled, BookingRefusals.BookingCancelled)]
    [InlineData(BookingState.Expired, BookingRefusals.HoldLapsed)]
    internal void Only_while_it_stands(BookingState state, string refusal)
    {
        var booking = BookedFor(1, At(Start)) with { State = state, HeldUntil = state == BookingState.Held ? At(Start * 2) : null };
        Given().When(Take(1) with { Booking = booking }, Start).ThenRefused(refusal);
    }

    [Fact]
    public void It_ranks_once()
    {
        var day = Line(5).When(Come(9), Start).ThenAccepted();
        var postponed = day.When(new PostponeTicket(CommandId.New(), T(9), CancelTicket.Visitor), Start).ThenAccepted();
        Assert.Equal([T(1), T(2), T(3), T(4), T(5), T(9)], postponed.Order(Two, Start)); // three back are the last
        Assert.Null(postponed.State.Tickets[T(9)].DueAt);
        var missed = day.And(Called(9, Two, at: Start), new TicketNotShown(At(Start + 20), T(9)));
        var back = missed.When(new ReturnTicket(CommandId.New(), T(9), "lan"), Start + 30).ThenAccepted();
        Assert.Equal([T(1), T(2), T(3), T(9), T(4), T(5)], back.Order(Two, Start + 30));
        Assert.Null(back.State.Tickets[T(9)].DueAt);
        var undone = day.And(Called(9, Two, at: Start), new CallUndone(At(Start + 5), T(9), Two));
        Assert.Equal(day.State.Tickets[T(9)], undone.State.Tickets[T(9)]);
    }

    /// <summary>Gone for a paper before they were called, and back: the place is theirs.</summary>
    [Fact]
    public void Going_for_a_paper_before_the_turn_loses_nothing()
    {
        var day = Line(5).When(Come(9), Start).ThenAccepted();
        var away = day.When(new LeaveForPaper(CommandId.New(), T(9), CancelTicket.Visitor), Start).ThenAccepted();
        var back = away.When(new CheckIn(CommandId.New(), T(9), CancelTicket.Visitor), Start + 60).ThenAccepted();
        Assert.Equal(At(Start), back.State.Tickets[T(9)].DueAt);
        Assert.Equal(day.Order(Two, Start + 60), back.Order(Two, Start + 60));
    }

    /// <summary>Those without one waited forty minutes and more: who joins them is told so, and who has one is not.</summary>
    [Fact]
    public void What_the_line_has_shown_is_told_to_who_stands_in_it()
    {
        var day = Given(Opened(Two), Issued(1), Issued(2), Issued(3, at: 59 * Minute))
            .And(Called(1, Two, at: 41 * Minute), new TicketFinished(At(54 * Minute), T(1), At(41 * Minute)))
            .And(Called(2, Two, at: 55 * Minute))
            .When(Come(9), Start)
            .ThenAccepted();
        var forecast = WaitForecast.Create(day.State, day.Settings, At(Start));
        Assert.InRange(forecast.For(day.State.Tickets[T(9)])!.ToMinutes, 1, 39);
        Assert.InRange(forecast.For(day.State.Tickets[T(3)])!.ToMinutes, 40, 90);
        var called = day.And(new TicketFinished(At(61 * Minute), T(2), At(55 * Minute)), Called(9, Two, at: 61 * Minute)); // at once
        Assert.InRange(WaitForecast.Create(called.State, called.Settings, At(62 * Minute)).For(Births)!.ToMinutes, 40, 90);
    }

    /// <summary>Whoever is called, and by how many: the forecast plays the same order.</summary>
    [Fact]
    public void The_forecast_knows_the_order()
    {
        var day = Given(Opened(Two));
        foreach (var n in (int[])[1, 2])
            day = day.When(Come(n, Start + n), Start).ThenAccepted();
        foreach (var n in (int[])[3, 4, 5])
            day = day.When(Take(n), Start + n).ThenAccepted();
        var forecast = WaitForecast.Create(day.State, day.Settings, At(Start + 10));
        Assert.Equal(
            day.Order(Two, Start + 10).Select((id, at) => (id, (int?)at)),
            day.State.Tickets.Values.Select(ticket => (ticket.Id, forecast.AheadOf(ticket))).OrderBy(told => told.Item2)
        );
        Assert.Equal(
            [(T(1), 0), (T(2), 1), (T(3), 2), (T(4), 3), (T(5), 4)],
            day.State.Tickets.Values.Select(ticket => (ticket.Id, CallingOrder.AheadOf(day.State, day.Settings, ticket)))
                .OrderBy(told => told.Item1.Value)
        );
    }
}
