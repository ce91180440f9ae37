using System.Text.Json.Serialization;

namespace QueueContracts.Ids;

/// <summary>Names a counter (<i>quầy</i>) of an office.</summary>
/// <param name="Value">1–40 of <c>a–z</c>, <c>0–9</c> and <c>-</c>.</param>
[JsonConverter(typeof(IdJsonConverter<CounterId>))]
public readonly record struct CounterId(string Value) : IParsable<CounterId>
{
    /// <inheritdoc />
    public static CounterId Parse(string s, IFormatProvider? provider) => new(Slug.Checked(s));

    /// <inheritdoc />
    public static bool TryParse(string? s, IFormatProvider? provider, out CounterId result)
    {
        var valid = Slug.IsValid(s);
        result = valid ? new(s!) : default; // valid text is not null
        return valid;
    }

    /// <inheritdoc />
    public override string ToString() => Value;
}
