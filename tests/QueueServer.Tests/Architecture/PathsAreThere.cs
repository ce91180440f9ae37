using System.Text.RegularExpressions;
using Tests.Shared;

namespace QueueServer.Tests.Architecture;

/// <summary>What the pages for those who work here point at is there.</summary>
public sealed partial class PathsAreThere
{
    private static readonly string[] Roots =
    [
        "QueueServer",
        "QueueContracts",
        "ScreenHosting",
        "KioskDevice",
        "DisplayBoard",
        "FaceEngine",
        "models",
        "tests",
        "deploy",
        "docs",
    ];

    [Theory]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("docs/architecture.md")]
    [InlineData("docs/operations.md")]
    [InlineData("docs/measuring.md")]
    [InlineData("docs/privacy.md")]
    [InlineData("docs/security.md")]
    public void And_so_are_the_links(string page)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, page));
        var folder = Path.GetDirectoryName(page)!; // a page of the repository has one, if an empty one
        var named = Named().Matches(text).Select(match => match.Groups["path"].Value).Where(path => Roots.Contains(path.Split('/')[0]));
        var linked = Linked().Matches(text).Select(match => Path.Combine(folder, match.Groups["path"].Value));
        var missing = named.Concat(linked).Distinct().Where(path => !IsThere(path)).ToList();
        Assert.True(missing is [], $"{page} names {string.Join(", ", missing)}");
    }

    /// <summary>A path may end in a pattern, such as <c>visit*</c>.</summary>
    private static bool IsThere(string path)
    {
        var full = Path.Combine(Repository.Root, path.TrimEnd('/'));
        if (!path.Contains('*'))
            return Path.Exists(full);
        return Directory.Exists(Path.GetDirectoryName(full))
            && Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(full)!, Path.GetFileName(full)).Any(); // it has a folder
    }

    [GeneratedRegex(@"`(?<path>[\w.*-]+(?:/[\w.*-]+)+/?|[\w]+/)`")]
    private static partial Regex Named();

    [GeneratedRegex(@"\]\((?!https?:)(?<path>[^)#]+)(?:#[^)]*)?\)")]
    private static partial Regex Linked();
}
