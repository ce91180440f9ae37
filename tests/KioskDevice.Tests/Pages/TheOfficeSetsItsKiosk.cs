using KioskDevice.Tests.Running;
using Microsoft.AspNetCore.Http;
using QueueContracts;
using static Microsoft.Playwright.Assertions;

namespace KioskDevice.Tests.Pages;

[Collection(nameof(KioskPage))] // one of these at a time: each plays a camera to the end of a visit
public sealed class TheOfficeSetsItsKiosk(Browser browser)
{
    private static readonly DateTimeOffset ThisAfternoon = new(2026, 11, 23, 13, 30, 0, TimeSpan.FromHours(7));
    private static readonly DateTimeOffset NextMonday = new(2026, 11, 30, 7, 30, 0, TimeSpan.FromHours(7));

    [Theory]
    [InlineData(false, "Mở lại lúc 13:30 hôm nay.", "We open again at 13:30 today.")]
    [InlineData(true, "Mở lại lúc 07:30 thứ Hai, 30/11.", "We open again at 07:30, Monday 30/11.")]
    public async Task A_closed_office_says_when_numbers_are_given_next(bool nextWeek, string vietnamese, string english)
    {
        await using var kiosk = await KioskPage.OpenAsync(
            browser,
            Office.View() with
            {
                Open = false,
                OpensAt = (nextWeek ? NextMonday : ThisAfternoon).ToUniversalTime(),
            }
        );

        await Expect(kiosk.Test("trouble")).ToHaveAttributeAsync("data-why", "closed");
        await Expect(kiosk.Test("trouble")).ToContainTextAsync(vietnamese);
        await kiosk.SoundAsync($"kiosk-closed-{(nextWeek ? "week" : "today")}");
        await kiosk.Test("language").ClickAsync();
        await Expect(kiosk.Test("trouble")).ToContainTextAsync(english);
    }

    [Fact]
    public async Task A_service_that_gives_no_numbers_cannot_be_chosen_and_says_why()
    {
        await using var kiosk = await KioskPage.OpenAsync(
            browser,
            Office
                .View()
                .With("ho-tich", line => line with { Open = false, OpensAt = ThisAfternoon })
                .With("dat-dai", line => line with { Open = false, OpensAt = NextMonday, Spent = true })
                .With("kinh-doanh", line => line with { Open = false })
        );

        await Expect(kiosk.Tile("ho-tich")).ToBeDisabledAsync();
        await Expect(kiosk.Tile("ho-tich")).ToContainTextAsync("Nhận số từ 13:30 hôm nay");
        await Expect(kiosk.Tile("dat-dai")).ToContainTextAsync("Đã hết số hôm nay");
        await Expect(kiosk.Tile("kinh-doanh")).ToContainTextAsync("Hiện không nhận số");
        await Expect(kiosk.Tile("lao-dong")).ToBeEnabledAsync();
        await kiosk.SoundAsync("kiosk-services-closed");
    }

    [Fact]
    public async Task A_service_that_probably_comes_too_late_today_says_so_and_gives_numbers_unless_the_office_stops_it()
    {
        var late = new WaitRange(300, 420, NotToday: true);
        await using var kiosk = await KioskPage.OpenAsync(
            browser,
            Office
                .View()
                .With("ho-tich", line => line with { Estimate = late })
                .With("dat-dai", line => line with { Estimate = late, Open = false, OpensAt = NextMonday }) // StopsWhenLate
        );

        await Expect(kiosk.Tile("ho-tich")).ToContainTextAsync("có thể không kịp trong hôm nay");
        await Expect(kiosk.Tile("ho-tich")).ToBeEnabledAsync();
        await Expect(kiosk.Tile("dat-dai")).ToContainTextAsync("Nhận số từ 07:30 thứ Hai, 30/11");
        await Expect(kiosk.Tile("dat-dai")).ToBeDisabledAsync();
        await kiosk.SoundAsync("kiosk-probably-not-today");
        await kiosk.Test("language").ClickAsync();
        await Expect(kiosk.Tile("ho-tich")).ToContainTextAsync("probably not today");
    }

