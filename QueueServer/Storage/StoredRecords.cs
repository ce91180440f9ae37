using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using QueueContracts;
using QueueServer.Domain;
using ScreenHosting.Storage;
using SQLitePCL;

namespace QueueServer.Storage;

/// <summary>
/// Journal records as they are stored, read and written by the database's own commands: a start waits for thousands of them, and as rows
/// built by EF Core they took twice as long.
/// </summary>
internal static class StoredRecords
{
    private const string InsertStatement = """
        INSERT INTO journal ("Office", "Version", "Day", "Command", "Kind", "Ticket", "At", "Events", "Checksum", "Form")
        VALUES (@office, @version, @day, @command, @kind, @ticket, @at, @events, @checksum, @form) ON CONFLICT DO NOTHING
        """;

    /// <summary>
    /// How the last day is asked for. A queue that was brought back from a day ahead has records of that day between the two parts of its
    /// own: the day begins after them.
    /// </summary>
    public const string LastDayQuery =
        Columns
        + """
             AND "Day" = (SELECT "Day" FROM journal WHERE "Office" = @office ORDER BY "Version" DESC LIMIT 1)
             AND "Version" > coalesce((SELECT max("Version") FROM journal WHERE "Office" = @office
               AND "Day" > (SELECT "Day" FROM journal WHERE "Office" = @office ORDER BY "Version" DESC LIMIT 1)), 0)
             ORDER BY "Version"
            """;

    /// <summary>
    /// Goes from day to day by the index, and reads two entries of each: three years are a thousand days, and two million records.
    /// </summary>
    private const string DaysQuery = """
        WITH RECURSIVE days("Day") AS (
          SELECT (SELECT min("Day") FROM journal WHERE "Office" = @office AND "Day" >= @from)
          UNION ALL
          SELECT (SELECT min("Day") FROM journal WHERE "Office" = @office AND "Day" > days."Day") FROM days WHERE days."Day" < @to)
        SELECT days."Day", (SELECT max("Version") FROM journal WHERE "Office" = @office AND journal."Day" = days."Day")
        FROM days WHERE days."Day" <= @to ORDER BY days."Day"
        """;

    private const string DayQuery = Columns + """ AND "Day" = @day ORDER BY "Version" """;

    private const string AfterQuery = Columns + """ AND "Version" > @after ORDER BY "Version" """;
    private const string Columns =
        """SELECT "Version", "Day", "Command", "Kind", "Ticket", "Events", "Checksum", "Form" FROM journal WHERE "Office" = @office""";

    /// <summary>The last day an office wrote; nothing before its first.</summary>
    /// <exception cref="DamagedRecordException">While they are taken: the next one cannot be read, its events apart.</exception>
    public static IAsyncEnumerable<StoredRecord> OfLastDayAsync(QueueContext context, OfficeId office) =>
        ReadAsync(context, LastDayQuery, office);

    /// <summary>What was appended after a version, of whatever day.</summary>
    /// <exception cref="DamagedRecordException">While they are taken: the next one is missing, or cannot be read.</exception>
    public static IAsyncEnumerable<JournalRecord> AfterAsync(QueueContext context, OfficeId office, long version) =>
        ReadAsync(context, AfterQuery, office, version).Select(stored => stored.Parse());

    /// <summary>What can be read behind a version, whatever is missing or damaged there.</summary>
    /// <exception cref="NewerVersionException">A newer version wrote one of them.</exception>
    public static async Task<IReadOnlyList<JournalRecord>> ReadableAfterAsync(QueueContext context, OfficeId office, long version)
    {
        var read = new List<JournalRecord>();
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = AfterQuery;
        command.Give("office", DbType.String).Value = office.Value;
        command.Give("after", DbType.Int64).Value = version;
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            try
            {
                read.Add(RecordOf(office, row).Parse());
            }
            catch (DamagedRecordException) { } // it is why this is asked
        }

