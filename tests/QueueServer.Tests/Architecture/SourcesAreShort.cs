namespace QueueServer.Tests.Architecture;

/// <summary>A line is read without scrolling, and a file is about one thing.</summary>
public sealed class SourcesAreShort
{
    private const int Columns = 140;
    private const int Lines = 300;

    [Fact]
    public void No_line_is_longer_than_140_and_no_file_than_300()
    {
        var sources = SourceFiles.All(".cs", ".js", ".mjs", ".css", ".html");
        Assert.True(sources.Count > 500, $"{sources.Count} sources were found"); // else it looks in the wrong place
        Assert.Empty(sources.SelectMany(FaultsOf));
    }

    private static IEnumerable<string> FaultsOf(string path)
    {
        var lines = File.ReadAllLines(path);
        var name = SourceFiles.NameOf(path);
        if (lines.Length > Lines)
            yield return $"{name} has {lines.Length} lines";
        foreach (var (at, line) in lines.Index().Where(line => line.Item.Length > Columns))
            yield return $"{name}:{at + 1} has {line.Length} columns";
    }
}
