using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using QueueContracts;
using QueueServer.Cluster;
using QueueServer.Domain;
using QueueServer.Features.Devices;
using QueueServer.Tests.Running;
using QueueServer.Verification;

namespace QueueServer.Tests.Cluster;

/// <summary>What is said once and stored nowhere, as the words pass from one server to another.</summary>
public sealed class EveryServerHearsTheSame
{
    private const string Kiosk = "kiosk-1";
    private static readonly CounterPlace Place = new(new("ha-dong"), TestOffice.One);

    [Fact]
    public void In_one_order_where_a_word_comes_late_or_twice()
    {
        var (live, heard) = (new LiveNews(), new List<string>());
        live.Subscribe<DeviceWord>(word => heard.Add($"{word.GetType().Name} {word.Name}"));
        live.Hear(new("device a", 2, new DeviceLimited("a")));
        live.Hear(new("device a", 1, new DeviceForgotten("a")));
        live.Hear(new("device a", 2, new DeviceLimited("a")));
        live.Hear(new("device b", 1, new DeviceForgotten("b"))); // each topic for itself
        live.Hear(new("device a", 3, new DeviceForgotten("a")));
        Assert.Equal(["DeviceLimited a", "DeviceForgotten b", "DeviceForgotten a"], heard);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300)] // the other's clock is ahead
    [InlineData(-300)]
    public async Task How_a_device_is_since_when_also_where_one_joins_later(int seconds)
    {
        var (early, late) = (new FakeTimeProvider(TestOffice.Morning), new FakeTimeProvider(TestOffice.Morning.AddSeconds(seconds)));
        var (first, joined) = (new LiveNews(), new LiveNews());
        var health = new DeviceHealth(first, early);
        await health.ReportAsync(Kiosk, new("1", PageOpen: true, Camera: "unplugged"));
        early.Advance(TimeSpan.FromSeconds(20));
        late.Advance(TimeSpan.FromSeconds(20));
        await health.ReportAsync(Kiosk, new("1", PageOpen: true, Camera: "unplugged"));
        early.Advance(TimeSpan.FromSeconds(5));
        late.Advance(TimeSpan.FromSeconds(5));

        var there = new DeviceHealth(joined, late);
        Assert.All(Sent(first.Held()), joined.Hear);
        Assert.Equal(
            new(DeviceTrouble.CameraUnplugged, late.GetUtcNow().AddSeconds(-25)),
            there.TroubleOf(Kiosk, TestOffice.Morning.AddDays(-1))
        );
        late.Advance(TimeSpan.FromSeconds(25));
        Assert.Equal(new(DeviceTrouble.Silent, late.GetUtcNow().AddSeconds(-30)), there.TroubleOf(Kiosk, TestOffice.Morning.AddDays(-1)));
        Assert.Equal(first.LastOf($"device {Kiosk}"), joined.LastOf($"device {Kiosk}")); // it may give the next its number
    }

    [Fact]
    public async Task The_first_of_two_answers_to_a_check()
    {
        var time = new FakeTimeProvider(TestOffice.Morning);
        LiveNews[] servers = [new(), new()];
        var checks = Array.ConvertAll(servers, live => new CounterChecks(live, time));
        var check = CommandId.New();
        checks[0].Watch(Place.Office, Place.Counter, "camera");
        await checks[0].AskAsync(Place.Office, Place.Counter, check, new(Guid.NewGuid()));
        Assert.All(Sent(servers[0].Held()), servers[1].Hear);
        Assert.NotNull(checks[1].WaitingFor(Place.Office, Place.Counter, check));

        await checks[1].AnswerAsync(Place.Office, Place.Counter, check, CheckOutcome.Same);
        Assert.All(Sent(servers[1].Held()), servers[0].Hear);
        Assert.Null(checks[0].WaitingFor(Place.Office, Place.Counter, check));
        await checks[0].AnswerAsync(Place.Office, Place.Counter, check, CheckOutcome.Other);
        var outcomes = servers.Select(live => Assert.IsType<ToldCheck>(Assert.Single(live.Held()).Word).Outcome);
        Assert.Equal([CheckOutcome.Same, CheckOutcome.Same], outcomes);
    }

    [Fact]
    public void And_passes_over_what_only_a_newer_one_says()
    {
        var said = """{"topic":"room 1","number":7,"word":{"kind":"RoomIsFull","room":1}}""";
        var heard = JsonSerializer.Deserialize<HeardWord>(said, ClusterJson.Options)!;
        var live = new LiveNews();
        live.Subscribe<DeviceWord>(word => Assert.Fail($"{word}"));
        live.Hear(heard);
        Assert.Equal(7, live.LastOf("room 1"));
    }

    /// <summary>As they come out at the other server.</summary>
    private static IReadOnlyList<HeardWord> Sent(IReadOnlyList<HeardWord> words)
    {
        Assert.NotEmpty(words);
        return JsonSerializer.Deserialize<HeardWord[]>(JsonSerializer.Serialize(words, ClusterJson.Options), ClusterJson.Options)!;
    }
}
