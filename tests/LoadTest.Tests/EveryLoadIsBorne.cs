using LoadTest.Measuring;
using LoadTest.Scenarios;

namespace LoadTest.Tests;

/// <summary>Each scenario of the load test, small: everything is right, however fast it was.</summary>
public sealed class EveryLoadIsBorne(SmallServer small, ITestOutputHelper output) : IClassFixture<SmallServer>
{
    [Fact]
    public async Task Everybody_who_asks_at_once_gets_a_number_of_their_own() =>
        IsRight(
            await TakeNumbers.RunAsync(
                small.Server,
                new(Users: 20, Kiosks: 2, TimeSpan.FromSeconds(1), Think: TimeSpan.FromSeconds(0.2), Bursts: 1)
            ),
            "steady: errors and time-outs",
            "all at the same moment: errors"
        );

    [Fact]
    public async Task Every_office_counts_the_numbers_that_were_answered() =>
        IsRight(
            await DurableNumbers.RunAsync(small.Server, new(Offices: 3, Kiosks: 2, Waiting: 6, Rounds: 2, Turn: TimeSpan.FromSeconds(0.3))),
            "errors"
        );

    [Fact]
    public async Task Each_call_reaches_every_board() =>
        IsRight(
            await CallsArrive.RunAsync(small.Server, new(Boards: 20, Linked: 3, Devices: 2, Calls: 5, Pause: TimeSpan.Zero)),
            "arrivals"
        );

    [Fact]
    public async Task A_call_reaches_every_idle_board() =>
        IsRight(
            await IdleBoards.RunAsync(small.Server, new(Boards: 20, Devices: 2, Hold: TimeSpan.FromSeconds(1))),
            "boards that one call reached",
            "connections lost while idle"
        );

    [Fact]
    public async Task The_totals_of_a_day_balance() =>
        IsRight(
            await OfficeDay.RunAsync(
                small.Server,
                new(Tickets: 50, Arrivals: TimeSpan.FromSeconds(1), Day: TimeSpan.FromSeconds(20), Kiosks: 2, Boards: 2)
            ),
            "totals after the close",
            "errors"
        );

    [Fact]
    public async Task Whoever_looks_at_the_public_page_sees_it() =>
        IsRight(
            await ReadersLook.RunAsync(small.Server, new(Readers: 20, Every: TimeSpan.FromSeconds(0.2), Rounds: 3, Calls: 5)),
            "errors"
        );

    [Fact]
    public async Task A_day_comes_back_after_a_kill() =>
        IsRight(
            await StartAgain.RunAsync(
                small.Server,
                new(new(Tickets: 20, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(20), Kiosks: 1, Boards: 1), Starts: 1)
            ),
            "the day is back as it stood"
        );

    private void IsRight(Outcome outcome, params string[] mustBeMet)
    {
        foreach (var figure in outcome.Figures)
            output.WriteLine($"{figure.What}: {figure.Measured}");
        Assert.True(outcome.Faults.Count == 0, string.Join("\n", outcome.Faults));
        Assert.All(mustBeMet, what => Assert.True(Assert.Single(outcome.Figures, figure => figure.What == what).Met, what));
    }
}
