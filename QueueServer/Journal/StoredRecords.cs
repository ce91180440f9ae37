using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Storage;

namespace QueueServer.Journal;

/// <summary>
/// Reads journal records as they are stored, in order. Every start reads a whole day with it: column by column from the database's own reader,
/// which takes a third of the time that rows built by EF Core do.
/// </summary>
internal static class StoredRecords
{
    /// <summary>How the last day is asked for.</summary>
    public const string LastDayQuery = Columns + """ AND "Day" = (SELECT "Day" FROM journal WHERE "Office" = @office ORDER BY "Version" DESC LIMIT 1) ORDER BY "Version" """;

    private const string AfterQuery = Columns + """ AND "Version" > @after ORDER BY "Version" """;
    private const string Columns = """SELECT "Version", "Day", "Command", "Kind", "Ticket", "Events" FROM journal WHERE "Office" = @office""";

    /// <summary>The last day an office wrote; nothing before its first.</summary>
    /// <exception cref="DamagedRecordException">While they are taken: the next one is missing, or cannot be read.</exception>
    public static IAsyncEnumerable<JournalRecord> OfLastDayAsync(QueueContext context, OfficeId office) => ReadAsync(context, LastDayQuery, office);

    /// <summary>What was appended after a version, of whatever day.</summary>
    /// <exception cref="DamagedRecordException">While they are taken: the next one is missing, or cannot be read.</exception>
    public static IAsyncEnumerable<JournalRecord> AfterAsync(QueueContext context, OfficeId office, long version) => ReadAsync(context, AfterQuery, office, version);

    private static async IAsyncEnumerable<JournalRecord> ReadAsync(
        QueueContext context, string query, OfficeId office, long? after = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await context.Database.OpenConnectionAsync(cancellation);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = query;
        Give(command, "office", office.Value);
        if (after is { } version) Give(command, "after", version);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            var record = RecordOf(office, row);
            if (after is { } last && record.Version != last + 1) throw new DamagedRecordException(office, last + 1);
            after = record.Version;
            yield return record;
        }
    }

    private static JournalRecord RecordOf(OfficeId office, DbDataReader row)
    {
        var version = row.GetInt64(0);
        try
        {
            return new(
                version, DateOnly.FromDayNumber(row.GetInt32(1)), new(row.GetGuid(2)), row.GetString(3), row.IsDBNull(4) ? null : new(row.GetGuid(4)),
                EventJson.Read(row.GetString(5)));
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or FormatException or InvalidCastException or ArgumentOutOfRangeException)
        {
            throw new DamagedRecordException(office, version, e);
        }
    }

    private static void Give(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}

/// <summary>A stored record is missing, or cannot be read as what it is.</summary>
internal sealed class DamagedRecordException(OfficeId office, long version, Exception? inner = null)
    : Exception($"The journal of {office} is damaged at record {version}.", inner)
{
    public long Version => version;
}
