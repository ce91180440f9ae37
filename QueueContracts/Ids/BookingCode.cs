using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace QueueContracts.Ids;

/// <summary>
/// The secret of an appointment, by which its visitor is known: eight characters, shown as <c>7K4P-X2MQ</c>. The alphabet is Crockford's
/// base 32 without its vowels, so that a code spells no word; what he reads alike is read alike here, too (O for 0, I and L for 1).
/// </summary>
/// <param name="Value">Eight characters of <see cref="Alphabet"/>, without the dash.</param>
[JsonConverter(typeof(IdJsonConverter<BookingCode>))]
public readonly record struct BookingCode(string Value) : IParsable<BookingCode>
{
    /// <summary>The 30 characters a code may be made of.</summary>
    public const string Alphabet = "0123456789BCDFGHJKMNPQRSTVWXYZ";

    /// <summary>Characters in a code.</summary>
    public const int Length = 8;

    /// <summary>
    /// A new random code from the system's cryptographic generator, of the characters that the codes of tickets are made of: a kiosk has
    /// keys for these. 28⁸ is 378 thousand million, so among 10,000 appointments one guess in 37 million hits.
    /// </summary>
    public static BookingCode New() => new(RandomNumberGenerator.GetString(TicketCode.Alphabet, Length));

    /// <inheritdoc />
    public static BookingCode Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var code) ? code : throw new FormatException("Not a code of an appointment.");

    /// <summary>Reads a code as people type it: any case, with or without dashes and spaces.</summary>
    public static bool TryParse(string? s, IFormatProvider? provider, out BookingCode result)
    {
        var text = new string((s ?? "").Where(c => c is not ('-' or ' ')).Select(Read).ToArray());
        var valid = text.Length == Length && text.All(Alphabet.Contains);
        result = new(valid ? text : "");
        return valid;
    }

    /// <inheritdoc />
    public override string ToString() => $"{Value[..4]}-{Value[4..]}";

    private static char Read(char typed) =>
        char.ToUpperInvariant(typed) switch
        {
            'O' => '0',
            'I' or 'L' => '1',
            var read => read,
        };
}
