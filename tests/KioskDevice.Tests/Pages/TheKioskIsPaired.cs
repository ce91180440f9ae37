using System.Diagnostics;
using KioskDevice.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace KioskDevice.Tests.Pages;

[Collection(nameof(KioskPage))] // one of these at a time: each plays a camera to the end of a visit
public sealed class TheKioskIsPaired(Browser browser)
{
    [Fact]
    public async Task A_kiosk_without_a_secret_shows_its_code_and_goes_on_once_it_is_entered()
    {
        await using var kiosk = await KioskPage.OpenAsync(browser, Office.View(), new() { Paired = false });
        await Expect(kiosk.Test("pairing-code")).ToHaveTextAsync("000001");
        await Expect(kiosk.Test("pairing")).ToContainTextAsync(kiosk.Server.Address.GetLeftPart(UriPartial.Authority));
        await kiosk.SoundAsync("kiosk-pairing");

        kiosk.Server.Enter("000001");

        await kiosk.IdleAsync();
        Assert.Equal("paired-000001:secret", kiosk.Server.Bearer);
        Assert.Equal("paired-000001:secret\n", await File.ReadAllTextAsync(kiosk.Kiosk.SecretFile, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_revoked_kiosk_is_dark_within_five_seconds_whatever_it_showed()
    {
        await using var kiosk = await KioskPage.OpenAsync(browser, Office.View());
        await kiosk.IdleAsync();
        await kiosk.Tile("ho-tich").ClickAsync();
        await kiosk.ScreenAsync("consent");

        kiosk.Server.Revoke(FakeServer.GivenBearer);
        var revoked = Stopwatch.StartNew();

        await Expect(kiosk.Test("pairing-code")).ToBeVisibleAsync();
        Assert.InRange(revoked.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.DoesNotContain("Hà Đông", await kiosk.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.True(File.Exists(kiosk.Kiosk.SecretFile + ".revoked"));
        kiosk.Server.Enter("000001");
        await kiosk.IdleAsync(); // the visit ended too
    }

    [Fact]
    public async Task The_server_is_told_that_the_page_is_open_and_the_camera_works()
    {
        await using var kiosk = await KioskPage.OpenAsync(browser, Office.View());
        await kiosk.IdleAsync();

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(25));
        while (!kiosk.Server.HealthReports.Any(told => told.Report is { PageOpen: true, Camera: "ready", LastFrameAt: not null }))
            await kiosk.Server.ReportCame.WaitAsync(patience.Token);
        Assert.All(kiosk.Server.HealthReports, told => Assert.Equal(FakeServer.GivenBearer, told.Bearer));
    }
}
