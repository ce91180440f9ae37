using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

public sealed class AnOfficersDay(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Fact]
    public async Task Goes_by_the_keyboard_alone_from_the_first_sign_in_to_leaving_the_counter()
    {
        await using var office = await RunningOffice.StartAsync();
        var desk = await browsers.OpenAsync();
        var officer = await ConsolePage.OpenAsync(desk, office);
        var password = office.PasswordOf("officer");
        await Expect(officer.Test("username")).ToBeFocusedAsync();
        await TypeAsync(officer, "officer", "Tab", password, "Enter");
        await Expect(officer.Test("password-current")).ToBeFocusedAsync();
        await TypeAsync(officer, password, "Tab", "a calm morning", "Tab", "a calm morning", "Enter");
        await Expect(officer.Test("begin")).ToBeFocusedAsync();
        await officer.Page.Keyboard.PressAsync("Enter");
        await officer.Test("counter").First.WaitForAsync();
        await officer.Page.Keyboard.PressAsync("1");

        Assert.Equal("A001", await officer.GiveAsync());
        Assert.Equal("A002", await officer.GiveAsync());
        Assert.Equal("B001", await officer.GiveAsync(service: 1));
        await Expect(officer.Test("waiting-count")).ToHaveTextAsync("3");
        await officer.Page.Keyboard.PressAsync("f"); // nobody is at the counter: it says so and does nothing
        await Expect(officer.Test("refusal")).ToHaveTextAsync("Chưa có số nào ở quầy.");

        // Called, there, put aside with a note, and on again.
        await officer.PressAsync("next");
        await Expect(officer.Test("current-number")).ToHaveTextAsync("A001");
        await officer.PressAsync("serve");
        await Expect(officer.Test("timer")).ToHaveAttributeAsync("data-pace", "calm");
        await officer.PressAsync("hold");
        await officer.AsksAsync("hold");
        await TypeAsync(officer, "Chờ bản sao căn cước", "Enter");
        await Expect(officer.Test("held")).ToContainTextAsync("Chờ bản sao căn cước");
        await Expect(officer.Test("current-number")).ToBeHiddenAsync();
        await officer.Test("resume").PressAsync("Enter");
        await Expect(officer.Test("current-number")).ToHaveTextAsync("A001");

        // Sent on to a colleague, first in the line, with a note.
        var colleague = await ConsolePage.SignInAsync(desk, office, "manager", "quay-2");
        await officer.PressAsync("transfer");
        await officer.AsksAsync("transfer");
        await Expect(officer.Test("transfer-to")).ToHaveValueAsync("counter:quay-2");
        await TypeAsync(officer, "Tab", "ArrowRight", "Tab", "Chỉ còn ký", "Enter");
        await Expect(officer.Test("current-number")).ToBeHiddenAsync();
        await Expect(colleague.Test("waiting").First).ToContainTextAsync("chuyển đến đây");
        await colleague.PressAsync("next");
        await Expect(colleague.Test("current-number")).ToHaveTextAsync("A001");
        await Expect(colleague.Test("current-note")).ToContainTextAsync("Chỉ còn ký");

        // Not come, taken back, not come all the same, and back in the line.
        await officer.PressAsync("next");
        await Expect(officer.Test("current-number")).ToHaveTextAsync("A002");
        await officer.PressAsync("no-show");
        await Expect(officer.Test("noShow")).ToContainTextAsync("A002");
        await officer.PressAsync("undo");
        await Expect(officer.Test("current-number")).ToHaveTextAsync("A002");
        await officer.PressAsync("no-show");
        await officer.Test("return").PressAsync("Enter");
        await Expect(officer.Test("waiting")).ToHaveCountAsync(2);

        // A second number for who holds one: only by a second, deliberate step.
        await officer.PressAsync("next");
        await Expect(officer.Test("current-number")).ToHaveTextAsync("B001");
        await officer.PressAsync("walk-up");
        await officer.AsksAsync("walk-up");
        await officer.KeysAsync("ArrowDown", "Tab", "Tab", "ArrowDown", "Tab", "Enter");
        await Expect(officer.Test("dialog")).ToContainTextAsync("Người này đang có số B001");
        await Expect(officer.Test("dialog-back")).ToBeFocusedAsync();
        await officer.KeysAsync("Shift+Tab", "Enter");
        await Expect(officer.Test("given-number")).ToHaveTextAsync("B002");
        await officer.Page.Keyboard.PressAsync("Escape");
        await Expect(officer.Test("others")).ToHaveTextAsync("B002");
        await officer.PressAsync("finish");

        // A pause calls nobody, and says so.
        await officer.PressAsync("pause");
        await officer.AsksAsync("pause");
        await officer.Page.Keyboard.PressAsync("Enter");
        await Expect(officer.Test("paused")).ToContainTextAsync("Giải lao");
        await officer.Page.Keyboard.PressAsync("n");
        await Expect(officer.Test("refusal")).ToHaveTextAsync("Quầy đang tạm nghỉ. Tiếp tục phục vụ trước đã.");
        await officer.PressAsync("pause");
        await Expect(officer.Test("paused")).ToBeHiddenAsync();

        // The colleague takes the counter over, and leaves it in the end.
        await colleague.PressAsync("finish");
        await colleague.PressAsync("leave");
        await Expect(colleague.Test("counter").First).ToContainTextAsync("officer");
        await colleague.Page.Keyboard.PressAsync("1");
        await colleague.AsksAsync("take-over");
        await Expect(colleague.Test("dialog")).ToContainTextAsync("officer đang ngồi quầy 1");
        await colleague.Page.Keyboard.PressAsync("Enter");
        await Expect(officer.Test("next")).ToHaveAttributeAsync("title", "Quầy này đang do cán bộ khác phụ trách.");
        await colleague.PressAsync("leave");
        await Expect(colleague.Test("counter").First).ToContainTextAsync("đang trống");
        Assert.Empty(officer.Complaints);
        Assert.Empty(colleague.Complaints);
    }

    [Fact]
    public async Task Waits_while_the_server_is_away_and_keeps_no_press_for_later()
    {
        await using var office = await RunningOffice.StartAsync();
        var console = await ConsolePage.SignInAsync(await browsers.OpenAsync(), office);
        await console.GiveAsync();
        await office.KillServerAsync();
        await Expect(console.Test("stale")).ToBeVisibleAsync();

        await console.Page.Keyboard.PressAsync("n");

        await Expect(console.Test("refusal")).ToHaveTextAsync("Mất kết nối với máy chủ. Chưa có gì thay đổi.");
        await Expect(console.Test("next")).ToHaveAttributeAsync("title", "Mất kết nối với máy chủ. Chưa có gì thay đổi.");
        await office.RestartServerAsync();
        await Expect(console.Test("next")).ToBeEnabledAsync();
        await Expect(console.Test("waiting-count")).ToHaveTextAsync("1");
        await Expect(console.Test("current-number")).ToBeHiddenAsync();
        Assert.Equal("A001", await console.NextAsync());
    }

    [Fact]
    public async Task Is_not_disturbed_by_keys_that_are_typed_or_held_down()
    {
        await using var office = await RunningOffice.StartAsync();
        var console = await ConsolePage.SignInAsync(await browsers.OpenAsync(), office);
        await console.GiveAsync();
        await console.PressAsync("next");
        await Expect(console.Test("current-number")).ToHaveTextAsync("A001");
        await console.PressAsync("hold");
        await console.AsksAsync("hold");
        await console.Page.Keyboard.TypeAsync("finish it");
        await console.Page.Keyboard.PressAsync("Escape");
        await Expect(console.Test("dialog")).ToBeHiddenAsync();
        await Expect(console.Test("current-number")).ToHaveTextAsync("A001");

        // A key held down comes as one press and its repeats.
        await console.Page.Keyboard.DownAsync("?");
        await console.AsksAsync("help");
        await console.Page.Keyboard.PressAsync("Escape");
        await console.Page.Keyboard.DownAsync("?");
        await Expect(console.Test("dialog")).ToBeHiddenAsync();
        await console.Page.Keyboard.UpAsync("?");

        // Who does not want them turns them off, and finds them again under the one key that stays.
        await console.Page.Keyboard.PressAsync("?");
        await console.AsksAsync("help");
        await console.KeysAsync("Space", "Escape", "f");
        await Expect(console.Test("current-number")).ToHaveTextAsync("A001");
        await console.Page.Keyboard.PressAsync("?");
        await console.AsksAsync("help");
        await console.KeysAsync("Space", "Escape");
        await console.PressAsync("finish");
        await Expect(console.Test("current-number")).ToBeHiddenAsync();
        Assert.Empty(console.Complaints);
    }

    [Fact]
    public async Task Hears_who_joins_an_empty_line_unless_the_chime_is_off()
    {
        await using var office = await RunningOffice.StartAsync();
        var desk = await browsers.OpenAsync();
        var console = await ConsolePage.SignInAsync(desk, office);
        var colleague = await ConsolePage.SignInAsync(desk, office, "manager", "quay-2");
        await console.Page.EvaluateAsync(
            """
            () => {
              window.notes = 0;
              const make = AudioContext.prototype.createOscillator;
              AudioContext.prototype.createOscillator = function () { window.notes += 1; return make.call(this); };
            }
            """
        );
        await colleague.GiveAsync();
        await Expect(console.Test("waiting-count")).ToHaveTextAsync("1");
        await colleague.GiveAsync(); // the line is not empty now
        await Expect(console.Test("waiting-count")).ToHaveTextAsync("2");
        Assert.Equal(2, await console.Page.EvaluateAsync<int>("window.notes"));

        await console.PressAsync("sound");
        foreach (var _ in (string[])["A001", "A002"])
        {
            await colleague.PressAsync("next");
            await colleague.PressAsync("finish");
        }

        await Expect(console.Test("waiting-count")).ToHaveTextAsync("0");
        await colleague.GiveAsync();
        await Expect(console.Test("waiting-count")).ToHaveTextAsync("1");
        Assert.Equal(2, await console.Page.EvaluateAsync<int>("window.notes"));
    }

    /// <summary>Types texts, and presses what is the name of a key.</summary>
    private static async Task TypeAsync(ConsolePage console, params string[] inputs)
    {
        foreach (var input in inputs)
        {
            if (input is "Tab" or "Enter" or "ArrowRight")
                await console.Page.Keyboard.PressAsync(input);
            else
                await console.Page.Keyboard.InsertTextAsync(input);
        }
    }
}
