namespace Tests.Shared;

/// <summary>Where things stand in this clone.</summary>
internal static class Repository
{
    private static readonly string? Published = Environment.GetEnvironmentVariable("PROGRAMS");

    // artifacts/bin/NAME/CONFIGURATION
    private static readonly string Configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    public static string Root { get; } = FindRoot();

    public static string Models => Path.Combine(Root, "models");

    /// <summary>
    /// One of the three programs: in the configuration that this one was built in, or, with PROGRAMS set to a folder, as it was published
    /// into the folder of its name there.
    /// </summary>
    public static string Program(string name) => Published is { Length: > 0 } ? Path.Combine(Published, name, $"{name}.dll") : Built(name);

    /// <summary>Any program of this repository, in the configuration that this one was built in.</summary>
    public static string Built(string name) => Path.Combine(Root, "artifacts", "bin", name, Configuration, $"{name}.dll");

    public static string Clip(string name)
    {
        var path = Path.Combine(Root, "tests", "clips", name);
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException($"{path} is missing: run 'dotnet run --project models/Restore -- --clips'.");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Kiosk.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("The tests do not stand in a clone of the repository.");
    }
}
