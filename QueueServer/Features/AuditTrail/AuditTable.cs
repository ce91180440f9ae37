using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using QueueServer.Storage;

namespace QueueServer.Features.AuditTrail;

/// <summary>The audit as a table for a spreadsheet: CSV by RFC 4180, in UTF-8 with its mark, so that Vietnamese opens as it is.</summary>
internal static class AuditTable
{
    private static readonly string[] Columns = ["id", "at", "office", "who", "role", "what", "subject", "address", "before", "after"];

    /// <summary>Writes the rows as they come: no more than one of them is held.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="zone">The zone whose time the moments are written in, with its offset.</param>
    public static async Task WriteAsync(Stream stream, IAsyncEnumerable<AuditRow> rows, TimeZoneInfo zone)
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await using var csv = new CsvWriter(
            text,
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                NewLine = "\r\n",
                InjectionOptions = InjectionOptions.Escape, // what begins like a formula must not be one
            }
        );
        await WriteAsync(csv, Columns);
        await foreach (var row in rows)
        {
            var at = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(row.At), zone);
            await WriteAsync(
                csv,
                $"{row.Id}",
                at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
                row.Office,
                row.Who,
                row.Role,
                row.What,
                row.Subject,
                row.Address,
                row.Before,
                row.After
            );
        }
    }

    private static Task WriteAsync(CsvWriter csv, params IReadOnlyList<string?> fields)
    {
        foreach (var field in fields)
            csv.WriteField(field);
        return csv.NextRecordAsync();
    }
}
