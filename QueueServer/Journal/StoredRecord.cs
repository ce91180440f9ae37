using System.Text.Json;
using QueueContracts;
using QueueServer.Domain;

namespace QueueServer.Journal;

/// <summary>A journal record as it is stored: its events are still text, so that another thread than the reading one can parse it.</summary>
/// <param name="Office">Whose it is.</param>
/// <param name="Version">Its place in the office's journal, from 1.</param>
/// <param name="Day">The office's day it belongs to.</param>
/// <param name="Command">The command it is the outcome of.</param>
/// <param name="Kind">That command's kind.</param>
/// <param name="Ticket">The ticket that command was about; null for none.</param>
/// <param name="Events">JSON in UTF-8.</param>
internal sealed record StoredRecord(OfficeId Office, long Version, DateOnly Day, CommandId Command, string Kind, TicketId? Ticket, byte[] Events)
{
    /// <exception cref="DamagedRecordException">Its events cannot be read.</exception>
    public JournalRecord Parse()
    {
        try
        {
            return new(Version, Day, Command, Kind, Ticket, EventJson.Read(Events));
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or FormatException)
        {
            throw new DamagedRecordException(Office, Version, e);
        }
    }
}
