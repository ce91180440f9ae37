using System.Text.Json.Serialization;

namespace QueueContracts.Ids;

/// <summary>Names an office (<i>cơ quan</i>).</summary>
/// <param name="Value">1–40 of <c>a–z</c>, <c>0–9</c> and <c>-</c>.</param>
[JsonConverter(typeof(IdJsonConverter<OfficeId>))]
public readonly record struct OfficeId(string Value) : IParsable<OfficeId>
{
    /// <inheritdoc />
    public static OfficeId Parse(string s, IFormatProvider? provider) => new(Slug.Checked(s));

    /// <inheritdoc />
    public static bool TryParse(string? s, IFormatProvider? provider, out OfficeId result)
    {
        var valid = Slug.IsValid(s);
        result = valid ? new(s!) : default; // valid text is not null
        return valid;
    }

    /// <inheritdoc />
    public override string ToString() => Value;
}