    [Fact]
    public async Task A_number_that_was_too_late_a_moment_ago_is_refused_in_words()
    {
        await using var kiosk = await KioskPage.OpenAsync(browser, Office.View());
        kiosk.Server.OnIssue = _ =>
            Results.Problem(
                statusCode: 409,
                extensions: new Dictionary<string, object?> { ["code"] = "too-late-today", ["from"] = NextMonday }
            );
        await TakeAsync(kiosk);

        await Expect(kiosk.Test("refusal")).ToHaveTextAsync("Lĩnh vực này hôm nay có thể không kịp phục vụ thêm. Mời hỏi cán bộ tại quầy.");
        await Expect(kiosk.Test("refused-until")).ToHaveTextAsync("Nhận số lại từ 07:30 thứ Hai, 30/11.");
    }

    [Fact]
    public async Task A_refusal_says_from_when_it_is_none()
    {
        await using var kiosk = await KioskPage.OpenAsync(browser, Office.View());
        kiosk.Server.OnIssue = _ =>
            Results.Problem(
                statusCode: 409,
                extensions: new Dictionary<string, object?> { ["code"] = "quota-spent", ["from"] = NextMonday }
            );
        await TakeAsync(kiosk);

        await Expect(kiosk.Test("refusal")).ToHaveTextAsync("Lĩnh vực này đã hết số hôm nay.");
        await Expect(kiosk.Test("refused-until")).ToHaveTextAsync("Nhận số lại từ 07:30 thứ Hai, 30/11.");
        await kiosk.SoundAsync("kiosk-refused");
    }

    [Fact]
    public async Task The_offices_own_wording_replaces_ours_key_by_key_and_language_by_language()
    {
        var wording = new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["kiosk.idle"] = Office.Names("Kính chào quý khách.", "Welcome, dear visitor."),
            ["consent.why"] = new Dictionary<string, string> { ["vi"] = "Chỉ dùng tại quận Hà Đông." },
        };
        await using var kiosk = await KioskPage.OpenAsync(browser, Office.View() with { Texts = wording });
        await kiosk.IdleAsync();
        await Expect(kiosk.Page.Locator("h1")).ToHaveTextAsync("Kính chào quý khách.");
        await kiosk.Tile("ho-tich").ClickAsync();
        await Expect(kiosk.Page.Locator(".plain")).ToContainTextAsync("Chỉ dùng tại quận Hà Đông.");
        await kiosk.Test("language").ClickAsync();
        await Expect(kiosk.Page.Locator(".plain")).ToContainTextAsync("It is used only to recognise your number");

