using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Tests;

/// <summary>
/// A whole visit with a real face before a real pipeline, at the level of proof offices get by default, without one click.
/// </summary>
[Collection(AloneCollection.Name)] // he turns his head in time, and so must the pictures of it come
public sealed class NobodyTouchesTheKiosk(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    private static readonly string[] Proof = ["--Kiosk:Visit:Liveness", "challenge"];

    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Fact]
    public async Task From_the_greeting_to_the_number_and_again_to_the_place_in_line()
    {
        await using var office = await RunningOffice.StartAsync(Proof);
        var page = await (await browsers.OpenAsync()).NewPageAsync(
            new()
            {
                ViewportSize = new() { Width = 540, Height = 960 },
            }
        );
        var person = await PersonInFront.StandAsync(page);
        var kiosk = await KioskPage.OpenAsync(page, office);
        await kiosk.ScreenAsync("greeting");

        await ChooseAsync(kiosk, person, "service-tile");
        await kiosk.ScreenAsync("consent");
        Assert.Equal(0, office.Count("faces"));
        await ChooseAsync(kiosk, person, "consent-accept");
        await person.FollowAsync();
        await ShowsAsync(kiosk, person, "ticket-number");
        Assert.Equal(1, office.Count("faces"));
        Assert.Empty(kiosk.Complaints);

        await person.HereAsync(false); // he goes, and comes again
        await kiosk.ScreenAsync("idle", 40_000);
        await person.HereAsync(true);
        await kiosk.ScreenAsync("greeting");
        await ChooseAsync(kiosk, person, "where");
        await kiosk.ScreenAsync("consent");
        await ChooseAsync(kiosk, person, "consent-accept");
        await person.FollowAsync();
        await ShowsAsync(kiosk, person, "place-number");
    }

    private static async Task ShowsAsync(KioskPage kiosk, PersonInFront person, string what)
    {
        try
        {
            await Expect(kiosk.Test(what)).ToHaveTextAsync("A001", new() { Timeout = 60_000 });
        }
        catch (PlaywrightException)
        {
            Assert.Fail($"No {what} came. The screen said:\n{await person.SawAsync()}");
        }
    }

    /// <summary>
    /// Turns as often as it takes to come to a choice, and holds the last turn until the choice is taken; tries again when it slipped.
    /// </summary>
    private static async Task ChooseAsync(KioskPage kiosk, PersonInFront person, string choice)
    {
        for (var tries = 0; await kiosk.Test(choice).CountAsync() > 0; tries++)
        {
            if (tries == 12)
                Assert.Fail($"'{choice}' cannot be chosen. The screen said:\n{await person.SawAsync()}");
            await person.LookAsync("middle");
            await Expect(kiosk.Test("head-bar")).ToHaveAttributeAsync("data-pose", "middle", new() { Timeout = 15_000 });
            var steps = await kiosk.Page.EvaluateAsync<int>(StepsTo, choice);
            await person.LookAsync(steps > 0 ? "right" : "left");
            await MovedAsync(kiosk, choice, steps);
        }

        await person.LookAsync("middle");
    }

    /// <summary>
    /// Waits until the turn moved the choice, or took it when it is the last; but not for long: a turn that slipped is made again.
    /// </summary>
    private static async Task MovedAsync(KioskPage kiosk, string choice, int steps)
    {
        try
        {
            if (Math.Abs(steps) == 1)
                await kiosk.Test(choice).First.WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 6_000 });
            else
                await kiosk.Page.WaitForFunctionAsync($"before => ({StepsTo})('{choice}') !== before", steps, new() { Timeout = 6_000 });
        }
        catch (TimeoutException)
        {
            // seen too seldom by a busy machine
        }
    }

    // How many turns to the right lead to a choice, fewer than none to the left. From none they lead to the first or the last; the one that
    // is stood on is left once and come back to.
    private const string StepsTo = """
        (choice) => {
          const all = [...document.querySelectorAll('[data-choice]:not(:disabled)')]
            .sort((one, other) => (one.dataset.choice === 'more') - (other.dataset.choice === 'more'));
          const to = all.findIndex((one) => one.dataset.testid === choice), from = all.indexOf(document.activeElement);
          if (from < 0 && all.length - to < to) return to - all.length;
          return to - from || -2;
        }
        """;
}
