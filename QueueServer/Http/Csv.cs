using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace QueueServer.Http;

/// <summary>Tables for spreadsheets: CSV by RFC 4180, in UTF-8 with its mark, so that Vietnamese opens as it is.</summary>
internal static class Csv
{
    /// <summary>The type of such an answer.</summary>
    public const string Type = "text/csv; charset=utf-8";

    /// <summary>A writer of fields and rows.</summary>
    /// <param name="stream">Where to; it is closed with the writer.</param>
    /// <param name="semicolons">Between fields, instead of commas: for spreadsheets that write decimals with the comma.</param>
    public static CsvWriter Write(Stream stream, bool semicolons = false) =>
        new(
            new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)),
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = semicolons ? ";" : ",",
                NewLine = "\r\n",
                InjectionOptions = InjectionOptions.Escape, // what begins like a formula must not be one
            }
        );

    /// <summary>Writes one row.</summary>
    public static Task WriteRowAsync(this CsvWriter csv, params IReadOnlyList<string?> fields)
    {
        foreach (var field in fields)
            csv.WriteField(field);
        return csv.NextRecordAsync();
    }
}
