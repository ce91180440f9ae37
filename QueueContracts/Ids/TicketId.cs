using System.Text.Json.Serialization;

namespace QueueContracts.Ids;

/// <summary>Names a ticket (<i>số thứ tự</i>) for ever; the number people see is unique only for a day.</summary>
[JsonConverter(typeof(IdJsonConverter<TicketId>))]
public readonly record struct TicketId(Guid Value) : IParsable<TicketId>
{
    /// <summary>A new id, ordered by the time it was made (UUID version 7, RFC 9562).</summary>
    public static TicketId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static TicketId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    /// <inheritdoc />
    public static bool TryParse(string? s, IFormatProvider? provider, out TicketId result)
    {
        var valid = Guid.TryParseExact(s, "D", out var value) && value != Guid.Empty;
        result = new(valid ? value : Guid.Empty);
        return valid;
    }

    /// <inheritdoc />
    public override string ToString() => Value.ToString("D");
}
