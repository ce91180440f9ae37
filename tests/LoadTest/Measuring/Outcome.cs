namespace LoadTest.Measuring;

/// <summary>One thing that was measured.</summary>
/// <param name="What">What it is, with what it counts.</param>
/// <param name="Measured">The figure with its unit.</param>
/// <param name="Goal">What it should be; empty where it is told for comparison only.</param>
/// <param name="Baseline">What it stands beside; empty for nothing.</param>
/// <param name="Met">Whether the goal is met; null where there is none.</param>
internal sealed record Figure(string What, string Measured, string Goal = "", string Baseline = "", bool? Met = null);

/// <summary>What a scenario came to.</summary>
/// <param name="Title">The scenario.</param>
/// <param name="Setting">How it was measured, so that it can be judged.</param>
/// <param name="Figures">What was measured.</param>
/// <param name="Faults">What was wrong, whatever the speed; empty when all was right.</param>
internal sealed record Outcome(string Title, string Setting, IReadOnlyList<Figure> Figures, IReadOnlyList<string> Faults);
