using System.Buffers;
using System.Text.Json.Serialization;

namespace QueueContracts.Ids;

/// <summary>Names one <typeparamref name="TNamed"/>; written by people, as in <c>ha-dong</c>.</summary>
/// <param name="Value">1–40 of <c>a–z</c>, <c>0–9</c> and <c>-</c>.</param>
/// <typeparam name="TNamed">What it names, of <see cref="Named"/>: ids of two kinds are two types.</typeparam>
[JsonConverter(typeof(IdJsonConverterFactory))]
public readonly record struct SlugId<TNamed>(string Value) : IParsable<SlugId<TNamed>>
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <inheritdoc />
    public static SlugId<TNamed> Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not an id: use 1 to 40 of a-z, 0-9 and '-'.");

    /// <inheritdoc />
    public static bool TryParse(string? s, IFormatProvider? provider, out SlugId<TNamed> result)
    {
        var valid = s is { Length: >= 1 and <= 40 } && !s.AsSpan().ContainsAnyExcept(Allowed);
        result = valid ? new(s!) : default; // valid text is not null
        return valid;
    }

    /// <inheritdoc />
    public override string ToString() => Value;
}
