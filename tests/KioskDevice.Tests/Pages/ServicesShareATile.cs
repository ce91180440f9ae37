using FaceEngine.HeadTurns;
using KioskDevice.Tests.Running;
using QueueContracts;
using static Microsoft.Playwright.Assertions;

namespace KioskDevice.Tests.Pages;

/// <summary>An office groups services: a group is one tile, walked by touch, keypad and head like any other.</summary>
[Collection(nameof(KioskPage))] // one of these at a time: each plays a camera to the end of a visit
public sealed class ServicesShareATile(Browser browser)
{
    private static readonly KioskView Grouped = Office.View() with
    {
        Groups = [new(new("dat-va-do-thi"), Office.Names("Đất đai, đô thị", "Land and town"), [new("do-thi"), new("dat-dai")])],
    };

    private readonly FakeVisitor visitor = new();

    private async Task<KioskPage> OpenAsync(KioskView? view = null)
    {
        var kiosk = await KioskPage.OpenAsync(browser, view ?? Grouped, new() { Reader = visitor.Reader });
        await kiosk.ScreenAsync("greeting");
        return kiosk;
    }

    private static async Task SeeTilesAsync(KioskPage kiosk, params string[] names)
    {
        await Expect(kiosk.Page.Locator(".tiles .tile-name")).ToHaveTextAsync(names);
        await kiosk.SoundAsync($"kiosk-group-{names.Length}");
    }

    private static Task AllTilesAsync(KioskPage kiosk) =>
        SeeTilesAsync(
            kiosk,
            "Tư pháp – Hộ tịch",
            "Đất đai, đô thị",
            "Đăng ký kinh doanh",
            "Lao động – Thương binh và Xã hội",
            "Chứng thực"
        );

    private static Task TilesOfTheGroupAsync(KioskPage kiosk) =>
        SeeTilesAsync(kiosk, "Đất đai – Tài nguyên và Môi trường", "Quản lý đô thị – Cấp phép xây dựng");

    [Fact]
    public async Task A_group_stands_where_its_first_service_would_and_a_touch_opens_it()
    {
        await using var kiosk = await OpenAsync();
        await AllTilesAsync(kiosk);
        await Expect(kiosk.Test("group-tile")).ToContainTextAsync("2 lĩnh vực");
        await Expect(kiosk.Test("group-tile")).ToContainTextAsync("15 người đang chờ"); // 3 and 12

        await kiosk.Test("group-tile").ClickAsync();

        await TilesOfTheGroupAsync(kiosk);
        await kiosk.ScreenAsync("choosing"); // a visit began
        await Expect(kiosk.Test("group-name")).ToHaveTextAsync("Đất đai, đô thị");
        await kiosk.Test("back").ClickAsync();
        await AllTilesAsync(kiosk);
        await kiosk.Test("group-tile").ClickAsync();
        await kiosk.Tile("do-thi").ClickAsync();
        await kiosk.ScreenAsync("consent");
        await kiosk.Test("back").ClickAsync();
        await kiosk.ScreenAsync("choosing");
        await AllTilesAsync(kiosk); // the question is asked anew
    }

    [Fact]
    public async Task A_keypad_opens_it_by_its_digit_and_goes_back()
    {
        await using var kiosk = await OpenAsync();
        await kiosk.Page.Keyboard.PressAsync("2");
        await TilesOfTheGroupAsync(kiosk);
        await kiosk.Page.Keyboard.PressAsync("Backspace");
        await AllTilesAsync(kiosk);
        await kiosk.Page.Keyboard.PressAsync("2");
        await kiosk.Page.Keyboard.PressAsync("Escape");
        await AllTilesAsync(kiosk);
        await kiosk.ScreenAsync("choosing"); // only the group was left
        await kiosk.Page.Keyboard.PressAsync("2");
        await kiosk.Page.Keyboard.PressAsync("2");
        await kiosk.ScreenAsync("consent");
    }

    [Fact]
    public async Task The_head_opens_it_and_chooses_in_it()
    {
        await using var kiosk = await OpenAsync();
        visitor.Turn(HeadDirection.Right);
        await Expect(kiosk.Tile("ho-tich")).ToBeFocusedAsync();
        visitor.Hold(HeadDirection.Right);
        await TilesOfTheGroupAsync(kiosk);
        visitor.Turn(HeadDirection.Right);
        await Expect(kiosk.Tile("dat-dai")).ToBeFocusedAsync();
        visitor.Hold(HeadDirection.Right);
        await kiosk.ScreenAsync("consent");
    }

    [Fact]
    public async Task Who_goes_leaves_it_closed_for_the_next()
    {
        await using var kiosk = await OpenAsync();
        await kiosk.Test("group-tile").ClickAsync();
        await TilesOfTheGroupAsync(kiosk);
        await kiosk.Test("stop").ClickAsync();
        await AllTilesAsync(kiosk);
    }

    [Fact]
    public async Task A_group_that_the_office_takes_away_while_it_is_open_closes()
    {
        await using var kiosk = await OpenAsync();
        await kiosk.Test("group-tile").ClickAsync();
        await TilesOfTheGroupAsync(kiosk);
        await kiosk.Server.PushAsync(Office.View(2));
        await Expect(kiosk.Page.Locator(".tiles .tile-name")).ToHaveCountAsync(6);
        await kiosk.Tile("ho-tich").ClickAsync();
        await kiosk.ScreenAsync("consent");
    }
}
