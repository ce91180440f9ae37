using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static EndToEnd.Tests.PublicPhone;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>Taken at home on a phone, checked in at the door, called at the counter.</summary>
public sealed class ANumberFromAfar(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    private const string Path = "/cho/ha-dong";

    public ValueTask DisposeAsync() => browsers.CloseAsync();

    /// <summary>The manager turns it on; with a place, phones may check in near it.</summary>
    private static async Task<AdminPage> GiveNumbersAsync(IBrowser browser, RunningServer server, string? place)
    {
        var admin = await AdminPage.SignInAsync(browser, server, section: "public");
        await admin.Test("publicPage.givesNumbers").CheckAsync();
        await Expect(admin.Test("public-check-in")).ToContainTextAsync("Ghi vị trí trên bản đồ");
        if (place is not null)
        {
            await admin.Test("publicPage.place").FillAsync(place);
            await Expect(admin.Test("public-check-in")).ToContainTextAsync("trên điện thoại khi ở gần cơ quan");
        }

        await PagesAreSound.SeeAsync(admin, "admin-public-numbers", pictured: true);
        await admin.SaveAsync();
        return admin;
    }

    [Fact]
    public async Task From_home_to_the_counter_by_keyboard_alone()
    {
        await using var server = await RunningServer.StartAsync();
        var desk = await browsers.OpenAsync();
        await GiveNumbersAsync(desk, server, "20.9712, 105.7788");
        var phone = await Phone.OpenAsync(desk, server, AtHome);
        await phone.Page.Locator("[data-service=ho-tich]").GetByRole(AriaRole.Link).FocusAsync();
        await phone.Page.Keyboard.PressAsync("Enter");
        await Expect(phone.Page.Locator("[name=service][value=ho-tich]")).ToBeCheckedAsync();
        await phone.SeeAsync("cho-take");
        await phone.Page.Locator("[name=service]:checked").FocusAsync();
        await phone.Page.Keyboard.PressAsync("Enter");

        await phone.Page.WaitForURLAsync("**/t/*");
        await Expect(phone.Test("number")).ToHaveTextAsync(new Regex(@"^A\d{3}$"));
        await Expect(phone.Test("answer")).ToContainTextAsync("Ông/Bà chưa đến nơi"); // no counter calls: when, nobody knows
        await Expect(phone.Test("answer")).ToContainTextAsync("ông/bà là người tiếp theo");
        var console = await ConsolePage.SignInAsync(desk, server);
        await Expect(phone.Test("answer")).ToContainTextAsync(new Regex(@"Nên có mặt trước \d\d:\d\d"));
        await phone.SeeAsync("visit-expected");
        await Expect(console.Test("waiting-count")).ToHaveTextAsync("0"); // nobody to call yet

        await phone.Test("check-in").FocusAsync();
        await phone.Page.Keyboard.PressAsync("Enter");
        await Expect(phone.Test("check-in-how")).ToContainTextAsync("còn cách cơ quan khoảng 10.100 m");
        await PagesAreSound.SeeAsync(phone, "visit-far");
        await phone.Page.Context.SetGeolocationAsync(AtTheDoor);
        await Expect(phone.Test("check-in")).ToBeFocusedAsync();
        await phone.Page.Keyboard.PressAsync("Enter");
        await Expect(phone.Test("answer")).Not.ToContainTextAsync("Nên có mặt");
        await Expect(phone.Test("check-in")).ToHaveCountAsync(0);
        await console.NextAsync();
        await Expect(phone.Test("answer")).ToContainTextAsync("Mời ông/bà đến quầy 1");
        Assert.Empty(phone.Complaints);
        Assert.All(phone.Sent, body => Assert.DoesNotMatch(@"\b(20\.97|21\.02|105\.)", body)); // where the phone is stays there
    }

    [Fact]
    public async Task Checked_in_by_an_officer_where_the_phone_may_not_and_sent_for_a_paper()
    {
        await using var server = await RunningServer.StartAsync();
        var desk = await browsers.OpenAsync();
        await GiveNumbersAsync(desk, server, place: null);
        var phone = await Phone.OpenAsync(desk, server, at: null);
        await phone.TakeAsync();
        await Expect(phone.Test("check-in-how")).ToContainTextAsync("nhập mã");
        await Expect(phone.Test("check-in")).ToHaveCountAsync(0);

        var console = await ConsolePage.SignInAsync(desk, server);
        await console.KeysAsync("e");
        await console.AsksAsync("away");
        await Expect(console.Test("away-ticket")).ToHaveCountAsync(1);
        await PagesAreSound.SeeAsync(console, "console-away", pictured: true);
        await console.Test("away-search").FillAsync("ho tich");
        await console.Page.Keyboard.PressAsync("Enter");
        await Expect(console.Test("waiting-count")).ToHaveTextAsync("1");
        await Expect(phone.Test("answer")).Not.ToContainTextAsync("chưa đến nơi");

        await console.NextAsync();
        await console.PressAsync("hold");
        await console.AsksAsync("hold");
        await PagesAreSound.SeeAsync(console, "console-hold-paper", pictured: true);
        await console.Test("send-for-paper").ClickAsync();
        await Expect(phone.Test("answer")).ToContainTextAsync("Ông/Bà đang đi lấy giấy tờ");
        await PagesAreSound.SeeAsync(phone, "visit-paper");
        await phone.Test("language").ClickAsync();
        await Expect(phone.Test("answer")).ToContainTextAsync("You are fetching a paper");
        Assert.Empty(phone.Complaints);
        Assert.Empty(console.Complaints);
    }

    [Fact]
    public async Task A_visitor_goes_for_a_paper_only_when_it_is_meant()
    {
        await using var server = await RunningServer.StartAsync();
        var desk = await browsers.OpenAsync();
        await GiveNumbersAsync(desk, server, "20.9712, 105.7788");
        var phone = await Phone.OpenAsync(desk, server, AtTheDoor);
        await phone.TakeAsync();
        await phone.Test("check-in").ClickAsync();
        await phone.Test("more").ClickAsync();
        await phone.Test("leave").ClickAsync();
        await Expect(phone.Test("leave-no")).ToBeFocusedAsync();
        await PagesAreSound.SeeAsync(phone, "visit-leave");
        await phone.Page.Keyboard.PressAsync("Enter");
        await Expect(phone.Test("leave")).ToBeFocusedAsync();
        await phone.Page.Keyboard.PressAsync("Enter");
        await phone.Test("leave-yes").ClickAsync();
        await Expect(phone.Test("answer")).ToContainTextAsync("Chỗ của ông/bà được giữ trong hôm nay");
        await phone.Test("check-in").ClickAsync();
        await Expect(phone.Test("answer")).ToContainTextAsync("ông/bà là người tiếp theo");
        Assert.Empty(phone.Complaints);
    }

    [Fact]
    public async Task Refused_in_words_without_scripts_and_on_a_dead_line()
    {
        await using var server = await RunningServer.StartAsync();
        var desk = await browsers.OpenAsync();
        var admin = await GiveNumbersAsync(desk, server, place: null);
        var plain = await Phone.OpenAsync(desk, server, at: null, scripts: false, path: $"{Path}/take?language=en");
        await Expect(plain.Page.Locator("noscript p")).ToContainTextAsync("the browser has to allow JavaScript");
        var phone = await Phone.OpenAsync(desk, server, at: null, path: $"{Path}/take");
        await phone.Page.Locator("button").ClickAsync();
        await Expect(phone.Said).ToHaveTextAsync("Mời chọn lĩnh vực.");
        await phone.Page.Locator("[name=service]").First.CheckAsync();
        await phone.Page.RouteAsync("**/remote-numbers/challenge", route => route.AbortAsync());
        await phone.Page.Locator("button").ClickAsync();
        await Expect(phone.Said).ToHaveTextAsync("Mất kết nối với máy chủ. Chưa có gì thay đổi.");
        await phone.SeeAsync("cho-take-refused");
        await phone.Page.UnrouteAsync("**/remote-numbers/challenge");
        Assert.Empty(phone.Complaints);

        await admin.Test("publicPage.givesNumbers").UncheckAsync();
        await admin.SaveAsync();
        await phone.Page.Locator("button").ClickAsync(); // the page is older than that
        await Expect(phone.Said).ToContainTextAsync("unknown-office");
        await phone.Page.ReloadAsync();
        await Expect(phone.Page.Locator("main")).ToContainTextAsync("Cơ quan này hiện không cấp số từ xa.");
        await Expect(phone.Page.Locator("form")).ToHaveCountAsync(0);
        await phone.Page.GotoAsync(new Uri(server.Address, Path).ToString());
        await Expect(phone.Page.GetByRole(AriaRole.Link, new() { Name = "Lấy số từ xa" })).ToHaveCountAsync(0);
    }

    private sealed class Phone : PublicPhone
    {
        private Phone(IPage page)
            : base(page) { }

        public static async Task<Phone> OpenAsync(
            IBrowser browser,
            RunningServer server,
            Geolocation? at,
            bool scripts = true,
            string path = ANumberFromAfar.Path
        )
        {
            var phone = new Phone(await NewPageAsync(browser, at, scripts));
            await phone.Page.GotoAsync(new Uri(server.Address, path).ToString());
            return phone;
        }

        /// <summary>Takes a number of the first service there is.</summary>
        public async Task TakeAsync()
        {
            await Page.GetByRole(AriaRole.Link, new() { Name = "Lấy số từ xa" }).First.ClickAsync();
            await Page.Locator("button").ClickAsync();
            await Page.WaitForURLAsync("**/t/*");
            await Test("number").WaitForAsync();
        }
    }
}
