using QueueContracts;
using QueueContracts.Faces;
using ScreenHosting;

namespace QueueServer.Faces;

/// <summary>The thresholds of each describing model this server knows, from <c>models/manifest.json</c> beside the program.</summary>
internal sealed class FacePolicies
{
    private FacePolicies(IReadOnlyDictionary<string, MatchPolicy> byModel) => ByModel = byModel;

    public IReadOnlyDictionary<string, MatchPolicy> ByModel { get; }

    public bool Know(string model) => ByModel.ContainsKey(model);

    /// <exception cref="StartException">The manifest is missing or wrong.</exception>
    public static FacePolicies Load()
    {
        try
        {
            return new(MatchPolicy.FromManifest(Path.Combine(AppContext.BaseDirectory, "models", "manifest.json")));
        }
        catch (InvalidDataException e)
        {
            throw new StartException(e.Message, e);
        }
    }
}
