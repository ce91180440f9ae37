namespace ModelRestore;

/// <summary>What the command line asked for.</summary>
/// <param name="Root">Folder that holds <c>models/</c> and <c>tests/</c>.</param>
/// <param name="Clips">Also the clips the tests need.</param>
/// <param name="DemoClip">Also the one clip the demonstration plays.</param>
internal sealed record RestoreRequest(string Root, bool Clips, bool DemoClip)
{
    private const string Usage = "Usage: dotnet run --project models/Restore -- [--root DIR] [--clips] [--demo-clip]";

    /// <summary>
    /// Reads the arguments. Without <c>--root</c>, the nearest folder above one of the starting points that holds the manifest.
    /// </summary>
    /// <exception cref="RestoreException">An unknown argument, or no such folder.</exception>
    public static RestoreRequest Parse(IReadOnlyList<string> arguments, params string[] startingPoints)
    {
        string? root = null;
        bool clips = false,
            demoClip = false;
        for (var at = 0; at < arguments.Count; at++)
        {
            switch (arguments[at])
            {
                case "--clips":
                    clips = true;
                    break;
                case "--demo-clip":
                    demoClip = true;
                    break;
                case "--root" when at + 1 < arguments.Count:
                    root = Path.GetFullPath(arguments[++at]);
                    break;
                case var other:
                    throw new RestoreException($"'{other}' is not understood. {Usage}");
            }
        }
        root ??=
            startingPoints.Select(NearestRoot).FirstOrDefault(found => found is not null)
            ?? throw new RestoreException($"No models/manifest.json here or above: name the folder with --root. {Usage}");
        return new RestoreRequest(root, clips, demoClip);
    }

    private static string? NearestRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "models", "manifest.json")))
                return folder.FullName;
        return null;
    }
}
