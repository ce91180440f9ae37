using System.Globalization;
using QueueServer.Http;

namespace QueueServer.Features.PublicPages;

/// <summary>
/// A small picture of what now is, to stand in other pages: whether the office is open, and the shortest and longest wait.
/// </summary>
internal static class PublicBadge
{
    private const int Letter = 8; // its width at 14 px, at most: no letters can be measured here
    private const int Margin = 12;

    public static string Of(PublicView view, PublicWords words)
    {
        var (name, now) = (words.NameIn(view.Name), StateOf(view, words));
        var (left, right) = (WidthOf(name), WidthOf(now));
        var colour = view.Open ? "#0b6e66" : "#4b5b68"; // as in values.css: a picture has no style sheet
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="28" role="img" aria-label="{Safe(name)}: {Safe(now)}">
            <title>{Safe(name)}: {Safe(now)}</title>
            <rect width="{left + right}" height="28" rx="6" fill="#14202b"/>
            <path d="M{left} 0h{right - 6}a6 6 0 0 1 6 6v16a6 6 0 0 1-6 6h-{right - 6}z" fill="{colour}"/>
            <g fill="#fff" font-family="system-ui,sans-serif" font-size="14" text-anchor="middle">
            <text x="{left / 2}" y="19">{Safe(name)}</text><text x="{left + (right / 2)}" y="19">{Safe(now)}</text></g>
            </svg>

            """
        );
    }

    private static string StateOf(PublicView view, PublicWords words)
    {
        var waits = view.Services.Select(service => service.Wait).Where(wait => wait is { NotToday: false }).ToList();
        return !view.Open || waits.Count == 0
            ? words.Opening(view)
            : words.Wait(new(waits.Min(wait => wait!.FromMinutes), waits.Max(wait => wait!.ToMinutes))); // filtered
    }

    private static int WidthOf(string text) => (text.Length * Letter) + (2 * Margin);

    private static string Safe(string text) => PrintedPage.Safe(text);
}
