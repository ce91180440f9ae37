using KioskDevice.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace KioskDevice.Tests.Pages;

public sealed class AThirdLanguageIsOffered(Browser browser)
{
    [Fact]
    public async Task After_the_second_with_the_offices_names_in_it_or_in_vietnamese()
    {
        var languages = ThirdLanguage.FolderBeside(AppContext.BaseDirectory);
        await using var server = await FakeServer.StartAsync(
            kiosk: Office
                .View()
                .With(
                    "dat-dai",
                    line =>
                        line with
                        {
                            Name = new Dictionary<string, string> { ["vi"] = "Đất đai", ["fr"] = "Foncier" },
                        }
                )
        );
        await using var kiosk = await RunningKiosk.StartWithLanguagesAsync(server.Address, languages);
        await using var context = await browser.ContextAsync(1080, 1920);
        var page = await context.NewPageAsync();
        await page.GotoAsync(kiosk.Address.ToString());
        await page.Locator(".kiosk[data-screen=idle][data-camera=ready]").WaitForAsync(); // its first screen sets the first language
        var language = page.GetByTestId("language");
        await Expect(language).ToHaveTextAsync("English");
        await language.ClickAsync();
        await Expect(language).ToHaveTextAsync(ThirdLanguage.Name);
        await language.ClickAsync();

        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", ThirdLanguage.Code);
        await Expect(page.Locator("h1")).ToContainTextAsync(ThirdLanguage.Mark);
        await Expect(page.Locator("[data-service=dat-dai]")).ToContainTextAsync("Foncier");
        await Expect(page.Locator("[data-service=chung-thuc]")).ToContainTextAsync("Chứng thực");
        await Expect(language).ToHaveTextAsync("Tiếng Việt");
        Directory.Delete(languages, recursive: true);
    }
}