        return read;
    }

    /// <summary>The days of a range that an office wrote, in order, each with its last version.</summary>
    public static async Task<IReadOnlyList<(DateOnly Day, long Version)>> ListDaysAsync(
        QueueContext context,
        OfficeId office,
        DateOnly from,
        DateOnly to
    )
    {
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = DaysQuery;
        command.Give("office", DbType.String).Value = office.Value;
        command.Give("from", DbType.Int32).Value = from.DayNumber;
        command.Give("to", DbType.Int32).Value = to.DayNumber;
        await using var row = await command.ExecuteReaderAsync();
        var days = new List<(DateOnly, long)>();
        while (await row.ReadAsync())
            days.Add((DateOnly.FromDayNumber(row.GetInt32(0)), row.GetInt64(1)));
        return days;
    }

    /// <summary>Every record of a day, though others may lie between them.</summary>
    /// <exception cref="DamagedRecordException">While they are taken: the next one cannot be read.</exception>
    public static IAsyncEnumerable<JournalRecord> OfDayAsync(QueueContext context, OfficeId office, DateOnly day) =>
        RowsAsync(context, DayQuery, office, ("day", day.DayNumber)).Select(stored => stored.Parse());

    private static async IAsyncEnumerable<StoredRecord> ReadAsync(QueueContext context, string query, OfficeId office, long? after = null)
    {
        await foreach (var record in RowsAsync(context, query, office, after is { } from ? ("after", from) : null))
        {
            if (after is { } last && record.Version != last + 1)
                throw new DamagedRecordException(office, last + 1);
            after = record.Version;
            yield return record;
        }
    }

    private static async IAsyncEnumerable<StoredRecord> RowsAsync(
        QueueContext context,
        string query,
        OfficeId office,
        (string Name, long Value)? more,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        await context.Database.OpenConnectionAsync(cancellation);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = query;
        command.Give("office", DbType.String).Value = office.Value;
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        if (more is var (name, value))
            command.Give(name, DbType.Int64).Value = value;
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
            yield return RecordOf(office, row);
    }

    private static StoredRecord RecordOf(OfficeId office, DbDataReader row)
    {
        var version = row.GetInt64(0);
        try
        {
            return new(
                office,
                version,
                DateOnly.FromDayNumber(row.GetInt32(1)),
                new(IdAt(row, 2)),
                Encoding.UTF8.GetString(TextAt(row, 3)),
                row.IsDBNull(4) ? null : new(IdAt(row, 4)),
                TextAt(row, 5).ToArray()
            )
            {
                Stored = row.IsDBNull(6) ? null : row.GetInt64(6),
                Form = row.GetInt32(7),
            };
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or ArgumentOutOfRangeException)
        {
            throw new DamagedRecordException(office, version, e);
        }
    }

    private static Guid IdAt(DbDataReader row, int column) =>
        row is SqliteDataReader ? Guid.Parse(TextAt(row, column)) : row.GetGuid(column);

    /// <summary>
    /// A text in UTF-8, good until the next row is read. From SQLite these are its own bytes: the strings that its provider makes of them
    /// took a third of the reading.
    /// </summary>
    private static ReadOnlySpan<byte> TextAt(DbDataReader row, int column) =>
        row is SqliteDataReader { Handle: { } statement }
            ? raw.sqlite3_column_blob(statement, column)
            : Encoding.UTF8.GetBytes(row.GetString(column));

    private static DbParameter Give(this DbCommand command, string name, DbType type)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.DbType) = (name, type);
        command.Parameters.Add(parameter);
        return parameter;
    }

    /// <summary>Writes records, one after the other, with one prepared command.</summary>
    public sealed class Writer : IAsyncDisposable
    {
        private readonly DbCommand insert;
        private readonly DbParameter office,
            version,
            day,
            command,
            kind,
            ticket,
            at,
            events,
            checksum,
            form;

        /// <param name="context">In a transaction.</param>
        public Writer(QueueContext context)
        {
            insert = context.Database.GetDbConnection().CreateCommand();
            insert.CommandText = InsertStatement;
            insert.Transaction = context.Database.CurrentTransaction!.GetDbTransaction(); // as asked for
            (office, version, day) = (
                insert.Give("office", DbType.String),
                insert.Give("version", DbType.Int64),
                insert.Give("day", DbType.Int32)
            );
            (command, kind, ticket) = (
                insert.Give("command", DbType.Guid),
                insert.Give("kind", DbType.String),
                insert.Give("ticket", DbType.Guid)
            );
            (at, events, checksum) = (
                insert.Give("at", DbType.Int64),
                insert.Give("events", DbType.String),
                insert.Give("checksum", DbType.Int64)
            );
            form = insert.Give("form", DbType.Int32);
        }

        /// <returns>False when the version or the command is taken: then nothing is written.</returns>
        public async Task<bool> WriteAsync(OfficeId of, JournalRecord record)
        {
            var stored = StoredRecord.From(of, record);
            (office.Value, version.Value, day.Value, command.Value) = (
                of.Value,
                record.Version,
                record.Day.DayNumber,
                record.Command.Value
            );
            (kind.Value, ticket.Value) = (record.Kind, record.Ticket is { } about ? about.Value : DBNull.Value);
            (at.Value, events.Value, checksum.Value) = (
                record.Events[0].At.ToUnixTimeMilliseconds(),
                Encoding.UTF8.GetString(stored.Events),
                stored.Stored
            );
            form.Value = stored.Form;
            return await insert.ExecuteNonQueryAsync() > 0;
        }

        public ValueTask DisposeAsync() => insert.DisposeAsync();
    }
}
