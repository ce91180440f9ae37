namespace Benchmarks.Pipeline;

/// <summary>The measurement as a table, and whether the goals are met.</summary>
internal static class StageTable
{
    public static void Write(PipelineResult result, TextWriter to)
    {
        to.WriteLine($"\n{result.Setting}\n");
        to.WriteLine($"{"milliseconds", -28}{"mean", 8}{"median", 8}{"95 %", 8}{"longest", 9}  {"dlib", -20}{"mean", 8}{"95 %", 8}");
        foreach (var stage in result.Stages)
        {
            to.WriteLine(
                $"{stage.What, -28}{stage.Mean, 8:0.00}{stage.Median, 8:0.00}{stage.P95, 8:0.00}{stage.Longest, 9:0.00}  "
                    + $"{stage.Beside, -20}{stage.Dlib, 8:0.00}{stage.DlibP95, 8:0.00}"
                    + (stage.Goal is null ? "" : $"  goal {stage.Goal}: {(stage.Met == true ? "met" : "missed")}")
            );
        }
    }
}
