using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>The procedures an officer may name, and what the office's figures are measured against.</summary>
public sealed class AdminPageOfProcedures(Browsers browsers) : IClassFixture<Browsers>, IAsyncLifetime
{
    private RunningServer office = null!; // started before each test

    public async ValueTask InitializeAsync() => office = await RunningServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await browsers.CloseAsync();
        await office.DisposeAsync();
    }

    [Fact]
    public async Task One_is_added_changed_found_and_removed()
    {
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, section: "procedures");
        await Expect(admin.Test("procedures-found")).ToHaveTextAsync("12 thủ tục");
        await admin.Test("add").ClickAsync();
        await admin.Test("procedures[12].name.vi").FillAsync("Chứng thực bản sao tại nhà");
        await admin.Test("save").ClickAsync();
        await Expect(admin.Fault("procedures[12].code")).ToHaveTextAsync("Mã có 1–40 ký tự: chữ A–Z, chữ số, dấu chấm, gạch ngang.");
        await admin.Test("procedures[12].code").FillAsync("1.001193");
        await Expect(admin.Test("taken:procedures[12].code")).ToHaveTextAsync("Mã 1.001193 đã dùng cho thủ tục Đăng ký khai sinh.");
        await admin.Test("procedures[12].code").FillAsync("2.000815.h26");
        await Expect(admin.Test("procedures[12].code")).ToHaveValueAsync("2.000815.H26");
        await Expect(admin.Test("taken:procedures[12].code")).ToBeEmptyAsync();
        await admin.Test("procedures[12].service").SelectOptionAsync("chung-thuc");
        await Expect(admin.Test("effect")).ToContainTextAsync("Thêm 1 thủ tục để cán bộ chọn.");
        await admin.SaveAsync();
        await Expect(admin.Item("2.000815.H26")).ToHaveAttributeAsync("aria-current", "true");
        await Expect(admin.Test("code")).ToHaveTextAsync("Mã: 2.000815.H26");

        await admin.Test("procedures[12].name.vi").FillAsync("Chứng thực tại nhà");
        await Expect(admin.Test("effect")).ToContainTextAsync("Chứng thực tại nhà");
        await admin.SaveAsync();
        await admin.Test("procedures-search").FillAsync("tai nha");
        await Expect(admin.Test("procedures-found")).ToHaveTextAsync("1 thủ tục phù hợp");
        await Expect(admin.Test("item")).ToHaveCountAsync(1);
        await admin.Test("procedures-search").FillAsync("000656");
        await admin.Item("1.000656").ClickAsync();
        await Expect(admin.Test("procedures[2].name.vi")).ToHaveValueAsync("Đăng ký khai tử");
        await admin.Test("remove").ClickAsync();
        await Expect(admin.Test("effect")).ToContainTextAsync("Bỏ 1 thủ tục khỏi danh sách; kết quả đã ghi theo mã vẫn giữ nguyên.");
        await admin.SaveAsync();
        await admin.Test("procedures-search").FillAsync("");
        await Expect(admin.Test("procedures-found")).ToHaveTextAsync("12 thủ tục");
        Assert.Empty(admin.Complaints);
    }

    [Fact]
    public async Task Hundreds_are_pasted_with_what_is_wrong_line_by_line()
    {
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, section: "procedures");
        await admin.Test("paste").ClickAsync();
        await admin.Test("pasted").FillAsync("9.1;Một;a\n1.001193;Khai sinh;A\n\n9.1;Hai;A\nbad code;Ba;A\n9.4;;A\n9.5;Năm;Z");
        await Expect(admin.Test("pasted-fault"))
            .ToHaveTextAsync([
                "Dòng 2: mã 1.001193 đã có.",
                "Dòng 4: mã 9.1 đã có.",
                "Dòng 5: “bad code” không phải là mã thủ tục (1–40 chữ A–Z, chữ số, dấu chấm, gạch ngang).",
                "Dòng 6: thủ tục 9.4 chưa có tên.",
                "Dòng 7: không có lĩnh vực nào mang chữ “Z”.",
            ]);
        await Expect(admin.Test("add-pasted")).ToHaveTextAsync("Thêm 1 thủ tục vào danh sách");
        await admin.Test("pasted").FillAsync(string.Join('\n', Enumerable.Range(1, 489).Select(n => $"9.{n}\tThủ tục số {n}\tB")));
        await Expect(admin.Test("pasted-fault")).ToHaveTextAsync("Dòng 489: đã đủ 500 thủ tục.");
        await admin.Test("add-pasted").ClickAsync();
        await Expect(admin.Test("effect")).ToContainTextAsync("Thêm 488 thủ tục để cán bộ chọn.");
        await admin.SaveAsync();
        await Expect(admin.Test("procedures-found")).ToHaveTextAsync("500 thủ tục");
        await Expect(admin.Test("add")).ToHaveCountAsync(0); // there are as many as there may be
        await admin.Test("procedures-search").FillAsync("so 488");
        await Expect(admin.Test("item")).ToHaveCountAsync(1);
        Assert.Empty(admin.Complaints);
    }

    [Fact]
    public async Task A_service_that_has_some_says_what_is_to_be_done_before_it_is_removed()
    {
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, section: "services");
        await admin.Item("chung-thuc").ClickAsync();
        await Expect(admin.Test("has-procedures")).ToContainTextAsync("Lĩnh vực này còn 2 thủ tục nên chưa xóa được.");
        await Expect(admin.Test("remove")).ToHaveCountAsync(0);
        await admin.Test("has-procedures").GetByRole(AriaRole.Link).ClickAsync();
        await admin.HasSectionAsync("procedures");
        foreach (var code in new[] { "2.000815", "2.000884" })
        {
            await admin.Item(code).ClickAsync();
            await admin.Page.Locator("select").SelectOptionAsync("ho-tich");
            await admin.SaveAsync();
        }

        await admin.GoAsync("services", "chung-thuc");
        await admin.Test("remove").ClickAsync();
        await admin.SaveAsync();
        await Expect(admin.Item("chung-thuc")).ToHaveCountAsync(0);
        Assert.Empty(admin.Complaints);
    }

    [Fact]
    public async Task Targets_tables_and_ratings_say_what_saving_does()
    {
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, section: "figures");
        await Expect(admin.Test("targets")).ToContainTextAsync("Gọi trong 15 phút (đối tượng ưu tiên) hoặc 30 phút (người khác)");
        await admin.Test("reports.normalTargetMinutes").FillAsync("500");
        await admin.Test("save").ClickAsync();
        await Expect(admin.Fault("reports.normalTargetMinutes")).ToHaveTextAsync("Nhập số nguyên từ 1 đến 480.");
        await admin.Test("reports.normalTargetMinutes").FillAsync("25");
        await admin.Test("reports.semicolons").CheckAsync();
        await admin.Test("ratings.oneOf").FillAsync("3");
        await admin.Test("ratings.stars").CheckAsync();
        foreach (var effect in new[] { "hoặc 25 phút", "dấu chấm phẩy", "Hỏi một trong 3 lượt đã xong, chọn ngẫu nhiên.", "năm sao" })
            await Expect(admin.Test("effect")).ToContainTextAsync(effect);
        await admin.SaveAsync();
        await admin.Test("ratings.use").UncheckAsync();
        await Expect(admin.Test("ratings.oneOf")).ToHaveCountAsync(0);
        await Expect(admin.Test("effect")).ToContainTextAsync("Không hỏi người dân có hài lòng không.");
        await admin.SaveAsync();

        await admin.GoAsync("services", "dat-dai");
        await admin.Test("services[2].targetMinutes").FillAsync("45");
        await Expect(admin.Test("effect")).ToContainTextAsync("Mục tiêu chờ (phút): 45");
        await admin.SaveAsync();
        await admin.GoAsync("figures");
        await Expect(admin.Page.GetByRole(AriaRole.Link, new() { Name = "Đất đai – Xây dựng 45 phút" })).ToBeVisibleAsync();
    }
}
