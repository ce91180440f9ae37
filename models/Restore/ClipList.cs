using System.Text.Json;
using FaceEngine.Models;

namespace ModelRestore;

/// <summary>What <c>tests/clips.json</c> says: the recordings that tests and the demonstration play.</summary>
internal sealed record ClipList
{
    public required IReadOnlyList<PackageEntry> Packages { get; init; }

    /// <summary>File of the one clip the demonstration plays.</summary>
    public required string Demo { get; init; }

    public required IReadOnlyList<FileEntry> Clips { get; init; }

    /// <summary>Reads and checks the list.</summary>
    /// <exception cref="RestoreException">It is missing or not valid.</exception>
    public static ClipList Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var list =
                JsonSerializer.Deserialize<ClipList>(stream, ManifestJson.Options)
                ?? throw new RestoreException($"{path}: the list is empty.");
            return list.Fault() is { } fault ? throw new RestoreException($"{path}: {fault}.") : list;
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new RestoreException($"{path}: the list of clips cannot be read: {error.Message}", error);
        }
    }

    private string? Fault() =>
        Packages
            .Select(package => package.Fault())
            .Concat(Clips.Select(clip => clip.Fault()))
            .Append(Clips.All(clip => Packages.Any(package => package.Name == clip.Package)) ? null : "a clip's package is not listed")
            .Append(Clips.Any(clip => clip.File == Demo) ? null : $"the demo clip '{Demo}' is not listed")
            .FirstOrDefault(fault => fault is not null);
}