        await kiosk.Server.PushAsync(Office.View(version: 2));
        await kiosk.Test("back").ClickAsync();
        await kiosk.Test("stop").ClickAsync();
        await Expect(kiosk.Page.Locator("h1")).ToHaveTextAsync("Xin chào. Mời chọn lĩnh vực.");
    }

    [Fact]
    public async Task A_priority_class_is_named_shown_taken_back_and_goes_with_the_request()
    {
        await using var kiosk = await KioskPage.OpenAsync(browser, Office.View());
        kiosk.Server.OnIssue = request =>
            Results.Json(
                new IssueReply(Ticket() with { Class = Office.Names("Người từ 75 tuổi trở lên", "People of 75 and older") }, false),
                Wire.Json
            );
        await kiosk.IdleAsync();
        await kiosk.Test("classes").ClickAsync();
        await kiosk.Test("class").First.ClickAsync();
        await Expect(kiosk.Test("class-chip")).ToContainTextAsync("Ưu tiên: Người từ 75 tuổi trở lên");
        await Expect(kiosk.Page.Locator(".named")).ToContainTextAsync("giấy tờ");
        await kiosk.Test("class-chip").ClickAsync();
        await Expect(kiosk.Test("class-chip")).ToHaveCountAsync(0);
        await kiosk.Test("classes").ClickAsync();
        await kiosk.Test("class").First.ClickAsync();
        await kiosk.Tile("ho-tich").ClickAsync();
        await Expect(kiosk.Test("class-named")).ToContainTextAsync("Người từ 75 tuổi trở lên");
        await kiosk.Test("consent-decline").ClickAsync();

        await Expect(kiosk.Test("ticket-class")).ToHaveTextAsync("Ưu tiên: Người từ 75 tuổi trở lên");
        Assert.Equal(Office.Elderly, Assert.Single(kiosk.Server.Issued).Class);
        await kiosk.Test("done").ClickAsync();
        await kiosk.IdleAsync();
        await kiosk.Test("start").ClickAsync();
        await Expect(kiosk.Test("class-chip")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_language_button_walks_through_every_language_there_is()
    {
        await using var kiosk = await KioskPage.OpenAsync(
            browser,
            Office.View(),
            new()
            {
                Prepare = page =>
                    page.RouteAsync(
                        "**/texts/index.json",
                        route =>
                            route.FulfillAsync(
                                new()
                                {
                                    Json = new[]
                                    {
                                        new { code = "vi", name = "Tiếng Việt" },
                                        new { code = "en", name = "English" },
                                        new { code = "fr", name = "Français" },
                                    },
                                }
                            )
                    ),
            }
        );
        await kiosk.Page.RouteAsync(
            "**/texts/fr.json",
            async route =>
            {
                var answer = await route.FetchAsync(new() { Url = new Uri(kiosk.Kiosk.Address, "/texts/en.json").ToString() });
                await route.FulfillAsync(
                    new()
                    {
                        Body = (await answer.TextAsync()).Replace("Hello. Please choose a service.", "Bonjour.", StringComparison.Ordinal),
                    }
                );
            }
        );
        await kiosk.IdleAsync();
        foreach (
            var (next, heading) in new[]
            {
                ("English", "Hello. Please choose a service."),
                ("Français", "Bonjour."),
                ("Tiếng Việt", "Xin chào. Mời chọn lĩnh vực."),
            }
        )
        {
            await Expect(kiosk.Test("language")).ToHaveTextAsync(next);
            await kiosk.Test("language").ClickAsync();
            await Expect(kiosk.Page.Locator("h1")).ToHaveTextAsync(heading);
        }
    }

    [Fact]
    public async Task An_office_without_classes_asks_for_none()
    {
        await using var kiosk = await KioskPage.OpenAsync(browser, Office.View() with { Classes = [] });
        await kiosk.IdleAsync();
        await Expect(kiosk.Test("where")).ToBeVisibleAsync();
        await Expect(kiosk.Test("classes")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_number_with_a_page_of_its_own_is_followed_on_the_phone()
    {
        await using var kiosk = await KioskPage.OpenAsync(browser, Office.View());
        kiosk.Server.OnIssue = _ =>
            Results.Json(new IssueReply(Ticket() with { Page = new("https://queue.office.example/t/7K4PX2") }, false), Wire.Json);
        await TakeAsync(kiosk);

        await Expect(kiosk.Test("follow")).ToHaveTextAsync("Quét mã để theo dõi trên điện thoại");
        await Expect(kiosk.Test("ticket-code")).ToHaveTextAsync("7K4-PX2");
        await kiosk.SoundAsync("kiosk-number-page");
    }

    [Fact]
    public async Task A_number_that_an_officer_holds_says_so()
    {
        await using var kiosk = await KioskPage.OpenAsync(browser, Office.View());
        kiosk.Server.OnIssue = _ => Results.Json(new IssueReply(Ticket() with { State = TicketState.Held }, true), Wire.Json);
        await TakeAsync(kiosk);

        await Expect(kiosk.Test("ahead")).ToHaveTextAsync("cán bộ đang giữ số của ông/bà");
    }

    private static async Task TakeAsync(KioskPage kiosk)
    {
        await kiosk.IdleAsync();
        await kiosk.Tile("ho-tich").ClickAsync();
        await kiosk.Test("consent-decline").ClickAsync();
    }

    private static TicketSummary Ticket() =>
        Walk.Ticket() with
        {
            ServiceName = Office.Names("Tư pháp – Hộ tịch", "Justice and civil status"),
        };
}
