using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>A second office with its kiosk, its board and an officer: a list says what is left, and ticks itself.</summary>
public sealed class AdminPageSetsUpAnOffice(Browsers browsers) : IClassFixture<Browsers>, IAsyncLifetime
{
    private RunningServer office = null!; // started before each test
    private int clicks;
    private int fields;

    public async ValueTask InitializeAsync() => office = await RunningServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await browsers.CloseAsync();
        await office.DisposeAsync();
    }

    private async Task ClickAsync(AdminPage admin, string id)
    {
        clicks++;
        await admin.Test(id).ClickAsync();
    }

    private async Task FillAsync(AdminPage admin, string id, string words)
    {
        fields++;
        await admin.Test(id).FillAsync(words);
    }

    /// <summary>What a device shows that was just switched on.</summary>
    private async Task<string> CodeOfAsync(string kind) => (await office.BeginPairingAsync(kind)).Code;

    private static Task DoneAsync(AdminPage admin, string step, bool done) =>
        Expect(admin.Page.Locator($"[data-testid=setup-step][data-step={step}]"))
            .ToHaveAttributeAsync("data-done", done ? "true" : "false");

    [Fact]
    public async Task In_six_clicks_and_four_fields()
    {
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office);
        await ClickAsync(admin, "add-new");
        await FillAsync(admin, "name.vi", "Phường Yên Nghĩa");
        await Expect(admin.Test("copyOf")).ToBeCheckedAsync();
        await ClickAsync(admin, "save");

        await admin.HasSectionAsync("setup");
        Assert.Contains("office=phuong-yen-nghia", admin.Page.Url, StringComparison.Ordinal);
        await Expect(admin.Page.Locator(".tree .tree a[aria-current]")).ToHaveTextAsync("Phường Yên Nghĩa");
        foreach (var step in new[] { "services", "counters" })
            await DoneAsync(admin, step, done: true);
        foreach (var step in new[] { "hours", "people", "kiosk", "board" })
            await DoneAsync(admin, step, done: false);
        await PagesAreSound.SeeAsync(admin, "admin-setup", pictured: true);
        await FillAsync(admin, "code", await CodeOfAsync("kiosk"));
        await ClickAsync(admin, "save");
        await DoneAsync(admin, "kiosk", done: true);
        await FillAsync(admin, "code", await CodeOfAsync("board"));
        await ClickAsync(admin, "save");
        await DoneAsync(admin, "board", done: true);
        await ClickAsync(admin, "setup-people");
        await FillAsync(admin, "name", "yen-nghia.lan");
        await ClickAsync(admin, "save");
        await Expect(admin.Test("said")).ToBeVisibleAsync();
        await Expect(admin.Item("yen-nghia.lan")).ToBeVisibleAsync();
        Assert.Equal((6, 4), (clicks, fields));

        await admin.GoAsync("setup");
        await DoneAsync(admin, "people", done: true);
        await Expect(admin.Test("setup-left")).ToHaveTextAsync("Còn 1 việc trước khi đón người dân."); // hours: tests run at night
        await Expect(admin.Page.GetByTestId("setup-step")).ToHaveCountAsync(6);
        Assert.Empty(admin.Complaints);
    }

    [Fact]
    public async Task Beside_another_and_at_the_top_as_far_as_one_may()
    {
        var manager = await AdminPage.SignInAsync(await browsers.OpenAsync(), office);
        await Expect(manager.Test("add-new")).ToBeVisibleAsync();
        await Expect(manager.Test("add-beside")).ToHaveCountAsync(0); // nothing stands above the manager's own
        await Expect(manager.Test("add-top")).ToHaveCountAsync(0);
        await manager.Test("add-new").ClickAsync();
        await manager.Test("name.vi").FillAsync("Phường Một");
        await manager.Test("copyOf").UncheckAsync();
        await manager.Test("save").ClickAsync();
        await manager.HasSectionAsync("setup");
        await DoneAsync(manager, "services", done: false);

        await manager.GoAsync("office");
        await manager.Test("add-beside").ClickAsync();
        await manager.Test("name.vi").FillAsync("Phường Hai");
        await manager.Test("save").ClickAsync();
        await manager.HasSectionAsync("setup");
        await Expect(manager.Page.Locator(".tree .tree a")).ToHaveTextAsync(["Phường Hai", "Phường Một"]);

        var administrator = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, "admin");
        await administrator.Test("add-top").ClickAsync();
        await administrator.Test("name.vi").FillAsync("Tỉnh khác");
        await administrator.Test("save").ClickAsync();
        await administrator.HasSectionAsync("setup");
        await Expect(administrator.Page.Locator("nav > .tree > li")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_name_that_is_taken_says_so_at_its_field()
    {
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office);
        await admin.Test("add-new").ClickAsync();
        await admin.Test("name.vi").FillAsync("Hà Đông");
        await admin.Test("save").ClickAsync();
        await Expect(admin.Fault("id")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_was_typed_at_one_office_is_never_asked_of_another()
    {
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office);
        await admin.Test("add-new").ClickAsync();
        var opened = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        await admin.Page.RouteAsync(
            "**/offices/phuong-yen-nghia/settings",
            async route =>
            {
                opened.SetResult();
                await goOn.Task;
                await route.ContinueAsync();
            }
        );
        var asked = new List<string>();
        admin.Page.Request += (_, request) => asked.Add(request.Url);
        await admin.Page.Clock.InstallAsync();
        await admin.Test("name.vi").FillAsync("Phường Yên Nghĩa");
        await admin.Test("save").ClickAsync();
        await opened.Task;
        await admin.Page.Clock.RunForAsync(1_000); // longer than the pause of typing: the draft there is still the office's before
        Assert.DoesNotContain(asked, url => url.EndsWith("/phuong-yen-nghia/settings/check", StringComparison.Ordinal));
        goOn.SetResult();
        await admin.HasSectionAsync("setup");
        await Expect(admin.Test("setup-left")).ToBeVisibleAsync();
        Assert.Empty(admin.Complaints);
    }
}
