using System.Net.Http.Json;
using System.Text.Json;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>A third file beside the two, and every page of the server speaks and asks for a third language.</summary>
public sealed class ALanguageIsOneFile(Browsers browsers) : IClassFixture<Browsers>, IAsyncLifetime
{
    private readonly string program = Directory.CreateTempSubdirectory("program-").FullName;
    private RunningServer office = null!; // started before each test

    public async ValueTask InitializeAsync()
    {
        var built = Path.GetDirectoryName(Repository.Program("QueueServer"))!; // a file stands in a folder
        Copy(built, program);
        ThirdLanguage.AddTo(Path.Combine(program, "wwwroot", "texts"));
        office = await RunningServer.StartFromAsync(Path.Combine(program, "QueueServer.dll"));
    }

    public async ValueTask DisposeAsync()
    {
        await browsers.CloseAsync();
        await office.DisposeAsync();
        Directory.Delete(program, recursive: true);
    }

    [Fact]
    public async Task Names_are_asked_for_in_it_and_every_page_shows_them()
    {
        using var taken = await office.TakeAsync("dat-dai");
        var ticket = (await taken.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken))
            .GetProperty("ticket")
            .GetProperty("id")
            .GetString();
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, section: "services");
        await admin.Item("dat-dai").ClickAsync();
        await Expect(admin.Page.Locator("label[for='field-services-2-name-fr']")).ToHaveTextAsync(ThirdLanguage.Name);
        await admin.Test("services[2].name.fr").FillAsync("Foncier");
        await Expect(admin.Test("effect")).ToContainTextAsync("Français: Foncier (mới)");
        await admin.SaveAsync();

        await admin.Test("language").ClickAsync();
        await Expect(admin.Test("language")).ToHaveTextAsync(ThirdLanguage.Name);
        await admin.Test("language").ClickAsync();
        await Expect(admin.Page.Locator("html")).ToHaveAttributeAsync("lang", ThirdLanguage.Code);
        await Expect(admin.Page.Locator("h1")).ToHaveTextAsync($"{ThirdLanguage.Mark}Services");
        await Expect(admin.Item("dat-dai")).ToContainTextAsync("Foncier");
        await Expect(admin.Item("ho-tich")).ToContainTextAsync("Hộ tịch"); // a name it lacks is the Vietnamese one
        await Expect(admin.Test("language")).ToHaveTextAsync("Tiếng Việt");

        await admin.GoAsync("boards");
        await admin.Test("add").ClickAsync();
        await admin.Test("boards[0].display.languages.add").SelectOptionAsync(ThirdLanguage.Code);
        await Expect(admin.Test("boards[0].display.notice.fr")).ToBeVisibleAsync();
        await admin.Test("discard").ClickAsync();

        await admin.Page.GotoAsync(new Uri(office.Address, "/console").ToString());
        await admin.Page.Locator("[data-testid=counter][data-counter=quay-3]").ClickAsync();
        await Expect(admin.Test("next")).ToContainTextAsync(ThirdLanguage.Mark);
        await Expect(admin.Page.GetByText("Foncier").First).ToBeVisibleAsync();
        await admin.Page.GotoAsync(new Uri(office.Address, $"/t/{ticket}").ToString());
        await admin.Page.Locator("#language").ClickAsync(); // it begins in the browser's own, English
        await Expect(admin.Page.Locator("#visit .service")).ToHaveTextAsync("Foncier");
        // The browser names the one refusal there was: a board that has no name yet cannot be checked.
        Assert.DoesNotContain(admin.Complaints, complaint => !complaint.Contains("/settings/check", StringComparison.Ordinal));
    }

    /// <summary>All but the libraries of other machines, which are only pointed at.</summary>
    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.GetDirectories(from))
        {
            var (name, target) = (Path.GetFileName(folder), Path.Combine(to, Path.GetFileName(folder)));
            if (name == "runtimes")
                Directory.CreateSymbolicLink(target, folder);
            else
                Copy(folder, target);
        }
    }
}
