using QueueServer.Domain;
using QueueServer.Domain.Facts;
using static Domain.Tests.Office;

namespace Domain.Tests.Facts;

/// <summary>
/// Forty tickets whose every figure was worked out on paper: nineteen births every five minutes, one whose clock ran backwards, ten for
/// land, and ten that something happens to. Minutes after eight o'clock; midnight is minute 960.
/// </summary>
public sealed class ADayCountedByHand
{
    private static readonly ServiceOutcome Accepted = new(OutcomeKind.Accepted) { Procedures = [new(BirthRegistration, 2)] };

    private static readonly Figures Total = SumOf(Cut.Service).Total;

    private static IEnumerable<QueueEvent> Events()
    {
        yield return new DayOpened(At(0), Today);
        for (var n = 1; n <= 20; n++) // waits of 10, 14 … 82 minutes, and the 86 of the last, which does not count
        {
            yield return Taken(n, Births, 'A', n, n - 1) with
            {
                Told = new(20, 50),
            };
            if (n == 6)
                yield return new CounterOpened(Minute(5), Two, "minh");
        }

        foreach (var happened in BirthsAtTwo().Concat(LandAtThree()).Concat(Others()).OrderBy(happened => happened.At))
            yield return happened;
    }

    /// <summary>Called every five minutes from the tenth, there a minute later, finished after three more.</summary>
    private static IEnumerable<QueueEvent> BirthsAtTwo()
    {
        for (var n = 1; n <= 20; n++)
        {
            var called = 10 + (5 * (n - 1));
            yield return new TicketCalled(Minute(called), T(n), Two);
            yield return new ServingStarted(Minute(called + 1), T(n));
            if (n < 20)
                yield return new TicketFinished(Minute(called + 4), T(n), Minute(called + 1));
        }

        yield return new Backwards(Minute(106.5), new TicketFinished(Minute(104), T(20), Minute(106))); // by a clock behind
        yield return new CounterPaused(Minute(120), Two, PauseReason.Rest);
        yield return new CounterContinued(Minute(130), Two);
        yield return new CounterClosed(Minute(200), Two);
    }

    /// <summary>All taken at minute 30, the first five of them old; called every six minutes, gone after five.</summary>
    private static IEnumerable<QueueEvent> LandAtThree()
    {
        yield return new CounterOpened(Minute(30), Three, "hoa");
        for (var n = 1; n <= 10; n++)
            yield return Taken(20 + n, Land, 'B', n, 30) with
            {
                Class = n <= 5 ? Old : null,
            };
        for (var n = 1; n <= 10; n++)
        {
            var called = 35 + (6 * (n - 1));
            yield return new TicketCalled(Minute(called), T(20 + n), Three);
            yield return new TicketFinished(Minute(called + 5), T(20 + n), Minute(called));
        }

        yield return new CounterClosed(Minute(230), Three);
    }

