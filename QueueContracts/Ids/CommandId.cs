using System.Text.Json.Serialization;

namespace QueueContracts.Ids;

/// <summary>Names a command. Sent again with the same id, it gives the first accepted outcome again for the whole office-day.</summary>
[JsonConverter(typeof(IdJsonConverter<CommandId>))]
public readonly record struct CommandId(Guid Value) : IParsable<CommandId>
{
    /// <summary>A new id, ordered by the time it was made (UUID version 7, RFC 9562).</summary>
    public static CommandId New() => new(Guid.CreateVersion7());

    /// <inheritdoc />
    public static CommandId Parse(string s, IFormatProvider? provider) => new(Guid.ParseExact(s, "D"));

    /// <inheritdoc />
    public static bool TryParse(string? s, IFormatProvider? provider, out CommandId result)
    {
        var valid = Guid.TryParseExact(s, "D", out var value) && value != Guid.Empty;
        result = new(valid ? value : Guid.Empty);
        return valid;
    }

    /// <inheritdoc />
    public override string ToString() => Value.ToString("D");
}
