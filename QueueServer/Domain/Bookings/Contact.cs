namespace QueueServer.Domain.Bookings;

/// <summary>
/// How somebody with an appointment is reached: one telephone number or one e-mail address, in the one form by which it is known again.
/// It is nowhere written but sealed, and never logged: it does not write itself.
/// </summary>
internal sealed class Contact
{
    private const int MostLetters = 254; // RFC 5321, 4.5.3.1.3: a path of 256 with its angle brackets
    private const int MostOfLocalPart = 64; // RFC 5321, 4.5.3.1.1
    private const string Vietnam = "84";

    private Contact(string value) => Value = value;

    /// <summary>A number as <c>+84…</c> (E.164), or an address in small letters.</summary>
    public string Value { get; }

    public override string ToString() => "contact";

    /// <summary>
    /// Reads what people type: a Vietnamese number with 0, 84, +84 or 0084 before it and whatever stands between its digits, another with
    /// its country's code, or an address.
    /// </summary>
    /// <returns>Null where it is neither.</returns>
    public static Contact? Read(string typed)
    {
        var text = typed.Trim();
        return (text.Contains('@') ? AddressOf(text) : NumberOf(text)) is { } value ? new(value) : null;
    }

    /// <summary>
    /// Of Vietnam nine digits of a mobile, ten of a fixed line, behind the zero or the country's code; of elsewhere what E.164 allows.
    /// </summary>
    private static string? NumberOf(string text)
    {
        if (text.IndexOf('+') > 0 || text.Any(c => !char.IsAsciiDigit(c) && c is not ('+' or ' ' or '.' or '-' or '(' or ')')))
            return null;
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (text.StartsWith('+') && !digits.StartsWith(Vietnam, StringComparison.Ordinal))
            return digits is [not '0', ..] and { Length: >= 8 and <= 15 } ? $"+{digits}" : null;
        var own =
            digits.StartsWith($"00{Vietnam}", StringComparison.Ordinal) ? digits[4..]
            : digits.StartsWith('0') ? digits
            : digits.Length > 10 && digits.StartsWith(Vietnam, StringComparison.Ordinal) ? digits[2..]
            : "";
        own = own.StartsWith('0') ? own[1..] : own;
        return own is [not '0', ..] and { Length: 9 or 10 } ? $"+{Vietnam}{own}" : null;
    }

    private static string? AddressOf(string text)
    {
        var at = text.LastIndexOf('@');
        var (local, domain) = (text[..at], text[(at + 1)..]);
        var isOne =
            text.Length <= MostLetters
            && local.Length is > 0 and <= MostOfLocalPart
            && !local.Contains('@')
            && text.All(c => c is > ' ' and <= '~' and not ('<' or '>' or ',' or ';' or '"'))
            && domain.Split('.') is { Length: >= 2 } labels
            && Array.TrueForAll(labels, label => label.Length is > 0 and <= 63 && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
        return isOne ? text.ToLowerInvariant() : null;
    }
}
