using System.Xml.Linq;
using FaceReport.Figures;
using QueueContracts;
using QueueContracts.Faces;

namespace FaceReport.Output;

/// <summary>
/// False matches and misses over the threshold, as an SVG picture. Rates stand on a logarithmic axis; none at all is not drawn.
/// </summary>
internal static class RatePlot
{
    private const double Width = 860,
        Height = 520,
        Left = 90,
        Right = 20,
        Top = 60,
        Bottom = 70;
    private const double Smallest = 1e-5; // the axis' lower end
    private const string FalseMatch = "#b3261e",
        Miss = "#0b57d0",
        Quiet = "#5f6368";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static XDocument Draw(Verification figures, MatchPolicy policy) =>
        new(
            new XElement(
                Svg + "svg",
                new XAttribute("viewBox", $"0 0 {Width} {Height}"),
                new XAttribute("width", Width),
                new XAttribute("height", Height),
                new XAttribute("role", "img"),
                new XAttribute("font-family", "sans-serif"),
                new XAttribute("font-size", 14),
                new XElement(Svg + "title", "False matches and misses by threshold"),
                new XElement(
                    Svg + "rect",
                    new XAttribute("width", Width),
                    new XAttribute("height", Height),
                    new XAttribute("fill", "#ffffff")
                ),
                Text(Left, 26, "Do two pictures show one person?", "start", "#202124", 18),
                Enumerable.Range(0, 11).Select(tenth => UprightLine(tenth / 10.0)),
                Enumerable.Range(-5, 6).Select(power => LevelLine(Math.Pow(10, power))),
                Mark(policy.Accept, "accept"),
                Mark(policy.Doubt, "doubt"),
                Curve(figures.FalseMatches, FalseMatch, null),
                Curve(figures.Misses, Miss, "9 4"),
                Legend(Left, "two people taken for one", FalseMatch, null),
                Legend(Left + 250, "one person missed", Miss, "9 4"),
                Text(
                    Left + (Width - Left - Right) / 2,
                    Height - 16,
                    "threshold (cosine from which two pictures count as one person)",
                    "middle",
                    "#202124",
                    14
                ),
                new XElement(
                    Svg + "g",
                    new XAttribute(
                        "transform",
                        FormattableString.Invariant($"translate(20 {Top + (Height - Top - Bottom) / 2}) rotate(-90)")
                    ),
                    Text(0, 0, "share of the pairs (logarithmic)", "middle", "#202124", 14)
                )
            )
        );

    private static double X(double threshold) => Left + threshold * (Width - Left - Right);

    private static double Y(double share) => Top + Math.Log10(Math.Max(share, Smallest)) / Math.Log10(Smallest) * (Height - Top - Bottom);

    private static XElement UprightLine(double threshold) =>
        new(
            Svg + "g",
            Line(X(threshold), Top, X(threshold), Height - Bottom, "#e8eaed", null),
            Text(X(threshold), Height - Bottom + 20, FormattableString.Invariant($"{threshold:0.0}"), "middle", Quiet, 13)
        );

    private static XElement LevelLine(double share) =>
        new(
            Svg + "g",
            Line(Left, Y(share), Width - Right, Y(share), "#e8eaed", null),
            Text(Left - 8, Y(share) + 5, FormattableString.Invariant($"{share * 100:0.###} %"), "end", Quiet, 13)
        );

    private static XElement Mark(double threshold, string name) =>
        new(
            Svg + "g",
            Line(X(threshold), Top, X(threshold), Height - Bottom, Quiet, "2 3"),
            Text(X(threshold) + 4, Height - Bottom - 8, FormattableString.Invariant($"{name} {threshold:0.00}"), "start", Quiet, 13)
        );

    // A stretch without a single wrong pair has no place on a logarithmic axis: the line ends there.
    private static XElement Curve(Func<float, Rate> at, string colour, string? dashes)
    {
        var points = Verification
            .Thresholds.Where(threshold => threshold <= 1)
            .Select(threshold => (Threshold: threshold, at(threshold).Share))
            .Where(point => point.Share > 0)
            .Select(point => FormattableString.Invariant($"{X(point.Threshold):0.0},{Y(point.Share):0.0}"));
        return new(
            Svg + "polyline",
            new XAttribute("points", string.Join(' ', points)),
            new XAttribute("fill", "none"),
            Stroke(colour, 2.5, dashes)
        );
    }

    private static XElement Legend(double x, string text, string colour, string? dashes) =>
        new(
            Svg + "g",
            new XElement(Svg + "path", new XAttribute("d", FormattableString.Invariant($"M{x} 44h40")), Stroke(colour, 2.5, dashes)),
            Text(x + 48, 49, text, "start", "#202124", 14)
        );

    private static XElement Line(double x1, double y1, double x2, double y2, string colour, string? dashes) =>
        new(
            Svg + "path",
            new XAttribute("d", FormattableString.Invariant($"M{x1:0.0} {y1:0.0}L{x2:0.0} {y2:0.0}")),
            Stroke(colour, 1, dashes)
        );

    private static XElement Text(double x, double y, string text, string anchor, string colour, double size) =>
        new(
            Svg + "text",
            new XAttribute("x", x),
            new XAttribute("y", y),
            new XAttribute("text-anchor", anchor),
            new XAttribute("fill", colour),
            new XAttribute("font-size", size),
            text
        );

    private static IEnumerable<XAttribute> Stroke(string colour, double width, string? dashes)
    {
        yield return new("stroke", colour);
        yield return new("stroke-width", width);
        if (dashes is not null)
            yield return new("stroke-dasharray", dashes);
    }
}
