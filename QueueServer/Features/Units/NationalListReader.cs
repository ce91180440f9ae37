using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using QueueServer.Domain.Units;
using QueueServer.Typing;

namespace QueueServer.Features.Units;

/// <summary>
/// Reads the national list of administrative units as tables of it are handed round: one row a ward, with the code and the name of the
/// ward and of its province. Which column is which is told by its head, without marks and blanks; codes that a spreadsheet took for
/// numbers get their zeros back.
/// </summary>
internal static class NationalListReader
{
    /// <summary>The country has some 3,300 wards.</summary>
    public const int MostRows = 20_000;

    private const int MostFaults = 20;
    private const int ProvinceDigits = 2;
    private const int WardDigits = 5;
    private const int MostName = 120;
    private static readonly string[] ProvinceCodes = ["matp", "matinh", "matinhtp", "matinhthanhpho", "matinh/thanhpho", "provincecode"];
    private static readonly string[] ProvinceNames =
    [
        "tinhthanhpho",
        "tinh/thanhpho",
        "tinh",
        "tentinh",
        "tinhtp",
        "province",
        "provincename",
    ];
    private static readonly string[] WardCodes = ["mapx", "maxa", "maphuongxa", "maphuong/xa", "ma", "wardcode", "communecode"];
    private static readonly string[] WardNames = ["phuongxa", "phuong/xa", "tenxa", "tenphuongxa", "xa", "ten", "ward", "wardname", "name"];

    /// <param name="list">The table, as text with commas, semicolons or tabs.</param>
    public static (IReadOnlyList<ListedWard> Wards, IReadOnlyList<ListFault> Faults) Read(string list)
    {
        var (wards, faults) = (new Dictionary<string, ListedWard>(), new List<ListFault>());
        var how = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = true,
            DetectDelimiterValues = [",", ";", "\t"],
            BadDataFound = null,
            MissingFieldFound = null,
            TrimOptions = TrimOptions.Trim,
        };
        using var rows = new CsvReader(new StringReader(list.TrimStart('\uFEFF')), how);
        if (!rows.Read() || !rows.ReadHeader() || rows.HeaderRecord is not { } heads)
            return ([], [new(1, "no-list")]);
        var columns = (
            Province: ColumnOf(heads, ProvinceCodes),
            ProvinceName: ColumnOf(heads, ProvinceNames),
            Ward: ColumnOf(heads, WardCodes),
            WardName: ColumnOf(heads, WardNames)
        );
        if (columns is { Province: < 0 } or { ProvinceName: < 0 } or { Ward: < 0 } or { WardName: < 0 })
            return ([], [new(1, "no-list")]);
        while (rows.Read() && faults.Count < MostFaults)
        {
            var ward = new ListedWard(
                Code(rows, columns.Province, ProvinceDigits),
                Name(rows, columns.ProvinceName),
                Code(rows, columns.Ward, WardDigits),
                Name(rows, columns.WardName)
            );
            var line = rows.Parser.RawRow;
            if (!IsCode(ward.Province, ProvinceDigits) || !IsCode(ward.Ward, WardDigits))
                faults.Add(new(line, "not-a-unit-code"));
            else if (ward is { ProvinceName: "" } or { WardName: "" })
                faults.Add(new(line, "no-vietnamese-name"));
            else if (ward.ProvinceName.Length > MostName || ward.WardName.Length > MostName)
                faults.Add(new(line, "too-long"));
            else if (!wards.TryAdd(ward.Ward, ward) && wards[ward.Ward] != ward)
                faults.Add(new(line, "twice"));
            if (wards.Count > MostRows)
                return ([], [new(line, "too-many")]);
        }

        return wards.Count == 0 && faults.Count == 0 ? ([], [new(1, "no-list")]) : ([.. wards.Values], faults);
    }

    private static int ColumnOf(string[] heads, string[] names)
    {
        var folded = heads.Select(Fold).ToList();
        return names.Select(name => folded.IndexOf(name)).FirstOrDefault(at => at >= 0, -1);
    }

    private static string Code(CsvReader row, int column, int digits)
    {
        var code = row.GetField(column) ?? "";
        return code.Length < digits && code.Length > 0 && code.All(char.IsAsciiDigit) ? code.PadLeft(digits, '0') : code;
    }

    private static bool IsCode(string code, int digits) => code.Length == digits && code.All(char.IsAsciiDigit);

    private static string Name(CsvReader row, int column) => (row.GetField(column) ?? "").Trim().Normalize(NormalizationForm.FormC);

    /// <summary><c>Tỉnh / Thành Phố</c> is <c>tinh/thanhpho</c>.</summary>
    private static string Fold(string head) => string.Concat(TypedText.WithoutMarks(head).Where(letter => !char.IsWhiteSpace(letter)));
}

/// <summary>A row of a list that cannot be taken.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Code">Why, as a stable code.</param>
internal sealed record ListFault(int Line, string Code);
