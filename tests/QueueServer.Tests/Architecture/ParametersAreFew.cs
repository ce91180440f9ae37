using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace QueueServer.Tests.Architecture;

/// <summary>What is made of more than seven things names them (<c>required init</c>); a method that needs more is two methods.</summary>
public sealed class ParametersAreFew
{
    private const int Most = 7;

    [Fact]
    public void No_constructor_and_no_method_has_more_than_seven()
    {
        var sources = SourceFiles.All(".cs");
        Assert.True(sources.Count > 400, $"{sources.Count} sources were found"); // else it looks in the wrong place
        Assert.Empty(sources.AsParallel().SelectMany(FaultsOf));
    }

    [Theory]
    [InlineData("record R(int A, int B, int C, int D, int E, int F, int G, int H);")]
    [InlineData("class C(int a, int b, int c, int d, int e, int f, int g, int h);")]
    [InlineData("class C { C(int a, int b, int c, int d, int e, int f, int g, int h); }")]
    [InlineData("class C { void M(int a, int b, int c, int d, int e, int f, int g, int h = 1) { } }")]
    public void Eight_are_too_many(string source) => Assert.Single(ListsIn(source), list => list.Parameters.Count > Most);

    private static IEnumerable<string> FaultsOf(string path) =>
        ListsIn(File.ReadAllText(path))
            .Where(list => list.Parameters.Count > Most)
            .Select(list => $"{SourceFiles.NameOf(path)}:{LineOf(list)} has {list.Parameters.Count} parameters");

    private static int LineOf(ParameterListSyntax list) => list.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private static IEnumerable<ParameterListSyntax> ListsIn(string source) =>
        CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<ParameterListSyntax>();
}
