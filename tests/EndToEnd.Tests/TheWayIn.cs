using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

public sealed class TheWayIn(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Fact]
    public async Task A_first_password_is_changed_before_anything_else_is_shown()
    {
        await using var office = await RunningOffice.StartAsync();
        var console = await ConsolePage.OpenAsync(await browsers.OpenAsync(), office);
        var first = office.PasswordOf("officer");
        await console.SignInAsync("officer", first);
        await console.Test("password-next").WaitForAsync();
        await console.Page.ReloadAsync(); // there is no way around it
        await console.Test("password-next").FillAsync("a calm morning");
        await Expect(console.Test("password-next")).ToHaveAttributeAsync("type", "password");
        await console.Test("reveal").CheckAsync();
        await Expect(console.Test("password-next")).ToHaveAttributeAsync("type", "text");
        await console.Test("reveal").UncheckAsync();
        await Expect(console.Test("password-next")).ToHaveAttributeAsync("type", "password");
        await console.ChangePasswordAsync(first, "a calm morning", again: "a calm evening");
        await Expect(console.Test("refusal")).ToHaveTextAsync("Hai lần nhập mật khẩu mới không giống nhau.");
        await console.ChangePasswordAsync(first, "too short");
        await Expect(console.Test("refusal")).ToHaveTextAsync("Mật khẩu mới cần ít nhất 12 ký tự.");
        await console.ChangePasswordAsync("wrong", "a calm morning");
        await Expect(console.Test("refusal")).ToHaveTextAsync("Mật khẩu hiện tại chưa đúng.");
        await console.BeginAsync(first, "a calm morning");
        await console.Test("counter").First.WaitForAsync();

        await console.Test("sign-out").ClickAsync();
        await console.SignInAsync("officer", "a calm morning");
        await console.Test("counter").First.WaitForAsync();
        // the browser names each refusal
        Assert.DoesNotContain(console.Complaints, complaint => !complaint.Contains("400", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_that_is_guessed_at_is_closed_and_the_page_says_until_when()
    {
        await using var office = await RunningOffice.StartAsync();
        var console = await ConsolePage.OpenAsync(await browsers.OpenAsync(), office);
        for (var wrong = 0; wrong < 4; wrong++)
        {
            await console.SignInAsync("officer", $"wrong {wrong}");
            await Expect(console.Test("refusal")).ToHaveTextAsync("Tên đăng nhập hoặc mật khẩu không đúng.");
            await Expect(console.Test("sign-in")).ToBeEnabledAsync();
        }

        await console.SignInAsync("officer", "wrong again");
        await Expect(console.Test("refusal"))
            .ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^Nhập sai nhiều lần\. Xin thử lại sau \d\d:\d\d:\d\d\.$"));
    }

    [Fact]
    public async Task A_session_that_somebody_ends_is_over_on_the_screen_at_once()
    {
        await using var office = await RunningOffice.StartAsync();
        var desk = await browsers.OpenAsync();
        var console = await ConsolePage.SignInAsync(desk, office, "officer", "quay-1");
        var manager = await ConsolePage.SignInAsync(desk, office, "manager", "quay-2");

        await manager.Page.EvaluateAsync(
            "import('/shell/server.js').then((server) => server.ask('POST', '/api/v1/offices/ha-dong/people/officer/reset'))"
        );

        await Expect(console.Test("username")).ToBeVisibleAsync();
        await Expect(console.Test("refusal")).ToHaveTextAsync("Phiên làm việc đã kết thúc. Mời đăng nhập lại.");
    }

    [Fact]
    public async Task Whoever_leaves_a_counter_chooses_another()
    {
        await using var office = await RunningOffice.StartAsync();
        var console = await ConsolePage.SignInAsync(await browsers.OpenAsync(), office);
        await console.Test("leave").ClickAsync();
        await Expect(console.Test("counter").First).ToContainTextAsync("đang trống");
        Assert.Empty(console.Complaints);
    }

    [Fact]
    public async Task An_auditor_for_whom_counters_are_not_is_led_to_the_hall()
    {
        await using var office = await RunningOffice.StartAsync();
        var console = await ConsolePage.OpenAsync(await browsers.OpenAsync(), office);
        var first = office.PasswordOf("auditor");
        await console.SignInAsync("auditor", first);
        await console.BeginAsync(first, "a calm morning");
        await Expect(console.Page).ToHaveURLAsync(new Uri(office.Server.Address, "/hall").ToString());
        await Expect(console.Test("counters")).ToBeVisibleAsync();
    }
}
