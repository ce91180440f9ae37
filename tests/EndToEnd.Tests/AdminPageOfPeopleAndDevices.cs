using System.Net;
using System.Net.Http.Json;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

public sealed class AdminPageOfPeopleAndDevices(Browsers browsers) : IClassFixture<Browsers>, IAsyncLifetime
{
    private RunningServer office = null!; // started before each test

    public async ValueTask InitializeAsync() => office = await RunningServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await browsers.CloseAsync();
        await office.DisposeAsync();
    }

    [Fact]
    public async Task A_new_officer_signs_in_once_with_the_password_shown_once()
    {
        var browser = await browsers.OpenAsync();
        var admin = await AdminPage.SignInAsync(browser, office, section: "people");
        await admin.Test("add").ClickAsync();
        await admin.Test("name").FillAsync("Nguyễn Lan");
        await admin.Test("save").ClickAsync();
        await Expect(admin.Fault("name")).ToContainTextAsync("chữ thường không dấu");
        await admin.Test("name").FillAsync("nguyen.lan");
        await admin.SaveAsync();
        var password = await admin.Test("first-password").InnerTextAsync();
        await admin.Page.ReloadAsync();
        await Expect(admin.Item("nguyen.lan")).ToContainTextAsync("chưa đổi mật khẩu");
        await Expect(admin.Test("first-password")).ToHaveCountAsync(0);

        var officer = await AdminPage.OpenAsync(browser, office.Address);
        await officer.EnterAsync("nguyen.lan", password, "lan went in by the door", passwordIsNew: true);
        await Expect(officer.Page.Locator("main")).ToContainTextAsync("Tài khoản này làm việc tại quầy");

        await admin.Test("fullName").FillAsync("Nguyễn Thị Lan");
        await admin.Test("shortName").FillAsync("Thu Lan");
        await Expect(admin.Test("effect")).ToContainTextAsync("Trên các màn hình hiện tên Thu Lan.");
        await admin.SaveAsync();
        await Expect(admin.Item("nguyen.lan")).ToContainTextAsync("Nguyễn Thị Lan");
        await Expect(admin.Item("nguyen.lan")).ToContainTextAsync("nguyen.lan · Cán bộ");
        await officer.Page.GotoAsync(new Uri(office.Address, "/account").ToString()); // the session holds
        await Expect(officer.Page.Locator("main")).ToContainTextAsync("Nguyễn Thị Lan");

        await admin.Test("reset").ClickAsync();
        await admin.Test("yes").ClickAsync();
        await Expect(admin.Test("first-password")).Not.ToHaveTextAsync(password);
        await admin.Test("disabled").CheckAsync();
        await Expect(admin.Test("effect")).ToContainTextAsync("nguyen.lan không đăng nhập được nữa");
        await admin.SaveAsync();
        await Expect(admin.Item("nguyen.lan")).ToContainTextAsync("không đăng nhập được");
    }

    [Fact]
    public async Task A_device_is_paired_by_its_code_and_revoked()
    {
        var (proof, code) = await office.BeginPairingAsync("kiosk");
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, section: "devices");
        await admin.Test("code").FillAsync("000");
        await admin.Test("name").FillAsync("kiosk-2");
        await admin.Test("save").ClickAsync();
        await Expect(admin.Fault("code")).ToContainTextAsync("Không có máy nào đang hiện mã này");
        await admin.Test("code").FillAsync($"{code[..3]} {code[3..]}"); // as it is read aloud
        await admin.SaveAsync();

        using var device = await office.ClaimAsync(proof);
        Assert.Equal(HttpStatusCode.NoContent, await ReportAsync(device));
        var card = admin.Page.Locator("[data-testid=device][data-device=kiosk-2]");
        await Expect(card).ToContainTextAsync("Không có camera", new() { Timeout = 10_000 }); // it looks by itself
        await Expect(card).ToContainTextAsync("Cắm camera.");

        await card.GetByTestId("revoke").ClickAsync();
        await admin.Test("no").ClickAsync();
        await Expect(card).ToHaveAttributeAsync("data-state", "trouble");
        await card.GetByTestId("revoke").ClickAsync();
        await admin.Test("yes").ClickAsync();
        await Expect(card).ToHaveAttributeAsync("data-state", "revoked");
        Assert.Equal(HttpStatusCode.Unauthorized, await ReportAsync(device));
    }

    [Fact]
    public async Task An_auditor_reads_everything_and_changes_nothing()
    {
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, "auditor");
        await Expect(admin.Test("section-template")).ToHaveCountAsync(0); // there is nothing to read
        foreach (var section in AdminPage.Sections.Except(["template"]))
        {
            await admin.GoAsync(section);
            if (section == "audit")
                continue;
            await Expect(admin.Test("read-only")).ToHaveTextAsync("Tài khoản giám sát chỉ được xem, không thay đổi được.");
            await Expect(admin.Test("save")).ToHaveCountAsync(0);
            await Expect(admin.Page.Locator("main input:enabled, main select:enabled, main textarea:enabled, main button:enabled"))
                .ToHaveCountAsync(0);
        }

        await admin.GoAsync("services", "dat-dai");
        await Expect(admin.Test("services[2].prefix")).ToBeDisabledAsync();
        Assert.Empty(admin.Complaints);
    }

    [Fact]
    public async Task The_audit_says_what_changed_and_is_filtered()
    {
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, section: "services");
        await admin.Item("dat-dai").ClickAsync();
        await admin.Test("services[2].expectedMinutes").FillAsync("25");
        await admin.SaveAsync();

        await admin.GoAsync("audit");
        await Expect(admin.Test("entry").First).ToContainTextAsync("Lĩnh vực › Đất đai – Xây dựng › Phút mỗi lượt (dự kiến): 20 → 25");
        await admin.Test("filter-what").SelectOptionAsync("password-changed");
        await admin.Test("filter-who").FillAsync("manager");
        await admin.Test("filter").ClickAsync();
        await Expect(admin.Test("entry")).ToHaveCountAsync(1);
        await Expect(admin.Test("entry")).ToHaveAttributeAsync("data-what", "password-changed");
        await admin.Page.ReloadAsync();
        await Expect(admin.Test("entry")).ToHaveCountAsync(1); // the address keeps the filter
        await admin.Test("filter-until").FillAsync("2020-01-01");
        await admin.Test("filter").ClickAsync();
        await Expect(admin.Test("entry")).ToHaveCountAsync(0);
        await admin.Page.GoBackAsync();
        await Expect(admin.Test("entry")).ToHaveCountAsync(1);
        Assert.Contains("/admin/audit", admin.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_reads_of_all_offices_and_of_none()
    {
        var browser = await browsers.OpenAsync();
        var stranger = await AdminPage.OpenAsync(browser, office.Address);
        await stranger.EnterAsync("nobody-has-this-name", "not this one", "", passwordIsNew: false);
        await Expect(stranger.Test("refusal")).Not.ToBeEmptyAsync();
        var admin = await AdminPage.SignInAsync(browser, office, "admin", "audit");
        await Expect(admin.Page.Locator("[data-what=signed-in]")).ToHaveCountAsync(1);
        await Expect(admin.Page.Locator("[data-what=sign-in-failed]")).ToHaveCountAsync(0);
        await admin.Test("filter-where").SelectOptionAsync("none");
        await admin.Test("filter").ClickAsync();
        await Expect(admin.Test("audit-of")).ToContainTextAsync("Chỉ việc ngoài cơ quan.");
        await Expect(admin.Page.Locator("[data-what=sign-in-failed]")).ToHaveCountAsync(1);
        await Expect(admin.Page.Locator("[data-what=signed-in]")).ToHaveCountAsync(0);
        await admin.Test("filter-where").SelectOptionAsync("all");
        await admin.Test("filter").ClickAsync();
        await Expect(admin.Page.Locator("[data-what=signed-in]")).ToHaveCountAsync(1);
        await Expect(admin.Page.Locator("[data-what=sign-in-failed]")).ToHaveCountAsync(1);

        var manager = await AdminPage.SignInAsync(browser, office, section: "audit");
        await Expect(manager.Test("entry").First).ToBeVisibleAsync();
        await Expect(manager.Test("filter-where")).ToHaveCountAsync(0);
    }

    private static async Task<HttpStatusCode> ReportAsync(HttpClient device)
    {
        using var answer = await device.PostAsJsonAsync(
            "/api/v1/health-reports",
            new
            {
                version = "1.0",
                pageOpen = true,
                camera = "none",
            }
        );
        return answer.StatusCode;
    }
}
