using BenchmarkDotNet.Attributes;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Offices;
using QueueServer.Screens;

namespace Benchmarks.Micro;

/// <summary>Deciding, applying and showing, with 300 people waiting for five open counters.</summary>
public class QueueRules
{
    private readonly SampleDay day = SampleDay.WithWaiting(300);
    private readonly SampleDay whole = SampleDay.Whole(2000);
    private readonly Command issue,
        next;

    public QueueRules() => (issue, next) = (day.NextIssue(), new CallNext(CommandId.New(), day.Settings.Counters[0].Id, "lan"));

    [Benchmark(Description = "take a number: decide and apply, 300 waiting")]
    public long Issue() => day.State.Apply(day.Decide(issue)).Version;

    [Benchmark(Description = "next: decide and apply, 300 waiting")]
    public long Next() => day.State.Apply(day.Decide(next)).Version;

    [Benchmark(Description = "a board's picture with its forecast, 300 waiting")]
    public long Board() => BoardViews.Of(Now).Version;

    [Benchmark(Description = "an officer's picture with its forecast, 300 waiting")]
    public long Counter() => CounterViews.Of(Now, day.Settings.Counters[0].Id)!.Version; // it stands in these settings

    [Benchmark(Description = "the hall's picture, 300 waiting")]
    public long Hall() => HallViews.Of(Now).Version;

    [Benchmark(Description = "apply the 8,006 records of an office-day of 2,000 tickets")]
    public long Apply()
    {
        var first = whole.Records[0];
        var draft = new OfficeStateBuilder(OfficeState.Initial(whole.Settings.Id, first.Day, first.Version - 1));
        foreach (var record in whole.Records)
            draft.Apply(record);
        return draft.ToState().Version;
    }

    private OfficeSnapshot Now => new(day.State, day.Settings, day.Now);
}
