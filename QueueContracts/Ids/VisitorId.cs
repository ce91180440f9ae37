using System.Text.Json.Serialization;

namespace QueueContracts.Ids;

/// <summary>Names a visitor of one office-day: the owner of one or more tickets and of at most one face template.</summary>
[JsonConverter(typeof(IdJsonConverter<VisitorId>))]
public readonly record struct VisitorId(Guid Value) : IParsable<VisitorId>
{
    /// <summary>A new id, ordered by the time it was made (UUID version 7, RFC 9562).</summary>
    public static VisitorId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static VisitorId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    /// <inheritdoc />
    public static bool TryParse(string? s, IFormatProvider? provider, out VisitorId result)
    {
        var valid = Guid.TryParseExact(s, "D", out var value) && value != Guid.Empty;
        result = new(valid ? value : Guid.Empty);
        return valid;
    }

    /// <inheritdoc />
    public override string ToString() => Value.ToString("D");
}
