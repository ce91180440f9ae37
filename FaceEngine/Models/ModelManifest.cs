using System.Text.Json;
using FaceEngine.Faces;

namespace FaceEngine.Models;

/// <summary>What <c>models/manifest.json</c> says: packages, models and thresholds.</summary>
internal sealed record ModelManifest
{
    public required IReadOnlyList<PackageEntry> Packages { get; init; }

    public required IReadOnlyList<ModelEntry> Models { get; init; }

    public required QualityEntry Quality { get; init; }

    public required HeadTurnEntry HeadTurn { get; init; }

    public required ChallengeEntry Challenge { get; init; }

    /// <summary>The one model of a stage.</summary>
    public ModelEntry ModelFor(string stage) => Models.Single(model => model.Stage == stage);

    /// <summary>Reads and checks the manifest in <paramref name="modelsFolder"/>.</summary>
    /// <exception cref="ModelException">It is missing, is not JSON, or an entry is missing or out of range.</exception>
    public static ModelManifest Read(string modelsFolder)
    {
        var path = Path.Combine(Path.GetFullPath(modelsFolder), "manifest.json");
        try
        {
            using var stream = File.OpenRead(path);
            var manifest =
                JsonSerializer.Deserialize<ModelManifest>(stream, ManifestJson.Options)
                ?? throw new ModelException($"{path}: the manifest is empty.");
            return manifest.Fault() is { } fault ? throw new ModelException($"{path}: {fault}.") : manifest;
        }
        catch (JsonException error)
        {
            throw new ModelException($"{path}: not a valid manifest: {error.Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"{path}: the models' manifest cannot be read: {error.Message}", error);
        }
    }

    private string? Fault() =>
        Packages
            .Select(package => package.Fault())
            .Concat(Models.Select(model => model.Fault() ?? UnknownPackage(model)))
            .Concat(Models.Select(model => model.StageFault()))
            .Append(Quality.Fault())
            .Append(HeadTurn.Fault())
            .Append(Challenge.Fault())
            .Append(Repeated("file", Models.Select(model => model.File)))
            .Concat(ModelEntry.Stages.Select(NotOnce))
            .FirstOrDefault(fault => fault is not null);

    private string? UnknownPackage(FileEntry file) =>
        Packages.Any(package => package.Name == file.Package) ? null : $"'{file.File}': package '{file.Package}' is not listed";

    private string? NotOnce(string stage) =>
        Models.Count(model => model.Stage == stage) is var count and not 1 ? $"{count} models of stage {stage}, not one" : null;

    private static string? Repeated(string what, IEnumerable<string> values) =>
        values.GroupBy(value => value, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? $"{what} '{twice.Key}' is listed twice"
            : null;
}
