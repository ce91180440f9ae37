namespace CrashTest;

/// <summary>How the server that takes an office's turns is lost.</summary>
internal enum Loss
{
    /// <summary>SIGKILL.</summary>
    Killed,

    /// <summary>As a service is ended.</summary>
    Ended,

    /// <summary>SIGSTOP for some seconds: when it goes on, it holds itself for whom the others hold for dead.</summary>
    Stopped,
}

/// <summary>What a run came to.</summary>
/// <param name="Gaps">By kind of loss: how long the office gave no answer, each time.</param>
/// <param name="Refused">By kind of loss: how many requests were refused in words meanwhile.</param>
/// <param name="AfterDatabase">From PostgreSQL's return, after ten seconds without it, until the office answered.</param>
/// <param name="Acknowledged">Numbers that were given.</param>
/// <param name="Faults">What was lost, doubled, or answered in no words.</param>
internal sealed record TakeoverReport(
    IReadOnlyDictionary<Loss, List<TimeSpan>> Gaps,
    IReadOnlyDictionary<Loss, int> Refused,
    TimeSpan AfterDatabase,
    int Acknowledged,
    IReadOnlyList<string> Faults
)
{
    public override string ToString()
    {
        var sound = Faults.Count == 0 ? "nothing lost, nothing twice" : $"{Faults.Count} faults:\n{string.Join('\n', Faults.Take(20))}";
        return string.Join(
            '\n',
            [
                .. Gaps.Select(kind => Line(kind.Key, kind.Value)),
                $"PostgreSQL away for 10 s: an answer {AfterDatabase.TotalSeconds:0.00} s after it was back",
                $"{Acknowledged} numbers; {sound}",
            ]
        );
    }

    private string Line(Loss kind, List<TimeSpan> gaps)
    {
        var (half, most, all) = (Percentile(gaps, 50), Percentile(gaps, 95), Percentile(gaps, 100));
        return $"{kind}, {gaps.Count} times: no answer for {half:0.00} s in the middle, {most:0.00} s at 95 %, {all:0.00} s at most; "
            + $"refused {Refused[kind]}";
    }

    /// <summary>The gap of which this share is not longer, in seconds.</summary>
    public static double Percentile(IReadOnlyCollection<TimeSpan> gaps, int percent) =>
        gaps.Count == 0 ? 0 : gaps.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(gaps.Count * percent / 100.0) - 1)).TotalSeconds;
}
