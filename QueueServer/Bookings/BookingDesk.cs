using System.Collections.Concurrent;
using System.Security.Cryptography;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Journal;
using QueueServer.Offices;
using QueueServer.Storage;

namespace QueueServer.Bookings;

/// <summary>
/// The appointments of one office, from today on: the only way to them. Dates that are over are let go of. Several servers may each have a
/// desk of an office: a record that another one wrote first is read, and decided again.
/// </summary>
internal sealed partial class BookingDesk(IOffice office, BookingJournal journal, BookingContacts contacts, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<DateOnly, BookingDate> dates = [];
    private readonly Gate reading = new();
    private readonly Gate limits = new(); // what a contact holds on other dates is judged one after the other
    private volatile bool isRead;

    private OfficeSettings Settings => office.Settings;

    private DateOnly Today => Settings.DayAt(time.GetUtcNow());

    /// <summary>Keeps a place for a visitor.</summary>
    /// <exception cref="JournalException">It could not be made durable.</exception>
    public async Task<BookingTurn> HoldAsync(CommandId id, BookingWish wish)
    {
        await ReadAsync();
        if (wish.Contact is null)
            return await MakeAsync(wish, null, wanted => new HoldBooking(id, wanted, DrawDelay()));
        using (await limits.EnterAsync())
        {
            var known = await KnowAsync(wish.Contact, wish.Service, Settings.DayAt(wish.Start), except: null);
            return await MakeAsync(wish, known, wanted => new HoldBooking(id, wanted, DrawDelay()));
        }
    }

    /// <summary>Has a visitor come back. The audit keeps it, without whom it is for.</summary>
    /// <exception cref="JournalException">It could not be made durable.</exception>
    public async Task<BookingTurn> ReturnAsync(CommandId id, BookingWish wish, Actor by)
    {
        await ReadAsync();
        var known = wish.Contact is { } contact ? new KnownContact(await contacts.HashAsync(contact)) : null;
        var told = new
        {
            wish.Service,
            wish.Start,
            wish.Reason,
        };
        var audit = AuditRow.Create(Now, by, office.Id, Audited.ReturnMade, $"{Settings.DayAt(wish.Start):yyyy-MM-dd}", after: told);
        return await MakeAsync(wish, known, wanted => new MakeReturn(id, wanted, by.Name), audit);
    }

    /// <param name="code">The appointment's.</param>
    /// <param name="id">The command.</param>
    /// <param name="contact">What is left with it now; null for none, or as it was.</param>
    /// <exception cref="JournalException">It could not be made durable.</exception>
    public async Task<BookingTurn> ConfirmAsync(BookingCode code, CommandId id, Contact? contact)
    {
        await ReadAsync();
        if (Locate(code) is not var (date, booking))
            return Unknown;
        if (contact is null)
            return TurnOf(await date.ExecuteAsync(Settings, new ConfirmBooking(id, booking.Id)));
        using (await limits.EnterAsync())
        {
            var known = await KnowAsync(contact, booking.Service, date.State.Date, booking.Id);
            var box = contacts.Seal(office.Id, date.State.Date, booking.Id, contact);
            return TurnOf(await date.ExecuteAsync(Settings, new ConfirmBooking(id, booking.Id, known), box));
        }
    }

    /// <exception cref="JournalException">It could not be made durable.</exception>
    public async Task<BookingTurn> CancelAsync(BookingCode code, CommandId id)
    {
        await ReadAsync();
        if (Locate(code) is not var (date, booking))
            return Unknown;
        return IsUsed(booking) ? Used : TurnOf(await date.ExecuteAsync(Settings, new CancelBooking(id, booking.Id, DrawDelay())));
    }

    /// <summary>An appointment by its code; null for none from today on.</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    public async Task<Booking?> FindAsync(BookingCode code)
    {
        await ReadAsync();
        return Locate(code)?.Booking;
    }

    /// <summary>Whether an appointment with a code was there when this desk last looked: nobody is asked.</summary>
    public bool HasSeen(BookingCode code) => Locate(code) is not null;

    /// <summary>The appointments of some dates in a row; none where one is over.</summary>
    /// <exception cref="JournalException">They cannot be read.</exception>
    public async Task<IReadOnlyList<BookingDay>> ReadAsync(DateOnly from, int days)
    {
        await ReadAsync();
        return
        [
            .. Enumerable
                .Range(0, days)
                .Select(from.AddDays)
                .Select(date => dates.TryGetValue(date, out var there) ? there.State : new(office.Id, date)),
        ];
    }

    /// <summary>The appointments of a date; none where it is over.</summary>
    /// <exception cref="JournalException">They cannot be read.</exception>
    public async Task<BookingDay> ReadAsync(DateOnly date) => (await ReadAsync(date, 1))[0];

    /// <summary>Writes down which holds have lapsed and who did not come, forgets what is over, and ends moves that were cut off.</summary>
    /// <exception cref="JournalException">It is not known to be done.</exception>
    public async Task KeepAsync()
    {
        if (!isRead || !dates.IsEmpty || !Settings.SlotPlans.IsEmpty)
            await ReadAsync(); // most offices of a province give no appointments
        foreach (var date in dates.Values.Where(date => date.State.Lapsed(Now).Any()))
            await date.ExecuteAsync(Settings, new LapseHolds(CommandId.New()));
        var (day, today) = (office.State, Today);
        var isClosed = day.Day == today && day.Phase == DayPhase.Closed;
        if (isClosed && dates.TryGetValue(today, out var over))
            await over.ExecuteAsync(Settings, new NoteMissed(CommandId.New(), [.. day.Bookings.Keys]));
        await contacts.ForgetBeforeAsync(office.Id, isClosed ? today.AddDays(1) : today);
    }

    public void Dispose()
    {
        foreach (var date in dates.Values)
            date.Dispose();
        reading.Dispose();
        limits.Dispose();
    }

    private DateTimeOffset Now => time.GetUtcNow();

    private static BookingTurn Unknown => new(new BookingDecision.Refused(new(BookingRefusals.UnknownBooking)), null);

    private static BookingTurn Used => new(new BookingDecision.Refused(new(Refusals.BookingUsed)), null);

    /// <summary>Whether its visitor has come.</summary>
    private bool IsUsed(Booking booking) => office.State.Bookings.ContainsKey(booking.Id);

    private async Task<BookingTurn> MakeAsync(
        BookingWish wish,
        KnownContact? known,
        Func<WantedBooking, BookingCommand> command,
        AuditRow? audit = null
    )
    {
        var day = Settings.DayAt(wish.Start);
        while (true)
        {
            var wanted = new WantedBooking(new(Guid.CreateVersion7(Now)), BookingCode.New(), wish.Service, wish.Start, wish.Language)
            {
                Class = wish.Class,
                Contact = known,
                Reason = wish.Reason,
            };
            if (Locate(wanted.Code) is not null)
                continue;
            if (!IsAhead(day))
                return TurnOf(BookingDecider.Decide(new(office.Id, day), Settings, command(wanted), Now)); // it is refused
            var box = wish.Contact is { } contact ? contacts.Seal(office.Id, day, wanted.Id, contact) : null;
            var decision = await At(day).ExecuteAsync(Settings, command(wanted), box, audit);
            if (decision is not BookingDecision.Refused { Rejection.Code: Refusals.CodeTaken })
                return TurnOf(decision);
        }
    }

    /// <summary>Reads what is not known here yet, and lets go of what is over.</summary>
    private async Task ReadAsync()
    {
        if (isRead && !journal.IsShared && !dates.Keys.Any(date => date < Today))
            return;
        using (await reading.EnterAsync())
        {
            var (wasRead, today) = (isRead, Today);
            foreach (var over in dates.Keys.Where(date => date < today))
                dates.TryRemove(over, out _);
            if (wasRead && !journal.IsShared)
                return;
            var isNew = false;
            foreach (var (date, version) in await journal.ReadVersionsAsync(office.Id, today))
            {
                var there = At(date);
                if (there.State.Version >= version)
                    continue;
                using (await there.TakeTurnAsync())
                    isNew |= await there.FollowAsync();
            }

            if (isNew || !wasRead)
                await MendAsync();
            isRead = true;
        }
    }

    private async Task<KnownContact> KnowAsync(Contact contact, ServiceId service, DateOnly on, BookingId? except)
    {
        var (hash, now) = (await contacts.HashAsync(contact), Now);
        return new(
            hash,
            dates.Values.Any(date =>
                date.State.Date != on
                && date.State.OfContact(hash, now).Any(held => held.Service == service && held.Start > now && held.Id != except)
            ),
            await journal.CountMissedAsync(office.Id, Today.AddDays(-BookingDay.MissedDays), hash)
        );
    }

    private BookingTurn TurnOf(BookingDecision decision) =>
        new(
            decision,
            decision switch
            {
                BookingDecision.Accepted { Booking: { } id } => Locate(booking => booking.Id == id),
                BookingDecision.Repeated { Outcome.Booking: { } id } => Locate(booking => booking.Id == id),
                _ => null,
            }
        );

    private (BookingDate Date, Booking Booking)? Locate(BookingCode code) =>
        dates
            .Values.Select(date => (Date: date, Booking: date.State.Find(code)))
            .Where(one => one.Booking is not null)
            .OrderByDescending(one => one.Booking!.Seq) // filtered
            .Select(one => ((BookingDate, Booking)?)(one.Date, one.Booking!)) // likewise
            .FirstOrDefault();

    private Booking? Locate(Func<Booking, bool> which) =>
        dates.Values.SelectMany(date => date.State.Bookings.Values).Where(which).MaxBy(booking => booking.Seq);

    private bool IsAhead(DateOnly date) => date >= Today && date <= Today.AddDays(SlotPlan.MostDays);

    private BookingDate At(DateOnly date) => dates.GetOrAdd(date, of => new(office.Id, of, journal, time));

    private static TimeSpan DrawDelay() =>
        TimeSpan.FromSeconds(
            RandomNumberGenerator.GetInt32((int)BookingDay.SoonestBack.TotalSeconds, (int)BookingDay.LatestBack.TotalSeconds + 1)
        );
}
