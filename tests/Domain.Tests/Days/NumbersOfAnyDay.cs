using QueueServer.Domain;
using static Domain.Tests.Days.MadeUpDays;

namespace Domain.Tests.Days;

/// <summary>What holds of the numbers given on every day (<see cref="MadeUpDays"/>).</summary>
public sealed class NumbersOfAnyDay
{
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
                    .Before.Tickets.Values.Where(ticket => ticket.RanksAt <= issued.HandedIn.GivenAt)
                    .Select(ticket => ticket.Arrival)
                    .DefaultIfEmpty(long.MinValue)
                    .Max();
                var later = turn
                    .Before.Tickets.Values.Where(ticket => ticket.RanksAt > issued.HandedIn.GivenAt)
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
}
