using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>One office's settings for fourteen others: some took them over before, some have their own, one cannot have them.</summary>
public sealed class AdminPageOfATemplate(Browsers browsers) : IClassFixture<Browsers>, IAsyncLifetime
{
    private const int Wards = 14;
    private RunningServer office = null!; // started before each test

    public async ValueTask InitializeAsync() => office = await RunningServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await browsers.CloseAsync();
        await office.DisposeAsync();
    }

    [Fact]
    public async Task Is_looked_at_in_each_and_then_applied()
    {
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office);
        await MakeWardsAsync(admin);
        await ChangeAsync(admin, "phuong-2", "settings.services[0].expectedMinutes = 44");
        await ChangeAsync(
            admin,
            "phuong-3",
            "settings.services.push({ id: 'rieng', prefix: 'Z', name: { vi: 'Chợ đêm' }, expectedMinutes: 9 })"
        );
        await ChangeAsync(
            admin,
            "ha-dong",
            "settings.services[0].expectedMinutes = 17; settings.services[0].quota = 90;"
                + "settings.services.push({ id: 'moi', prefix: 'Z', name: { vi: 'Đất hiếm', en: 'Rare earths' }, expectedMinutes: 30 })"
        );
        await admin.Page.ReloadAsync();
        await admin.GoAsync("template");
        await Expect(admin.Test("look")).ToBeDisabledAsync();

        // Found by name without its marks; chosen all at once; and one left out by the keyboard.
        await admin.Test("sought").FillAsync("phuong 1");
        await admin.Test("all").ClickAsync();
        await Expect(admin.Test("chosen")).ToHaveTextAsync("Đã chọn 6 cơ quan"); // 1, and 10 to 14
        await admin.Test("sought").FillAsync("");
        await admin.Test("all").ClickAsync();
        await admin.Test("offices:phuong-14").FocusAsync();
        await admin.Page.Keyboard.PressAsync("Space");
        await Expect(admin.Test("chosen")).ToHaveTextAsync("Đã chọn 13 cơ quan");
        await PagesAreSound.SeeAsync(admin, "admin-template-vi");
        await admin.Test("look").ClickAsync();

        await Expect(admin.Test("said")).ToHaveTextAsync("12 cơ quan sẽ thay đổi. 1 cơ quan không áp dụng được; lý do ghi bên dưới.");
        await Expect(Line(admin, 1)).ToHaveAttributeAsync("data-state", "changes");
        await Expect(Line(admin, 1).Locator("summary")).ToContainTextAsync("3 thay đổi");
        await Expect(Line(admin, 2).Locator("summary")).ToContainTextAsync("2 thay đổi · giữ 1 điểm riêng");
        await Line(admin, 2).Locator("summary").ClickAsync();
        await Expect(Line(admin, 2).Locator("details > ul").Nth(1)).ToContainTextAsync("44 (mẫu: 17)");
        await Expect(Line(admin, 3)).ToHaveAttributeAsync("data-state", "refused");
        await Expect(Line(admin, 3)).ToContainTextAsync("Lĩnh vực › Đất hiếm › Chữ đầu: Đã dùng ở chỗ khác.");
        await SeeAsync(admin, "admin-template-differences");

        await admin.Test("apply").ClickAsync();
        await Expect(admin.Test("question")).ToContainTextAsync("cho 12 cơ quan");
        await admin.Test("no").ClickAsync();
        await Expect(Line(admin, 1)).ToHaveAttributeAsync("data-state", "changes");
        await admin.Test("apply").ClickAsync();
        await admin.Test("yes").ClickAsync();
        await Expect(admin.Test("said")).ToHaveTextAsync("Đã áp dụng cho 12 cơ quan.");
        await Expect(Line(admin, 1)).ToHaveAttributeAsync("data-state", "done");
        await Expect(Line(admin, 3)).ToHaveAttributeAsync("data-state", "refused");
        await SeeAsync(admin, "admin-template-done");
        Assert.Equal("17 90 true", await ServiceAsync(admin, "phuong-1"));
        Assert.Equal("44 90 true", await ServiceAsync(admin, "phuong-2"));
        Assert.NotEqual("17 90 true", await ServiceAsync(admin, "phuong-14"));

        // The last of many offices is seen among them.
        await admin.Page.GotoAsync(new Uri(office.Address, "/admin?section=template&office=phuong-14").ToString());
        await admin.HasSectionAsync("template");
        await admin.Page.WaitForFunctionAsync(
            """
            () => {
              const [list, at] = ['.side > .tree', '.side > .tree [aria-current]']
                .map((of) => document.querySelector(of).getBoundingClientRect());
              return list.height < 400 && at.top >= list.top && at.bottom <= list.bottom;
            }
            """
        );
        await admin.Page.GoBackAsync();
        await admin.HasSectionAsync("template");
        await admin.Test("all").ClickAsync();
        await admin.Test("offices:phuong-3").UncheckAsync();
        await admin.Test("offices:phuong-14").UncheckAsync();
        await admin.Test("look").ClickAsync();
        await Expect(admin.Test("said")).ToHaveTextAsync("0 cơ quan sẽ thay đổi.");

        // What was found counts for what was chosen: another choice, and it is looked at again.
        await admin.Test("parts:hours").UncheckAsync();
        await Expect(admin.Test("difference")).ToHaveCountAsync(0);
        Assert.Empty(admin.Complaints);
    }

    private static ILocator Line(AdminPage admin, int ward) => admin.Page.Locator($"[data-testid=difference][data-office=phuong-{ward}]");

    private static async Task SeeAsync(AdminPage admin, string name)
    {
        await PagesAreSound.SeeAsync(admin, $"{name}-vi", pictured: true);
        await admin.Page.SetViewportSizeAsync(390, 844);
        await admin.Test("language").ClickAsync();
        await Line(admin, 2).ScrollIntoViewIfNeededAsync();
        await PagesAreSound.SeeAsync(admin, $"{name}-narrow-en", pictured: true);
        await admin.Test("language").ClickAsync();
        await admin.Page.SetViewportSizeAsync(1280, 720);
    }

    /// <summary>Copies of the office, by the manager's own session.</summary>
    private static Task MakeWardsAsync(AdminPage admin) =>
        admin.Page.EvaluateAsync(
            """
            async (count) => {
              const { ask } = await import('/shell/server.js');
              for (let n = 1; n <= count; n++) {
                await ask('POST', '/api/v1/offices',
                  { id: `phuong-${n}`, name: { vi: `Phường ${n}` }, timeZone: 'Asia/Ho_Chi_Minh', parent: 'ha-dong', copyOf: 'ha-dong' });
              }
            }
            """,
            Wards
        );

    private static Task ChangeAsync(AdminPage admin, string of, string change) =>
        admin.Page.EvaluateAsync(
            $$"""
            async () => {
              const { ask, command } = await import('/shell/server.js');
              const { settings } = await ask('GET', '/api/v1/offices/{{of}}/settings');
              {{change}};
              await command('/api/v1/offices/{{of}}/settings', { settings });
            }
            """
        );

    /// <summary>What became of the first service, and whether the new one is there.</summary>
    private static Task<string> ServiceAsync(AdminPage admin, string of) =>
        admin.Page.EvaluateAsync<string>(
            """
            async (office) => {
              const { ask } = await import('/shell/server.js');
              const { settings: { services } } = await ask('GET', `/api/v1/offices/${office}/settings`);
              return `${services[0].expectedMinutes} ${services[0].quota} ${services.some(({ id }) => id === 'moi')}`;
            }
            """,
            of
        );
}
