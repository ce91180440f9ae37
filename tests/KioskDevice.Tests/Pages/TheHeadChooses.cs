using FaceEngine.HeadTurns;
using FaceEngine.Liveness;
using KioskDevice.Tests.Running;
using KioskDevice.Visits;
using Microsoft.AspNetCore.Http;
using QueueContracts;
using static Microsoft.Playwright.Assertions;

namespace KioskDevice.Tests.Pages;

/// <summary>The page as somebody walks it who touches nothing, or only a keypad, or hears it only.</summary>
[Collection(nameof(KioskPage))] // one of these at a time: each plays a camera to the end of a visit
public sealed class TheHeadChooses(Browser browser)
{
    private readonly FakeVisitor visitor = new();

    private Task<KioskPage> OpenAsync(params string[] settings) =>
        KioskPage.OpenAsync(browser, Office.View(), new() { Reader = visitor.Reader, Settings = settings });

    private static IResult Number(IssueRequest request) =>
        Results.Json(
            new IssueReply(Walk.Ticket("B007") with { Service = request.Service, HasFace = request.Face is not null }, Known: false),
            Wire.Json
        );

    [Fact]
    public async Task A_whole_visit_is_walked_without_a_touch()
    {
        await using var kiosk = await OpenAsync("--Kiosk:Visit:Liveness", "off");
        kiosk.Server.OnIssue = Number;
        await kiosk.ScreenAsync("greeting");
        await Expect(kiosk.Test("head-help")).ToBeVisibleAsync();
        await Expect(kiosk.Test("head-bar")).ToBeVisibleAsync();

        visitor.Turn(HeadDirection.Right);
        await Expect(kiosk.Tile("ho-tich")).ToBeFocusedAsync();
        await kiosk.ScreenAsync("choosing");
        visitor.Turn(HeadDirection.Right);
        await Expect(kiosk.Tile("dat-dai")).ToBeFocusedAsync();
        visitor.Turn(HeadDirection.Left);
        await Expect(kiosk.Tile("ho-tich")).ToBeFocusedAsync();
        visitor.Hold(HeadDirection.Right);
        await kiosk.ScreenAsync("consent");
        Assert.Empty(kiosk.Server.Issued); // choosing a service agrees to nothing

        visitor.Hold(HeadDirection.Right);
        await kiosk.ScreenAsync("number");

        await Expect(kiosk.Test("ticket-number")).ToHaveTextAsync("B007");
        var asked = Assert.Single(kiosk.Server.Issued);
        Assert.Equal(("dat-dai", "vi", false), (asked.Service.Value, asked.Consent?.Language, asked.Consent?.Picture));
        Assert.NotNull(asked.Face);
        await Expect(kiosk.Test("forget-face")).ToBeVisibleAsync();
        await kiosk.SoundAsync("kiosk-number-by-face");
    }

    [Fact]
    public async Task The_last_choice_is_taken_back_by_the_head()
    {
        await using var kiosk = await OpenAsync();
        visitor.Hold(HeadDirection.Right);
        await kiosk.ScreenAsync("consent");
        for (var i = 0; i < 3; i++)
            visitor.Turn(HeadDirection.Right);
        await Expect(kiosk.Test("back")).ToBeFocusedAsync();
        visitor.Turn(HeadDirection.Left);
        visitor.Hold(HeadDirection.Right);
        await kiosk.ScreenAsync("choosing");
    }

    [Fact]
    public async Task A_turn_that_is_let_go_too_soon_chooses_nothing()
    {
        await using var kiosk = await OpenAsync();
        visitor.Hold(HeadDirection.Right, toTheEnd: false);
        await Expect(kiosk.Tile("ho-tich")).ToBeFocusedAsync();
        await Expect(kiosk.Tile("ho-tich")).ToHaveAttributeAsync("style", new System.Text.RegularExpressions.Regex("--dwell: 0"));
        await kiosk.ScreenAsync("choosing");
    }

