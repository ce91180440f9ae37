using QueueContracts;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Journal;
using QueueServer.Storage;

namespace QueueServer.Bookings;

/// <summary>
/// The appointments of one date: one command at a time is decided on what the journal tells, made durable, then applied. What it answers is
/// on disk.
/// </summary>
internal sealed class BookingDate(OfficeId office, DateOnly date, BookingJournal journal, TimeProvider time) : IDisposable
{
    private readonly Gate turn = new();
    private volatile BookingDay state = new(office, date);
    private volatile bool isInDoubt;

    /// <summary>The state after the last durable command that is known here.</summary>
    public BookingDay State => state;

    /// <summary>Waits for the date's turn, and has it until it is disposed.</summary>
    public Task<IDisposable> TakeTurnAsync() => turn.EnterAsync();

    /// <summary>Decides and applies one command, in a turn of its own.</summary>
    /// <inheritdoc cref="DecideAsync" />
    public async Task<BookingDecision> ExecuteAsync(
        OfficeSettings settings,
        BookingCommand command,
        SealedContact? contact = null,
        AuditRow? audit = null
    )
    {
        using (await TakeTurnAsync())
            return await DecideAsync(settings, command, contact, audit);
    }

    /// <summary>Decides and applies one command, within the turn.</summary>
    /// <param name="settings">The settings in force.</param>
    /// <param name="command">The command.</param>
    /// <param name="contact">The contact that is kept with it, if it happens; null for none.</param>
    /// <param name="audit">What the audit keeps of it, if it happens; null for nothing.</param>
    /// <exception cref="JournalException">It could not be made durable; it did not happen, or is not known to have.</exception>
    public async Task<BookingDecision> DecideAsync(
        OfficeSettings settings,
        BookingCommand command,
        SealedContact? contact = null,
        AuditRow? audit = null
    )
    {
        try
        {
            if (isInDoubt)
                await FollowAsync();
            while (true)
            {
                var decision = BookingDecider.Decide(state, settings, command, time.GetUtcNow());
                if (decision is not BookingDecision.Accepted { Events: { Length: > 0 } events, Booking: var booking })
                {
                    if (journal.IsShared && await FollowAsync())
                        continue; // it was decided on what is old
                    return decision;
                }

                var record = new BookingRecord(date, state.Version + 1, command.Id, command.Kind, booking, events);
                if (await journal.AppendAsync(office, record, ChangesOf(record, contact), audit))
                {
                    state = state.Apply(record);
                    return decision;
                }

                if (!await FollowAsync())
                    throw new JournalException($"The appointments of {office} on {date:yyyy-MM-dd} took a record and have none.");
            }
        }
        catch (JournalException)
        {
            isInDoubt = true;
            throw;
        }
    }

    /// <summary>Reads what others appended, within the turn.</summary>
    /// <returns>Whether there was anything.</returns>
    /// <exception cref="JournalException">It cannot be read.</exception>
    public async Task<bool> FollowAsync()
    {
        var records = await journal.ReadAfterAsync(office, date, state.Version);
        state = records.Aggregate(state, (day, record) => day.Apply(record));
        isInDoubt = false;
        return records.Count > 0;
    }

    public void Dispose() => turn.Dispose();

    /// <summary>A contact lives as long as its appointment is ahead.</summary>
    private static ContactChanges ChangesOf(BookingRecord record, SealedContact? contact) =>
        new(
            contact,
            [
                .. record
                    .Events.Select(happened =>
                        happened switch
                        {
                            BookingCancelled e => e.Booking,
                            BookingMovedAway e => e.Booking,
                            HoldLapsed e => e.Booking,
                            _ => (BookingId?)null,
                        }
                    )
                    .OfType<BookingId>(),
            ]
        );
}
