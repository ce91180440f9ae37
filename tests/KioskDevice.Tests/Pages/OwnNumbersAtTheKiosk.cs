using System.Text.Json.Nodes;
using FaceEngine.HeadTurns;
using KioskDevice.Tests.Running;
using Microsoft.AspNetCore.Http;
using QueueContracts;
using static Microsoft.Playwright.Assertions;

namespace KioskDevice.Tests.Pages;

/// <summary>
/// Who is found checks in, postpones or goes for a paper: by touch, keypad, head and ear, and when the server will not or cannot.
/// </summary>
[Collection(nameof(KioskPage))] // one of these at a time: each plays a camera to the end of a visit
public sealed class OwnNumbersAtTheKiosk(Browser browser)
{
    private static readonly TicketSummary Waiting = Walk.Ticket("A012") with
    {
        ServiceName = Office.Names("Tư pháp – Hộ tịch", "Justice and civil status"),
        Ahead = 3,
    };
    private static readonly TicketSummary Away = Waiting with { State = TicketState.Away };

    private readonly FakeVisitor visitor = new();

    /// <summary>A server that holds one number, and does with it what is asked.</summary>
    private async Task<KioskPage> OpenAsync(TicketSummary held, params string[] settings)
    {
        var kiosk = await KioskPage.OpenAsync(browser, Office.View(), new() { Reader = visitor.Reader, Settings = settings });
        kiosk.Server.OnFind = _ => Results.Json(new FindReply(FindOutcome.Found, [held]), Wire.Json);
        kiosk.Server.OnOwn = (verb, _) =>
        {
            held = held with
            {
                State = verb == "leave" ? TicketState.Away : TicketState.Issued,
                Ahead = verb == "postpone" ? 6 : held.Ahead,
            };
            return Results.Json(new CommandReply(2), Wire.Json);
        };
        return kiosk;
    }

    /// <summary>Without looking at the camera: by the number's code.</summary>
    private async Task<KioskPage> FoundAsync(TicketSummary held, string language = "vi")
    {
        visitor.Here = false;
        var kiosk = await OpenAsync(held);
        await kiosk.IdleAsync();
        await kiosk.Test("where").ClickAsync();
        if (language == "en")
            await kiosk.Test("language").ClickAsync();
        await kiosk.Test("consent-decline").ClickAsync();
        await kiosk.Test("code").FillAsync("7K4PX2");
        await kiosk.Test("find").ClickAsync();
        await kiosk.ScreenAsync("place");
        return kiosk;
    }

    /// <summary>By the face, without a touch.</summary>
    private async Task<KioskPage> FoundByHeadAsync(TicketSummary held)
    {
        var kiosk = await OpenAsync(held, "--Kiosk:Visit:Liveness", "off");
        await kiosk.ScreenAsync("greeting");
        visitor.Turn(HeadDirection.Right);
        await Expect(kiosk.Tile("ho-tich")).ToBeFocusedAsync();
        await kiosk.Test("where").FocusAsync(); // many tiles lie between
        visitor.Turn(HeadDirection.Left);
        visitor.Hold(HeadDirection.Right);
        await kiosk.ScreenAsync("consent");
        visitor.Hold(HeadDirection.Right);
        await kiosk.ScreenAsync("place");
        return kiosk;
    }

    private static void AssertAsked(KioskPage kiosk, params string[] verbs)
    {
        Assert.Equal(verbs, kiosk.Server.Owned.Select(asked => asked.Verb));
        Assert.All(kiosk.Server.Owned, asked => Assert.Equal((Waiting.Id, $"{Waiting.Code}"), (asked.Ticket, asked.Request.Code)));
    }

    [Theory]
    [InlineData("vi", "Số này chưa được gọi cho đến khi ông/bà xác nhận đã đến.", "Tôi đã đến", "Đã xác nhận", "còn 3 người phía trước")]
    [InlineData("en", "This number is not called until you say that you are here.", "I am here", "checked in", "3 people before you")]
    public async Task Who_is_awaited_types_the_code_and_needs_no_more_than_one_touch(
        string language,
        string away,
        string here,
        string said,
        string ahead
    )
    {
        await using var kiosk = await FoundAsync(Away, language);
        await Expect(kiosk.Test("ahead")).ToHaveTextAsync(away);
        await Expect(kiosk.Page.Locator(".primary")).ToHaveTextAsync(here);
        await kiosk.SoundAsync($"own-awaited-{language}");
        await kiosk.Test("check-in").ClickAsync();
        await Expect(kiosk.Test("own-done")).ToContainTextAsync(said);
        await Expect(kiosk.Test("place-number")).ToHaveTextAsync("A012");
        await Expect(kiosk.Test("ahead")).ToHaveTextAsync(ahead);
        await Expect(kiosk.Test("check-in")).ToHaveCountAsync(0);
        AssertAsked(kiosk, "check-in");
    }

