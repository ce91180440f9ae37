namespace FaceEngine.Tests.Real;

/// <summary>The folders of the working copy that the tests run in.</summary>
internal static class Repository
{
    public const string Restore = "dotnet run --project models/Restore -- --clips";

    public static string Root { get; } = FindRoot();

    public static string Models => Path.Combine(Root, "models");

    public static string Clip(string name)
    {
        var path = Path.Combine(Root, "tests", "clips", name);
        Assert.True(File.Exists(path), $"{path} is missing. Run: {Restore}");
        return path;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "models", "manifest.json"))) return folder.FullName;
        throw new InvalidOperationException("The tests must lie below the repository's root.");
    }
}
