using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Faces;
using QueueServer.Offices;
using QueueServer.Settings;
using QueueServer.Storage;
using ScreenHosting;

namespace Benchmarks.Micro;

/// <summary>Bringing back an office's day of 2,000 visitors, as every start of the server does.</summary>
public class DayReplay
{
    private const int Tickets = 2000;

    // .NET compiles a method in full once it was called often enough, and much here is called once a replay
    private const int ReplaysUntilCompiled = 150;
    private static readonly FacePolicies Policies = FacePolicies.Load();
    private static readonly ConsentTexts Consents = new(ScreenTexts.Load());

    private readonly SampleDay day = SampleDay.Whole(Tickets);
    private Database database = null!; // Setup makes it

    [Params(0, 100)]
    public int OldDays { get; set; }

    [GlobalSetup(Target = nameof(Read))]
    public void SetUp()
    {
        database = new();
        database.Fill(day.Settings.Id, day.Records);
        database.Repeat(OldDays);
    }

    [GlobalSetup(Target = nameof(Replay))]
    public async Task SetUpReplayAsync()
    {
        SetUp();
        for (var i = 0; i < ReplaysUntilCompiled; i++)
            await Replay();
    }

    [GlobalCleanup]
    public void Cleanup() => database.Dispose();

    [Goal(milliseconds: 50)]
    [Benchmark(Description = "replay an office-day of 2,000 tickets (8,006 records), {0} days like it before")]
    public async Task<long> Replay()
    {
        var faces = new OfficeFaces(day.Settings.Id, Policies.ByModel, new(database.Data), database.Journal, NullLogger.Instance);
        using var host = new OfficeHost(
            day.Settings,
            database.Journal,
            faces,
            new(NumberMark.Open(database.Data.PathOf("numbers"), day.Settings.Id), NullLogger.Instance),
            Consents,
            new FakeTimeProvider(day.Now),
            NullLogger.Instance
        );
        await host.StartAsync();
        return host.State.Tickets.Count == Tickets ? host.State.Version : throw new BenchmarkException("The day did not come back whole.");
    }

    [Benchmark(Description = "of it: reading the records, {0} days like it before")]
    public async Task<int> Read() => await (await database.Journal.ReadLastDayAsync(day.Settings.Id)).Records.CountAsync();
}
