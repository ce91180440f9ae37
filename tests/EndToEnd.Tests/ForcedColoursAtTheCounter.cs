using Microsoft.Playwright;

namespace EndToEnd.Tests;

/// <summary>Where the system forces its own colours on pages, what can be done, what cannot and what is next still differ.</summary>
public sealed class ForcedColoursAtTheCounter(Browsers browsers) : IClassFixture<Browsers>, IAsyncDisposable
{
    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("SCREENSHOTS");

    // Each way a key looks, and what it stands for: one look stands for one thing.
    private const string Looks = """
        () => [...new Set([...document.querySelectorAll('.action, .small')].map((key) => {
          const style = getComputedStyle(key);
          const can = key.getAttribute('aria-disabled') === 'true' ? 'cannot' : key.matches('.primary') ? 'next' : 'can';
          return `${can}: ${style.borderTopStyle} ${style.borderTopWidth} ${style.color}`;
        }))]
        """;

    public ValueTask DisposeAsync() => browsers.CloseAsync();

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Keys_that_can_that_cannot_and_the_next_one_differ(ColorScheme scheme)
    {
        await using var office = await RunningOffice.StartAsync();
        var counter = await StagedCounter.OpenAsync(await browsers.OpenAsync(), office);
        await counter.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active, ColorScheme = scheme });
        foreach (var (state, parts) in CounterStates.All(isLong: false))
        {
            await counter.ShowAsync(parts);
            if (Screenshots is not null)
                await counter.Page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots, $"forced-{scheme}-{state}.png") });
            var looks = (await counter.Page.EvaluateAsync<string[]>(Looks)).Select(look => look.Split(": ")).ToList();
            Assert.NotEmpty(looks);
            var same = looks.GroupBy(look => look[1]).Where(of => of.Select(look => look[0]).Distinct().Count() > 1);
            Assert.True(!same.Any(), $"{state}: {string.Join("; ", same.Select(of => of.Key))}");
        }
    }
}
