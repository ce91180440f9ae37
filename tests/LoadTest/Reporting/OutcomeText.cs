using LoadTest.Measuring;

namespace LoadTest.Reporting;

/// <summary>An outcome on the console.</summary>
internal static class OutcomeText
{
    public static void Write(Outcome outcome, TextWriter to)
    {
        to.WriteLine($"\n{outcome.Title}");
        foreach (var figure in outcome.Figures)
            to.WriteLine(
                $"  {figure.What, -52}{figure.Measured, -40}{(figure.Goal == "" ? "" : $"goal {figure.Goal}: {Met(figure.Met)}"), -32}"
                    + $"{figure.Baseline}"
            );
        foreach (var fault in outcome.Faults)
            to.WriteLine($"  WRONG: {fault}");
        to.WriteLine();
    }

    public static string Met(bool? met) =>
        met switch
        {
            true => "met",
            false => "**missed**",
            null => "",
        };
}
