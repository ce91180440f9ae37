using System.Text.Json.Serialization;

namespace QueueContracts.Ids;

/// <summary>
/// Names what a kiosk keeps for an outage, for as long as it is kept. Numbers are leased to it and not to the kiosk's name: a kiosk that
/// has lost what it kept does not know which of them it gave away, and is leased others.
/// </summary>
[JsonConverter(typeof(IdJsonConverter<LeaseHolderId>))]
public readonly record struct LeaseHolderId(Guid Value) : IParsable<LeaseHolderId>
{
    /// <summary>A new id nobody can guess.</summary>
    public static LeaseHolderId New() => new(Guid.NewGuid());

    /// <inheritdoc />
    public static LeaseHolderId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    /// <inheritdoc />
    public static bool TryParse(string? s, IFormatProvider? provider, out LeaseHolderId result)
    {
        var valid = Guid.TryParseExact(s, "D", out var value) && value != Guid.Empty;
        result = new(valid ? value : Guid.Empty);
        return valid;
    }

    /// <inheritdoc />
    public override string ToString() => Value.ToString("D");
}
