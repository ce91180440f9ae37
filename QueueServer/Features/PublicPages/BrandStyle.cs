using System.Globalization;
using QueueContracts;
using QueueServer.Domain;

namespace QueueServer.Features.PublicPages;

/// <summary>
/// An office's own colour on pages that fetch nothing: the values that <c>shared/brand.js</c> sets elsewhere. White words can be read on
/// the colour, so words in the pressed one, which is darker, can be on white and on its wash.
/// </summary>
internal static class BrandStyle
{
    private const double Pressed = 0.8; // of its light
    private const double Wash = 0.1; // of it in white

    /// <summary>A style sheet; null where the office has no colour of its own.</summary>
    public static string? Of(Brand brand)
    {
        if (brand.Colour is not { } colour || Contrast.Read(colour) is not var (red, green, blue))
            return null;
        var (own, press, wash) = (Rgb(part => part), Rgb(part => part * Pressed), Rgb(part => 255 - (255 - part) * Wash));
        return $":root{{--own:{own};--own-press:{press};--own-wash:{wash}}}";

        string Rgb(Func<double, double> change) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"rgb({Math.Round(change(red))},{Math.Round(change(green))},{Math.Round(change(blue))})"
            );
    }
}
