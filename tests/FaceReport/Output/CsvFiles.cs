using FaceReport.Figures;

namespace FaceReport.Output;

/// <summary>The report as comma-separated values, with a point as decimal sign in every country.</summary>
internal static class CsvFiles
{
    /// <summary>One line a threshold: how many pairs of each kind it judges wrongly.</summary>
    public static string Verification(Verification figures) =>
        Lines(
            "threshold,false_matches,pairs_of_two_people,false_match_rate,misses,pairs_of_one_person,miss_rate",
            Figures.Verification.Thresholds.Select(threshold =>
                FormattableString.Invariant($"{threshold:0.00},{Cells(figures.FalseMatches(threshold))},{Cells(figures.Misses(threshold))}")
            )
        );

    /// <summary>One line a threshold for accepting: how the searches end.</summary>
    public static string Search(Measured measured) =>
        Lines(
            "accept,doubt,margin,in_force,people,searches,found,not_sure,not_known,wrongly_found,searches_of_strangers,"
                + "stranger_not_known,stranger_not_sure,stranger_wrongly_found",
            ConsoleTable
                .AcceptSteps(measured.Policy)
                .Select(policy =>
                {
                    var (visitors, strangers) = (measured.Search.Visitors(policy), measured.Search.Strangers(policy));
                    return FormattableString.Invariant($"{policy.Accept:0.00},{policy.Doubt:0.00},{policy.Margin:0.00},")
                        + FormattableString.Invariant($"{(policy == measured.Policy ? "yes" : "no")},{measured.Search.Templates},")
                        + FormattableString.Invariant(
                            $"{visitors.Found.Total},{visitors.Found.Count},{visitors.NotSure.Count},{visitors.NotKnown.Count},"
                        )
                        + FormattableString.Invariant($"{visitors.WronglyFound.Count},")
                        + FormattableString.Invariant($"{strangers.NotKnown.Total},{strangers.NotKnown.Count},{strangers.NotSure.Count}")
                        + FormattableString.Invariant($",{strangers.WronglyFound.Count}");
                })
        );

    private static string Cells(Rate rate) => FormattableString.Invariant($"{rate.Count},{rate.Total},{rate.Share:0.000000}");

    private static string Lines(string header, IEnumerable<string> lines) =>
        string.Concat(lines.Prepend(header).Select(line => line + "\n"));
}
