using QueueServer.Domain;
using static Domain.Tests.Office;
using static Domain.Tests.Scenario;

namespace Domain.Tests.Rules;

public sealed class TheWaitIsEstimated
{
    private static WaitRange? For(Scenario day, ServiceId? service = null, int? ticket = null, double at = 0)
    {
        var forecast = WaitForecast.Create(day.State, day.Settings, At(at));
        return ticket is { } n ? forecast.For(day.State.Tickets[T(n)]) : forecast.For(service ?? Births);
    }

    /// <summary>The middle of the range, minutes.</summary>
    private static double Middle(Scenario day, ServiceId? service = null, int? ticket = null, double at = 0) =>
        For(day, service, ticket, at) is { } range ? (range.FromMinutes + range.ToMinutes) / 2.0 : double.NaN;

    /// <summary>Tickets 101, 102 … finished at counter one, each having taken these minutes.</summary>
    private static IEnumerable<QueueEvent> Finished(params IEnumerable<double> minutes) =>
        minutes.SelectMany<double, QueueEvent>(
            (took, i) => [Issued(101 + i), Called(101 + i, One), new TicketFinished(At(60 * took), T(101 + i), At(0))]
        );

    private static IEnumerable<QueueEvent> Waiting(int people, ServiceId? service = null, int from = 1) =>
        Enumerable.Range(from, people).Select(n => Issued(n, service));

    [Fact]
    public void Not_at_all_while_no_counter_calls_for_it()
    {
        Assert.Null(For(Given(Waiting(4))));
        Assert.Null(For(Given([Opened(Three), .. Waiting(4)]))); // land only
        Assert.Null(For(Given([Opened(One), .. Waiting(4)]), Trade));
        Assert.Null(For(Given([Opened(Two), new CounterPaused(At(0), Two, PauseReason.Lunch), .. Waiting(4)])));
    }

    [Fact]
    public void By_the_setting_until_something_was_measured() => Assert.Equal(4 * 12, Middle(Given([Opened(Two), .. Waiting(4)])), 1.0);

    [Fact]
    public void By_the_mean_of_what_was_measured() =>
        Assert.Equal(4 * 5, Middle(Given([Opened(One), .. Finished(Enumerable.Repeat(5.0, 16)), .. Waiting(4)])), 1.0);

    /// <summary>Eight and the real ones, then eight of which real ones take the place; both means are told where they differ.</summary>
    [Theory]
    [InlineData(1, 8 / 9.0)]
    [InlineData(2, 8 / 10.0)]
    [InlineData(8, 8 / 16.0)]
    [InlineData(12, 4 / 16.0)]
    [InlineData(16, 0)]
    [InlineData(30, 0)]
    public void By_the_setting_as_eight_times(int real, double share)
    {
        foreach (var minutes in new[] { 5.0, 12.0, 20.0 })
        {
            var range = For(Given([Opened(One), .. Finished(Enumerable.Repeat(minutes, real)), .. Waiting(4)]))!;
            var mean = (share * 12) + ((1 - share) * minutes);
            Assert.InRange(range.FromMinutes, 0, 4 * Math.Min(mean, minutes));
            Assert.InRange(range.ToMinutes, 4 * Math.Max(mean, minutes), 4 * 12 * 3);
        }
    }

    /// <summary>Ten people at twelve minutes each, whatever two or eight of seven seconds say.</summary>
    [Theory]
    [InlineData(1, 107)]
    [InlineData(3, 87)]
    [InlineData(8, 60)]
    [InlineData(15, 8)]
    public void A_few_of_seven_seconds_promise_nobody_anything(int quick, int least)
    {
        var day = Given([Opened(One), .. Finished(Enumerable.Repeat(7.0 / 60, quick)), .. Waiting(10)]);
        Assert.InRange(For(day)!.ToMinutes, least, 10 * 12 * 2);
    }

    /// <summary>Whoever was called in the last half hour had waited twelve minutes at least: so does who joins now.</summary>
    [Fact]
    public void Never_below_what_the_line_has_shown_in_the_last_half_hour()
    {
        QueueEvent[] quick =
        [
            .. Enumerable
                .Range(1, 16)
                .SelectMany<int, QueueEvent>(n =>
                    [Called(n, One, at: (12 * 60) + n), new TicketFinished(At((12 * 60) + n + 1), T(n), At((12 * 60) + n))]
                ),
        ];
        var day = Given([Opened(One, at: 700), .. Waiting(18), .. quick, Called(17, One, at: 740)]);
        Assert.Equal(12, Middle(day, at: 750), 1.0);
        Assert.InRange(Middle(day, at: 740 + (31 * 60)), 0, 2); // that was long ago
        // one who has waited that long already
        Assert.Equal(0, WaitForecast.Create(day.State, day.Settings, At(750)).For(day.State.Tickets[T(18)])!.FromMinutes);
    }

