namespace Benchmarks.Micro;

/// <summary>What a benchmark's median should not exceed.</summary>
/// <param name="milliseconds">For one operation.</param>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GoalAttribute(double milliseconds) : Attribute
{
    public double Microseconds => milliseconds * 1000;
}
