using System.Globalization;
using System.Text.Json.Serialization;

namespace QueueContracts.Ids;

/// <summary>The number people see and hear: a service's letter and three digits, <c>A001</c>…<c>A999</c>.</summary>
/// <param name="Prefix">The service's letter, <c>A</c>…<c>Z</c>.</param>
/// <param name="Value">1…<see cref="Last"/>.</param>
[JsonConverter(typeof(IdJsonConverter<TicketNumber>))]
public readonly record struct TicketNumber(char Prefix, int Value) : IParsable<TicketNumber>
{
    /// <summary>The last number of a prefix on one day.</summary>
    public const int Last = 999;

    /// <inheritdoc />
    public static TicketNumber Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var number) ? number : throw new FormatException($"'{s}' is not a ticket number such as A001.");

    /// <inheritdoc />
    public static bool TryParse(string? s, IFormatProvider? provider, out TicketNumber result)
    {
        result = default;
        if (s is not { Length: 4 } || s[0] is < 'A' or > 'Z')
            return false;
        if (!int.TryParse(s.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value is < 1)
            return false;
        result = new(s[0], value);
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Value:D3}");
}
