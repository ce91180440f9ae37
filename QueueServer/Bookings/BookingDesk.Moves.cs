using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Storage;

namespace QueueServer.Bookings;

/// <summary>Moves of appointments, within a date and to another one.</summary>
internal sealed partial class BookingDesk
{
    /// <summary>
    /// Moves an appointment. To another date these are two records: the new place first, then the old one is given up; what is cut off
    /// between them is ended by whoever reads both (<see cref="MendAsync"/>).
    /// </summary>
    /// <exception cref="JournalException">It could not be made durable.</exception>
    public async Task<BookingTurn> MoveAsync(BookingCode code, CommandId id, DateTimeOffset start)
    {
        while (true)
        {
            await ReadAsync();
            if (Locate(code) is not var (from, booking))
                return Unknown;
            if (IsUsed(booking))
                return Used;
            var date = Settings.DayAt(start);
            if (date == from.State.Date)
                return TurnOf(await from.ExecuteAsync(Settings, new MoveBooking(id, booking.Id, start, DrawDelay())));
            if (!IsAhead(date))
                return TurnOf(BookingDecider.Decide(new(office.Id, date), Settings, new TakeBookingIn(id, booking, default, start), Now));
            if (await MoveAcrossAsync(from, At(date), booking.Id, id, start) is { } turn)
                return turn;
        }
    }

    /// <returns>Null where somebody else moved it meanwhile.</returns>
    private async Task<BookingTurn?> MoveAcrossAsync(
        BookingDate from,
        BookingDate to,
        BookingId booking,
        CommandId id,
        DateTimeOffset start
    )
    {
        // in one order, so that who moves the other way waits, and is not waited for
        var (first, second) = from.State.Date < to.State.Date ? (from, to) : (to, from);
        using (await first.TakeTurnAsync())
        using (await second.TakeTurnAsync())
        {
            if (journal.IsShared)
                await from.FollowAsync();
            if (!from.State.Bookings.TryGetValue(booking, out var moved))
                return null;
            try
            {
                var left = moved.HasContact ? await contacts.ReadAsync(office.Id, from.State.Date, booking) : null;
                var box = left is null ? null : contacts.Seal(office.Id, to.State.Date, booking, left);
                var decision = await to.DecideAsync(Settings, new TakeBookingIn(id, moved, from.State.Date, start), box);
                if (decision is not BookingDecision.Refused)
                    await from.DecideAsync(Settings, new SendBookingAway(id, booking, to.State.Date, DrawDelay()));
                return TurnOf(decision);
            }
            catch (JournalException)
            {
                isRead = false; // the second step may be missing
                throw;
            }
        }
    }

    /// <summary>Ends moves that were cut off: an appointment at two dates is at that with the higher sequence.</summary>
    private async Task MendAsync()
    {
        var there = dates.Values.SelectMany(date => date.State.Bookings.Values.Select(booking => (Date: date, Booking: booking)));
        foreach (var twice in there.GroupBy(one => one.Booking.Id).Where(one => one.Count() > 1).ToList())
        {
            var last = twice.MaxBy(one => one.Booking.Seq);
            foreach (var (date, booking) in twice.Where(one => one.Date != last.Date))
                await date.ExecuteAsync(Settings, new SendBookingAway(CommandId.New(), booking.Id, last.Date.State.Date, DrawDelay()));
        }
    }
}
