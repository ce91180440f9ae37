using System.Text.Json.Serialization;

namespace QueueContracts.Ids;

/// <summary>Names a priority class (<i>đối tượng ưu tiên</i>) of an office.</summary>
/// <param name="Value">1–40 of <c>a–z</c>, <c>0–9</c> and <c>-</c>.</param>
[JsonConverter(typeof(IdJsonConverter<ClassId>))]
public readonly record struct ClassId(string Value) : IParsable<ClassId>
{
    /// <inheritdoc />
    public static ClassId Parse(string s, IFormatProvider? provider) => new(Slug.Checked(s));

    /// <inheritdoc />
    public static bool TryParse(string? s, IFormatProvider? provider, out ClassId result)
    {
        var valid = Slug.IsValid(s);
        result = valid ? new(s!) : default; // valid text is not null
        return valid;
    }

    /// <inheritdoc />
    public override string ToString() => Value;
}