    [Fact]
    public async Task A_turn_is_postponed_once_what_follows_was_read()
    {
        await using var kiosk = await FoundAsync(Waiting);
        await kiosk.Test("own-postpone").ClickAsync();
        await kiosk.ScreenAsync("sure");
        await Expect(kiosk.Page.Locator("main")).ToContainTextAsync("Ba người sau được gọi trước ông/bà.");
        await kiosk.SoundAsync("own-postpone");
        await kiosk.Test("back").ClickAsync();
        await kiosk.ScreenAsync("place");
        Assert.Empty(kiosk.Server.Owned);

        await kiosk.Test("own-postpone").ClickAsync();
        await kiosk.Test("own-yes").ClickAsync();
        await Expect(kiosk.Test("own-done")).ToHaveTextAsync("Đã lùi lượt của ông/bà.");
        await Expect(kiosk.Test("ahead")).ToHaveTextAsync("còn 6 người phía trước");
        AssertAsked(kiosk, "postpone");
    }

    [Fact]
    public async Task A_keypad_sends_for_a_paper_and_the_way_back_is_offered_at_once()
    {
        await using var kiosk = await FoundAsync(Waiting);
        foreach (var choice in new[] { "done", "own-postpone", "own-leave" })
        {
            await kiosk.Page.Keyboard.PressAsync("+");
            await Expect(kiosk.Test(choice)).ToBeFocusedAsync();
        }

        await kiosk.Page.Keyboard.PressAsync("Enter");
        await kiosk.ScreenAsync("sure");
        await kiosk.Page.Keyboard.PressAsync("Backspace");
        await kiosk.ScreenAsync("place");
        for (var i = 0; i < 3; i++)
            await kiosk.Page.Keyboard.PressAsync("+");
        await kiosk.Page.Keyboard.PressAsync("Enter");
        await kiosk.ScreenAsync("sure");
        await kiosk.Page.Keyboard.PressAsync("+");
        await Expect(kiosk.Test("own-yes")).ToBeFocusedAsync();
        await kiosk.Page.Keyboard.PressAsync("Enter");

        await Expect(kiosk.Test("own-done")).ToContainTextAsync("Chỗ được giữ trong hôm nay.");
        await Expect(kiosk.Page.Locator(".primary")).ToHaveTextAsync("Xong");
        await kiosk.Test("check-in").ClickAsync(); // the paper was in the bag
        await Expect(kiosk.Test("ahead")).ToHaveTextAsync("còn 3 người phía trước");
        AssertAsked(kiosk, "leave", "check-in");
    }

    [Fact]
    public async Task The_head_checks_in()
    {
        await using var kiosk = await FoundByHeadAsync(Away);
        await Expect(kiosk.Test("head-help")).ToBeVisibleAsync();
        visitor.Turn(HeadDirection.Right);
        await Expect(kiosk.Test("check-in")).ToBeFocusedAsync();
        visitor.Turn(HeadDirection.Right);
        visitor.Hold(HeadDirection.Left);
        await Expect(kiosk.Test("ahead")).ToHaveTextAsync("còn 3 người phía trước");
        AssertAsked(kiosk, "check-in");
    }

    [Fact]
    public async Task The_head_postpones()
    {
        await using var kiosk = await FoundByHeadAsync(Waiting);
        visitor.Turn(HeadDirection.Right);
        visitor.Hold(HeadDirection.Right);
        await kiosk.ScreenAsync("sure");
        Assert.Empty(kiosk.Server.Owned);
        visitor.Hold(HeadDirection.Right);
        await Expect(kiosk.Test("own-done")).ToBeVisibleAsync();
        AssertAsked(kiosk, "postpone");
    }

