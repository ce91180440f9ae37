namespace FaceReport.Figures;

/// <summary>So many out of so many.</summary>
/// <param name="Count">How often it happened.</param>
/// <param name="Total">How often it could have.</param>
internal readonly record struct Rate(int Count, int Total)
{
    /// <summary>0..1; NaN when it never could have happened.</summary>
    public double Share => Total > 0 ? (double)Count / Total : double.NaN;

    /// <summary>In per cent, with the counts.</summary>
    public override string ToString() => Total == 0 ? "–" : $"{Share:0.00 %} ({Count:n0} of {Total:n0})";
}
