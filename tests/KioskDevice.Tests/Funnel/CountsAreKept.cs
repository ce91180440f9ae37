using System.Text;
using KioskDevice.Funnel;
using KioskDevice.Tests.Running;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using QueueContracts;

namespace KioskDevice.Tests.Funnel;

/// <summary>The store of counted visits: over restarts, power cuts, damage and full disks.</summary>
public sealed class CountsAreKept : IDisposable
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 2, 10, 0, TimeSpan.Zero);
    private static readonly VisitTally Visit = new()
    {
        Begun = 1,
        WithFace = 1,
        Seconds = 40,
    };

    private readonly string folder = Directory.CreateTempSubdirectory("kiosk-visits-").FullName;
    private readonly FakeTimeProvider time = new(Morning);
    private readonly SaidLines log = new();
    private FunnelStore store;

    public CountsAreKept() => store = Open(folder);

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private FunnelStore Open(string? at) => new(at, time, new Logger<FunnelStore>(new LoggerFactory([log])));

    private void Restart()
    {
        store.Dispose();
        store = Open(folder);
    }

    private IReadOnlyList<FunnelHour> Over() => store.Over(FunnelRequest.MostHours);

    [Fact]
    public void By_the_hour_once_it_is_over_also_after_a_restart()
    {
        store.Add(Morning, Visit);
        store.Add(Morning.AddMinutes(20), new() { Begun = 1, GivenUp = VisitStep.Consent });
        Restart();
        store.Add(
            Morning.AddMinutes(40),
            new()
            {
                Begun = 1,
                GivenUp = VisitStep.Consent,
                ChallengesFailed = 2,
            }
        );
        store.Add(Morning.AddMinutes(41), new() { CameraTroubles = 1 });
        Assert.Empty(Over()); // the hour goes on
        time.Advance(TimeSpan.FromMinutes(50));
        store.Add(time.GetUtcNow(), Visit);
        var hour = Assert.Single(Over());
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero), hour.Hour);
        Assert.Equal(
            (3, 1, 0, 40, 2, 1),
            (hour.Begun, hour.WithFace, hour.Places, hour.Seconds, hour.ChallengesFailed, hour.CameraTroubles)
        );
        Assert.Equal(new(VisitStep.Consent, 2), Assert.Single(hour.GivenUp));
        Restart();
        Assert.Equal(hour.Id, Assert.Single(Over()).Id); // it keeps its name until the server has it
        store.Forget(Over());
        Assert.Empty(Over());
    }

    [Fact]
    public void For_thirty_days_and_not_longer()
    {
        store.Add(Morning, Visit);
        time.Advance(TimeSpan.FromDays(1));
        store.Add(time.GetUtcNow(), Visit);
        time.Advance(TimeSpan.FromDays(29) - TimeSpan.FromHours(1));
        Assert.Equal(2, Over().Count);
        time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(Morning.AddDays(1).AddMinutes(-10), Assert.Single(Over()).Hour);
        Restart();
        time.Advance(TimeSpan.FromDays(2));
        store.Add(time.GetUtcNow(), Visit);
        time.Advance(TimeSpan.FromHours(1));
        Assert.Single(Over());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(0.7)]
    [InlineData(1)]
    public void Whatever_a_power_cut_leaves_of_the_last_writes(double written)
    {
        store.Add(Morning, Visit);
        Restart(); // what was written is in the file, what follows in its log
        for (var n = 0; n < 20; n++)
            store.Add(Morning.AddSeconds(n), Visit);
        var cut = Directory.CreateTempSubdirectory("kiosk-visits-").FullName;
        foreach (var file in Directory.GetFiles(folder))
        {
            using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[from.Length];
            from.ReadExactly(bytes);
            var left = file.EndsWith("-log.db", StringComparison.Ordinal) ? (int)(bytes.Length * written) : bytes.Length;
            File.WriteAllBytes(Path.Combine(cut, Path.GetFileName(file)), bytes[..left]);
        }

        using (var after = Open(cut))
        {
            after.Add(Morning.AddMinutes(1), Visit);
            time.Advance(TimeSpan.FromHours(1));
            Assert.InRange(Assert.Single(after.Over(10)).Begun, 1, 22);
        }

        Directory.Delete(cut, recursive: true);
    }

    [Theory]
    [InlineData("words")]
    [InlineData("zeros")]
    [InlineData("half")]
    [InlineData("middle")]
    public void In_a_new_file_when_the_old_one_cannot_be_read_which_is_set_aside_and_said_once(string damage)
    {
        for (var n = 0; n < 50; n++)
            store.Add(Morning.AddHours(n), Visit);
        store.Dispose();
        var file = Path.Combine(folder, FunnelStore.FileName);
        var bytes = File.ReadAllBytes(file);
        File.WriteAllBytes(
            file,
            damage switch
            {
                "words" => Encoding.UTF8.GetBytes(new string('x', 20_000)),
                "zeros" => new byte[bytes.Length],
                "half" => bytes[..(bytes.Length / 2 + 100)],
                _ => [.. bytes[..8192], .. new byte[bytes.Length - 8192].Select(_ => (byte)0xA5)],
            }
        );
        time.Advance(TimeSpan.FromDays(3));
        store = Open(folder);
        store.Add(time.GetUtcNow(), Visit);
        store.Add(time.GetUtcNow(), Visit);
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(2, Over()[^1].Begun);
        Assert.Single(Directory.GetFiles(folder, "visits.damaged-*.db"));
        Assert.Single(log.Lines, line => line.Contains("begin anew", StringComparison.Ordinal));
    }

    [Fact]
    public void And_a_disk_that_takes_nothing_is_said_once_and_harms_nobody()
    {
        store.Dispose();
        File.WriteAllText(Path.Combine(folder, "no-folder"), "");
        store = Open(Path.Combine(folder, "no-folder"));
        store.Add(Morning, Visit);
        store.Add(Morning, Visit);
        Assert.Empty(Over());
        Assert.Single(log.Lines);
        using var nothing = Open(null);
        nothing.Add(Morning, Visit);
        Assert.Empty(nothing.Over(10));
    }

    /// <summary>Counts, steps, hours and a name of the hour: nothing else can be said of anybody.</summary>
    [Fact]
    public void Nothing_of_anybody()
    {
        Type[] allowed = [typeof(CommandId), typeof(DateTimeOffset), typeof(int), typeof(IReadOnlyList<GivenUp>)];
        Assert.All(typeof(FunnelHour).GetProperties(), property => Assert.Contains(property.PropertyType, allowed));
        Assert.Equal([typeof(VisitStep), typeof(int)], typeof(GivenUp).GetProperties().Select(property => property.PropertyType));
        Assert.All(
            typeof(VisitTally).GetProperties().Where(property => property.Name != "EqualityContract"),
            property => Assert.Contains(property.PropertyType, new[] { typeof(int), typeof(VisitStep?) })
        );
    }
}
