using System.Globalization;
using QueueServer.Http;
using QueueServer.Storage;

namespace QueueServer.Features.AuditTrail;

/// <summary>The audit as a table for a spreadsheet.</summary>
internal static class AuditTable
{
    private static readonly string[] Columns = ["id", "at", "office", "who", "role", "what", "subject", "address", "before", "after"];

    /// <summary>Writes the rows as they come: no more than one of them is held.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="zone">The zone whose time the moments are written in, with its offset.</param>
    public static async Task WriteAsync(Stream stream, IAsyncEnumerable<AuditRow> rows, TimeZoneInfo zone)
    {
        await using var csv = Csv.Write(stream);
        await csv.WriteRowAsync(Columns);
        await foreach (var row in rows)
        {
            var at = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(row.At), zone);
            await csv.WriteRowAsync(
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
}
