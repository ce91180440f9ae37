using System.Collections.Frozen;

namespace QueueServer.Domain;

/// <summary>Whether a text swears. It is shown all the same, folded: what is said so may be true.</summary>
internal static class RudeWords
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "địt",
        "đụ",
        "đéo",
        "đm",
        "đmm",
        "đcm",
        "dcm",
        "vcl",
        "vkl",
        "vãi lồn",
        "lồn",
        "cặc",
        "buồi",
        "đĩ",
        "chó má",
        "óc chó",
        "mẹ kiếp",
        "fuck",
        "fucking",
        "shit",
        "bitch",
        "bastard",
        "asshole",
    }.ToFrozenSet(StringComparer.Ordinal);

    private const int Longest = 2; // words of one entry

    /// <param name="text">Composed, as it was typed.</param>
    public static bool AreIn(string text)
    {
        var words = text.ToLowerInvariant()
            .Split([.. text.ToLowerInvariant().Where(letter => !char.IsLetter(letter)).Distinct()], StringSplitOptions.RemoveEmptyEntries);
        return words
            .Index()
            .Any(word => Enumerable.Range(1, Longest).Any(count => Words.Contains(string.Join(' ', words.Skip(word.Index).Take(count)))));
    }
}
