using System.Globalization;
using System.Text;
using ScreenHosting;

namespace QueueServer.Typing;

/// <summary>
/// What people type, in one form whatever they typed it with: composed letters (NFC), so that a text compares and measures as it looks.
/// Letters that control a screen or turn its direction round are none of it: they would be stored by one database and refused by another,
/// and change how what stands beside them reads.
/// </summary>
internal static class TypedText
{
    /// <param name="text">As it was typed.</param>
    /// <param name="isMultiLine">Whether a line feed and a tab may stand in it.</param>
    /// <returns>Its one form; null when it holds what may not stand in a text.</returns>
    public static string? Of(string text, bool isMultiLine = false)
    {
        foreach (var letter in text)
        {
            if (IsForbidden(letter) && !(isMultiLine && letter is ('\n' or '\t')))
                return null;
        }

        return text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
    }

    /// <summary>Small letters without their marks: <c>Đất đai</c> is <c>dat dai</c>.</summary>
    public static string WithoutMarks(string text)
    {
        var plain = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                plain.Append(letter == 'đ' ? 'd' : letter);
        }

        return plain.ToString();
    }

    /// <summary>
    /// Controls (U+0000–001F, 007F–009F), line and paragraph separators, and what embeds, overrides or isolates a direction (U+202A–202E,
    /// 2066–2069).
    /// </summary>
    private static bool IsForbidden(char letter) =>
        char.IsControl(letter) || letter is (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <exception cref="StartException">This machine cannot compose letters.</exception>
    public static void CheckMachine()
    {
        if ("a\u0323".Normalize(NormalizationForm.FormC) != "\u1EA1")
            throw new StartException(
                "letters with marks cannot be composed here: install ICU (Debian: libicu72 or newer), and unset "
                    + "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT."
            );
    }
}
