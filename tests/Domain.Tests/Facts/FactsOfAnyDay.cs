using Domain.Tests.Days;
using QueueServer.Domain;
using QueueServer.Domain.Facts;
using QueueServer.Facts;
using QueueServer.Storage;
using static Domain.Tests.Days.MadeUpDays;

namespace Domain.Tests.Facts;

/// <summary>Whatever people do, the facts say what the queue itself counted (<see cref="MadeUpDays"/>).</summary>
public sealed class FactsOfAnyDay
{
    [Fact]
    public void Every_number_has_its_first_leg_and_one_last() =>
        OnEveryDay(day =>
        {
            var facts = FactsOf(day);
            Assert.Equal(
                day.State.Tickets.Values.Select(ticket => $"{ticket.Number}").Order(StringComparer.Ordinal),
                facts.Legs.Where(leg => leg.Index == 1).Select(leg => $"{leg.Number}").Order(StringComparer.Ordinal)
            );
            foreach (var ticket in facts.Legs.GroupBy(leg => leg.Number))
            {
                var legs = ticket.OrderBy(leg => leg.Index).ToList();
                Assert.Equal(Enumerable.Range(1, legs.Count), legs.Select(leg => leg.Index));
                Assert.All(legs, leg => Assert.Equal(leg.Index == legs.Count, leg.IsLast));
                Assert.All(legs.SkipLast(1), leg => Assert.True(leg.End is LegEnd.Transferred or LegEnd.NoShow or LegEnd.Left));
                Assert.Single(legs.Select(leg => leg.TakenAt).Distinct());
            }
        });

    [Fact]
    public void Its_last_leg_ended_as_the_ticket_did() =>
        OnEveryDay(day =>
        {
            var last = FactsOf(day).Legs.Where(leg => leg.IsLast).ToDictionary(leg => leg.Number);
            Assert.All(
                day.State.Tickets.Values,
                ticket =>
                {
                    var leg = last[ticket.Number];
                    Assert.Equal((ticket.Service, ticket.IssuedAt, ticket.Outcome), (leg.Service, leg.TakenAt, leg.Outcome));
                    Assert.Contains(
                        leg.End,
                        ticket.State switch
                        {
                            TicketState.Finished => [LegEnd.Finished],
                            TicketState.NoShow => [LegEnd.NoShow],
                            // a no-show that is given up was one, and who went for a paper and never came back went for it
                            TicketState.Cancelled => [LegEnd.CancelledByVisitor, LegEnd.CancelledByOfficer, LegEnd.NoShow, LegEnd.Left],
                            TicketState.Expired => [leg.IsExpected ? LegEnd.NeverCame : LegEnd.Expired, LegEnd.Left],
                            TicketState.Away => [leg.IsExpected ? null : LegEnd.Left],
                            _ => (LegEnd?[])[null],
                        }
                    );
                }
            );
        });

    /// <summary>The queue counts on and back; the facts count what stands. Both must come to the same.</summary>
    [Fact]
    public void What_a_counter_did_is_what_the_queue_counted() =>
        OnEveryDay(day =>
        {
            var facts = FactsOf(day);
            foreach (var (counter, counted) in day.State.Figures)
            {
                var legs = facts.Legs.Where(leg => leg.Counter == counter).ToList();
                var timed = legs.Select(leg => leg.Served).OfType<Gap>().Where(served => served.IsSure).ToList();
                Assert.Equal(
                    counted,
                    new(
                        legs.Count(leg => leg.End == LegEnd.Finished),
                        legs.Count(leg => leg.End == LegEnd.NoShow),
                        legs.Count(leg => leg.End == LegEnd.Transferred),
                        timed.Aggregate(TimeSpan.Zero, (sum, served) => sum + served.Length),
                        timed.Count
                    )
                );
            }
        });

    [Fact]
    public void A_counters_hours_are_whole()
    {
        var seen = false;
        OnEveryDay(day =>
            Assert.All(
                FactsOf(day).Hours,
                hour =>
                {
                    seen |= hour.IdleWhileWaiting > 0;
                    Assert.InRange(hour.Busy + hour.Paused + hour.IdleWhileWaiting, 0, hour.Open + 2); // each rounded by itself
                    Assert.InRange(hour.Open, 0, 3600);
                }
            )
        );
        Assert.True(seen);
    }

    /// <summary>A day that is followed as it goes comes to what one comes to that is replayed from its start.</summary>
    [Fact]
    public void Live_is_the_same_as_replayed() =>
        OnEveryDay(day =>
        {
            var live = Begin();
            foreach (var (record, settings) in RecordsOf(day))
            {
                live.Apply(record, settings);
                _ = live.ToFacts(day.Turns[^1].At);
            }

            Assert.Equal(TextOf(FactsOf(day)), TextOf(live.ToFacts(day.Turns[^1].At)));
        });

    [Fact]
    public void What_is_stored_is_read_as_it_was() =>
        OnEveryDay(day =>
        {
            var facts = FactsOf(day) with { IsClosed = true };
            var row = new FactsRow
            {
                Office = facts.Office.Value,
                Day = facts.Day.DayNumber,
                Version = facts.Version,
                Form = StoredDay.Form,
                Facts = StoredDay.Write(facts),
            };
            var read = StoredDay.Read(facts.Office, row);
            Assert.Equal<Leg>(facts.Legs, read.Legs);
            Assert.Equal(TextOf(facts), TextOf(read));
            Assert.Equal(row.Facts, StoredDay.Write(read));
        });

    private static string TextOf(DayFacts facts) => string.Join('\n', [$"{facts}", .. facts.Legs, .. facts.Hours]);

    internal static DayFacts FactsOf(PlayedDay day)
    {
        var fold = Begin();
        foreach (var (record, settings) in RecordsOf(day))
            fold.Apply(record, settings);
        return fold.ToFacts(day.Turns[^1].At);
    }

    private static DayFold Begin() => new(Office.Id, Office.Today, Office.Settings);

    private static IEnumerable<(JournalRecord Record, OfficeSettings Settings)> RecordsOf(PlayedDay day) =>
        day
            .Turns.Where(turn => turn.Record is not null)
            .Select(turn => (turn.Record!, turn.Command is ChangeSettings { Next: var next } ? next : turn.Settings)); // filtered
}
