using QueueServer.Domain;
using static Domain.Tests.Days.MadeUpDays;

namespace Domain.Tests.Days;

/// <summary>What holds of the calls on every day, by the rules' own words (<see cref="MadeUpDays"/>).</summary>
public sealed class CallsOfAnyDay
{
    /// <summary>
    /// Every accepted call, with whom the counter could have called, by the rules' own words rather than the program's order.
    /// </summary>
    private static IEnumerable<(PlayedDay.Turn Turn, CallNext Next, List<Ticket> Could)> CallsOf(PlayedDay day) =>
        from turn in day.Turns
        where turn.Command is CallNext && turn.Decision is not Decision.Repeated
        let next = (CallNext)turn.Command
        let counter = turn.Settings.FindCounter(next.Counter)
        where counter is not null
        select (
            turn,
            next,
            turn.Before.Tickets.Values.Where(ticket =>
                    ticket.State == TicketState.Issued
                    && (ticket.OnlyCounter is { } only ? only == next.Counter : counter.Services.Contains(ticket.Service))
                )
                .ToList()
        );

    private static bool IsOverdue(PlayedDay.Turn turn, Ticket ticket) =>
        turn.At - (ticket.DueAt > ticket.IssuedAt ? ticket.DueAt : ticket.IssuedAt)
        >= TimeSpan.FromMinutes(
            ticket.Class is null ? turn.Settings.Calling.NormalLimitMinutes : turn.Settings.Calling.PriorityLimitMinutes
        );

    /// <summary>Whom it could call in time: after an appointment somebody without one, if there is anybody.</summary>
    private static List<Ticket> InTurn(PlayedDay.Turn turn, CounterId counter, List<Ticket> could) =>
        turn.Before.Counters[counter].Turn.WasDue && could.Exists(ticket => ticket.DueAt is null)
            ? could.FindAll(ticket => ticket.DueAt is null)
            : could;

    [Fact]
    public void Nobody_waits_while_a_counter_that_serves_them_is_told_nobody() =>
        OnEveryDay(day =>
            Assert.All(
                CallsOf(day),
                call =>
                {
                    if (call.Turn.Decision is Decision.Refused { Rejection.Code: Refusals.NobodyWaiting })
                        Assert.Empty(call.Could);
                    if (call.Turn.Decision is Decision.Accepted { Ticket: { } called })
                        Assert.Contains(called, call.Could.Select(ticket => ticket.Id));
                }
            )
        );

    [Fact]
    public void Who_waited_beyond_the_limit_goes_first_and_else_the_longest_wait_of_a_kind() =>
        OnEveryDay(day =>
        {
            foreach (var (turn, next, could) in CallsOf(day).Where(call => call.Turn.Decision is Decision.Accepted))
            {
                var called = turn.Before.Tickets[((Decision.Accepted)turn.Decision).Ticket!.Value]; // a call is about a ticket
                var overdue = could.Where(ticket => IsOverdue(turn, ticket)).ToList();
                if (overdue.Count > 0)
                    Assert.Contains(called, overdue);
                else if (turn.Settings.Calling.Order == ServiceOrder.LongestWait)
                    Assert.Equal(
                        InTurn(turn, next.Counter, could)
                            .Where(ticket => ticket.Class is null == called.Class is null)
                            .Min(ticket => ticket.Place),
                        called.Place
                    );
            }
        });

    [Fact]
    public void While_both_wait_a_counter_calls_one_of_a_class_and_then_at_most_the_set_number_of_others() =>
        OnEveryDay(day =>
        {
            var undone = day.Events.OfType<CallUndone>().Select(happened => happened.Counter).ToHashSet();
            foreach (
                var counter in CallsOf(day)
                    .Where(call => call.Turn.Decision is Decision.Accepted)
                    .GroupBy(call => (call.Next.Counter, call.Turn.Before.Counters[call.Next.Counter].Since))
            )
            {
                var (normals, afterPriority) = (0, false);
                foreach (var (turn, next, all) in counter)
                {
                    if (turn.Decision is not Decision.Accepted { Ticket: { } called })
                        continue;
                    var could = InTurn(turn, next.Counter, all);
                    var priority = turn.Before.Tickets[called].Class is not null;
                    var bothWait = could.Exists(ticket => ticket.Class is null) && could.Exists(ticket => ticket.Class is not null);
                    if (
                        !bothWait
                        || undone.Contains(counter.Key.Counter)
                        || all.Exists(ticket => IsOverdue(turn, ticket))
                        || turn.Settings.Calling.Order != ServiceOrder.LongestWait
                    )
                    {
                        (normals, afterPriority) = (0, false);
                        continue;
                    }

                    Assert.False(priority && afterPriority, "Two of a class were called in a row while others waited.");
                    (normals, afterPriority) = (priority ? 0 : normals + 1, priority);
                    Assert.True(
                        normals <= 3,
                        "More others were called in a row than any settings of these days allow, while a class waited."
                    );
                }
            }
        });

    [Fact]
    public void After_an_appointment_a_counter_calls_somebody_without_one_if_there_is_anybody() =>
        OnEveryDay(day =>
        {
            foreach (var counter in CallsOf(day).GroupBy(call => call.Next.Counter))
            {
                Ticket? before = null;
                foreach (var (turn, _, could) in counter)
                {
                    if (turn.Decision is not Decision.Accepted { Ticket: { } id })
                        continue;
                    var called = turn.Before.Tickets[id];
                    // taken back, or of somebody who sat there before: it is no call before this one
                    var follows = before is not null && turn.Before.Counters[counter.Key].Turn.WasDue;
                    if (follows && before!.DueAt is not null && !could.Exists(ticket => IsOverdue(turn, ticket)))
                        Assert.True(called.DueAt is null || could.TrueForAll(ticket => ticket.DueAt is not null));
                    before = called;
                }
            }
        });

    [Fact]
    public void A_visitor_never_holds_two_live_tickets_of_a_service_nor_more_than_allowed_unless_an_officer_said_so() =>
        AfterEveryTurn(state =>
        {
            foreach (var visitor in state.Visitors.Keys)
            {
                var live = state.TicketsOf(visitor).Where(ticket => ticket is { IsLive: true, Overridden: false }).ToList();
                Assert.Equal(live.Count, live.DistinctBy(ticket => ticket.Service).Count());
                Assert.InRange(live.Count, 0, Office.Settings.MaxTicketsPerVisitor);
            }
        });

    [Fact]
    public void Calls_of_a_ticket_are_three_at_most_and_ten_seconds_apart() =>
        OnEveryDay(day =>
        {
            var made = day
                .Turns.Where(turn => turn.Record is not null)
                .SelectMany(turn =>
                    turn.Record!.Events.OfType<TicketEvent>()
                        .Where(happened => happened is TicketCalled or TicketRecalled)
                        .Select(call => (Call: call, At: call.At - turn.ClockBy))
                ); // filtered
            foreach (var calls in made.GroupBy(call => call.Call.Ticket))
                Assert.All(
                    calls.Zip(calls.Skip(1)),
                    pair => Assert.True(pair.Second.Call is TicketCalled || pair.Second.At - pair.First.At >= OfficeSettings.CallGap)
                );
            Assert.All(
                day.Turns,
                turn => Assert.All(turn.After.Tickets.Values, ticket => Assert.InRange(ticket.Calls, 0, OfficeSettings.MaxCalls))
            );
        });
}
