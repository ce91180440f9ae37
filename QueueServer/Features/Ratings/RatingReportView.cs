using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Ratings;

namespace QueueServer.Features.Ratings;

/// <summary>An office's ratings, or an officer's own.</summary>
internal sealed record RatingReportView
{
    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The last day counted: a day is seen once it is over.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Of all that may be seen.</summary>
    public required RatingScoreView All { get; init; }

    /// <summary>How often each reason was given, the most frequent first.</summary>
    public required IReadOnlyList<RatingReasonCount> Reasons { get; init; }

    /// <summary>By service.</summary>
    public required IReadOnlyList<RatingPart> Services { get; init; }

    /// <summary>By counter.</summary>
    public required IReadOnlyList<RatingPart> Counters { get; init; }

    /// <summary>By officer; null for whom officers are not named to.</summary>
    public required IReadOnlyList<RatingPart>? Officers { get; init; }

    /// <summary>Ratings of the period that nobody sees yet: fewer than five of a counter.</summary>
    public required int Awaiting { get; init; }

    /// <summary>The share of dissatisfied that was usual before, 0…1; null where there are too few to say.</summary>
    public required double? UsualDissatisfied { get; init; }

    /// <summary>Whether dissatisfaction grew beyond what is usual; null where nothing says what is.</summary>
    public required bool? Grew { get; init; }

    /// <summary>When that was seen first.</summary>
    public required DateOnly? GrewOn { get; init; }

    /// <summary>What was said in words, by counter, in no order of time.</summary>
    public required IReadOnlyList<RatingText> Texts { get; init; }
}

/// <summary>The figures of some ratings; those of what was said are null where fewer than five said something.</summary>
internal sealed record RatingScoreView(int Count, int Finished, int Asked, int Short)
{
    /// <summary>Very satisfied.</summary>
    public int? VerySatisfied { get; init; }

    /// <summary>Satisfied.</summary>
    public int? Satisfied { get; init; }

    /// <summary>Dissatisfied.</summary>
    public int? Dissatisfied { get; init; }

    /// <summary>Given in less than a second after the service ended.</summary>
    public int? Hasty { get; init; }

    /// <summary>The share of the satisfied, 0…1.</summary>
    public double? Share { get; init; }

    /// <summary>The lower end of its 95 % interval.</summary>
    public double? Low { get; init; }

    /// <summary>The upper end.</summary>
    public double? High { get; init; }

    /// <summary>Ratings of the services asked about, 0…1.</summary>
    public double? ResponseRate { get; init; }
}

/// <param name="Reason">The reason.</param>
/// <param name="Count">How often.</param>
internal sealed record RatingReasonCount(RatingReason Reason, int Count);

/// <param name="Id">The service's or counter's id, or the officer's account.</param>
/// <param name="Number">The counter's number; null for others.</param>
/// <param name="Name">By language code.</param>
/// <param name="Score">Its figures.</param>
internal sealed record RatingPart(string Id, int? Number, IReadOnlyDictionary<string, string> Name, RatingScoreView Score);

/// <param name="Counter">The counter's number; null where the office has it no longer.</param>
/// <param name="Level">How satisfied whoever wrote it is.</param>
/// <param name="Text">As it was typed.</param>
/// <param name="IsRude">It swears: it is shown folded.</param>
internal sealed record RatingText(int? Counter, RatingLevel Level, string Text, bool IsRude);

/// <summary>Makes the view of a report.</summary>
internal static class RatingReportViews
{
    /// <param name="report">The report.</param>
    /// <param name="settings">The office's.</param>
    /// <param name="period">What was asked for.</param>
    /// <param name="names">What officers are called; null where they are not named.</param>
    public static RatingReportView Of(RatingReport report, OfficeSettings settings, (DateOnly From, DateOnly To) period, Accounts? names)
    {
        var figures = report.Figures;
        return new()
        {
            From = period.From,
            To = period.To,
            Until = report.Until,
            All = ScoreOf(figures.All),
            Reasons = [.. figures.Reasons.Select(reason => new RatingReasonCount(reason.Reason, reason.Count))],
            Services =
            [
                .. figures.ByService.Select(part => new RatingPart(
                    part.Service.Value,
                    null,
                    settings.NameOf(part.Service),
                    ScoreOf(part.Score)
                )),
            ],
            Counters =
            [
                .. figures.ByCounter.Select(part =>
                {
                    var counter = settings.FindCounter(part.Counter);
                    return new RatingPart(
                        part.Counter.Value,
                        counter?.Number,
                        (IReadOnlyDictionary<string, string>?)counter?.Name ?? Named(part.Counter.Value),
                        ScoreOf(part.Score)
                    );
                }),
            ],
            Officers = names is null
                ? null
                :
                [
                    .. figures.ByOfficer.Select(part => new RatingPart(
                        part.Officer,
                        null,
                        Named(names.CalledOf(part.Officer)),
                        ScoreOf(part.Score)
                    )),
                ],
            Awaiting = report.Awaiting,
            UsualDissatisfied = report.Usual,
            Grew = report.Trend is { } trend ? trend.Alarm is not null : null,
            GrewOn = report.AlarmDay,
            Texts =
            [
                .. report.Texts.Select(rating => new RatingText(
                    settings.FindCounter(rating.Counter)?.Number,
                    rating.Level,
                    rating.Text!, // those with one
                    RudeWords.AreIn(rating.Text!)
                )),
            ],
        };
    }

    private static RatingScoreView ScoreOf(RatingScore score) =>
        new(score.Count, score.Finished, score.Asked, score.Short)
        {
            VerySatisfied = score.Levels?.VerySatisfied,
            Satisfied = score.Levels?.Satisfied,
            Dissatisfied = score.Levels?.Dissatisfied,
            Hasty = score.Hasty,
            Share = score.Satisfied,
            Low = score.Interval?.Low,
            High = score.Interval?.High,
            ResponseRate = score.ResponseRate,
        };

    private static Dictionary<string, string> Named(string name) => new() { ["vi"] = name };
}
