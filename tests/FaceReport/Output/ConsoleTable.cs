using FaceReport.Figures;
using QueueContracts;
using QueueContracts.Faces;

namespace FaceReport.Output;

/// <summary>The report as text.</summary>
internal static class ConsoleTable
{
    public static void Write(Measured measured, TextWriter to)
    {
        Detection(measured, to);
        Verification(measured, to);
        Search(measured, to);
    }

    private static void Detection(Measured measured, TextWriter to)
    {
        to.WriteLine($"Pictures of {measured.People:n0} people with exactly one good face: {measured.Good}");
        foreach (
            var (fault, rate) in measured
                .Faults.Where(fault => fault.Key != default && fault.Value.Count > 0)
                .OrderByDescending(fault => fault.Value.Count)
        )
            to.WriteLine($"  {FaultNames.Of(fault), -14} {rate}");
        to.WriteLine();
    }

    private static void Verification(Measured measured, TextWriter to)
    {
        to.WriteLine("Do two good pictures show one person?");
        to.WriteLine($"  {"cosine", -8} {"two people taken for one", -34} one person missed");
        foreach (var threshold in Enumerable.Range(4, 13).Select(step => step * 5 / 100f))
            to.WriteLine(
                $"  {threshold, -8:0.00} {measured.Verification.FalseMatches(threshold), -34} {measured.Verification.Misses(threshold)}"
            );
        foreach (var oneIn in new[] { 100, 1_000, 10_000 })
        {
            to.WriteLine(
                measured.Verification.ThresholdFor(oneIn) is { } threshold
                    ? $"  at most 1 of {oneIn:n0} pairs of two people match from {threshold:0.00}; missed there: "
                        + $"{measured.Verification.Misses(threshold)}"
                    : $"  1 in {oneIn:n0}: too few pairs of two people to say"
            );
        }

        to.WriteLine();
    }

    private static void Search(Measured measured, TextWriter to)
    {
        to.WriteLine(
            $"Who is this, among {measured.Search.Templates:n0} people? (means of up to {FaceSearch.PicturesInTemplate} pictures; "
                + $"{measured.Search.SmallTemplates:n0} templates had fewer)"
        );
        to.WriteLine(
            $"  {"accept", -8} {"found", -26} {"not sure", -26} {"not known", -26} {"wrongly found", -26} a stranger wrongly found"
        );
        foreach (var policy in AcceptSteps(measured.Policy))
        {
            var (visitors, strangers) = (measured.Search.Visitors(policy), measured.Search.Strangers(policy));
            to.WriteLine(
                $"{(policy == measured.Policy ? '*' : ' ')} {policy.Accept, -8:0.00} {visitors.Found, -26} {visitors.NotSure, -26} "
                    + $"{visitors.NotKnown, -26} {visitors.WronglyFound, -26} {strangers.WronglyFound}"
            );
        }

        to.WriteLine(
            $"* as set in manifest.json: accept {measured.Policy.Accept:0.00}, doubt {measured.Policy.Doubt:0.00}, margin "
                + $"{measured.Policy.Margin:0.00}. "
                + "None of n says only that the true rate is probably below 3 in n."
        );
    }

    /// <summary>The policy in force, and the same with other thresholds for accepting; doubt never lies above it.</summary>
    public static IEnumerable<MatchPolicy> AcceptSteps(MatchPolicy policy) =>
        Enumerable
            .Range(7, 11)
            .Select(step => step * 5 / 100f)
            .Append(policy.Accept)
            .Distinct()
            .Order()
            .Select(accept => accept == policy.Accept ? policy : policy with { Accept = accept, Doubt = Math.Min(policy.Doubt, accept) });
}
