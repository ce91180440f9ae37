namespace EndToEnd.Tests;

/// <summary>Where things stand in this clone.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Program(string name) => Path.Combine(Root, "artifacts", "bin", name, "debug", $"{name}.dll");

    public static string Clip(string name)
    {
        var path = Path.Combine(Root, "tests", "clips", name);
        return File.Exists(path) ? path : throw new FileNotFoundException($"{path} is missing: run 'dotnet run --project models/Restore -- --clips'.");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Kiosk.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException("The tests do not stand in a clone of the repository.");
    }
}
