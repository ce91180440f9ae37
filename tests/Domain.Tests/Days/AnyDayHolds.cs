using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using QueueServer.Journal;

namespace Domain.Tests.Days;

/// <summary>What holds on every day, whatever people do: three hundred made-up days of up to two hundred steps each.</summary>
public sealed class AnyDayHolds
{
    private static readonly Config Days = Config.QuickThrowOnFailure.WithMaxTest(300).WithStartSize(20).WithEndSize(200).WithQuietOnSuccess(true)
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
            longest = Math.Max(longest, day.State.Lines.Values.Max(line => (int?)line.Count) ?? 0);
            seen.UnionWith(day.Events.Select(happened => happened.GetType()));
            refused.UnionWith(day.Turns.Select(turn => turn.Decision).OfType<Decision.Refused>().Select(refusal => refusal.Rejection.Code));
        });
        Assert.Equal(typeof(QueueEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(QueueEvent)) && !type.IsAbstract).ToHashSet(), seen);
        Assert.Superset(
            new HashSet<string>
            {
                Refusals.TooManyTickets, Refusals.CounterTaken, Refusals.CounterClosed, Refusals.CounterNotYours, Refusals.TicketOpen,
                Refusals.NobodyWaiting, Refusals.NotAtThisCounter, Refusals.NotCalled, Refusals.TooSoon, Refusals.CallsSpent, Refusals.TicketEnded,
            },
            refused);
        Assert.True(most >= 30 && longest >= 8, $"The fullest day gave {most} numbers, the longest line was {longest}.");
    }

    [Fact]
    public void Numbers_of_a_prefix_run_from_one_without_a_gap_and_none_is_given_twice() => OnEveryDay(day =>
    {
        foreach (var prefix in day.Events.OfType<TicketIssued>().GroupBy(issued => issued.Number.Prefix))
            Assert.Equal(Enumerable.Range(1, prefix.Count()), prefix.Select(issued => issued.Number.Value));
    });

    [Fact]
    public void No_ticket_is_at_two_counters() => AfterEveryTurn(state =>
    {
        var current = state.Counters.Values.Select(counter => counter.Current).OfType<TicketId>().ToList();
        Assert.Equal(current.Count, current.Distinct().Count());
    });

    [Fact]
    public void The_ticket_at_a_counter_is_called_or_served_there() => AfterEveryTurn(state =>
    {
        foreach (var (counter, open) in state.Counters)
        {
            if (open.Current is not { } current) continue;
            Assert.True(state.Tickets[current].State is TicketState.Called or TicketState.Serving);
            Assert.Equal(counter, state.Tickets[current].Counter);
        }

        var atCounters = state.Tickets.Values.Count(ticket => ticket.State is TicketState.Called or TicketState.Serving);
        Assert.Equal(atCounters, state.Counters.Values.Count(open => open.Current is not null));
    });

    [Fact]
    public void The_lines_are_exactly_the_waiting_tickets_in_the_order_they_were_taken() => AfterEveryTurn(state =>
    {
        foreach (var service in Office.Settings.Services)
        {
            var waiting = state.Tickets.Values.Where(ticket => ticket.State == TicketState.Issued && ticket.Service == service.Id)
                .OrderBy(ticket => ticket.Number.Value).Select(ticket => ticket.Id);
            Assert.Equal(waiting, state.Line(service.Id).Select(place => place.Ticket));
        }
    });

    [Fact]
    public void Nothing_happens_to_a_ticket_after_it_ended_and_a_no_show_is_only_cancelled() => OnEveryDay(day =>
    {
        foreach (var life in day.Events.OfType<TicketEvent>().GroupBy(happened => happened.Ticket))
        {
            var events = life.ToList();
            Assert.IsType<TicketIssued>(events[0]);
            Assert.All(events[..^1], happened => Assert.False(happened is TicketFinished or TicketCancelled or TicketExpired, $"{happened} was not the end"));
            var noShow = events.FindIndex(happened => happened is TicketNotShown);
            if (noShow >= 0) Assert.True(events.Count == noShow + 1 || events[(noShow + 1)..] is [TicketCancelled], "A no-show was more than cancelled.");
        }
    });

    [Fact]
    public void Next_takes_whoever_waited_longest_and_says_nobody_only_when_nobody_waits() => OnEveryDay(day =>
    {
        foreach (var turn in day.Turns)
        {
            if (turn.Command is not CallNext next || Office.Settings.FindCounter(next.Counter) is not { } counter) continue;
            var waiting = turn.Before.Tickets.Values.Where(ticket => ticket.State == TicketState.Issued && counter.Services.Contains(ticket.Service)).ToList();
            if (turn.Decision is Decision.Accepted { Ticket: var called }) Assert.Equal(waiting.MinBy(ticket => ticket.Place)?.Id, called);
            if (turn.Decision is Decision.Refused { Rejection.Code: Refusals.NobodyWaiting }) Assert.Empty(waiting);
        }
    });

    [Fact]
    public void A_visitor_never_holds_two_live_tickets_of_a_service_nor_more_than_allowed() => AfterEveryTurn(state =>
    {
        foreach (var visitor in state.Visitors.Keys)
        {
            var live = state.TicketsOf(visitor).Where(ticket => ticket.IsLive).ToList();
            Assert.Equal(live.Count, live.DistinctBy(ticket => ticket.Service).Count());
            Assert.InRange(live.Count, 0, Office.Settings.MaxTicketsPerVisitor);
        }
    });

    [Fact]
    public void Calls_of_a_ticket_are_three_at_most_and_ten_seconds_apart() => OnEveryDay(day =>
    {
        foreach (var calls in day.Events.OfType<TicketEvent>().Where(happened => happened is TicketCalled or TicketRecalled).GroupBy(call => call.Ticket))
        {
            var at = calls.Select(call => call.At).ToList();
            Assert.InRange(at.Count, 1, OfficeSettings.MaxCalls);
            Assert.All(at.Zip(at.Skip(1)), pair => Assert.True(pair.Second - pair.First >= OfficeSettings.CallGap));
        }
    });

    [Fact]
    public void The_journal_read_back_gives_the_same_day() => OnEveryDay(day =>
    {
        var replayed = OfficeState.Initial(Office.Id, Office.Today, 0);
        foreach (var record in day.Records) replayed = replayed.Apply(record with { Events = EventJson.Read(EventJson.Write(record.Events)) });
        Assert.Equal(StateText.Of(day.State), StateText.Of(replayed));
    });

    [Fact]
    public void Any_recorded_command_gives_its_first_outcome_again_and_changes_nothing() => OnEveryDay(day =>
    {
        var end = day.Turns[^1].At.AddHours(1);
        foreach (var turn in day.Turns)
        {
            if (turn.Record is not { } record) continue;
            var again = Assert.IsType<Decision.Repeated>(Decider.Decide(day.State, Office.Settings, turn.Command, end));
            Assert.Equal(new(record.Kind, record.Ticket), again.Outcome);
        }
    });

    [Fact]
    public void A_closed_day_has_no_living_ticket_and_no_open_counter() => OnEveryDay(day =>
    {
        if (day.State.Phase != DayPhase.Closed) return;
        Assert.Empty(day.State.Counters);
        Assert.DoesNotContain(day.State.Tickets.Values, ticket => ticket.IsLive);
    });
}