    private static IEnumerable<QueueEvent> Others() =>
        [
            // given up after ten minutes; and never called
            Taken(31, Trade, 'C', 1, 100),
            Taken(32, Trade, 'C', 2, 100),
            new TicketCancelled(Minute(110), T(31), CancelTicket.Visitor),
            // put aside for ten minutes
            Taken(33, Births, 'A', 21, 119.9, by: "lan"),
            Taken(34, Births, 'A', 22, 119.9),
            Taken(35, Births, 'A', 23, 119.9),
            new CounterOpened(Minute(122), One, "lan"),
            new TicketCalled(Minute(124.9), T(33), One),
            new ServingStarted(Minute(125.9), T(33)),
            new TicketHeld(Minute(130), T(33), "lan", null),
            new TicketResumed(Minute(140), T(33), One),
            new TicketFinished(Minute(149.9), T(33), Minute(140), Accepted),
            // not there, came back
            new TicketCalled(Minute(150.9), T(34), One),
            new TicketNotShown(Minute(153), T(34)),
            new TicketReturned(Minute(160), T(34), Place(34) + 1, "lan"),
            new TicketCalled(Minute(170), T(34), One),
            new ServingStarted(Minute(171), T(34)),
            new TicketFinished(Minute(180), T(34), Minute(171)),
            new OutcomeNoted(Minute(190), T(34), new(OutcomeKind.DoneOnTheSpot), "lan"),
            // not there, never came back
            new TicketCalled(Minute(180.9), T(35), One),
            new TicketNotShown(Minute(183), T(35)),
            // sent on to land
            Taken(36, Births, 'A', 24, 150),
            new TicketCalled(Minute(184), T(36), One),
            new TicketTransferred(Minute(190), T(36), Land, null, Place(91), null, "lan"),
            new TicketCalled(Minute(200.1), T(36), Three),
            new TicketFinished(Minute(210.1), T(36), Minute(200.1)),
            // called and finished by mistake
            Taken(37, Births, 'A', 25, 190.1),
            new TicketCalled(Minute(195), T(37), One),
            new CallUndone(Minute(195.3), T(37), One),
            new TicketCalled(Minute(196.1), T(37), One),
            new TicketFinished(Minute(200), T(37), Minute(196.1), new(OutcomeKind.AdviceOnly)),
            new FinishUndone(Minute(200.4), T(37), One),
            new TicketFinished(Minute(206.1), T(37), Minute(196.1)),
            // given by a kiosk while the server was away
            Leased(1, 901, 950, 207 * 60),
            Taken(38, Births, 'A', 901, 215) with
            {
                HandedIn = new(Minute(205), Place(92)),
            },
            new TicketCalled(Minute(220), T(38), One),
            new TicketFinished(Minute(230), T(38), Minute(220)),
            // the clock is set by an hour while somebody waits
            Taken(39, Births, 'A', 26, 300),
            new ClockSet(Minute(370), Minute(310), "manager"),
            new TicketCalled(Minute(375), T(39), One),
            new TicketFinished(Minute(380), T(39), Minute(375)),
            new CounterTakenOver(Minute(385), One, "minh"),
            // served over midnight; the day is closed then
            Taken(40, Births, 'A', 27, 950),
            new TicketCalled(Minute(955), T(40), One),
            new TicketExpired(Minute(961), T(32)),
            new TicketFinished(Minute(961), T(40), Minute(955)),
            new CounterClosed(Minute(961), One),
            new DayClosed(Minute(961)),
        ];

    [Fact]
    public void Its_numbers_come_to_what_they_came_to()
    {
        Assert.Equal((40, 38, 37, 1), (Total.Issued, Total.Called, Total.Finished, Total.Transferred));
        Assert.Equal((1, 1, 1, 0, 1), (Total.NoShows, Total.Returned, Total.CancelledByVisitor, Total.CancelledByOfficer, Total.Expired));
        Assert.Equal((0, 1), (Total.GoingOn, Total.Unsure));
        Assert.Equal(new(3, 40), Total.Abandoned);
    }

    [Fact]
    public void Its_waits_are_these()
    {
        AssertMinutes(new(37, 1366 / 37.0, 34, 67.6, 74.8, 82), Total.Wait);
        Assert.Equal((37, 2), (Total.WaitOfAll.Called, Total.WaitOfAll.Left));
        Assert.Equal((35.0, 74.0), (Total.WaitOfAll.P50 / 60, Total.WaitOfAll.P90 / 60));
        AssertMinutes(new(1, 10.1, 10.1, null, null, 10.1), Total.WaitAfterTransfer);
        AssertMinutes(new(1, 10, 10, null, null, 10), Total.WaitAfterReturn);
        Assert.Equal(new(13, 38), Total.OnTime);
        Assert.Equal(new(7, 37), Total.OverAnHour);
        Assert.Equal(new(0, 37), Total.Overtaken);
        Assert.Equal(22.5, Total.PriorityGain / 60);
    }

