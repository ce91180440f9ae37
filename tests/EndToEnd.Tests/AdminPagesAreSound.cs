using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>
/// Every section in both languages: nothing for axe to find, nothing too wide at 200 % zoom. With SCREENSHOTS set to a folder, some of them
/// are put there.
/// </summary>
public sealed class AdminPagesAreSound(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    private static readonly string[] Shown =
    [
        "admin-services-dat-dai-vi",
        "admin-hours-changed-vi",
        "admin-priority-en",
        "admin-privacy-vi",
        "admin-groups-changed-vi",
        "admin-brand-changed-vi",
        "admin-procedures-1.001193-vi",
        "admin-figures-changed-vi",
        "admin-texts-vi",
    ];

    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Fact]
    public async Task In_both_languages_and_at_twice_the_size()
    {
        await using var office = await RunningServer.StartAsync();
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office);
        foreach (var language in new[] { "vi", "en" })
        {
            foreach (var section in AdminPage.Sections)
            {
                await admin.GoAsync(section);
                await SeeAsync(admin, $"admin-{section}-{language}");
                await SeeOneAsync(admin, section, language);
            }

            await admin.Test("language").ClickAsync();
            await Expect(admin.Page.Locator("html")).ToHaveAttributeAsync("lang", language == "vi" ? "en" : "vi");
        }
    }

    /// <summary>One thing of a section, opened, with something changed.</summary>
    private static async Task SeeOneAsync(AdminPage admin, string section, string language)
    {
        var (item, change) = section switch
        {
            "services" => ("dat-dai", (Func<Task>)(() => admin.Test("services[2].active").UncheckAsync())),
            "counters" => ("quay-1", () => admin.Test("counters[0].number").FillAsync("7")),
            "procedures" => ("1.001193", () => BreakProceduresAsync(admin)),
            "figures" => (null, () => admin.Test("reports.normalTargetMinutes").FillAsync("25")),
            "people" => ("officer", () => admin.Test("disabled").CheckAsync()),
            "appointments" => (null, () => admin.Test("add").ClickAsync()),
            "hours" => (null, () => admin.Test("hours.week").CheckAsync()),
            "boards" => (null, () => admin.Test("add").ClickAsync()),
            "groups" => (null, () => MakeGroupAsync(admin)),
            "brand" => (null, () => admin.Test("brand.colour").FillAsync("#767676")),
            "texts" => (null, () => admin.Test("texts-search").FillAsync("dong y")),
            _ => (null, null!),
        };
        if (change is null)
            return;
        if (item is not null)
            await admin.Item(item).ClickAsync();
        await change();
        await SeeAsync(admin, $"admin-{section}-{item ?? "changed"}-{language}");
        if (section == "texts")
        {
            await admin.Test("texts-search").FillAsync("");
            return;
        }

        if (section != "boards")
        {
            await admin.Test("discard").ClickAsync();
            return;
        }

        await admin.Test("boards[0].display.notice.vi").FillAsync("x");
        await admin.Test("save").ClickAsync();
        await Expect(admin.Test("summary")).ToBeFocusedAsync();
        await SeeAsync(admin, $"admin-fault-{language}");
        await admin.Test("discard").ClickAsync();
    }

    private static async Task MakeGroupAsync(AdminPage admin)
    {
        await admin.Test("add").ClickAsync();
        await admin.Test("groups[0].name.vi").FillAsync("Đất đai và kinh doanh");
        await admin.Test("groups[0].services.dat-dai").CheckAsync();
        await admin.Test("groups[0].services.kinh-doanh").CheckAsync();
    }

    private static async Task BreakProceduresAsync(AdminPage admin)
    {
        await admin.Test("procedures[0].name.vi").FillAsync("Khai sinh");
        await admin.Test("paste").ClickAsync();
        await admin.Test("pasted").FillAsync("2.001035;Chứng thực giao dịch;B\n1.001193;Khai sinh;A\n3.1;Không rõ;Z");
        await Expect(admin.Test("pasted-fault")).ToHaveCountAsync(2);
    }

    private static async Task SeeAsync(AdminPage admin, string name)
    {
        await Expect(admin.Page.Locator("main > form, main .filter").First).ToBeVisibleAsync();
        await PagesAreSound.SeeAsync(admin, name, pictured: Shown.Contains(name));
    }
}
