using KioskDevice.Tests.Running;
using KioskDevice.Visits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using QueueContracts;
using static Microsoft.Playwright.Assertions;

namespace KioskDevice.Tests.Pages;

/// <summary>The same where somebody is shown their numbers and what can be done with them: several of them, however long.</summary>
public sealed class NothingScrollsBesideANumber(Browser browser)
{
    private static readonly TicketSummary Plain = Walk.Ticket("A012") with
    {
        ServiceName = Office.Names("Tư pháp – Hộ tịch", "Justice and civil status"),
        Ahead = 3,
        Estimate = new(10, 15),
        HasFace = true,
        Page = new("https://so.example.vn/t/7K4PX2"),
    };
    private static readonly TicketSummary Long = Plain with
    {
        ServiceName = Office.Names(
            "Đăng ký biến động quyền sử dụng đất, quyền sở hữu nhà ở và tài sản gắn liền đất",
            "Registration of changes of land use rights, house ownership and assets on land."
        ),
        Class = Office.Names("Người khuyết tật nặng", "People with severe disabilities"),
        Ahead = 120,
        Estimate = new(100, 240),
    };

    private static readonly TicketSummary[] Three = [Long, Other(Long, "B345"), Other(Long, "C678")];

    /// <summary>What is shown, and how it is come to once the numbers are: what the visitor does, and what the server refuses.</summary>
    private static readonly (string Name, string Screen, TicketSummary[] Found, VisitInput[] Then, string? Refused)[] Shown =
    [
        ("waiting", "place", [Plain], [], null),
        ("waiting-3", "place", Three, [], null),
        ("awaited", "place", [Away(Plain)], [], null),
        ("awaited-3", "place", [.. Three.Select(Away)], [], null),
        ("refused", "place", [Long], Meant(OwnAct.Postpone, Long), "postponed-enough"),
        ("left", "place", [Long], Meant(OwnAct.Leave, Long), null),
        ("leave", "sure", [Plain], [new VisitInput.ActAsked(OwnAct.Leave)], null),
        ("leave-3", "sure", Three, [new VisitInput.ActAsked(OwnAct.Leave)], null),
        ("known", "number", [Long], [], null),
        ("known-awaited", "number", [Away(Long)], [], null),
    ];

    private static TicketSummary Other(TicketSummary ticket, string number) =>
        ticket with
        {
            Id = TicketId.New(),
            Number = TicketNumber.Parse(number, null),
        };

    private static TicketSummary Away(TicketSummary ticket) => ticket with { State = TicketState.Away };

    private static VisitInput[] Meant(OwnAct act, TicketSummary ticket) =>
        [new VisitInput.ActAsked(act), new VisitInput.ActMeant(ticket.Id)];

    [Theory]
    [InlineData(768, 1366)]
    [InlineData(1080, 1920)]
    [InlineData(1280, 800)]
    [InlineData(1920, 1080)]
    public async Task Whatever_they_hold_and_need(int width, int height)
    {
        var setup = new KioskSetup
        {
            Width = width,
            Height = height,
            Settings = ["--Kiosk:Visit:AnswerSeconds", "120", "--Kiosk:Visit:QuestionSeconds", "300"],
        };
        await using var kiosk = await KioskPage.OpenAsync(browser, Office.View(), setup);
        await kiosk.IdleAsync();
        var visit = kiosk.Kiosk.Services.GetRequiredService<VisitLoop>();
        var faults = new List<string>();
        foreach (var (name, screen, found, then, refused) in Shown)
        {
            await ShowAsync(kiosk, visit, screen, found, then, refused);
            foreach (var help in NothingScrolls.Helps)
            {
                await TouchAsync(kiosk, help);
                foreach (var language in new[] { "en", "vi" })
                {
                    await TouchAsync(kiosk, "language");
                    await Expect(kiosk.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
                    await kiosk.PictureAsync($"own-{width}-{name}-{language}-{string.Join('+', help)}");
                    var wrong = await kiosk.Page.EvaluateAsync<string[]>(NothingScrolls.Faults);
                    faults.AddRange(wrong.Select(fault => $"{name} {language} {string.Join('+', help)}: {fault}"));
                }

                await TouchAsync(kiosk, help);
            }
        }

        Assert.True(faults.Count == 0, $"{faults.Count} faults:\n{string.Join('\n', faults.Take(40))}");
    }

    /// <summary>At once, also where something would lie on them.</summary>
    private static Task TouchAsync(KioskPage kiosk, params string[] tools) =>
        kiosk.Page.EvaluateAsync("tools => tools.forEach((tool) => document.querySelector(`[data-testid=${tool}]`).click())", tools);

    /// <summary>Walks from the beginning to what is to be seen.</summary>
    private static async Task ShowAsync(
        KioskPage kiosk,
        VisitLoop visit,
        string screen,
        TicketSummary[] found,
        VisitInput[] then,
        string? refused
    )
    {
        kiosk.Server.OnIssue = _ => Results.Json(new IssueReply(found[0], Known: true), Wire.Json);
        kiosk.Server.OnFind = _ => Results.Json(new FindReply(FindOutcome.Found, found), Wire.Json);
        kiosk.Server.OnOwn = (verb, _) =>
        {
            var state = verb == "leave" ? TicketState.Away : TicketState.Issued;
            kiosk.Server.OnFind = _ =>
                Results.Json(new FindReply(FindOutcome.Found, [.. found.Select(ticket => ticket with { State = state })]), Wire.Json);
            return refused is null ? Results.Json(new CommandReply(1), Wire.Json) : FakeServer.Refusal(refused);
        };
        visit.Post(new VisitInput.Left());
        await kiosk.IdleAsync();
        visit.Post(screen == "number" ? new VisitInput.ServiceChosen(Walk.Service) : new VisitInput.PlaceAsked());
        visit.Post(new VisitInput.WithoutFace());
        visit.Post(new VisitInput.CodeEntered("7K4PX2"));
        await kiosk.ScreenAsync(screen == "number" ? screen : "place");
        foreach (var input in then)
            visit.Post(input);
        await kiosk.ScreenAsync(screen);
        if (then.Length > 0 && screen == "place")
            await Expect(kiosk.Page.Locator(".said")).ToBeVisibleAsync();
    }
}
