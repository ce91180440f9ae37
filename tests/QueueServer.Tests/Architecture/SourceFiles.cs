using Tests.Shared;

namespace QueueServer.Tests.Architecture;

/// <summary>What somebody wrote, of all programs, tests and pages.</summary>
internal static class SourceFiles
{
    private static readonly string[] NotOurs = ["artifacts", "obj", "bin", "node_modules", "Migrations", "files", "clips", ".git"];

    /// <summary>Every source file of these kinds, by its whole path.</summary>
    /// <param name="kinds">Extensions, as in <c>.cs</c>.</param>
    public static IReadOnlyList<string> All(params string[] kinds) =>
        [.. In(Repository.Root).Where(file => kinds.Contains(Path.GetExtension(file)))];

    /// <summary>A file as a message names it.</summary>
    public static string NameOf(string path) => Path.GetRelativePath(Repository.Root, path);

    private static IEnumerable<string> In(string folder) =>
        Directory
            .EnumerateFiles(folder)
            .Concat(Directory.EnumerateDirectories(folder).Where(sub => !NotOurs.Contains(Path.GetFileName(sub))).SelectMany(In));
}
