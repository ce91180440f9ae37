using System.Text.Json;

namespace QueueContracts.Requests;

/// <summary>What a search may conclude from the two best cosines among the day's visitors.</summary>
/// <param name="Accept">The best must reach this, 0…1.</param>
/// <param name="Doubt">From here up to <paramref name="Accept"/> nothing is concluded; below, the face is not known.</param>
/// <param name="Margin">How far the best must stand above the second-best other visitor.</param>
public sealed record MatchPolicy(float Accept, float Doubt, float Margin)
{
    /// <summary>Judges a search.</summary>
    /// <param name="best">The best visitor's cosine; −1 when there is none.</param>
    /// <param name="secondBest">The second-best other visitor's cosine; −1 when there is none.</param>
    public FindOutcome Judge(float best, float secondBest) =>
        best < Doubt ? FindOutcome.NotKnown
        : best >= Accept && best - secondBest >= Margin ? FindOutcome.Found
        : FindOutcome.NotSure;

    /// <summary>Reads each describing model's policy from <c>models/manifest.json</c>, by the model's id.</summary>
    /// <exception cref="InvalidDataException">The manifest has no describing model, or one without thresholds in order.</exception>
    public static IReadOnlyDictionary<string, MatchPolicy> FromManifest(string path)
    {
        try
        {
            using var manifest = JsonDocument.Parse(File.ReadAllBytes(path));
            var policies = new Dictionary<string, MatchPolicy>();
            foreach (var model in manifest.RootElement.GetProperty("models").EnumerateArray())
            {
                if (model.GetProperty("stage").GetString() != "describe")
                    continue;
                var match = model.GetProperty("match").Deserialize<MatchPolicy>(Wire.Json)!; // an absent object threw above
                if (match is not { Doubt: > 0 and < 1, Accept: > 0 and < 1, Margin: >= 0 and < 1 } || match.Doubt > match.Accept)
                    throw new InvalidDataException($"{path}: 'match' needs 0 < doubt ≤ accept < 1 and 0 ≤ margin < 1.");
                policies.Add(model.GetProperty("id").GetString() ?? "", match);
            }

            return policies.Count > 0 ? policies : throw new InvalidDataException($"{path}: no model with stage 'describe'.");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IOException)
        {
            throw new InvalidDataException($"{path}: {e.Message}", e);
        }
    }
}