    [Fact]
    public void Its_ways_services_and_stays_are_these()
    {
        AssertMinutes(new(21, 1, 1, 1, 1, 1), Total.Way);
        AssertMinutes(new(36, 4.75, 3, 9.5, 10, 14), Total.Service);
        AssertMinutes(new(36, 1542.2 / 36, 41, 72, 79, 86), Total.Stay);
    }

    [Fact]
    public void What_was_told_and_what_it_came_to_is_this()
    {
        Assert.Equal(new(8, 19), Total.ToldTrue);
        Assert.Equal(391 / 19.0, Total.ToldError!.Value / 60, 9); // somebody was told
        Assert.Equal((new Part(2, 37), 2), (Total.Outcomes, Total.Procedures));
        Assert.Equal([new(OutcomeKind.Accepted, 1), new(OutcomeKind.DoneOnTheSpot, 1)], Total.OutcomeKinds);
    }

    [Theory]
    [InlineData("one", 779, 0, 66.2, 63.9)]
    [InlineData("two", 196, 10, 76, 83.8)]
    [InlineData("three", 200, 0, 60, 24.1)]
    public void Its_counters_did_this(string counter, double open, double paused, double busy, double idleWhileWaiting)
    {
        var did = SumOf(Cut.Counter).Parts.Single(part => part.Key == counter).Figures.Counters!; // counters have
        Assert.Equal((open, paused), (did.Open / 60.0, did.Paused / 60.0));
        Assert.Equal(busy, did.Busy / 60.0, 9);
        Assert.Equal(idleWhileWaiting, did.IdleWhileWaiting / 60.0, 9);
    }

    [Fact]
    public void Its_parts_are_these()
    {
        Assert.Equal(
            [("births", 28, 26), ("land", 10, 11), ("trade", 2, 0)],
            SumOf(Cut.Service).Parts.Select(part => (part.Key, part.Figures.Issued, part.Figures.Finished))
        );
        Assert.Equal(
            [("KioskCode", 38), ("KioskOffline", 1), ("Officer", 1)],
            SumOf(Cut.Channel).Parts.Select(part => (part.Key, part.Figures.Issued))
        );
        Assert.Equal(
            [("", 0), ("hoa", 11), ("lan", 5), ("minh", 21)],
            SumOf(Cut.Officer).Parts.Select(part => (part.Key, part.Figures.Finished))
        );
        var (days, good) = (SumOf(Cut.Day).Days, SumOf(Cut.Day).GoodDays);
        Assert.Equal((1, 0), (days, good));
    }

    private static ReportSum SumOf(Cut cut)
    {
        var fold = new DayFold(Id, Today, Settings);
        foreach (var (i, happened) in Events().Index())
        {
            var said = happened is Backwards late ? late.Said : happened;
            fold.Apply(new(i + 1, Today, CommandId.New(), "Given", null, [said]), Settings);
        }

        var sum = new ReportSum(cut, new(), Settings.Zone);
        sum.Add(fold.ToFacts(Minute(961)));
        return sum;
    }

    private static void AssertMinutes(Spread expected, Spread actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        foreach (
            var (should, figure) in new[]
            {
                (expected.Mean, actual.Mean),
                (expected.P50, actual.P50),
                (expected.P90, actual.P90),
                (expected.P95, actual.P95),
                (expected.Longest, actual.Longest),
            }
        )
            Assert.True(should is null == figure is null && !(Math.Abs((should - (figure / 60)) ?? 0) > 1e-9), $"{expected} {actual}");
    }

    private static DateTimeOffset Minute(double minutes) => At(Math.Round(minutes * 60));

    private static TicketIssued Taken(int n, ServiceId service, char prefix, int number, double minute, string? by = null) =>
        Issued(n, service, number: number) with
        {
            At = Minute(minute),
            Number = new(prefix, number),
            By = by,
        };

    /// <summary>An event that was told by a clock behind the others'.</summary>
    private sealed record Backwards(DateTimeOffset At, QueueEvent Said) : QueueEvent(At);
}
