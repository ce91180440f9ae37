using FaceEngine.Faces;
using FaceReport.Pictures;
using QueueContracts;
using QueueContracts.Faces;

namespace FaceReport.Figures;

/// <summary>Every figure of a report.</summary>
/// <param name="People">How many people's folders.</param>
/// <param name="Faults">How many pictures had which fault; those without one are good.</param>
/// <param name="Verification">Pairs of single pictures.</param>
/// <param name="Search">Means of pictures.</param>
/// <param name="Policy">The thresholds in force.</param>
internal sealed record Measured(
    int People,
    IReadOnlyDictionary<FrameFault, Rate> Faults,
    Verification Verification,
    FaceSearch Search,
    MatchPolicy Policy
)
{
    /// <summary>Pictures with exactly one good face; bystanders under half its height do not count, as at a kiosk.</summary>
    public Rate Good => Faults[FrameFault.None];

    /// <summary>Works the figures out.</summary>
    /// <param name="readings">Every picture.</param>
    /// <param name="model">The model that made the descriptors.</param>
    /// <param name="policy">The thresholds in force.</param>
    /// <param name="pairs">At most so many pairs of each kind.</param>
    /// <param name="random">Draws pairs and templates.</param>
    /// <exception cref="ReportException">There are too few good pictures to compare.</exception>
    public static Measured Of(IReadOnlyList<PictureReading> readings, string model, MatchPolicy policy, int pairs, Random random)
    {
        var faults = Enum.GetValues<FrameFault>()
            .ToDictionary(fault => fault, fault => new Rate(readings.Count(reading => reading.Fault == fault), readings.Count));
        var people = PersonFaces.From(readings);
        if (people.Count < 2 || people.All(person => person.Descriptors.Count < 2))
        {
            var found = string.Join(
                ", ",
                faults.Where(fault => fault.Value.Count > 0).Select(fault => $"{FaultNames.Of(fault.Key)} {fault.Value.Count}")
            );
            throw new ReportException(
                $"Too few good pictures to compare: it takes two people, and two pictures of one of them. The pictures: {found}."
            );
        }

        var verification = new Verification(PairSampler.OnePerson(people, pairs, random), PairSampler.TwoPeople(people, pairs, random));
        return new(
            readings.DistinctBy(reading => reading.Person).Count(),
            faults,
            verification,
            FaceSearch.Among(people, model, random),
            policy
        );
    }
}
