using FaceEngine.Models;

namespace ModelRestore;

/// <summary>One file to be had: what it is and the absolute path it belongs at.</summary>
internal sealed record RestoreItem(FileEntry Entry, string Target);

/// <summary>The files of one package.</summary>
internal sealed record PackageItems(PackageEntry Package, IReadOnlyList<RestoreItem> Items);

/// <summary>Turns a request into the files it needs, package by package.</summary>
internal static class RestorePlan
{
    /// <summary>The models, and what clips were asked for.</summary>
    /// <exception cref="RestoreException">The clips' list is not valid.</exception>
    /// <exception cref="FaceEngine.ModelException">The manifest is missing or not valid.</exception>
    public static IReadOnlyList<PackageItems> For(RestoreRequest request)
    {
        var models = Path.Combine(request.Root, "models");
        var manifest = ModelManifest.Read(models);
        var files = Path.Combine(models, "files");
        var plan = Group(manifest.Packages, manifest.Models, files);
        if (!request.Clips && !request.DemoClip)
            return plan;

        var tests = Path.Combine(request.Root, "tests");
        var list = ClipList.Read(Path.Combine(tests, "clips.json"));
        var clips = list.Clips.Where(clip => request.Clips || clip.File == list.Demo);
        return [.. plan, .. Group(list.Packages, clips, Path.Combine(tests, "clips"))];
    }

    private static IReadOnlyList<PackageItems> Group(IEnumerable<PackageEntry> packages, IEnumerable<FileEntry> entries, string folder) =>
        [
            .. packages.GroupJoin(
                entries,
                package => package.Name,
                entry => entry.Package,
                (package, own) =>
                    new PackageItems(
                        package,
                        [.. own.Select(entry => new RestoreItem(entry, Path.Combine([folder, .. entry.File.Split('/')])))]
                    )
            ),
        ];
}
