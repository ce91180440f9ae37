using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using QueueServer.Domain.Facts;
using QueueServer.Facts;
using QueueServer.Http;
using QueueServer.Offices;
using QueueServer.Storage;
using ScreenHosting;

namespace QueueServer.Features.Reports;

/// <summary>
/// The tickets behind the figures, as tables. They are written as they are read, a day at a time: how many there are costs no memory.
/// Officers stand in them under a pseudonym, which is the same in every table of the office.
/// </summary>
internal sealed class TicketTables(FactsStore facts, IOffices offices, Secrets secrets, ScreenTexts texts)
{
    private static readonly JsonWriterOptions Compact = new() { SkipValidation = true };

    /// <summary>As CSV. Moments are by the office's clock, durations in whole seconds.</summary>
    public async Task WriteCsvAsync(TicketExport export, Stream stream, CancellationToken cancellation)
    {
        await using var csv = Csv.Write(stream, offices.Get(export.Office).Settings.Reports.Semicolons);
        await csv.WriteRowAsync([.. TicketColumns.All.Select(column => column.Name)]);
        await foreach (var row in RowsAsync(export, cancellation))
        {
            foreach (var column in TicketColumns.All)
                csv.WriteField(TextOf(column.Of(row)));
            await csv.NextRecordAsync();
        }
    }

    /// <summary>As XLSX, with typed cells; beside it a sheet says how it is counted, another under which settings.</summary>
    public async Task WriteXlsxAsync(TicketExport export, Stream stream, CancellationToken cancellation)
    {
        var revisions = new SortedDictionary<long, (DateOnly First, DateOnly Last)>();
        await using var workbook = await TicketWorkbook.BeginAsync(stream, cancellation);
        await foreach (var row in RowsAsync(export, cancellation, Note))
            await workbook.AddAsync(row);
        await workbook.AddAboutAsync(About(export.Language));
        await workbook.AddSettingsAsync(revisions.Select(one => (one.Key, one.Value.First, one.Value.Last)));
        await workbook.EndAsync();

        void Note(DayFacts day) =>
            revisions[day.Revision] = (revisions.TryGetValue(day.Revision, out var known) ? known.First : day.Day, day.Day);
    }

    /// <summary>As JSON with its schema (Frictionless Table Schema), so that a program knows what it reads.</summary>
    public async Task WriteJsonAsync(TicketExport export, Stream stream, CancellationToken cancellation)
    {
        await using var json = new Utf8JsonWriter(stream, Compact);
        json.WriteStartObject();
        json.WriteStartObject("schema");
        json.WriteStartArray("fields");
        foreach (var column in TicketColumns.All)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("type", SchemaTypeOf(column.Kind));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("data");
        await foreach (var row in RowsAsync(export, cancellation))
        {
            json.WriteStartObject();
            foreach (var column in TicketColumns.All)
                Write(json, column.Name, column.Of(row));
            json.WriteEndObject();
            if (json.BytesPending > 32_000)
                await json.FlushAsync(cancellation);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>What a value is in a table of text.</summary>
    public static string? TextOf(object? value) =>
        value switch
        {
            null => null,
            string text => text,
            int number => number.ToString(CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime at => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            TimeSpan time => Seconds(time).ToString(CultureInfo.InvariantCulture),
            bool yes => yes ? "1" : "0",
            _ => throw new ArgumentException($"A column of {value.GetType()}.", nameof(value)),
        };

    /// <summary>Whole seconds.</summary>
    public static long Seconds(TimeSpan time) => (long)Math.Round(time.TotalSeconds, MidpointRounding.AwayFromZero);

    private async IAsyncEnumerable<TicketRow> RowsAsync(
        TicketExport export,
        [EnumeratorCancellation] CancellationToken cancellation,
        Action<DayFacts>? note = null
    )
    {
        var zone = offices.Get(export.Office).Settings.Zone;
        var pseudonyms = new Dictionary<string, string>();
        var key = await secrets.GetAsync(Secrets.Pseudonyms);
        await foreach (var (day, counted) in facts.ReadAsync(export.Office, export.From, export.To, cancellation))
        {
            if (counted is null)
                continue;
            note?.Invoke(counted);
            foreach (var leg in counted.Legs.Where(export.Filter.Takes))
                yield return new(export.Office.Value, day, leg, PseudonymOf(leg.Officer), zone);
        }

        string? PseudonymOf(string? officer)
        {
            if (officer is null)
                return null;
            if (!pseudonyms.TryGetValue(officer, out var known))
                pseudonyms[officer] = known = Pseudonym(key, export.Office.Value, officer);
            return known;
        }
    }

    /// <summary>Eight hexadecimal digits that nobody can lead back to a name without the key.</summary>
    private static string Pseudonym(byte[] key, string office, string officer) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{office}\n{officer}")).AsSpan(0, 4));

    private IEnumerable<(string Name, string About)> About(string language) =>
        texts
            .Below(language, "reports.figure.")
            .Where(text => !text.Key.EndsWith(".about", StringComparison.Ordinal))
            .Select(text => (text.Value, texts.Get(language, $"{text.Key}.about")));

    private static string SchemaTypeOf(ColumnKind kind) =>
        kind switch
        {
            ColumnKind.Text => "string",
            ColumnKind.Number or ColumnKind.Duration => "integer",
            ColumnKind.Date => "date",
            ColumnKind.Moment => "datetime",
            _ => "boolean",
        };

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(name);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case TimeSpan time:
                json.WriteNumber(name, Seconds(time));
                break;
            case bool yes:
                json.WriteBoolean(name, yes);
                break;
            case DateTime at:
                json.WriteString(name, at.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteString(name, TextOf(value));
                break;
        }
    }
}
