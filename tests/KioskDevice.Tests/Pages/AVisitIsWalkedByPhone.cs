using KioskDevice.Tests.Running;
using KioskDevice.Visits;
using Microsoft.AspNetCore.Http;
using QueueContracts;
using static Microsoft.Playwright.Assertions;

namespace KioskDevice.Tests.Pages;

/// <summary>The kiosk's side of a visit on the visitor's own phone.</summary>
[Collection(nameof(KioskPage))] // one of these at a time: each plays a camera to the end of a visit
public sealed class AVisitIsWalkedByPhone(Browser browser)
{
    private readonly FakeVisitor visitor = new() { Here = false };

    private async Task<KioskPage> OpenAsync()
    {
        var kiosk = await KioskPage.OpenAsync(
            browser,
            Office.View(),
            new()
            {
                Reader = visitor.Reader,
                Settings = ["--Kiosk:Visit:Liveness", "off"],
                PublicAddress = new("https://so.example.vn"),
            }
        );
        kiosk.Server.OnIssue = request =>
            Results.Json(new IssueReply(Walk.Ticket("B007") with { Service = request.Service }, false), Wire.Json);
        return kiosk;
    }

    [Fact]
    public async Task From_the_code_to_the_number_and_the_link_is_a_new_one_afterwards()
    {
        await using var kiosk = await OpenAsync();
        await Expect(kiosk.Test("phone").Locator("img"))
            .ToHaveAttributeAsync("src", new System.Text.RegularExpressions.Regex("^data:image/svg"));
        await kiosk.SoundAsync("kiosk-phone");
        kiosk.Server.ActOnPhone(new(PhoneAct.Joined));
        await kiosk.ScreenAsync("choosing");
        await Expect(kiosk.Test("phone")).ToBeHiddenAsync(); // the link is taken
        kiosk.Server.ActOnPhone(new("service", "dat-dai"));
        await kiosk.ScreenAsync("consent");
        visitor.Here = true;
        kiosk.Server.ActOnPhone(new("consent", Language: "en"));
        await kiosk.ScreenAsync("number");
        var asked = Assert.Single(kiosk.Server.Issued);
        Assert.Equal(("dat-dai", "en"), (asked.Service.Value, asked.Consent?.Language));
        await ToldAsync(kiosk, "number");
        Assert.Equal("B007", kiosk.Server.PhoneScreens.Last().Screen.Tickets.Single().Number.ToString());

        visitor.Here = false;
        kiosk.Server.ActOnPhone(new("leave"));

        await kiosk.ScreenAsync("idle");
        await Expect(kiosk.Test("phone")).ToBeVisibleAsync();
        Assert.Equal(2, kiosk.Server.PhoneVisits);
    }

    [Fact]
    public async Task Acts_that_mean_nothing_change_nothing()
    {
        await using var kiosk = await OpenAsync();
        await kiosk.IdleAsync(); // without a camera the place is asked for by the code
        await Expect(kiosk.Test("phone")).ToBeVisibleAsync();
        foreach (
            var act in new PhoneAct[]
            {
                new(PhoneAct.Joined),
                new("service"),
                new("service", "../etc"),
                new("consent"),
                new("code"),
                new("class", "Ü"),
            }
        )
            kiosk.Server.ActOnPhone(act);
        kiosk.Server.ActOnPhone(new("place"));
        await kiosk.ScreenAsync("consent");
        Assert.Empty(kiosk.Complaints);
    }

    [Fact]
    public async Task Who_began_by_touch_is_not_disturbed_by_a_phone()
    {
        await using var kiosk = await OpenAsync();
        await Expect(kiosk.Test("phone")).ToBeVisibleAsync();
        await kiosk.Tile("dat-dai").ClickAsync();
        await kiosk.ScreenAsync("consent");
        kiosk.Server.ActOnPhone(new(PhoneAct.Joined));
        kiosk.Server.ActOnPhone(new("leave"));
        await kiosk.Test("back").ClickAsync();
        await Expect(kiosk.Test("phone")).ToBeVisibleAsync(); // a new link, when the kiosk is free again
        Assert.Equal(2, kiosk.Server.PhoneVisits);
        await kiosk.ScreenAsync("choosing");
    }

    [Fact]
    public async Task Without_a_public_address_there_is_no_code()
    {
        await using var kiosk = await KioskPage.OpenAsync(browser, Office.View(), new() { Reader = visitor.Reader });
        await kiosk.IdleAsync();
        await Expect(kiosk.Test("phone")).ToHaveCountAsync(0);
    }

    private static async Task ToldAsync(KioskPage kiosk, string screen)
    {
        while (kiosk.Server.PhoneScreens.LastOrDefault().Screen?.Name != screen)
            await Task.Yield();
    }
}
