using Microsoft.Playwright;
using OtpNet;

namespace EndToEnd.Tests;

/// <summary>Somebody's own account, with the app on their phone.</summary>
internal sealed class AccountPage : PageUnderTest
{
    private string secret = "";

    private AccountPage(IPage page)
        : base(page) { }

    /// <summary>Goes on in a page where somebody is signed in.</summary>
    public static async Task<AccountPage> GoAsync(IPage page, Uri server)
    {
        var account = new AccountPage(page);
        await page.GotoAsync(new Uri(server, "/account").ToString());
        return account;
    }

    /// <summary>Takes the key that is shown into the app.</summary>
    public async Task ScanAsync() => secret = (await Test("secret").InnerTextAsync()).Replace(" ", "");

    /// <summary>What the app shows; the code after it where one was just used: the server takes that, too.</summary>
    public string App(int steps = 0) => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(DateTime.UtcNow.AddSeconds(30 * steps));

    /// <summary>Adds a second factor; answers the recovery codes.</summary>
    public async Task<IReadOnlyList<string>> AddAsync(string password)
    {
        await Test("offer").ClickAsync();
        await ScanAsync();
        await Test("code").FillAsync(App());
        await Test("password").FillAsync(password);
        await Test("turn-on").ClickAsync();
        await Test("codes").WaitForAsync();
        return await Test("codes").Locator("li").AllInnerTextsAsync();
    }
}
