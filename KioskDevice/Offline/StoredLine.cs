using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ScreenHosting.Storage;

namespace KioskDevice.Offline;

/// <summary>
/// How this kiosk's disk holds what outlives the program: <c>form checksum json</c>. The checksum, eight hexadecimal digits, is the CRC-32C
/// (RFC 3720, B.4) of the form, a space and the JSON. So it is in every form to come: a newer one is told from damage. Form 1 was the JSON
/// alone.
/// </summary>
internal static class StoredLine
{
    private const int ChecksumDigits = 8;

    /// <summary>A value in today's form, without an end of line.</summary>
    public static byte[] Write<T>(StoredForms forms, T value)
    {
        var json = StoredForms.Write(value);
        var form = string.Create(CultureInfo.InvariantCulture, $"{forms.Current} ");
        var checksum = string.Create(CultureInfo.InvariantCulture, $"{ChecksumOf(Encoding.ASCII.GetBytes(form), json):x8} ");
        byte[] line = [.. Encoding.ASCII.GetBytes(form + checksum), .. json];
        CryptographicOperations.ZeroMemory(json); // it may be of a face
        return line;
    }

    /// <summary>Reads what was written in any form.</summary>
    /// <param name="forms">The forms it may have.</param>
    /// <param name="line">The line, without its end.</param>
    /// <param name="what">What it is, as the message of <see cref="NewerVersionException"/> begins.</param>
    /// <exception cref="InvalidDataException">It is not what was written, or cannot be read at all.</exception>
    /// <exception cref="NewerVersionException">It is what was written, and not known to this program.</exception>
    public static T Read<T>(StoredForms forms, ReadOnlySpan<byte> line, string what)
    {
        var form = FormOf(line, out var json);
        if (form > forms.Current)
            throw new NewerVersionException($"{what} (form {form})");
        try
        {
            return forms.Read<T>(form, json);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or FormatException)
        {
            throw new NewerVersionException($"{what} (form {form})");
        }
    }

    private static int FormOf(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> json)
    {
        if (line is [(byte)'{', ..])
        {
            json = line;
            return IsObject(line) ? 1 : throw new InvalidDataException("It is no JSON.");
        }

        if (!Utf8Parser.TryParse(line, out int form, out var digits) || form < 2 || line.Length < digits + ChecksumDigits + 2)
            throw new InvalidDataException("It names no form.");
        var head = digits + 1 + ChecksumDigits + 1;
        json = line[head..];
        var isWhole =
            line[digits] == ' '
            && line[head - 1] == ' '
            && Utf8Parser.TryParse(line.Slice(digits + 1, ChecksumDigits), out uint checksum, out var read, 'x')
            && read == ChecksumDigits
            && checksum == ChecksumOf(line[..(digits + 1)], json);
        return isWhole ? form : throw new InvalidDataException("Its checksum is wrong.");
    }

    private static bool IsObject(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            return reader.Read() && reader.TrySkip() && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static uint ChecksumOf(ReadOnlySpan<byte> form, ReadOnlySpan<byte> json)
    {
        var sum = new Crc32C();
        sum.Add(form);
        sum.Add(json);
        return sum.Value;
    }
}