    /// <summary>One who was called at once says little of a line in which the others waited.</summary>
    [Fact]
    public void By_the_middle_of_the_last_five_that_were_called()
    {
        QueueEvent[] calls =
        [
            .. Enumerable
                .Range(1, 16)
                .SelectMany<int, QueueEvent>(n =>
                    [Called(n, One, at: (12 * 60) + n), new TicketFinished(At((12 * 60) + n + 1), T(n), At((12 * 60) + n))]
                ),
        ];
        QueueEvent[] atOnce = [Issued(30, at: 745), Called(30, One, at: 745), new TicketFinished(At(746), T(30), At(745))];
        var day = Given([Opened(One, at: 700), .. Waiting(18), .. calls, .. atOnce, Called(17, One, at: 748)]);
        Assert.Equal(12, Middle(day, at: 750), 1.0);
        QueueEvent[] quickly =
        [
            .. Enumerable
                .Range(31, 5)
                .SelectMany<int, QueueEvent>(n =>
                    [Issued(n, at: 750 + n), Called(n, One, at: 750 + n), new TicketFinished(At(750 + n), T(n), At(750 + n))]
                ),
        ];
        Assert.InRange(Middle(day.And(quickly), at: 790), 0, 2); // by now they are called at once
    }

    [Fact]
    public void With_as_many_ahead_as_are_called_before_over_all_lines_of_the_counters_that_serve_it()
    {
        var day = Given([Opened(One), .. Waiting(19), .. Waiting(1, Land, from: 20)])
            .With(
                Settings with
                {
                    Calling = new() { Order = ServiceOrder.LongestWait, NormalLimitMinutes = 480 },
                }
            );
        var forecast = WaitForecast.Create(day.State, day.Settings, At(0));
        // a counter calls them
        Assert.Equal(Enumerable.Range(0, 20), Enumerable.Range(1, 20).Select(n => forecast.AheadOf(day.State.Tickets[T(n)])!.Value));
        var apart = Given([Opened(One), Opened(Three, "hoa"), .. Waiting(19), .. Waiting(1, Land, from: 20)]);
        // counter three calls it at once
        Assert.Equal(0, WaitForecast.Create(apart.State, apart.Settings, At(0)).AheadOf(apart.State.Tickets[T(20)]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void With_949_ahead_where_one_counter_calls_them_all_and_one_waits_in_line_E(bool asListed)
    {
        var permits = new ServiceId("permits");
        var day = Given([Opened(One), .. Waiting(949), Issued(950, Trade) with { Service = permits, Number = new('E', 1) }])
            .With(
                Settings with
                {
                    Services = [.. Settings.Services, new(permits, 'E', Name("Cấp phép"), 10)],
                    Hours = new() { Week = [new(DayOfWeek.Monday, [new(new(8, 0), new(17, 0))])] },
                    Counters = [new(One, 1, Name("Quầy 1"), [Births, permits])],
                    Calling = new() { Order = asListed ? ServiceOrder.AsListed : ServiceOrder.LongestWait, NormalLimitMinutes = 480 },
                }
            );
        Assert.Equal(949, WaitForecast.Create(day.State, day.Settings, At(0)).AheadOf(day.State.Tickets[T(950)]));
        Assert.Equal(949 * 12, Middle(day, ticket: 950), 949.0);
        Assert.True(For(day, ticket: 950)!.NotToday); // a counter is open
    }

    [Fact]
    public void As_probably_not_today_where_it_lasts_beyond_closing_time()
    {
        var hours = new OpeningHours { Week = [new(DayOfWeek.Monday, [new(new(8, 0), new(9, 0))])] }; // an hour from now
        var day = Given([Opened(Two), .. Waiting(8)]).With(Settings with { Hours = hours });
        Assert.Equal(
            [false, false, false, false, false, false, true, true],
            Enumerable.Range(1, 8).Select(n => For(day, ticket: n)!.NotToday)
        ); // twelve minutes each
        Assert.True(For(day)!.NotToday); // a counter is open
        day.When(Take(9), at: 0).ThenAccepted();
        var stops = day.With(day.Settings with { StopsWhenLate = true });
        stops.When(Take(9), at: 0).ThenRefused(Refusals.TooLateToday, At(7 * 24 * 3600));
        stops.When(Take(9) with { By = "lan" }, at: 0).ThenAccepted();
        stops.When(Take(9, Land), at: 0).ThenAccepted(); // nobody can say: no counter is open for it
    }

    [Fact]
    public void By_the_last_thirty_only() =>
        // thirty alike: nothing is uncertain
        Assert.Equal(new(16, 16), For(Given([Opened(One), .. Finished([200, 200, .. Enumerable.Repeat(4.0, 30)]), .. Waiting(4)])));

    [Fact]
    public void The_narrower_the_more_alike_the_service_times_are()
    {
        static int Width(WaitRange? range) => range!.ToMinutes - range.FromMinutes; // a counter is open
        var alike = For(Given([Opened(One), .. Finished(Enumerable.Range(0, 30).Select(i => 9.5 + (i % 2))), .. Waiting(8)]));
        var wild = For(Given([Opened(One), .. Finished(Enumerable.Range(0, 30).Select(i => 1 + (18.0 * (i % 2)))), .. Waiting(8)]));
        var unknown = For(Given([Opened(One), .. Waiting(8)]));
        Assert.True(Width(alike) < Width(wild) && Width(wild) < Width(unknown), $"{alike}, {wild}, {unknown}");
    }

    [Fact]
    public void What_was_measured_for_one_service_says_nothing_about_another() =>
        Assert.Equal(4 * 20, Middle(Given([Opened(Three), .. Finished(4, 6), .. Waiting(4, Land)]), Land), 1.0);

    [Fact]
    public void Divided_by_the_counters_open_for_it() =>
        Assert.Equal(4 * 12 / 2.0, Middle(Given([Opened(One), Opened(Two, "minh"), .. Waiting(4)])), 1.0);

    [Fact]
    public void With_other_services_people_where_counters_are_shared()
    {
        // one counter for both
        Assert.Equal((2 * 12) + (2 * 20), Middle(Given([Opened(One), .. Waiting(2), .. Waiting(2, Land, from: 3)])), 1.0);
        var two = Given([Opened(One), Opened(Three, "hoa"), .. Waiting(2), .. Waiting(2, Land, from: 3)]);
        Assert.Equal(2 * 12, Middle(two), 1.0); // counter three serves the others meanwhile
        Assert.Equal(2 * 12, Middle(two, Land), 1.0); // counter one is free for them first
    }

    [Fact]
    public void With_what_is_left_at_the_counters_once_all_are_busy()
    {
        Assert.Equal(new(0, 1), For(Given(Opened(One), Opened(Two, "minh"), Issued(1), Called(1, One))));
        // a called one is all to come, and may still be over at once
        Assert.InRange(Middle(Given(Opened(Two), Issued(1), Called(1, Two))), 12, 15);
        Assert.Equal(12 - 5, Middle(Given(Opened(Two), Issued(1), Called(1, Two, at: -300), new ServingStarted(At(-300), T(1)))), 1.0);
        // never quite nothing
        Assert.Equal(3, Middle(Given(Opened(Two), Issued(1), Called(1, Two, at: -9000), new ServingStarted(At(-9000), T(1)))), 1.0);
    }

    [Fact]
    public void With_less_for_those_who_may_not_come()
    {
        var missed = Enumerable
            .Range(201, 16)
            .SelectMany<int, QueueEvent>(n => [Issued(n), Called(n, One), new TicketNotShown(At(60), T(n))]);
        Assert.Equal(4 * 5 / 2.0, Middle(Given([Opened(One), .. Finished(Enumerable.Repeat(5.0, 16)), .. missed, .. Waiting(4)])), 1.0);
    }

    [Fact]
    public void For_a_ticket_by_those_before_it_alone()
    {
        var day = Given([Opened(Two), .. Waiting(6)]);
        Assert.Equal(new(0, 1), For(day, ticket: 1));
        Assert.Equal(2 * 12, Middle(day, ticket: 3), 1.0);
    }

    [Fact]
    public void By_the_turns_between_the_priority_classes_and_the_others()
    {
        var day = Given([
                Opened(Two),
                .. Enumerable.Range(1, 4).Select(n => Issued(n)),
                .. Enumerable.Range(5, 4).Select(n => Issued(n) with { Class = Old }),
            ])
            .With(
                Settings with
                {
                    Calling = new() { PriorityLimitMinutes = 240, NormalLimitMinutes = 240 },
                }
            );
        Assert.Equal(new(0, 1), For(day, ticket: 5)); // P n n P n …
        Assert.Equal(3 * 12, Middle(day, ticket: 6), 1.0);
        Assert.Equal(4 * 12, Middle(day, ticket: 3), 1.0);
    }

    [Fact]
    public void As_a_range_that_is_never_empty() =>
        Assert.All(
            Enumerable.Range(0, 60),
            ahead =>
                Assert.True(
                    For(Given([Opened(Two), .. Waiting(ahead)])) is { FromMinutes: >= 0, ToMinutes: >= 1 } range
                        && range.FromMinutes <= range.ToMinutes
                )
        );

    /// <summary>A long line takes a while to play: it is played once for a state and a second, whoever asks.</summary>
    [Fact]
    public void Once_for_a_state_and_a_second()
    {
        var day = Given([Opened(Two), Issued(1), Issued(2), Issued(3)]);
        var forecast = WaitForecast.Of(day.State, day.Settings, At(60.2));
        Assert.Same(forecast, WaitForecast.Of(day.State, day.Settings, At(60.9)));
        Assert.NotSame(forecast, WaitForecast.Of(day.State, day.Settings with { StopsWhenLate = true }, At(60.9)));
        Assert.NotSame(forecast, WaitForecast.Of(day.State with { CallSequence = 7 }, day.Settings, At(60.9)));
        var later = WaitForecast.Of(day.State, day.Settings, At(61));
        Assert.NotSame(forecast, later);
        Assert.Equal(WaitForecast.Create(day.State, day.Settings, At(61)).For(Births), later.For(Births));
    }
}
