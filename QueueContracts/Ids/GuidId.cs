using System.Text.Json.Serialization;

namespace QueueContracts.Ids;

/// <summary>Names one <typeparamref name="TNamed"/>; made by a program.</summary>
/// <param name="Value">A UUID, written with dashes.</param>
/// <typeparam name="TNamed">What it names, of <see cref="Named"/>: ids of two kinds are two types.</typeparam>
[JsonConverter(typeof(IdJsonConverterFactory))]
public readonly record struct GuidId<TNamed>(Guid Value) : IParsable<GuidId<TNamed>>
{
    /// <summary>A new id, ordered by the time it was made (UUID version 7, RFC 9562); 74 of its bits are random.</summary>
    public static GuidId<TNamed> New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static GuidId<TNamed> Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    /// <inheritdoc />
    public static bool TryParse(string? s, IFormatProvider? provider, out GuidId<TNamed> result)
    {
        var valid = Guid.TryParseExact(s, "D", out var value) && value != Guid.Empty;
        result = new(valid ? value : Guid.Empty);
        return valid;
    }

    /// <inheritdoc />
    public override string ToString() => Value.ToString("D");
}