    [Fact]
    public async Task Looking_away_ends_the_visit_after_saying_so()
    {
        await using var kiosk = await OpenAsync();
        visitor.Hold(HeadDirection.Right);
        await kiosk.ScreenAsync("consent");
        visitor.Here = false;
        await Expect(kiosk.Test("away")).ToContainTextAsync("sẽ dừng sau");
        visitor.Here = true;
        await Expect(kiosk.Test("away")).ToBeHiddenAsync();
        await kiosk.ScreenAsync("consent");

        visitor.Here = false;

        await kiosk.ScreenAsync("idle");
        await Expect(kiosk.Test("away")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Who_touches_is_not_steered_by_their_own_head_and_not_sent_away()
    {
        await using var kiosk = await OpenAsync();
        await kiosk.ScreenAsync("greeting");
        await kiosk.Test("start").ClickAsync();
        visitor.Hold(HeadDirection.Right);
        await WaitUntilSeenAsync();
        await kiosk.ScreenAsync("choosing");
        await Expect(kiosk.Tile("ho-tich")).Not.ToBeFocusedAsync();
    }

    [Fact]
    public async Task Somebody_else_begins_anew_and_is_told_why()
    {
        await using var kiosk = await OpenAsync();
        visitor.Hold(HeadDirection.Right);
        await kiosk.ScreenAsync("consent");
        visitor.Track = 2;
        await kiosk.ScreenAsync("greeting");
        await Expect(kiosk.Test("notice")).ToContainTextAsync("không theo kịp khuôn mặt");
        await kiosk.SoundAsync("kiosk-someone-else");
    }

    [Fact]
    public async Task The_challenge_shows_the_way_and_says_what_was_wrong()
    {
        await using var kiosk = await OpenAsync();
        visitor.Hold(HeadDirection.Right);
        await kiosk.ScreenAsync("consent");
        visitor.Hold(HeadDirection.Right);
        await kiosk.ScreenAsync("challenge");
        await Expect(kiosk.Page.Locator("h1")).ToHaveTextAsync("Mời nhìn thẳng");

        visitor.Challenge = new(ChallengeStage.Asked, HeadDirection.Left, 1, 3, ChallengeFault.None);
        await Expect(kiosk.Page.Locator("h1")).ToHaveTextAsync("Mời quay đầu sang trái");
        await Expect(kiosk.Page.Locator(".turn.done")).ToHaveCountAsync(1);
        await kiosk.SoundAsync("kiosk-challenge");
        visitor.Challenge = visitor.Challenge with { Reached = true };
        await Expect(kiosk.Page.Locator("h1")).ToHaveTextAsync("Mời nhìn thẳng"); // far enough: back again

        visitor.Challenge = new(ChallengeStage.Failed, null, 1, 3, ChallengeFault.WrongWay);
        await kiosk.ScreenAsync("gave-up"); // the first failure and the second
        await Expect(kiosk.Test("without-face")).ToBeVisibleAsync();
        await Expect(kiosk.Test("retry")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_keypad_walks_the_same_choices()
    {
        await using var kiosk = await OpenAsync();
        visitor.Here = false;
        await kiosk.IdleAsync();
        await kiosk.Page.Keyboard.PressAsync("+");
        await kiosk.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(kiosk.Tile("dat-dai")).ToBeFocusedAsync();
        await kiosk.Page.Keyboard.PressAsync("-");
        await Expect(kiosk.Tile("ho-tich")).ToBeFocusedAsync();
        await kiosk.Page.Keyboard.PressAsync("Enter");
        await kiosk.ScreenAsync("consent");
        await kiosk.Page.Keyboard.PressAsync("1"); // a digit agrees to nothing
        await kiosk.ScreenAsync("consent");
        await kiosk.Page.Keyboard.PressAsync("Backspace");
        await kiosk.ScreenAsync("choosing");
    }

    [Fact]
    public async Task The_whole_visit_is_read_aloud_to_whom_asks_for_it()
    {
        await using var kiosk = await OpenAsync("--Kiosk:Visit:Liveness", "off");
        kiosk.Server.OnIssue = Number;
        await kiosk.ScreenAsync("greeting");
        await SaysAsync(
            kiosk,
            "Ông/Bà cần làm việc",
            () =>
            {
                visitor.Hold(HeadDirection.Left);
                return Task.CompletedTask;
            }
        ); // one turn to the left and held: the ear
        await Expect(kiosk.Test("narrate")).ToHaveAttributeAsync("aria-pressed", "true");
        await SaysAsync(
            kiosk,
            "Tư pháp",
            () =>
            {
                visitor.Turn(HeadDirection.Left);
                visitor.Turn(HeadDirection.Right);
                visitor.Turn(HeadDirection.Right);
                return Task.CompletedTask;
            }
        );
        await SaysAsync(kiosk, "Lấy số bằng khuôn mặt", () => kiosk.Page.Keyboard.PressAsync("1"));
        await SaysAsync(kiosk, "Tôi đồng ý", () => kiosk.Page.Keyboard.PressAsync("ArrowRight"));
        await SaysAsync(kiosk, "bê, không, không, bảy", () => kiosk.Page.Keyboard.PressAsync("Enter"));
        await kiosk.Test("done").ClickAsync();
        await Expect(kiosk.Test("narrate")).ToHaveAttributeAsync("aria-pressed", "false"); // the next visitor begins in silence
    }

    /// <summary>Waits for the sound that begins or goes on with some words, and that it is one.</summary>
    internal static async Task SaysAsync(KioskPage kiosk, string words, Func<Task> act)
    {
        var sound = await kiosk.Page.RunAndWaitForResponseAsync(
            act,
            answer =>
                answer.Url.Contains("/narrator/speech.wav", StringComparison.Ordinal)
                && Uri.UnescapeDataString(answer.Url.Replace('+', ' ')).Contains(words, StringComparison.OrdinalIgnoreCase)
        );
        Assert.Equal((200, "audio/wav"), (sound.Status, sound.Headers["content-type"]));
    }

    private async Task WaitUntilSeenAsync()
    {
        while (!visitor.IsDone)
            await Task.Yield();
    }
}
