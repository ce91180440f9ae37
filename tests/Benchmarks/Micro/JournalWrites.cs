using BenchmarkDotNet.Attributes;
using QueueContracts;
using QueueServer.Journal;

namespace Benchmarks.Micro;

/// <summary>One office's records, each durable before the next.</summary>
public class JournalWrites
{
    private readonly SampleDay day = SampleDay.WithWaiting(0);
    private Database database = null!; // Setup makes it
    private long version;

    [GlobalSetup]
    public void Setup() => database = new();

    [GlobalCleanup]
    public void Cleanup() => database.Dispose();

    [Benchmark(Description = "append one record, durable (SQLite, one office, one at a time)")]
    public Task<bool> Append()
    {
        var record = day.Decide(day.NextIssue()) with { Version = ++version };
        return database.Journal.AppendAsync(day.Settings.Id, record, FaceChanges.None);
    }
}
