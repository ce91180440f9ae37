using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Tests.Shared;

/// <summary>
/// What axe finds wrong on a page as it stands. It runs in the page itself, once put there; our pages have no frames, and for frames alone
/// axe's own package for Playwright opens a second page at each look, which takes ten times as long.
/// </summary>
internal static class Axe
{
    private const string Name = "axe.js";
    private static readonly string Script = $"{new BundledAxeScriptProvider().GetScript()}\n//# sourceURL={Name}";

    /// <summary>
    /// Whether what the console says is about axe: it styles the page while it looks, which a strict policy complains of.
    /// </summary>
    public static bool IsMeant(IConsoleMessage message) => message.Location.StartsWith(Name, StringComparison.Ordinal);

    /// <summary>Each rule that is broken, and where; none is good.</summary>
    public static async Task<string[]> FaultsAsync(IPage page)
    {
        Assert.Single(page.Frames);
        if (await page.EvaluateAsync<bool>("() => !window.axe"))
            await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
              .map(({ id, nodes }) => `${id}: ${nodes.map(({ target, html }) => `${target} ${html}`).join(' | ')}`)
            """
        );
    }
}
