using System.Globalization;

namespace QueueServer.Domain;

/// <summary>Whether words can be read on a colour, by WCAG 2.2: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio.</summary>
internal static class Contrast
{
    /// <summary>The least ratio for words of ordinary size (success criterion 1.4.3).</summary>
    public const double ForWords = 4.5;

    /// <summary>A colour written as <c>#rrggbb</c>: red, green and blue as 0…255; null for anything else.</summary>
    public static (byte Red, byte Green, byte Blue)? Read(string colour) =>
        colour is ['#', _, _, _, _, _, _]
        && int.TryParse(colour.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? ((byte)(value >> 16), (byte)(value >> 8), (byte)value)
            : null;

    /// <summary>The ratio of white to a colour, 1…21.</summary>
    public static double WithWhite((byte Red, byte Green, byte Blue) colour) => 1.05 / (Luminance(colour) + 0.05);

    private static double Luminance((byte Red, byte Green, byte Blue) colour) =>
        (0.2126 * Linear(colour.Red)) + (0.7152 * Linear(colour.Green)) + (0.0722 * Linear(colour.Blue));

    /// <summary>A channel of sRGB as light.</summary>
    private static double Linear(byte channel)
    {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
