using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>A second factor from its first day to the lost phone, as its owner, a manager and an administrator meet it.</summary>
public sealed class TwoStepSignIn(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    private const string Password = "manager went in by the door";

    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task Is_turned_on_used_and_turned_off(string language)
    {
        await using var office = await RunningServer.StartAsync();
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office);
        if (language == "en")
            await admin.Test("language").ClickAsync();
        var account = await AccountPage.GoAsync(admin.Page, office.Address);
        await account.Test("factor-off").WaitForAsync();
        await SeeAsync("account-off");
        await account.Test("offer").ClickAsync();
        await account.ScanAsync();
        await SeeAsync("account-add");
        await account.Test("cancel").ClickAsync();

        await account.Test("offer").ClickAsync();
        await account.ScanAsync();
        await account.Test("code").FillAsync("12345");
        await account.Test("password").FillAsync(Password);
        await account.Test("turn-on").ClickAsync();
        await Expect(account.Test("refusal"))
            .ToHaveTextAsync(
                language == "vi"
                    ? "Mã chưa đúng hoặc đã dùng. Xin nhập mã kế tiếp."
                    : "The code is wrong or was used already. Please take the next one."
            );
        await account.Test("code").FillAsync(account.App());
        await account.Test("turn-on").ClickAsync();
        await account.Test("codes").WaitForAsync();
        var codes = await account.Test("codes").Locator("li").AllInnerTextsAsync();
        await SeeAsync("account-codes");
        await account.Test("kept").ClickAsync();
        await Expect(account.Test("factor-on")).ToContainTextAsync("8");
        await SeeAsync("account-on");

        await account.Test("sign-out").ClickAsync();
        await EnterAsync(account);
        await Expect(account.Test("code")).ToBeFocusedAsync(); // only the code is still to be typed
        await SeeAsync("sign-in-code");
        await account.Test("code").FillAsync("000000");
        await account.Page.Keyboard.PressAsync("Enter");
        await Expect(account.Test("refusal")).Not.ToBeEmptyAsync();
        await account.Test("back").ClickAsync();
        await EnterAsync(account);
        await account.Test("code").FillAsync(account.App(steps: 1));
        await account.Page.Keyboard.PressAsync("Enter");
        await account.Test("factor-on").WaitForAsync();

        await account.Test("renew").ClickAsync();
        await account.Test("password").FillAsync(Password);
        await account.Test("code").FillAsync(codes[0]);
        await SeeAsync("account-renew");
        await account.Test("prove").ClickAsync();
        await account.Test("codes").WaitForAsync();
        codes = await account.Test("codes").Locator("li").AllInnerTextsAsync();
        await account.Test("kept").ClickAsync();
        await account.Test("remove").ClickAsync();
        await account.Test("password").FillAsync("not this one");
        await account.Test("code").FillAsync(codes[7]);
        await account.Test("prove").ClickAsync();
        await Expect(account.Test("refusal"))
            .ToHaveTextAsync(language == "vi" ? "Mật khẩu hiện tại chưa đúng." : "The current password is wrong.");
        await account.Test("password").FillAsync(Password);
        await account.Test("prove").ClickAsync();
        await account.Test("factor-off").WaitForAsync();
        // the browser names each refusal
        Assert.DoesNotContain(account.Complaints, complaint => !complaint.Contains("400", StringComparison.Ordinal));

        Task SeeAsync(string name) => PagesAreSound.SeeAsync(account, $"{name}-{language}");
    }

    [Fact]
    public async Task Is_asked_of_everybody_in_administration_where_the_office_says_so_and_taken_away_from_who_lost_it()
    {
        await using var office = await RunningServer.StartAsync();
        var desk = await browsers.OpenAsync();
        var manager = await AdminPage.SignInAsync(desk, office);
        await manager.Test("asksSecondFactor").CheckAsync();
        await manager.Test("save").ClickAsync();
        await manager.Test("to-factor").ClickAsync(); // at once: nothing else is open any more
        var account = await AccountPage.GoAsync(manager.Page, office.Address);
        await account.Test("must").WaitForAsync();
        await Expect(account.Test("to-admin")).ToHaveCountAsync(0);
        await PagesAreSound.SeeAsync(account, "account-must-vi");
        await account.AddAsync(Password);
        await account.Test("kept").ClickAsync();
        await account.Test("to-admin").ClickAsync();
        await manager.HasSectionAsync("office");

        var admin = await AdminPage.OpenAsync(desk, office.Address, "people");
        var first = office.PasswordOf("admin");
        await admin.EnterAsync("admin", first, "admin went in by the door", passwordIsNew: true);
        await admin.Test("to-factor").WaitForAsync();
        await PagesAreSound.SeeAsync(admin, "admin-must-factor-vi");
        var own = await AccountPage.GoAsync(admin.Page, office.Address);
        await own.AddAsync("admin went in by the door");
        await admin.Page.GotoAsync(new Uri(office.Address, "/admin?section=people").ToString());
        await admin.Item("manager").ClickAsync();
        await Expect(admin.Item("manager")).ToContainTextAsync("đăng nhập hai bước");
        await admin.Test("remove-factor").ClickAsync();
        await PagesAreSound.SeeAsync(admin, "admin-remove-factor-vi");
        await admin.Test("yes").ClickAsync();
        await Expect(admin.Item("manager")).Not.ToContainTextAsync("đăng nhập hai bước");

        await manager.Page.ReloadAsync();
        await EnterAsync(account);
        await account.Test("to-factor").WaitForAsync();
    }

    private static async Task EnterAsync(AccountPage page)
    {
        await page.Test("username").FillAsync("manager");
        await page.Test("password").FillAsync(Password);
        await page.Test("sign-in").ClickAsync();
    }
}
