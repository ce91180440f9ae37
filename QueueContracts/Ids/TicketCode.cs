using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace QueueContracts.Ids;

/// <summary>
/// The short secret of a ticket, by which a visitor without a face is known: six characters, shown as <c>7K4-PX2</c>.
/// The alphabet has no vowels and no look-alikes (0/O, 1/I/L), so a code spells no word and is read off a screen without doubt.
/// </summary>
/// <param name="Value">Six characters of <see cref="Alphabet"/>, without the dash.</param>
[JsonConverter(typeof(IdJsonConverter<TicketCode>))]
public readonly record struct TicketCode(string Value) : IParsable<TicketCode>
{
    /// <summary>The 28 characters a code is made of.</summary>
    public const string Alphabet = "23456789BCDFGHJKMNPQRSTVWXYZ";

    /// <summary>Characters in a code: 28⁶ is 482 million, so among 2,000 live tickets one guess in 240,000 hits.</summary>
    public const int Length = 6;

    /// <summary>A new random code from the system's cryptographic generator.</summary>
    public static TicketCode New() => new(RandomNumberGenerator.GetString(Alphabet, Length));

    /// <inheritdoc />
    public static TicketCode Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var code) ? code : throw new FormatException("Not a ticket code.");

    /// <summary>Reads a code as people type it: any case, with or without dashes and spaces.</summary>
    public static bool TryParse(string? s, IFormatProvider? provider, out TicketCode result)
    {
        var text = new string((s ?? "").Where(c => c is not ('-' or ' ')).Select(char.ToUpperInvariant).ToArray());
        var valid = text.Length == Length && text.All(Alphabet.Contains);
        result = new(valid ? text : "");
        return valid;
    }

    /// <inheritdoc />
    public override string ToString() => $"{Value[..3]}-{Value[3..]}";
}
