using System.Text.RegularExpressions;

namespace DisplayBoard.Tests.Pages;

public sealed partial class OldTelevisionsReadIt
{
    private static readonly string[] OfAllPages = ["texts.js", "asked.js", "stream.js", "moment.js", "waits.js"];

    [Fact]
    public void The_scripts_use_nothing_newer_than_ES2019()
    {
        var root = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        string[] scripts =
        [
            .. OfAllPages.Select(name => Path.Combine(root, "shared", name)),
            .. Directory.GetFiles(Path.Combine(root, "board"), "*.js"),
        ];

        Assert.True(scripts.Length >= 9);
        Assert.All(scripts, script => Assert.DoesNotMatch(Newer(), File.ReadAllText(script)));
    }

    // ?. ?? ||= &&= of 2020 and 2021, private and static fields of 2022, and the newer methods one is tempted by
    [GeneratedRegex(
        @"\?\.(?!\d)|\?\?|\|\|=|&&=|\bthis\.#|^\s*static \w+ =|\.(replaceAll|replaceChildren|at|matchAll|findLast|toSorted)\("
            + @"|structuredClone|globalThis|Promise\.(allSettled|any)",
        RegexOptions.Multiline
    )]
    private static partial Regex Newer();
}
