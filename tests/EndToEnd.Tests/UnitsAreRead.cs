using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>An administrator makes a tree of offices that other servers tell of, and reads what they come to.</summary>
public sealed class UnitsAreRead(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    private static readonly DateOnly Monday = LastMonthsFirst().AddDays(1);

    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Fact]
    public async Task A_tree_is_made_and_its_figures_are_read()
    {
        await using var office = await RunningOffice.StartAsync();
        using var units = await UnitsPage.SignInAsync(await browsers.OpenAsync(), office, "admin");
        await TellAsync(units, ["a", "b", "c", "d", "e", "f", "g", "h"]);
        await MakeTreeAsync(units);

        // Down into the city and up again, by the keyboard alone.
        await units.Test("period").SelectOptionAsync("lastMonth");
        await Expect(units.Row("thanh-pho-mau")).ToContainTextAsync("2 cơ quan");
        await units.Row("thanh-pho-mau").GetByRole(AriaRole.Link).FocusAsync();
        await units.Page.Keyboard.PressAsync("Enter");
        await Expect(units.Row("a")).ToBeVisibleAsync();
        Assert.Equal(["a", "b"], await units.RowsAsync());
        await Expect(units.Row("a")).ToContainTextAsync("Kém hẳn");
        await units.Test("top").FocusAsync();
        await units.Page.Keyboard.PressAsync("Enter");
        await Expect(units.Row("c")).ToBeVisibleAsync();

        // The worst first, and one that is looked for without its marks.
        await units.Test("sort-onTime").FocusAsync();
        await units.Page.Keyboard.PressAsync("Enter");
        await units.Page.Keyboard.PressAsync("Enter");
        await Expect(units.Page.Locator("th[aria-sort=ascending]")).ToContainTextAsync("Gọi đúng hẹn");
        Assert.Equal("thanh-pho-mau", (await units.RowsAsync())[0]);
        await units.Test("search").FillAsync("phuong f");
        await Expect(units.Page.Locator("[data-testid=row]")).ToHaveCountAsync(1);
        await units.Test("search").FillAsync("");

        // A day that is told in other words counts in those, and what it was is listed.
        await units.TellAsync("c", Monday, 200, 200, sequence: 2);
        await units.Page.ReloadAsync();
        await Expect(units.Test("corrections")).ToContainTextAsync("Phường C");
        Assert.Empty(units.Complaints);
    }

    [Fact]
    public async Task The_national_list_is_read_and_saved()
    {
        await using var office = await RunningOffice.StartAsync();
        using var units = await UnitsPage.SignInAsync(await browsers.OpenAsync(), office, "admin");
        await units.Test("edit").ClickAsync();
        await ReadListAsync(
            units,
            "\uFEFFMã TP;Tỉnh / Thành Phố;Mã PX;Phường / Xã\r\n1;Thành phố Hà Nội;4;Phường Ba Đình\r\n1;Thành phố Hà Nội;x;?\r\n"
        );
        await Expect(units.Test("imported")).ToContainTextAsync("Thêm 2");
        await Expect(units.Test("imported")).ToContainTextAsync("Dòng 3");
        await ReadListAsync(units, "số,tên\n1,2\n");
        await Expect(units.Test("imported")).ToContainTextAsync("không có các cột");
        await ReadListAsync(units, "Mã TP,Tỉnh / Thành Phố,Mã PX,Phường / Xã\n01,Thành phố Hà Nội,00004,Phường Ba Đình\n");
        await Expect(units.Test("imported")).ToContainTextAsync("Thêm 2");
        await units.Test("save").ClickAsync();
        await Expect(units.Test("changes")).ToBeEmptyAsync();
        await units.Page.GetByRole(AriaRole.Button, new() { Name = "Thành phố Hà Nội", Exact = true }).ClickAsync();
        await Expect(units.Page.Locator("[data-testid=member][data-key='dv-00004']")).ToContainTextAsync("Phường Ba Đình");
        Assert.Empty(units.Complaints);

        static async Task ReadListAsync(UnitsPage units, string list)
        {
            await units
                .Test("list")
                .SetInputFilesAsync(
                    new FilePayload
                    {
                        Name = "danh-muc.csv",
                        MimeType = "text/csv",
                        Buffer = System.Text.Encoding.UTF8.GetBytes(list),
                    }
                );
            await units.Test("read-list").ClickAsync();
        }
    }

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task And_are_sound(string language)
    {
        await using var office = await RunningOffice.StartAsync();
        using var units = await UnitsPage.SignInAsync(await browsers.OpenAsync(), office, "admin");
        await units.Test("answer").WaitForAsync();
        await PagesAreSound.SeeAsync(units, $"units-empty-{language}");
        await TellAsync(units, [.. "abcdefghijklmnopqr".Select(letter => $"{letter}")]);
        await MakeTreeAsync(units);
        if (language == "en")
            await units.Test("language").ClickAsync();
        await units.Test("period").SelectOptionAsync("lastMonth");
        await Expect(units.Row("c")).ToBeVisibleAsync();
        await Expect(units.Test("funnel").Locator("canvas")).ToBeVisibleAsync();
        await PagesAreSound.SeeAsync(units, $"units-{language}");
        await units.Page.SetViewportSizeAsync(720, 1280);
        await PagesAreSound.SeeAsync(units, $"units-narrow-{language}");
        await units.Page.SetViewportSizeAsync(1280, 720);
        await units.Test("edit").ClickAsync();
        await units.Test("member").First.WaitForAsync();
        await PagesAreSound.SeeAsync(units, $"units-tree-{language}");
        await units.Test("change").First.ClickAsync();
        await PagesAreSound.SeeAsync(units, $"units-member-{language}");
        Assert.Empty(units.Complaints);
    }

    /// <summary>Weeks of last month at each office; the first is far worse than the others.</summary>
    private static async Task TellAsync(UnitsPage units, IReadOnlyList<string> offices)
    {
        await units.PairAsync();
        foreach (var (i, office) in offices.Index())
        {
            for (var day = 0; day < 12; day++)
            {
                var issued = 40 + (i * 9) + (day % 5 * 7);
                var late = i == 0 ? issued / 3 : issued * (day % 4) / 40;
                if ((day + i) % 9 != 8) // one that was never told
                    await units.TellAsync(office, Monday.AddDays(day), issued, issued - late);
            }
        }

        await units.GoAsync();
    }

    /// <summary>A city with two of the offices, made as an administrator makes it.</summary>
    private static async Task MakeTreeAsync(UnitsPage units)
    {
        var from = LastMonthsFirst().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await units.Test("edit").ClickAsync();
        var unit = units.Test("new-unit");
        await unit.Locator("[name=vi]").FillAsync("Thành phố Mẫu");
        await unit.Locator("[name=en]").FillAsync("Sample City");
        await unit.Locator("[name=kind]").SelectOptionAsync("province");
        await unit.Locator("[name=from]").FillAsync(from);
        await units.Test("add-unit").ClickAsync();
        await units.Page.GetByRole(AriaRole.Button, new() { Name = "Thành phố Mẫu", Exact = true }).ClickAsync();
        foreach (var office in new[] { "a", "b" })
        {
            await units.Test("new-office").Locator("[name=office]").SelectOptionAsync(office);
            await units.Test("new-office").Locator("[name=from]").FillAsync(from);
            await units.Test("add-office").ClickAsync();
            await Expect(units.Page.Locator($"[data-testid=member][data-key='{office}']")).ToBeVisibleAsync();
        }

        await units.Test("save").ClickAsync();
        await Expect(units.Test("changes")).ToBeEmptyAsync();
        await Expect(units.Test("save")).ToBeDisabledAsync();
        await units.Test("leave").ClickAsync();
        await units.Test("answer").WaitForAsync();
    }

    private static DateOnly LastMonthsFirst()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7));
        return new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
    }
}
