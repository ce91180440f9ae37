using System.Buffers;

namespace QueueContracts.Ids;

/// <summary>The text of an id that people write: 1–40 of <c>a–z</c>, <c>0–9</c> and <c>-</c>, as in <c>ha-dong</c>.</summary>
internal static class Slug
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    public static bool IsValid(string? text) => text is { Length: >= 1 and <= 40 } && !text.AsSpan().ContainsAnyExcept(Allowed);

    public static string Checked(string text) =>
        IsValid(text) ? text : throw new FormatException($"'{text}' is not an id: use 1 to 40 of a-z, 0-9 and '-'.");
}
