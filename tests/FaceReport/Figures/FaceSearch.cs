using QueueContracts;
using QueueContracts.Faces;

namespace FaceReport.Figures;

/// <summary>How searches for people ended who are among the day's visitors.</summary>
/// <param name="Found">The right one.</param>
/// <param name="NotSure">Nothing was concluded.</param>
/// <param name="NotKnown">Taken for a stranger.</param>
/// <param name="WronglyFound">Taken for another.</param>
internal sealed record VisitorSearches(Rate Found, Rate NotSure, Rate NotKnown, Rate WronglyFound);

/// <summary>How searches for people ended who are not among them.</summary>
/// <param name="NotKnown">As it should be.</param>
/// <param name="NotSure">Nothing was concluded.</param>
/// <param name="WronglyFound">Taken for a visitor.</param>
internal sealed record StrangerSearches(Rate NotKnown, Rate NotSure, Rate WronglyFound);

/// <summary>
/// Searches as a kiosk does: means of pictures among means of pictures. Of everybody with two good pictures or more, one part drawn makes
/// the template, the rest makes searches of as many pictures each. Every search is made twice: among all templates, and among all but the
/// person's own, as for a stranger.
/// </summary>
internal sealed class FaceSearch
{
    /// <summary>As many as a kiosk takes; half of a person's pictures when there are fewer than twice as many.</summary>
    public const int PicturesInTemplate = 5;

    private readonly List<(float Best, float SecondBest, bool Own)> visitors = [];
    private readonly List<(float Best, float SecondBest)> strangers = [];

    private FaceSearch(int templates, int small) => (Templates, SmallTemplates) = (templates, small);

    /// <summary>How many people were searched among.</summary>
    public int Templates { get; }

    /// <summary>Templates of fewer pictures than a kiosk takes.</summary>
    public int SmallTemplates { get; }

    /// <summary>Makes all searches.</summary>
    /// <param name="people">Whoever has one picture only is a stranger.</param>
    /// <param name="model">The model that made the descriptors.</param>
    /// <param name="random">Draws which pictures make the template.</param>
    public static FaceSearch Among(IReadOnlyList<PersonFaces> people, string model, Random random)
    {
        var gallery = new List<(string Name, FaceTemplate Face)>();
        var queries = new List<(string Name, FaceTemplate Face)>();
        var small = 0;
        foreach (var person in people)
        {
            var pictures = person.Descriptors.ToArray();
            random.Shuffle(pictures);
            var size = Math.Clamp(pictures.Length / 2, 1, PicturesInTemplate);
            if (pictures.Length > 1 && size < PicturesInTemplate)
                small++;
            var parts = pictures
                .Chunk(size)
                .Where(part => part.Length == size)
                .Select(part => (person.Name, FaceTemplate.Mean(model, part)))
                .ToList();
            if (parts.Count > 1)
                gallery.Add(parts[0]);
            queries.AddRange(parts.Count > 1 ? parts[1..] : parts);
        }

        var search = new FaceSearch(gallery.Count, small);
        foreach (var (name, face) in queries)
            search.Add([.. gallery.Select(other => (other.Name == name, face.Cosine(other.Face)))]);
        return search;
    }

    /// <summary>What a policy concludes about everybody's own place.</summary>
    public VisitorSearches Visitors(MatchPolicy policy)
    {
        Rate Count(FindOutcome outcome, bool? own = null) =>
            new(
                visitors.Count(search => policy.Judge(search.Best, search.SecondBest) == outcome && (own is null || own == search.Own)),
                visitors.Count
            );
        return new(
            Count(FindOutcome.Found, own: true),
            Count(FindOutcome.NotSure),
            Count(FindOutcome.NotKnown),
            Count(FindOutcome.Found, own: false)
        );
    }

    /// <summary>What it concludes about people who are not there.</summary>
    public StrangerSearches Strangers(MatchPolicy policy)
    {
        Rate Count(FindOutcome outcome) =>
            new(strangers.Count(search => policy.Judge(search.Best, search.SecondBest) == outcome), strangers.Count);
        return new(Count(FindOutcome.NotKnown), Count(FindOutcome.NotSure), Count(FindOutcome.Found));
    }

    private void Add(IReadOnlyList<(bool Own, float Cosine)> cosines)
    {
        var others = cosines
            .Where(other => !other.Own)
            .Select(other => other.Cosine)
            .Append(-1)
            .Append(-1)
            .OrderDescending()
            .Take(2)
            .ToList();
        strangers.Add((others[0], others[1]));
        if (cosines.FirstOrDefault(other => other.Own) is not { Own: true, Cosine: var mine })
            return; // one picture only: a stranger
        visitors.Add(mine >= others[0] ? (mine, others[0], true) : (others[0], Math.Max(mine, others[1]), false));
    }
}
