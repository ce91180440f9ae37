using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

public sealed class OfficersAreCalledByName(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    private const string Full = "Nguyễn Thị Phương Khuyên Ở Phường Hà Đông";
    private const string Short = "Nguyễn Thị Phương Khuyên"; // as long as one may be

    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Fact]
    public async Task Where_they_sit_where_a_number_is_sent_where_a_counter_is_taken_over_and_in_the_audit()
    {
        await using var office = await RunningOffice.StartAsync();
        var desk = await browsers.OpenAsync();
        var officer = await ConsolePage.SignInAsync(desk, office);
        await Expect(officer.Test("to-account")).ToHaveTextAsync("officer");
        var hall = await HallPage.SignInAsync(desk, office, "admin");
        await Expect(hall.Counter("quay-1")).ToContainTextAsync("officer");
        var colleague = await ConsolePage.SignInAsync(desk, office, "manager", "quay-2");
        await colleague.GiveAsync();
        await colleague.PressAsync("next");

        await hall.Page.EvaluateAsync(
            """
            async (names) => (await import('/shell/server.js')).ask('POST', '/api/v1/offices/ha-dong/people/officer', names)
            """,
            new { fullName = Full, shortName = Short }
        );
        await Expect(hall.Counter("quay-1")).ToContainTextAsync(Short);
        await Expect(officer.Test("to-account")).ToHaveTextAsync(Short);
        await Expect(officer.Test("to-account")).ToHaveAttributeAsync("aria-label", $"Tài khoản của tôi: {Short}");
        await PagesAreSound.SeeAsync(hall, "hall-named");
        await officer.Page.SetViewportSizeAsync(960, 1040);
        await PagesAreSound.SeeAsync(officer, "console-named");
        await colleague.PressAsync("transfer");
        await colleague.AsksAsync("transfer");
        await Expect(colleague.Test("transfer-to")).ToContainTextAsync($"({Short})");
        await colleague.Page.Keyboard.PressAsync("Escape");
        await colleague.PressAsync("finish");
        await colleague.PressAsync("leave");
        await Expect(colleague.Test("counter").First).ToContainTextAsync($"{Short} đang ngồi");
        await colleague.Page.Keyboard.PressAsync("1");
        await colleague.AsksAsync("take-over");
        await Expect(colleague.Test("dialog")).ToContainTextAsync($"{Short} đang ngồi quầy 1");
        await PagesAreSound.SeeAsync(colleague, "console-take-over-named");

        await hall.Page.GotoAsync(new Uri(office.Server.Address, "/admin/audit?office=ha-dong&who=officer").ToString());
        await Expect(hall.Test("entry").First).ToContainTextAsync($"{Full} (officer)");
        Assert.Empty(officer.Complaints);
        Assert.Empty(colleague.Complaints);
        Assert.Empty(hall.Complaints);
    }
}
