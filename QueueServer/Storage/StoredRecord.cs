using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using QueueContracts;
using QueueServer.Domain;
using ScreenHosting.Storage;

namespace QueueServer.Storage;

/// <summary>
/// A journal record as it is stored: its events are still text, so that another thread than the reading one can parse it.
/// </summary>
/// <param name="Office">Whose it is.</param>
/// <param name="Version">Its place in the office's journal, from 1.</param>
/// <param name="Day">The office's day it belongs to.</param>
/// <param name="Command">The command it is the outcome of.</param>
/// <param name="Kind">That command's kind.</param>
/// <param name="Ticket">The ticket that command was about; null for none.</param>
/// <param name="Events">JSON in UTF-8.</param>
internal sealed record StoredRecord(
    OfficeId Office,
    long Version,
    DateOnly Day,
    CommandId Command,
    string Kind,
    TicketId? Ticket,
    byte[] Events
)
{
    private const int MostOfAHead = 512; // two ids, two numbers, and two names that people chose

    /// <summary>The checksum stored with it; null in a record of a version that stored none.</summary>
    public long? Stored { get; init; }

    /// <summary>The form of its events.</summary>
    public int Form { get; init; } = 1;

    /// <summary>A record as it is to be stored.</summary>
    public static StoredRecord From(OfficeId office, JournalRecord record)
    {
        var stored = new StoredRecord(
            office,
            record.Version,
            record.Day,
            record.Command,
            record.Kind,
            record.Ticket,
            EventJson.Write(record.Events)
        )
        {
            Form = EventJson.Forms.Current,
        };
        return stored with { Stored = stored.Checksum() };
    }

    /// <summary>
    /// CRC-32C (RFC 3720, B.4) of all that is read back: a bit that flipped is seen also where the text is still a record. From form 2 on
    /// the form is part of it, in every form to come, so that a newer record is told from a damaged one.
    /// </summary>
    public uint Checksum()
    {
        Span<byte> head = stackalloc byte[MostOfAHead];
        if (
            !Utf8.TryWrite(
                head,
                CultureInfo.InvariantCulture,
                $"{Office.Value} {Version} {Day.DayNumber} {Command.Value:N} {Kind} {Ticket?.Value:N} ",
                out var written
            )
        )
            throw new InvalidOperationException("A record's head is too long.");
        if (Form > 1 && Utf8.TryWrite(head[written..], CultureInfo.InvariantCulture, $"{Form} ", out var more))
            written += more;
        var sum = new Crc32C();
        sum.Add(head[..written]);
        sum.Add(Events);
        return sum.Value;
    }

    /// <exception cref="DamagedRecordException">It is not what was written, or without a checksum cannot be read.</exception>
    /// <exception cref="NewerVersionException">It is what was written, and not known to this program.</exception>
    public JournalRecord Parse()
    {
        if (Form < 1 || (Stored is { } stored && stored != Checksum()))
            throw new DamagedRecordException(Office, Version);
        if (Form > EventJson.Forms.Current)
            throw Newer();
        try
        {
            return new(Version, Day, Command, Kind, Ticket, EventJson.Read(Events, Form));
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or FormatException)
        {
            throw Stored is null ? new DamagedRecordException(Office, Version, e) : Newer();
        }
    }

    private NewerVersionException Newer() => new($"record {Version} of the journal of {Office} (form {Form})");
}