    [Fact]
    public async Task The_ear_hears_where_the_number_stands_and_what_follows()
    {
        await using var kiosk = await FoundAsync(Waiting);
        await TheHeadChooses.SaysAsync(kiosk, "A, không, một, hai", () => kiosk.Page.Keyboard.PressAsync("0"));
        await kiosk.Page.Keyboard.PressAsync("+");
        await kiosk.Page.Keyboard.PressAsync("+");
        await TheHeadChooses.SaysAsync(kiosk, "Tôi cần đi lấy giấy tờ", () => kiosk.Page.Keyboard.PressAsync("+"));
        await TheHeadChooses.SaysAsync(kiosk, "với cán bộ", () => kiosk.Page.Keyboard.PressAsync("Enter"));
        await kiosk.Page.Keyboard.PressAsync("+");
        await TheHeadChooses.SaysAsync(kiosk, "Đã ghi nhận ông/bà đi lấy giấy tờ", () => kiosk.Page.Keyboard.PressAsync("Enter"));
    }

    [Theory]
    [InlineData("postponed-enough", "Số này đã lùi lượt hai lần, không lùi thêm được.")]
    [InlineData("nobody-behind", "Sau số này chưa có ai, nên không có gì để lùi.")]
    [InlineData("not-waiting", "Số này không còn chờ trong hàng.")]
    public async Task A_refusal_is_said_and_the_number_stands(string code, string sentence)
    {
        await using var kiosk = await FoundAsync(Waiting);
        kiosk.Server.OnOwn = (_, _) => FakeServer.Refusal(code);
        await kiosk.Test("own-postpone").ClickAsync();
        await kiosk.Test("own-yes").ClickAsync();
        await Expect(kiosk.Test("own-refused")).ToHaveTextAsync(sentence);
        await Expect(kiosk.Test("place-number")).ToHaveTextAsync("A012");
        await Expect(kiosk.Test("ahead")).ToHaveTextAsync("còn 3 người phía trước");
    }

    [Fact]
    public async Task A_lost_answer_is_asked_for_again_by_the_same_command()
    {
        await using var kiosk = await FoundAsync(Away);
        var does = kiosk.Server.OnOwn;
        kiosk.Server.OnOwn = (_, _) => Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        await kiosk.Test("check-in").ClickAsync();
        await kiosk.ScreenAsync("unanswered");
        await Expect(kiosk.Page.Locator(".lead")).ToContainTextAsync("vẫn chỉ tính một lần");
        kiosk.Server.OnOwn = does;
        await kiosk.Test("retry").ClickAsync();
        await Expect(kiosk.Test("ahead")).ToHaveTextAsync("còn 3 người phía trước");
        Assert.True(kiosk.Server.Owned.Count > 1);
        Assert.Single(kiosk.Server.Owned.Select(asked => asked.Request.CommandId).Distinct());
    }

    [Fact]
    public async Task A_server_that_is_away_is_said_to_be()
    {
        await using var kiosk = await FoundAsync(Waiting);
        await kiosk.Test("own-leave").ClickAsync();
        await kiosk.Server.StopAsync();
        await kiosk.Test("own-yes").ClickAsync();
        await kiosk.ScreenAsync("unanswered");
        await kiosk.Server.StartAgainAsync();
        await kiosk.Test("retry").ClickAsync();
        await Expect(kiosk.Test("own-done")).ToBeVisibleAsync();
        AssertAsked(kiosk, "leave");
    }

    [Fact]
    public async Task A_state_that_only_a_newer_server_knows_is_shown_with_the_desk_to_ask()
    {
        var newer = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(new FindReply(FindOutcome.Found, [Waiting]), Wire.Json))!;
        newer["tickets"]![0]!["state"] = "ofALaterVersion";
        visitor.Here = false;
        await using var kiosk = await OpenAsync(Waiting);
        kiosk.Server.OnFind = _ => Results.Text(newer.ToJsonString(), "application/json");
        await kiosk.IdleAsync();
        await kiosk.Test("where").ClickAsync();
        await kiosk.Test("consent-decline").ClickAsync();
        await kiosk.Test("code").FillAsync("7K4PX2");
        await kiosk.Test("find").ClickAsync();
        await Expect(kiosk.Test("place-number")).ToHaveTextAsync("A012");
        await Expect(kiosk.Test("ahead")).ToHaveTextAsync("Mời hỏi bàn hướng dẫn về số này.");
        await Expect(kiosk.Page.Locator("[data-testid^=own-], [data-testid=check-in]")).ToHaveCountAsync(0);
    }
}
