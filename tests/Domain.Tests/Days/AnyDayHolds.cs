using Domain.Tests.Records;
using FsCheck;
using FsCheck.Fluent;
using QueueServer.Domain;
using static Domain.Tests.Days.MadeUpDays;

namespace Domain.Tests.Days;

/// <summary>What holds on every day, whatever people do (<see cref="MadeUpDays"/>).</summary>
public sealed class AnyDayHolds
{
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
        Assert.Empty(
            typeof(QueueEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(QueueEvent)) && !type.IsAbstract).Except(seen)
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

    /// <summary>Equal treatment: whoever shows no face (refused, or under age) stands where they would stand with one.</summary>
    [Fact]
    public void Whether_somebody_showed_a_face_changes_nothing_but_the_face() =>
        Check.One(
            MadeUpDays.Config,
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
                    .Where(happened => happened is not (FaceForgotten or OutcomeNoted))
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
