using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>What a manager saves holds at once, at the kiosk and at the counter.</summary>
public sealed class AdminPageChangesTheOffice(Browsers browsers) : IClassFixture<Browsers>, IAsyncLifetime
{
    private RunningServer office = null!; // started before each test

    public async ValueTask InitializeAsync() => office = await RunningServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await browsers.CloseAsync();
        await office.DisposeAsync();
    }

    private static JsonElement? Line(JsonElement view, string service) =>
        view.GetProperty("services")
            .EnumerateArray()
            .Where(line => line.GetProperty("id").GetString() == service)
            .Cast<JsonElement?>()
            .FirstOrDefault();

    [Fact]
    public async Task A_new_service_is_given_and_served_without_a_restart()
    {
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, section: "services");
        await admin.Test("add").ClickAsync();
        await admin.Test("services[7].name.vi").FillAsync("Giáo dục");
        await Expect(admin.Test("services[7].prefix")).ToHaveValueAsync("H");
        await admin.Test("services[7].prefix").FillAsync("c");
        await Expect(admin.Test("taken:services[7].prefix")).ToHaveTextAsync("Chữ C đã dùng cho lĩnh vực Đất đai – Xây dựng.");
        await admin.Test("services[7].prefix").FillAsync("k");
        await Expect(admin.Test("taken:services[7].prefix")).ToBeEmptyAsync();
        await Expect(admin.Test("effect")).ToContainTextAsync("Thêm lĩnh vực Giáo dục");
        await Expect(admin.Test("unserved")).ToBeVisibleAsync();
        await admin.Test("served-by-3").CheckAsync(); // before it is saved, or after
        await Expect(admin.Test("unserved")).ToBeHiddenAsync();
        await Expect(admin.Test("effect")).ToContainTextAsync("Quầy 3 phục vụ: Đất đai – Xây dựng, Giáo dục");
        await admin.SaveAsync();
        await Expect(admin.Item("giao-duc")).ToContainTextAsync("Giáo dục");
        Assert.NotNull(Line(await office.KioskViewAsync(), "giao-duc"));
        await admin.Test("served-by-1").CheckAsync();
        await admin.SaveAsync();
        await Expect(admin.Test("served-by-1")).ToBeCheckedAsync();
        (await office.TakeAsync("giao-duc")).EnsureSuccessStatusCode();
        using var officer = await office.OfficerAtAsync("quay-3");
        Assert.Equal("K001", await RunningServer.CommandAsync(officer, "quay-3", "next"));
    }

    [Fact]
    public async Task A_service_that_closes_loses_nobody_who_waits()
    {
        for (var visitor = 0; visitor < 2; visitor++)
            (await office.TakeAsync("dat-dai")).EnsureSuccessStatusCode();
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, section: "services");
        await admin.Item("dat-dai").ClickAsync();
        await admin.Test("services[2].active").UncheckAsync();
        await Expect(admin.Test("effect"))
            .ToContainTextAsync("Ngừng nhận số lĩnh vực Đất đai – Xây dựng; 2 người đang chờ vẫn được phục vụ.");
        await admin.SaveAsync();

        Assert.False(Line(await office.KioskViewAsync(), "dat-dai")!.Value.GetProperty("open").GetBoolean());
        Assert.False((await office.TakeAsync("dat-dai")).IsSuccessStatusCode);
        using var officer = await office.OfficerAtAsync("quay-3");
        Assert.Equal("C001", await RunningServer.CommandAsync(officer, "quay-3", "next"));

        // It cannot be removed while somebody waits, and that is said before saving.
        (await office.TakeAsync("lao-dong")).EnsureSuccessStatusCode();
        await admin.Item("lao-dong").ClickAsync();
        await admin.Test("remove").ClickAsync();
        await Expect(admin.Test("foreseen")).ToContainTextAsync("Đang có người chờ lĩnh vực này");
    }

    [Fact]
    public async Task A_service_that_was_removed_counts_as_the_one_it_was_merged_into()
    {
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, section: "services");
        await admin.Item("chung-thuc").ClickAsync();
        await Expect(admin.Test("formerly-lao-dong")).ToHaveCountAsync(0);
        await admin.Item("lao-dong").ClickAsync();
        await admin.Test("remove").ClickAsync();
        await admin.SaveAsync();
        await admin.Item("chung-thuc").ClickAsync();
        await admin.Test("formerly-lao-dong").CheckAsync();
        await Expect(admin.Test("effect")).ToContainTextAsync("Gộp số liệu của lĩnh vực cũ: Bảo trợ xã hội – Người có công");
        await PagesAreSound.SeeAsync(admin, "admin-services-merged-vi");
        await admin.SaveAsync();
        await admin.Item("ho-tich").ClickAsync();
        await Expect(admin.Test("formerly-lao-dong")).ToHaveCountAsync(0); // it counts as one
        await admin.Item("chung-thuc").ClickAsync();
        await Expect(admin.Test("formerly-lao-dong")).ToBeCheckedAsync();
        Assert.Empty(admin.Complaints);
    }

    [Fact]
    public async Task Hours_that_close_the_office_now_say_when_it_opens()
    {
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, section: "hours");
        await Expect(admin.Test("opens")).ToHaveTextAsync("Lúc này đang nhận số.");
        await admin.Test("hours.week").CheckAsync();
        await admin.Test("add").ClickAsync();
        var today = TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"));
        await admin
            .Test("hours.exceptions[0].date")
            .FillAsync(today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await admin.Test("hours.exceptions[0].name.vi").FillAsync("Ngày nghỉ");
        await Expect(admin.Test("opens")).ToContainTextAsync("Lần nhận số tới: 07:30");
        await admin.SaveAsync();

        var view = await office.KioskViewAsync();
        Assert.False(view.GetProperty("open").GetBoolean());
        Assert.Equal(new TimeSpan(7, 30, 0), view.GetProperty("opensAt").GetDateTimeOffset().TimeOfDay);
        Assert.Empty(admin.Complaints);
    }

    [Fact]
    public async Task New_words_of_the_consent_are_shown_and_counted()
    {
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, section: "texts");
        await admin.Test("group-consent").ClickAsync();
        await Expect(admin.Test("consent-version")).ToContainTextAsync("phiên bản 1");
        await admin.Test("texts.consent.what.vi").FillAsync("Máy chỉ giữ một dãy số.");
        await Expect(admin.Test("effect")).ToContainTextAsync("Nội dung xin đồng ý chuyển sang phiên bản 2.");
        await admin.SaveAsync();

        await Expect(admin.Test("consent-version")).ToContainTextAsync("phiên bản 2");
        Assert.Equal(
            "Máy chỉ giữ một dãy số.",
            (await office.KioskViewAsync()).GetProperty("texts").GetProperty("consent.what").GetProperty("vi").GetString()
        );
        await admin.Test("texts.consent.what.vi").FillAsync("");
        await admin.SaveAsync();
        Assert.False((await office.KioskViewAsync()).GetProperty("texts").TryGetProperty("consent.what", out _));
    }

    [Fact]
    public async Task A_board_gets_a_picture_and_a_device_shows_it()
    {
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, section: "boards");
        await admin.Test("add").ClickAsync();
        await admin.Test("boards[0].name").FillAsync("Sảnh tầng 1");
        byte[] png = Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
        );
        await admin
            .Test("media-file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "a.png",
                    MimeType = "image/png",
                    Buffer = png,
                }
            );
        await Expect(admin.Test("media")).ToHaveCountAsync(1);
        await admin
            .Test("media-file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "a.png",
                    MimeType = "image/png",
                    Buffer = "no picture"u8.ToArray(),
                }
            );
        await Expect(admin.Test("refusal")).ToHaveTextAsync("Tệp này không phải ảnh hoặc video dùng được.");
        await admin.SaveAsync();
        await Expect(admin.Page.Locator("[data-testid=media] img")).ToHaveJSPropertyAsync("naturalWidth", 1);

        await admin.GoAsync("devices");
        await admin.Test("display").SelectOptionAsync("sanh-tang-1");
        await Expect(admin.Test("said")).ToHaveTextAsync("Đã lưu.");
        await admin.GoAsync("boards");
        await Expect(admin.Item("sanh-tang-1")).ToContainTextAsync("board-1");
    }
}
