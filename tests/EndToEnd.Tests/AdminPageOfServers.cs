using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tests.Shared;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>The servers, as the administrator sees them: one, or several that are one.</summary>
public sealed class AdminPageOfServers(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Fact]
    public async Task One_server_works_for_every_office_and_only_administrators_look_at_it()
    {
        await using var office = await RunningServer.StartAsync();
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, "admin", "servers");
        await Expect(admin.Test("server")).ToHaveCountAsync(1);
        await Expect(admin.Test("servers")).ToContainTextAsync(Environment.MachineName);
        await Expect(admin.Page.Locator(".lead")).ToHaveTextAsync("1 máy chủ đang hoạt động.");
        await Expect(admin.Test("slowest").Locator("tbody tr")).ToContainTextAsync(["Điểm phục vụ hành chính công phường Hà Đông"]);
        await Expect(admin.Test("conflicts")).ToHaveCountAsync(0);
        await PagesAreSound.SeeAsync(admin, "admin-servers-one-vi");
        await admin.Test("language").ClickAsync();
        await Expect(admin.Page.Locator(".lead")).ToHaveTextAsync("1 server is running.");
        await PagesAreSound.SeeAsync(admin, "admin-servers-one-en");

        var manager = await AdminPage.OpenAsync(await browsers.OpenAsync(), office.Address, "servers");
        var password = office.PasswordOf("manager");
        await manager.EnterAsync("manager", password, "manager went in by the door", passwordIsNew: true);
        await manager.HasSectionAsync("office");
        await Expect(manager.Test("section-servers")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Of_several_each_is_there_with_the_offices_it_works_for()
    {
        await using var postgres = await PostgresServer.StartAsync();
        var shared = Directory.CreateTempSubdirectory("servers-");
        var settings = SeveralServers.Settings(await postgres.MakeAsync("queue"), shared.FullName);
        await using var office = await RunningServer.StartAsync(settings);
        await using (await RunningProgram.StartServerAsync(Path.Combine(shared.FullName, "second"), settings))
        {
            var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, "admin", "servers");
            await Expect(admin.Test("server")).ToHaveCountAsync(2);
            await Expect(admin.Test("server").First).ToContainTextAsync("Máy chủ đang xem");
            await Expect(admin.Test("server").Nth(1)).ToContainTextAsync(new Regex(@"127\.0\.0\.1:\d+"));
            await admin.Page.Locator("details").First.ClickAsync();
            await Expect(admin.Page.Locator("details li")).ToHaveTextAsync("Điểm phục vụ hành chính công phường Hà Đông");
            await Expect(admin.Test("conflicts")).ToHaveTextAsync("0 lượt phải xử lý lại vì máy khác đã ghi trước.");
            await PagesAreSound.SeeAsync(admin, "admin-servers-two-vi");
            await admin.Page.SetViewportSizeAsync(390, 844);
            var shortest = await admin.Page.EvaluateAsync<double>("document.querySelector('[data-testid=servers] thead').offsetHeight");
            Assert.InRange(shortest, 1, 250); // no heading is taken apart, letter by letter
            await PagesAreSound.SeeAsync(admin, "admin-servers-two-narrow-vi");
        }

        shared.Delete(recursive: true);
    }
}
