using System.Text.Json.Serialization;

namespace QueueContracts.Ids;

/// <summary>Names a service area (<i>lĩnh vực</i>) of an office.</summary>
/// <param name="Value">1–40 of <c>a–z</c>, <c>0–9</c> and <c>-</c>.</param>
[JsonConverter(typeof(IdJsonConverter<ServiceId>))]
public readonly record struct ServiceId(string Value) : IParsable<ServiceId>
{
    /// <inheritdoc />
    public static ServiceId Parse(string s, IFormatProvider? provider) => new(Slug.Checked(s));

    /// <inheritdoc />
    public static bool TryParse(string? s, IFormatProvider? provider, out ServiceId result)
    {
        var valid = Slug.IsValid(s);
        result = valid ? new(s!) : default; // valid text is not null
        return valid;
    }

    /// <inheritdoc />
    public override string ToString() => Value;
}
