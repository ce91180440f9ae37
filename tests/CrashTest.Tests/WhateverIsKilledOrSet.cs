namespace CrashTest.Tests;

/// <summary>The short forms of the tool's other runs: docs/reliability.md says what the long ones came to.</summary>
public sealed class WhateverIsKilledOrSet(ITestOutputHelper output)
{
    [Fact]
    public async Task A_start_that_was_killed_keeps_no_later_one_waiting() =>
        Assert.Empty(await StartsRun.RunAsync(kills: 9, seed: 20261128, output.WriteLine));

    [Fact]
    public async Task A_repair_that_was_killed_loses_nothing() =>
        Assert.Empty(await RepairsRun.RunAsync(kills: 3, records: 30_000, seed: 20261128, output.WriteLine));

    [Fact]
    public async Task A_clock_that_is_set_closes_no_day_and_costs_nobody_a_place() =>
        Assert.Empty(await ClocksRun.RunAsync(steps: 8, seed: 20261128, output.WriteLine));
}
