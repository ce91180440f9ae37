using System.Buffers;
using System.Text.Json.Serialization;

namespace QueueContracts.Ids;

/// <summary>The code of an administrative procedure (<i>mã thủ tục</i>), as in <c>1.001193</c> or <c>2.000815.000.00.00.H26</c>.</summary>
/// <param name="Value">1–40 of <c>A–Z</c>, <c>0–9</c>, <c>.</c> and <c>-</c>.</param>
[JsonConverter(typeof(IdJsonConverter<ProcedureCode>))]
public readonly record struct ProcedureCode(string Value) : IParsable<ProcedureCode>
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");

    /// <inheritdoc />
    public static ProcedureCode Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var code)
            ? code
            : throw new FormatException($"'{s}' is not the code of a procedure: use 1 to 40 of A-Z, 0-9, '.' and '-'.");

    /// <inheritdoc />
    public static bool TryParse(string? s, IFormatProvider? provider, out ProcedureCode result)
    {
        var valid = s is { Length: >= 1 and <= 40 } && !s.AsSpan().ContainsAnyExcept(Allowed);
        result = valid ? new(s!) : default; // valid text is not null
        return valid;
    }

    /// <inheritdoc />
    public override string ToString() => Value;
}
