using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>What macOS and some input methods type: a letter, then its marks. It looks the same, and is as long.</summary>
public sealed class LettersInParts(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    public ValueTask DisposeAsync() => browsers.CloseAsync();

    private static string Letters(int count) => new('ế', count);

    private static string InParts(string text) => text.Replace("ế", "e\u0302\u0301").Replace("ở", "o\u031B\u0309").Replace("â", "a\u0302");

    [Fact]
    public async Task A_note_takes_as_many_letters_as_the_server_however_they_are_typed()
    {
        await using var office = await RunningOffice.StartAsync();
        var console = await ConsolePage.SignInAsync(await browsers.OpenAsync(), office, "officer", "quay-1");
        await console.GiveAsync();
        await console.PressAsync("next");
        await console.PressAsync("hold");
        await console.AsksAsync("hold");
        var note = console.Test("note");
        var keyboard = console.Page.Keyboard;

        await keyboard.InsertTextAsync("a");
        await keyboard.InsertTextAsync("\u0301"); // as by a key of its own
        await Expect(note).ToHaveValueAsync("á");
        await keyboard.InsertTextAsync(InParts(Letters(180)));
        await Expect(note).ToHaveValueAsync("á" + Letters(180));

        var method = await console.Page.Context.NewCDPSessionAsync(console.Page); // an input method, which shows a word before it is done
        await method.SendAsync(
            "Input.imeSetComposition",
            new()
            {
                ["text"] = InParts(Letters(19)),
                ["selectionStart"] = 57,
                ["selectionEnd"] = 57,
            }
        );
        await method.SendAsync("Input.insertText", new() { ["text"] = InParts(Letters(19)) });
        await Expect(note).ToHaveValueAsync("á" + Letters(199));
        await Expect(console.Page.Locator("#note-left")).ToContainTextAsync("200");

        await keyboard.PressAsync("Control+Home");
        await keyboard.InsertTextAsync(InParts("ở")); // one too many goes where it was typed
        await Expect(note).ToHaveValueAsync("á" + Letters(199));
        await keyboard.PressAsync("Delete");
        await keyboard.InsertTextAsync(InParts("ở đây")); // of which the first has room
        await Expect(note).ToHaveValueAsync("ở" + Letters(199));
        await keyboard.PressAsync("Enter");
        await Expect(console.Test("held")).ToContainTextAsync("ở" + Letters(199));
    }

    [Fact]
    public async Task So_does_a_name_in_the_administration()
    {
        await using var office = await RunningServer.StartAsync();
        var admin = await AdminPage.SignInAsync(await browsers.OpenAsync(), office, section: "services");
        await admin.Item("ho-tich").ClickAsync();
        await admin.Test("services[0].name.vi").FillAsync("");
        await admin.Page.Keyboard.InsertTextAsync(InParts(Letters(121)));
        await Expect(admin.Test("services[0].name.vi")).ToHaveValueAsync(Letters(120));
        await admin.SaveAsync();
        await admin.Page.ReloadAsync();
        await Expect(admin.Test("services[0].name.vi")).ToHaveValueAsync(Letters(120));
    }
}
