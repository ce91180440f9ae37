using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using QueueServer.Cluster;
using QueueServer.Features.Devices;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Devices;

public sealed class TroubleIsSeen
{
    private const string Kiosk = "kiosk-1";
    private static readonly DateTimeOffset LongAgo = TestOffice.Morning.AddDays(-30);

    private readonly FakeTimeProvider time = new(TestOffice.Morning);
    private readonly DeviceHealth health;

    public TroubleIsSeen() => health = new(new(), time);

    private DeviceTrouble? Trouble => health.TroubleOf(Kiosk, LongAgo);

    private void Hear(string device, HealthReport report) => Assert.True(health.ReportAsync(device, report).IsCompletedSuccessfully);

    private void Pass(int seconds) => time.Advance(TimeSpan.FromSeconds(seconds));

    private static HealthReport Report(string camera, int frame = 0, bool page = true) => new("1", page, camera, LongAgo.AddSeconds(frame));

    [Fact]
    public void A_device_is_silent_after_thirty_seconds_without_a_report()
    {
        Hear(Kiosk, new("1", PageOpen: true));
        Pass(29);
        Assert.Null(Trouble);
        Pass(1);
        Assert.Equal(new(DeviceTrouble.Silent, TestOffice.Morning), Trouble);
        Hear(Kiosk, new("1", PageOpen: true));
        Assert.Null(Trouble);
    }

    [Fact]
    public void A_device_never_heard_of_is_given_as_long_from_the_servers_start_or_its_pairing()
    {
        Pass(29);
        Assert.Null(Trouble);
        Pass(1);
        Assert.Equal(new(DeviceTrouble.Silent, TestOffice.Morning), Trouble);
        Assert.Null(health.TroubleOf("kiosk-2", time.GetUtcNow().AddSeconds(-29)));
    }

    [Theory]
    [InlineData("none", DeviceTrouble.CameraNone)]
    [InlineData("refused", DeviceTrouble.CameraRefused)]
    [InlineData("unplugged", DeviceTrouble.CameraUnplugged)]
    [InlineData("frozen", DeviceTrouble.CameraFrozen)]
    [InlineData("dark", DeviceTrouble.CameraDark)]
    [InlineData("starting", null)]
    [InlineData("resting", null)]
    [InlineData("ready", null)]
    public void A_camera_says_what_it_lacks(string camera, string? trouble)
    {
        Hear(Kiosk, Report(camera));
        Assert.Equal(trouble, Trouble?.Code);
    }

    [Theory]
    [InlineData(61, DeviceTrouble.ClockAhead)]
    [InlineData(-61, DeviceTrouble.ClockBehind)]
    [InlineData(60, null)]
    [InlineData(-60, null)]
    public void A_clock_that_is_more_than_a_minute_off_is_told(int seconds, string? trouble)
    {
        Hear(Kiosk, Report("ready") with { Clock = time.GetUtcNow().AddSeconds(seconds) });
        Assert.Equal(trouble, Trouble?.Code);
    }

    [Fact]
    public void A_kiosk_whose_disk_a_newer_version_wrote_is_told()
    {
        Hear(Kiosk, Report("ready") with { Outage = HealthReport.NewerVersion });
        Assert.Equal(DeviceTrouble.OutageNewer, Trouble?.Code);
    }

    [Fact]
    public void A_trouble_lasts_since_the_first_report_of_it_in_a_row()
    {
        Hear(Kiosk, Report("ready"));
        Pass(10);
        Hear(Kiosk, Report("unplugged"));
        Pass(10);
        Hear(Kiosk, Report("unplugged"));
        Assert.Equal(new(DeviceTrouble.CameraUnplugged, TestOffice.Morning.AddSeconds(10)), Trouble);
        Hear(Kiosk, Report("none"));
        Assert.Equal(new(DeviceTrouble.CameraNone, TestOffice.Morning.AddSeconds(20)), Trouble);
    }

    [Fact]
    public void A_camera_is_stuck_when_its_pictures_stand_still_for_thirty_seconds_whatever_the_devices_clock_says()
    {
        for (var report = 0; report < 3; report++)
        {
            Hear(Kiosk, Report("ready", frame: report));
            Pass(10);
        }

        for (var report = 0; report < 2; report++)
        {
            Hear(Kiosk, Report("ready", frame: 2));
            Assert.Null(Trouble);
            Pass(10);
        }

        Hear(Kiosk, Report("ready", frame: 2));
        Assert.Equal(new(DeviceTrouble.CameraStuck, TestOffice.Morning.AddSeconds(20)), Trouble);
        Hear(Kiosk, Report("ready", frame: 3));
        Assert.Null(Trouble);
    }

    [Fact]
    public void A_counters_camera_that_is_off_until_it_is_wanted_is_not_stuck()
    {
        Hear(Kiosk, Report("ready"));
        for (var report = 0; report < 6; report++)
        {
            Pass(10);
            Hear(Kiosk, Report("resting"));
        }

        Assert.Null(Trouble);
    }

    [Fact]
    public void A_closed_page_comes_before_what_follows_from_it()
    {
        Hear(Kiosk, Report("none", page: false));
        Assert.Equal(DeviceTrouble.PageClosed, Trouble?.Code);
    }

    [Fact]
    public void A_board_without_a_voice_says_so()
    {
        Hear("board-1", new("1", PageOpen: true, Speech: false));
        Assert.Equal(DeviceTrouble.SpeechMissing, health.TroubleOf("board-1", LongAgo)?.Code);
    }
}
