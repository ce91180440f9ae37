using System.Text.Json.Serialization;

namespace QueueContracts.Ids;

/// <summary>Names a picture an office has set for its boards.</summary>
/// <param name="Value">1–40 of <c>a–z</c>, <c>0–9</c> and <c>-</c>.</param>
[JsonConverter(typeof(IdJsonConverter<BoardId>))]
public readonly record struct BoardId(string Value) : IParsable<BoardId>
{
    /// <inheritdoc />
    public static BoardId Parse(string s, IFormatProvider? provider) => new(Slug.Checked(s));

    /// <inheritdoc />
    public static bool TryParse(string? s, IFormatProvider? provider, out BoardId result)
    {
        var valid = Slug.IsValid(s);
        result = valid ? new(s!) : default; // valid text is not null
        return valid;
    }

    /// <inheritdoc />
    public override string ToString() => Value;
}
