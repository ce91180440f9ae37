using QueueContracts;

namespace QueueServer.Domain.Bookings;

/// <summary>Applies what happened. Total over the events there are; an unknown one throws, it is never passed over.</summary>
internal static class BookingEvolution
{
    /// <summary>The state after one more record: its events, then its outcome under its command's id.</summary>
    /// <exception cref="InvalidOperationException">The record does not follow the state's version, or belongs to another date.</exception>
    public static BookingDay Apply(this BookingDay day, BookingRecord record)
    {
        if (record.Version != day.Version + 1 || record.Date != day.Date)
            throw new InvalidOperationException(
                $"Record {record.Version} of {record.Date:O} does not follow version {day.Version} of {day.Date:O}."
            );
        return record.Events.Aggregate(day, Evolve) with
        {
            Version = record.Version,
            Outcomes = day.Outcomes.SetItem(record.Command, new(record.Kind, record.Booking)),
        };
    }

    /// <summary>The state after one event.</summary>
    public static BookingDay Evolve(this BookingDay day, BookingEvent happened)
    {
        var kept = day with { Freed = day.Freed.RemoveAll(freed => freed.BackAt <= happened.At) };
        return happened switch
        {
            BookingHeld e => kept.Put(e.Made),
            ReturnMade e => kept.Put(e.Made),
            BookingMovedHere e => kept.Put(e.Made),
            BookingConfirmed e => kept.Put(
                day.Bookings[e.Booking].Ended(BookingState.Confirmed) with
                {
                    ContactHash = e.ContactHash ?? day.Bookings[e.Booking].ContactHash,
                }
            ),
            BookingCancelled e => kept.Free(day.Bookings[e.Booking], e.BackAt)
                .Put(Next(day.Bookings[e.Booking].Ended(BookingState.Cancelled))),
            BookingMoved e => kept.Free(day.Bookings[e.Booking], e.BackAt)
                .Put(Next(day.Bookings[e.Booking]) with { Start = e.Start, Minutes = e.Minutes }),
            BookingMovedAway e => kept.Free(day.Bookings[e.Booking], e.BackAt).Remove(day.Bookings[e.Booking]),
            HoldLapsed e => kept.Free(day.Bookings[e.Booking], day.Bookings[e.Booking].BackAt!.Value) // a hold has one
                .Put(day.Bookings[e.Booking].Ended(BookingState.Expired)),
            BookingMissed e => kept.Put(day.Bookings[e.Booking].Ended(BookingState.Missed)),
            _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
        };
    }

    private static Booking Ended(this Booking held, BookingState state) => held with { State = state, HeldUntil = null, BackAt = null };

    private static Booking Next(Booking booking) => booking with { Seq = booking.Seq + 1 };

    private static BookingDay Put(this BookingDay day, Booking booking) =>
        day with
        {
            Bookings = day.Bookings.SetItem(booking.Id, booking),
            Codes = day.Codes.SetItem(booking.Code, booking.Id),
        };

    private static BookingDay Remove(this BookingDay day, Booking booking) =>
        day with
        {
            Bookings = day.Bookings.Remove(booking.Id),
            Codes = day.Codes.Remove(booking.Code),
        };

    private static BookingDay Free(this BookingDay day, Booking booking, DateTimeOffset backAt) =>
        day with
        {
            Freed = day.Freed.Add(new(booking.Place, backAt)),
        };
}
