using System.Collections.Concurrent;
using QueueContracts;
using QueueServer.Diagnostics;
using QueueServer.Domain.Bookings;
using QueueServer.Journal;
using QueueServer.Offices;

namespace QueueServer.Bookings;

/// <summary>The desk of each office. Twice a minute each keeps its appointments: nothing is decided by that, it was so before.</summary>
internal sealed class BookingDesks(
    IOffices offices,
    BookingJournal journal,
    BookingContacts contacts,
    TimeProvider time,
    ILogger<BookingDesks> logger
) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<OfficeId, BookingDesk> desks = [];

    /// <summary>An office's desk.</summary>
    public BookingDesk Of(IOffice office) => desks.GetOrAdd(office.Id, _ => new(office, journal, contacts, time));

    /// <summary>
    /// An appointment that is still to come, at another office than the one whose visitor named its code; null for none. The desks know it
    /// by heart, as of half a minute ago at most; only the one that has it is asked again.
    /// </summary>
    /// <exception cref="Storage.JournalException">It cannot be read.</exception>
    public async Task<(IOffice Office, Booking Booking)?> FindElsewhereAsync(OfficeId here, BookingCode code)
    {
        if (offices.Find(here) is null)
            return null; // nobody was sent there
        foreach (var office in offices.All.Where(office => office.Id != here && Of(office).HasSeen(code)))
        {
            if (await Of(office).FindAsync(code) is { } booking && booking.IsLiveAt(time.GetUtcNow()))
                return (office, booking);
        }

        return null;
    }

    /// <summary>Reads the appointments of every office: whether all can be read is known at the start.</summary>
    /// <exception cref="Storage.JournalException">They cannot be read.</exception>
    public async Task OpenAsync()
    {
        desks.Clear(); // a start that found damage begins once more, with other offices
        foreach (var office in offices.All)
            await Of(office).KeepAsync();
    }

    public override void Dispose()
    {
        foreach (var desk in desks.Values)
            desk.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var office in offices.All)
            {
                try
                {
                    await Of(office).KeepAsync();
                }
                catch (Exception e)
                {
                    Log.BookingsNotKept(logger, office.Id, e);
                }
            }
        }
    }
}
