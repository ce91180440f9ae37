namespace QueueContracts;

/// <summary>The text of an id that people write: 1–40 of <c>a–z</c>, <c>0–9</c> and <c>-</c>, as in <c>ha-dong</c>.</summary>
internal static class Slug
{
    public static bool IsValid(string? text) =>
        text is { Length: >= 1 and <= 40 } && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    public static string Checked(string text) =>
        IsValid(text) ? text : throw new FormatException($"'{text}' is not an id: use 1 to 40 of a-z, 0-9 and '-'.");
}
