using System.Globalization;
using System.Text.Json;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>When appointments are given is set by a form, with what it comes to, before it is saved and after.</summary>
public sealed class AdminPageOfAppointments(Browsers browsers) : IClassFixture<Browsers>, IAsyncLifetime
{
    private RunningServer office = null!; // started before each test

    public async ValueTask InitializeAsync() => office = await RunningServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await browsers.CloseAsync();
        await office.DisposeAsync();
    }

    /// <summary>The day after tomorrow, so that midnight may pass while a test runs.</summary>
    private static DateOnly Day => DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7)).AddDays(2); // in Hà Đông

    private static string Written(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);

    private static async Task<AdminPage> WithAPlanAsync(AdminPage admin)
    {
        await admin.Test("add").ClickAsync();
        foreach (var day in new[] { "saturday", "sunday" })
            await admin.Test($"slotPlans[0].weekdays.{day}").CheckAsync();
        return admin;
    }

    /// <summary>An officer's return at nine; its code.</summary>
    private static async Task<string> BookAsync(AdminPage admin) => (
            await admin.Page.EvaluateAsync<JsonElement>(
                """
                async (start) => (await import('/shell/server.js')).command('/api/v1/offices/ha-dong/bookings/returns',
                  { service: 'ho-tich', start, contact: '0912345678' })
                """,
                $"{Written(Day)}T09:00:00+07:00"
            )
        ).GetProperty("booking").GetProperty("code").GetString()!; // every appointment has one

    private static Microsoft.Playwright.ILocator Row(AdminPage admin, string table) =>
        admin.Test($"plans-{table}").Locator($"tr[data-date='{Written(Day)}']");

    [Fact]
    public async Task A_plan_is_made_with_what_it_comes_to_before_it_is_saved()
    {
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, section: "appointments");
        await Expect(admin.Test("empty")).ToBeVisibleAsync();
        await WithAPlanAsync(admin);
        await Expect(Row(admin, "typed").Locator("td")).ToHaveCountAsync(6);
        await Expect(Row(admin, "typed")).ToContainTextAsync("180"); // three hours of one counter
        await Expect(admin.Test("plans-now")).ToHaveCountAsync(0); // there is none yet
        await admin.Test("slotPlans[0].plannedCounters").FillAsync("2");
        await Expect(Row(admin, "typed")).ToContainTextAsync("360");
        await Expect(admin.Test("effect")).ToContainTextAsync("Thêm: Buổi nhận hẹn › 08:00–11:00");
        await admin.SaveAsync();
        await Expect(admin.Test("plans-typed")).ToHaveCountAsync(0);
        await Expect(Row(admin, "now")).ToContainTextAsync("360");
        await Expect(admin.Test("nobody-to-tell")).ToBeVisibleAsync();

        await admin.Test("slotPlans[0].cap").FillAsync("3");
        await Expect(admin.Test("effect")).ToContainTextAsync("08:00–11:00 › Số lịch hẹn tối đa mỗi khung giờ: 3 (mới)");
        await admin.SaveAsync();
        await admin.Page.ReloadAsync();
        await Expect(admin.Test("slotPlans[0].cap")).ToHaveValueAsync("3");
        await Expect(admin.Test("slotPlans[0].weekdays.sunday")).ToBeCheckedAsync();
        await admin.Test("slotPlans[0].remove").ClickAsync();
        await Expect(admin.Test("effect")).ToContainTextAsync("Bỏ: Buổi nhận hẹn › 08:00–11:00");
        await admin.SaveAsync();
        await Expect(admin.Test("empty")).ToBeVisibleAsync();
        Assert.Empty(admin.Complaints);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field()
    {
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, section: "appointments");
        await WithAPlanAsync(admin);
        await admin.Test("add").ClickAsync();
        await admin.Test("slotPlans[1].from").FillAsync("10:00");
        await admin.Test("slotPlans[1].to").FillAsync("930");
        await admin.Test("slotPlans[1].onlineShare").FillAsync("101");
        await Expect(admin.Test("slotPlans[1].to")).ToHaveValueAsync("09:30"); // typed without its colon
        await admin.Test("slotPlans[0].services.ho-tich").UncheckAsync();
        foreach (var day in new[] { "monday", "tuesday", "wednesday", "thursday", "friday" })
            await admin.Test($"slotPlans[1].weekdays.{day}").UncheckAsync();
        await admin.Test("save").ClickAsync();
        await Expect(admin.Fault("slotPlans[0].services")).ToHaveTextAsync("Chọn ít nhất một lĩnh vực.");
        await Expect(admin.Fault("slotPlans[1].weekdays")).ToHaveTextAsync("Chọn ít nhất một ngày.");
        await Expect(admin.Fault("slotPlans[1].to")).ToHaveTextAsync("Giờ kết thúc phải sau giờ bắt đầu.");
        await Expect(admin.Fault("slotPlans[1].onlineShare")).ToHaveTextAsync("Nhập số nguyên từ 0 đến 100.");
        await Expect(admin.Test("summary")).ToBeFocusedAsync();
        await PagesAreSound.SeeAsync(admin, "admin-appointments-fault", pictured: true);
        await Expect(admin.Test("plans-typed")).ToContainTextAsync("Sẽ hiện khi các ô ở trên đã điền đúng.");

        await admin.Test("slotPlans[0].services.ho-tich").CheckAsync();
        await admin.Test("slotPlans[1].weekdays.monday").CheckAsync();
        await admin.Test("slotPlans[1].to").FillAsync("12:00");
        await admin.Test("slotPlans[1].onlineShare").FillAsync("50");
        await admin.Test("save").ClickAsync();
        await Expect(admin.Fault("slotPlans[1].from"))
            .ToHaveTextAsync("Chồng giờ với một buổi nhận hẹn ở trên có cùng lĩnh vực, cùng ngày.");
        await admin.Test("slotPlans[1].slotMinutes").FillAsync("");
        await admin.Test("save").ClickAsync();
        await Expect(admin.Fault("slotPlans[1].slotMinutes")).ToHaveTextAsync("Chưa điền.");
    }

    [Fact]
    public async Task Who_has_an_appointment_that_cannot_be_kept_is_named_before_and_after()
    {
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, section: "appointments", height: 2000);
        await WithAPlanAsync(admin);
        await admin.SaveAsync();
        var code = await BookAsync(admin);
        await Expect(Row(admin, "now")).ToContainTextAsync("1 lịch hẹn"); // seen without a reload

        await admin.Test("slotPlans[0].from").FillAsync("10:00");
        await Expect(admin.Test("lost")).ToContainTextAsync("1 lịch hẹn sẽ không giữ được");
        var lost = admin.Test("plans-typed").GetByTestId("told");
        await Expect(lost).ToContainTextAsync(code);
        await Expect(lost).ToContainTextAsync("có để lại liên hệ");
        await Expect(lost).ToHaveAttributeAsync("data-trouble", "stranded");
        await Expect(admin.Test("plans-now").GetByTestId("told")).ToHaveCountAsync(0);
        await PagesAreSound.SeeAsync(admin, "admin-appointments-lost", pictured: true);
        await admin.Test("language").ClickAsync();
        await PagesAreSound.SeeAsync(admin, "admin-appointments-lost-en", pictured: true);
        await admin.Test("language").ClickAsync();
        await admin.Test("discard").ClickAsync();

        await admin.GoAsync("hours");
        await admin.Test("add").ClickAsync();
        await admin.Test("hours.exceptions[0].date").FillAsync(Written(Day));
        await admin.Test("hours.exceptions[0].name.vi").FillAsync("Nghỉ bù");
        await Expect(admin.Test("lost")).ToContainTextAsync("1 lịch hẹn sẽ không giữ được"); // said where it is done
        await admin.SaveAsync();
        await admin.GoAsync("appointments");
        await Expect(Row(admin, "now")).ToContainTextAsync("1 cần báo");
        await Expect(admin.Test("plans-now").GetByTestId("told")).ToContainTextAsync(code);
        await PagesAreSound.SeeAsync(admin, "admin-appointments-told", pictured: true);
        Assert.Empty(admin.Complaints);
    }

    [Fact]
    public async Task An_auditor_reads_the_plans()
    {
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, section: "appointments");
        await WithAPlanAsync(admin);
        await admin.SaveAsync();
        var auditor = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, "auditor", "appointments");
        await Expect(auditor.Test("slotPlans[0].slotMinutes")).ToBeDisabledAsync();
        await Expect(auditor.Test("plans-now")).ToHaveCountAsync(0); // codes are for those who may act on them
        Assert.Empty(auditor.Complaints);
    }
}
