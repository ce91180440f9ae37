using Domain.Tests.Records;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using QueueServer.Domain;

namespace Domain.Tests.Days;

/// <summary>What holds on every day, whatever people do: three hundred made-up days of up to two hundred steps each.</summary>
public sealed class AnyDayHolds
{
    private static readonly Config Days = Config
        .QuickThrowOnFailure.WithMaxTest(300)
        .WithStartSize(20)
        .WithEndSize(200)
        .WithQuietOnSuccess(true)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20261123), FSharpOption<int>.None)));

    private static void OnEveryDay(Action<PlayedDay> holds) =>
        Check.One(Days, Prop.ForAll(Step.ManyDays, (Action<Step[]>)(steps => holds(PlayedDay.Of(steps)))));

    private static void AfterEveryTurn(Action<OfficeState> holds) => OnEveryDay(day => Assert.All(day.Turns, turn => holds(turn.After)));

    [Fact]
    public void The_made_up_days_are_full_of_life()
    {
        var seen = new HashSet<Type>();
        var refused = new HashSet<string>();
        var (most, longest) = (0, 0);
        OnEveryDay(day =>
        {
            most = Math.Max(most, day.State.Tickets.Count);
            longest = Math.Max(longest, day.Turns.Max(turn => turn.After.Lines.Values.Max(line => (int?)line.Count) ?? 0));
            seen.UnionWith(day.Events.Select(happened => happened.GetType()));
            refused.UnionWith(day.Turns.Select(turn => turn.Decision).OfType<Decision.Refused>().Select(refusal => refusal.Rejection.Code));
        });
        Assert.Equal(
            typeof(QueueEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(QueueEvent)) && !type.IsAbstract).ToHashSet(),
            seen
        );
        Assert.Empty(
            new[]
            {
                Refusals.TooManyTickets,
                Refusals.CounterTaken,
                Refusals.CounterClosed,
                Refusals.CounterNotYours,
                Refusals.TicketOpen,
                Refusals.NobodyWaiting,
                Refusals.NotAtThisCounter,
                Refusals.NotCalled,
                Refusals.TooSoon,
                Refusals.CallsSpent,
                Refusals.TicketEnded,
                Refusals.CounterPaused,
                Refusals.NotYourHold,
                Refusals.NothingToUndo,
                Refusals.OtherTicketLive,
                Refusals.ServiceClosed,
                Refusals.SettingsStale,
                Refusals.ServiceInUse,
                Refusals.CounterInUse,
                Refusals.NotLeased,
                Refusals.NumberUsed,
                Refusals.LeasesSpent,
                Refusals.NumbersSpent,
            }.Except(refused)
        );
        Assert.True(most >= 30 && longest >= 8, $"The fullest day gave {most} numbers, the longest line was {longest}.");
    }

    private static IEnumerable<(PlayedDay.Turn Turn, TicketIssued Issued)> IssuedOn(PlayedDay day) =>
        day
            .Turns.Where(turn => turn.Record is not null)
            .SelectMany(turn => turn.Record!.Events.OfType<TicketIssued>().Select(issued => (turn, issued))); // filtered

    [Fact]
    public void No_number_is_given_twice() =>
        OnEveryDay(day => Assert.Distinct(day.Events.OfType<TicketIssued>().Select(issued => issued.Number)));

    [Fact]
    public void No_number_that_was_passed_over_is_given_later() =>
        OnEveryDay(day =>
            Assert.All(
                IssuedOn(day).Where(one => one.Issued.HandedIn is null),
                one =>
                    Assert.DoesNotContain(
                        day.Records.TakeWhile(record => record.Version < one.Turn.Record!.Version)
                            .SelectMany(record => record.Events)
                            .OfType<NumbersPassedOver>(), // filtered
                        numbers =>
                            numbers.First.Prefix == one.Issued.Number.Prefix
                            && numbers.First.Value <= one.Issued.Number.Value
                            && one.Issued.Number.Value <= numbers.Last.Value
                    )
            )
        );

    [Fact]
    public void Numbers_given_here_follow_one_another_without_a_gap_but_what_is_leased() =>
        OnEveryDay(day =>
        {
            var last = PlayedDay.Dawn.LastNumbers.ToDictionary();
            var passedOver = day.Events.OfType<NumbersPassedOver>().ToList();
            foreach (var (turn, issued) in IssuedOn(day).Where(one => one.Issued.HandedIn is null))
            {
                var (prefix, value) = issued.Number;
                var before = last.GetValueOrDefault(prefix);
                Assert.True(value > before);
                Assert.DoesNotContain(turn.Before.Leases, block => block.Contains(issued.Number));
                Assert.All(
                    Enumerable.Range(before + 1, value - before - 1),
                    passed =>
                        Assert.True(
                            turn.Before.Leases.Exists(block => block.Contains(new(prefix, passed)))
                                || passedOver.Exists(numbers =>
                                    numbers.First.Prefix == prefix && numbers.First.Value <= passed && passed <= numbers.Last.Value
                                )
                        )
                );
                last[prefix] = value;
            }
        });

    [Fact]
    public void Two_kiosks_never_share_a_number() =>
        AfterEveryTurn(state =>
        {
            var leased = state
                .Leases.SelectMany(block =>
                    Enumerable
                        .Range(block.First.Value, block.Last - block.First.Value + 1)
                        .Select(value => block.First with { Value = value })
                )
                .ToList();
            Assert.Equal(leased.Count, leased.Distinct().Count());
            Assert.All(leased, number => Assert.InRange(number.Value, 500, TicketNumber.Last));
        });

    [Fact]
    public void What_is_handed_in_was_leased_to_who_hands_it_in_and_waits_since_it_was_given() =>
        OnEveryDay(day =>
        {
            foreach (var (turn, issued) in IssuedOn(day).Where(one => one.Issued.HandedIn is not null))
            {
                var leased = ((IssueTicket)turn.Command).Leased!; // only leased numbers are handed in
                var block = Assert.Single(turn.Before.Leases, block => block.Contains(issued.Number));
                Assert.Equal(leased.Number, issued.Number);
                if (!block.IsUnknown)
                    Assert.Equal((leased.Holder, issued.Service), (block.Holder, block.Service));
                Assert.InRange(issued.HandedIn!.GivenAt, block.At, turn.At); // filtered
                var earlier = turn
                    .Before.Tickets.Values.Where(ticket => ticket.IssuedAt <= issued.HandedIn.GivenAt)
                    .Select(ticket => ticket.Arrival)
                    .DefaultIfEmpty(long.MinValue)
                    .Max();
                var later = turn
                    .Before.Tickets.Values.Where(ticket => ticket.IssuedAt > issued.HandedIn.GivenAt)
                    .Select(ticket => ticket.Arrival)
                    .DefaultIfEmpty(long.MaxValue)
                    .Min();
                Assert.InRange(issued.HandedIn.Place, earlier, later);
            }
        });

    [Fact]
    public void Whoever_asks_for_numbers_holds_enough_or_none_are_left() =>
        OnEveryDay(day =>
        {
            foreach (var turn in day.Turns.Where(turn => turn is { Command: LeaseNumbers, Decision: Decision.Accepted }))
            {
                var asked = (LeaseNumbers)turn.Command;
                Assert.InRange(
                    turn.After.LeasesOf(asked.Holder, asked.Service).Sum(block => block.Left),
                    turn.Settings.OutageNumbers / 2,
                    turn.Settings.OutageNumbers * 3 / 2
                );
            }
        });

    /// <summary>Equal treatment: whoever shows no face (refused, or under age) stands where they would stand with one.</summary>
    [Fact]
    public void Whether_somebody_showed_a_face_changes_nothing_but_the_face() =>
        Check.One(
            Days,
            Prop.ForAll(
                Step.ManyDays,
                (Action<Step[]>)(
                    steps =>
                    {
                        var (day, flipped) = (PlayedDay.Of(steps), PlayedDay.Of(steps, flipFaces: true));
                        Assert.Equal(day.Events.OfType<TicketCalled>(), flipped.Events.OfType<TicketCalled>());
                        Assert.Equal(WithoutFaces(day), WithoutFaces(flipped));
                        foreach (var (one, other) in day.Turns.Zip(flipped.Turns))
                        {
                            if (one.Command is not ForgetFace)
                                Assert.Equal(one.Decision.GetType(), other.Decision.GetType()); // there may be nothing to forget
                            foreach (var counter in one.Settings.Counters)
                                Assert.Equal(
                                    CallingOrder.Next(one.After, one.Settings, counter, one.At).Select(ticket => ticket.Id),
                                    CallingOrder.Next(other.After, other.Settings, counter, other.At).Select(ticket => ticket.Id)
                                );
                        }
                    }
                )
            )
        );

    private static IEnumerable<QueueEvent> WithoutFaces(PlayedDay day) =>
        day
            .Events.Where(happened => happened is not FaceForgotten)
            .Select(happened => happened is TicketIssued issued ? issued with { HasFace = false, Consent = null } : happened);

    [Fact]
    public void No_ticket_is_at_two_counters() =>
        AfterEveryTurn(state =>
        {
            var current = state.Counters.Values.Select(counter => counter.Current).OfType<TicketId>().ToList();
            Assert.Equal(current.Count, current.Distinct().Count());
        });

    [Fact]
    public void The_ticket_at_a_counter_is_called_or_served_there() =>
        AfterEveryTurn(state =>
        {
            foreach (var (counter, open) in state.Counters)
            {
                if (open.Current is not { } current)
                    continue;
                Assert.True(state.Tickets[current].State is TicketState.Called or TicketState.Serving);
                Assert.Equal(counter, state.Tickets[current].Counter);
            }

            var atCounters = state.Tickets.Values.Count(ticket => ticket.State is TicketState.Called or TicketState.Serving);
            Assert.Equal(atCounters, state.Counters.Values.Count(open => open.Current is not null));
        });

    [Fact]
    public void The_lines_are_exactly_the_waiting_tickets_by_their_place() =>
        AfterEveryTurn(state =>
        {
            var waiting = state
                .Tickets.Values.Where(ticket => ticket.State == TicketState.Issued)
                .GroupBy(ticket => ticket.Line)
                .ToDictionary(line => line.Key);
            Assert.Equal(waiting.Keys.ToHashSet(), state.Lines.Keys.ToHashSet());
            foreach (var (line, tickets) in waiting)
                Assert.Equal(
                    tickets.OrderBy(ticket => ticket.Place).Select(ticket => ticket.Id),
                    state.Line(line).Select(place => place.Ticket)
                );
        });

    [Fact]
    public void A_ticket_keeps_its_number_and_its_arrival_whatever_happens_to_it() =>
        OnEveryDay(day =>
        {
            var issued = IssuedOn(day)
                .ToDictionary(
                    one => one.Issued.Ticket,
                    one => (one.Issued.Number, At: (one.Issued.HandedIn?.GivenAt ?? one.Issued.At) - one.Turn.ClockBy)
                );
            Assert.All(
                day.State.Tickets.Values,
                ticket => Assert.Equal(issued[ticket.Id], (ticket.Number, ticket.IssuedAt - day.Turns[^1].ClockBy))
            );
            Assert.Equal(issued.Count, day.State.Tickets.Count);
        });

    [Fact]
    public void Nothing_happens_to_a_ticket_after_its_end_but_what_takes_the_end_back() =>
        OnEveryDay(day =>
        {
            foreach (
                var life in day
                    .Events.OfType<TicketEvent>()
                    .Where(happened => happened is not FaceForgotten)
                    .GroupBy(happened => happened.Ticket)
            )
            {
                Assert.IsType<TicketIssued>(life.First());
                foreach (var (one, next) in life.Zip(life.Skip(1)))
                {
                    var follows = one switch
                    {
                        TicketCancelled or TicketExpired => false,
                        TicketFinished => next is FinishUndone,
                        TicketNotShown => next is NoShowUndone or TicketReturned or TicketCancelled,
                        TicketHeld => next is TicketResumed or TicketCancelled or TicketExpired,
                        _ => true,
                    };
                    Assert.True(follows, $"{next} came after {one}.");
                }
            }
        });

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
        turn.At - ticket.IssuedAt
        >= TimeSpan.FromMinutes(
            ticket.Class is null ? turn.Settings.Calling.NormalLimitMinutes : turn.Settings.Calling.PriorityLimitMinutes
        );

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
            foreach (var (turn, _, could) in CallsOf(day).Where(call => call.Turn.Decision is Decision.Accepted))
            {
                var called = turn.Before.Tickets[((Decision.Accepted)turn.Decision).Ticket!.Value]; // a call is about a ticket
                var overdue = could.Where(ticket => IsOverdue(turn, ticket)).ToList();
                if (overdue.Count > 0)
                    Assert.Contains(called, overdue);
                else if (turn.Settings.Calling.Order == ServiceOrder.LongestWait)
                    Assert.Equal(
                        could.Where(ticket => ticket.Class is null == called.Class is null).Min(ticket => ticket.Place),
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
                foreach (var (turn, _, could) in counter)
                {
                    if (turn.Decision is not Decision.Accepted { Ticket: { } called })
                        continue;
                    var priority = turn.Before.Tickets[called].Class is not null;
                    var bothWait = could.Exists(ticket => ticket.Class is null) && could.Exists(ticket => ticket.Class is not null);
                    if (
                        !bothWait
                        || undone.Contains(counter.Key.Counter)
                        || could.Exists(ticket => IsOverdue(turn, ticket))
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

    [Fact]
    public void What_counters_are_credited_with_is_what_happened() =>
        OnEveryDay(day =>
        {
            Assert.Equal(
                day.Events.Count(happened => happened is TicketFinished) - day.Events.Count(happened => happened is FinishUndone),
                day.State.Figures.Values.Sum(figures => figures.Finished)
            );
            Assert.Equal(
                day.Events.Count(happened => happened is TicketNotShown) - day.Events.Count(happened => happened is NoShowUndone),
                day.State.Figures.Values.Sum(figures => figures.NoShows)
            );
            Assert.Equal(
                day.State.Tickets.Values.Count(ticket => ticket.State == TicketState.Finished),
                day.State.Figures.Values.Sum(figures => figures.Finished)
            );
        });

    [Fact]
    public void A_service_somebody_waits_for_never_leaves_the_settings_or_every_counter() =>
        OnEveryDay(day =>
        {
            foreach (var turn in day.Turns.Where(turn => turn is { Command: ChangeSettings, Record: not null }))
            {
                var next = ((ChangeSettings)turn.Command).Next;
                Assert.All(
                    turn.Before.Tickets.Values.Where(ticket => ticket.IsLive),
                    ticket => Assert.NotNull(next.FindService(ticket.Service))
                );
                Assert.All(turn.Before.Counters.Keys, counter => Assert.NotNull(next.FindCounter(counter)));
            }
        });

    [Fact]
    public void The_journal_read_back_gives_the_same_day() =>
        OnEveryDay(day =>
        {
            var replayed = PlayedDay.Dawn;
            foreach (var record in day.Records)
                replayed = replayed.Apply(record with { Events = record.Events.WrittenAndRead() });
            Assert.Equal(StateText.Of(day.State), StateText.Of(replayed));
        });

    [Fact]
    public void Records_applied_to_one_draft_give_the_same_states() =>
        OnEveryDay(day =>
        {
            var draft = new OfficeStateBuilder(PlayedDay.Dawn);
            var states = new List<OfficeState>();
            foreach (var record in day.Records)
            {
                draft.Apply(record);
                if (record.Version % 5 == 0)
                    states.Add(draft.ToState()); // it must not change as the draft goes on
            }

            Assert.Equal(StateText.Of(day.State), StateText.Of(draft.ToState()));
            Assert.All(
                states,
                state => Assert.Equal(StateText.Of(day.Turns.First(turn => turn.After.Version == state.Version).After), StateText.Of(state))
            );
        });

    [Fact]
    public void Any_recorded_command_gives_its_first_outcome_again_and_changes_nothing() =>
        OnEveryDay(day =>
        {
            var end = day.Turns[^1].At.AddHours(1);
            foreach (var turn in day.Turns)
            {
                if (turn.Record is not { } record)
                    continue;
                var again = Assert.IsType<Decision.Repeated>(Decider.Decide(day.State, day.Settings, turn.Command, end));
                Assert.Equal(new(record.Kind, record.Ticket), again.Outcome);
            }
        });

    [Fact]
    public void A_closed_day_has_no_living_ticket_and_no_open_counter() =>
        OnEveryDay(day =>
        {
            if (day.State.Phase != DayPhase.Closed)
                return;
            Assert.Empty(day.State.Counters);
            Assert.DoesNotContain(day.State.Tickets.Values, ticket => ticket.IsLive);
        });
}
