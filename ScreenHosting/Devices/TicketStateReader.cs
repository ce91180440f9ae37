using System.Text.Json;
using System.Text.Json.Serialization;
using QueueContracts;

namespace ScreenHosting.Devices;

/// <summary>
/// Reads where a ticket is in its life. One that only a newer server knows is no reason not to understand its answer: it is
/// <see cref="Unknown"/>, which nothing can be done with.
/// </summary>
public sealed class TicketStateReader : JsonConverter<TicketState>
{
    /// <summary>None that this version knows; it is written as a number.</summary>
    public const TicketState Unknown = (TicketState)(-1);

    private static readonly Dictionary<string, TicketState> Known = Enum.GetValues<TicketState>()
        .ToDictionary(state => JsonNamingPolicy.CamelCase.ConvertName($"{state}"));

    /// <inheritdoc/>
    public override TicketState Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Known.TryGetValue(reader.GetString() ?? "", out var state) ? state : Unknown;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TicketState value, JsonSerializerOptions options) =>
        throw new NotSupportedException("It reads what a server answers.");
}
