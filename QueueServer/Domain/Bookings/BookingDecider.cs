using QueueContracts;
using static QueueServer.Domain.Bookings.BookingDecision;

namespace QueueServer.Domain.Bookings;

/// <summary>The rules of appointments: what a command leads to. Pure; the same arguments give the same decision.</summary>
internal static class BookingDecider
{
    /// <summary>Decides one command.</summary>
    /// <param name="state">The date it is about.</param>
    /// <param name="settings">The office's settings.</param>
    /// <param name="command">What is wanted.</param>
    /// <param name="now">The moment the events will carry.</param>
    public static BookingDecision Decide(BookingDay state, OfficeSettings settings, BookingCommand command, DateTimeOffset now)
    {
        if (state.Outcomes.TryGetValue(command.Id, out var outcome))
            return outcome.Kind == command.Kind ? new Repeated(outcome) : Refuse(Refusals.CommandIdReused);
        return command switch
        {
            HoldBooking c => Hold(state, settings, c, now),
            ConfirmBooking c => Confirm(state, c, now),
            MakeReturn c => Return(state, settings, c, now),
            CancelBooking c => Cancel(state, c, now),
            MoveBooking c => Move(state, settings, c, now),
            TakeBookingIn c => TakeIn(state, settings, c, now),
            SendBookingAway c => SendAway(state, c, now),
            LapseHolds => Accept(null, [.. state.Lapsed(now).Select(booking => new HoldLapsed(now, booking.Id))]),
            NoteMissed c => Accept(null, [.. state.Missed(c.Came).Select(of => new BookingMissed(now, of.Id, of.ContactHash))]),
            _ => throw new InvalidOperationException($"Unknown command {command.Kind}."),
        };
    }

    private static BookingDecision Hold(BookingDay state, OfficeSettings settings, HoldBooking command, DateTimeOffset now)
    {
        var wanted = command.Wanted;
        if (FaultOf(state, settings, wanted) is { } fault)
            return fault;
        if (FaultOf(state, settings, wanted.Service, wanted.Start, now) is { } kept)
            return kept;
        if (LimitOf(state, wanted.Id, wanted.Service, wanted.Contact, now) is { } limit)
            return limit; // last: what is refused for another reason never tells what a contact holds
        var until = now + BookingDay.HoldTime;
        return Accept(
            wanted.Id,
            new BookingHeld(
                now,
                Make(settings, wanted, BookingChannel.Phone, now) with
                {
                    State = BookingState.Held,
                    HeldUntil = until,
                    BackAt = until + command.BackAfter,
                }
            )
        );
    }

    private static BookingDecision Confirm(BookingDay state, ConfirmBooking command, DateTimeOffset now)
    {
        if (!state.Bookings.TryGetValue(command.Booking, out var booking))
            return Refuse(BookingRefusals.UnknownBooking);
        if (EndOf(booking, now) is { } ended)
            return ended;
        if (booking.State == BookingState.Confirmed)
            return Accept(booking.Id);
        return LimitOf(state, booking.Id, booking.Service, command.Contact, now)
            ?? (BookingDecision)Accept(booking.Id, new BookingConfirmed(now, booking.Id, command.Contact?.Hash));
    }

    private static BookingDecision Return(BookingDay state, OfficeSettings settings, MakeReturn command, DateTimeOffset now)
    {
        var wanted = command.Wanted;
        return FaultOf(state, settings, wanted)
            ?? FaultOf(state, settings, wanted.Service, wanted.Start, now, byOfficer: true)
            ?? (BookingDecision)Accept(wanted.Id, new ReturnMade(now, Make(settings, wanted, BookingChannel.Officer, now), command.By));
    }

    private static BookingDecision Cancel(BookingDay state, CancelBooking command, DateTimeOffset now)
    {
        if (!state.Bookings.TryGetValue(command.Booking, out var booking))
            return Refuse(BookingRefusals.UnknownBooking);
        if (EndOf(booking, now) is { } ended)
            return ended;
        return now >= booking.Start
            ? Refuse(BookingRefusals.BookingStarted)
            : Accept(booking.Id, new BookingCancelled(now, booking.Id, now + command.BackAfter));
    }

    private static BookingDecision Move(BookingDay state, OfficeSettings settings, MoveBooking command, DateTimeOffset now)
    {
        if (!state.Bookings.TryGetValue(command.Booking, out var booking))
            return Refuse(BookingRefusals.UnknownBooking);
        if (MayNotMove(booking, now) is { } refused)
            return refused;
        if (command.Start == booking.Start)
            return Accept(booking.Id);
        return FaultOf(state, settings, booking.Service, command.Start, now)
            ?? (BookingDecision)Accept(
                booking.Id,
                new BookingMoved(now, booking.Id, command.Start, MinutesOf(settings, booking.Service), now + command.BackAfter)
            );
    }

    private static BookingDecision TakeIn(BookingDay state, OfficeSettings settings, TakeBookingIn command, DateTimeOffset now)
    {
        var moved = command.Moved;
        if (MayNotMove(moved, now) is { } refused)
            return refused;
        if (state.Bookings.TryGetValue(moved.Id, out var here) && here.IsLiveAt(now))
            return Accept(moved.Id);
        if (FaultOf(state, settings, moved.Service, command.Start, now) is { } fault)
            return fault;
        if (LimitOf(state, moved.Id, moved.Service, moved.ContactHash is { } hash ? new(hash) : null, now) is { } limit)
            return limit;
        var made = moved with { Start = command.Start, Minutes = MinutesOf(settings, moved.Service), Seq = moved.Seq + 1 };
        return Accept(moved.Id, new BookingMovedHere(now, made, command.From));
    }

    private static Accepted SendAway(BookingDay state, SendBookingAway command, DateTimeOffset now) =>
        state.Bookings.TryGetValue(command.Booking, out var booking) && booking.IsLiveAt(now)
            ? Accept(booking.Id, new BookingMovedAway(now, booking.Id, command.To, now + command.BackAfter))
            : Accept(command.Booking);

    /// <summary>Why an appointment is over; null while it is not.</summary>
    private static Refused? EndOf(Booking booking, DateTimeOffset now) =>
        booking.StateAt(now) switch
        {
            BookingState.Cancelled => Refuse(BookingRefusals.BookingCancelled),
            BookingState.Expired => Refuse(BookingRefusals.HoldLapsed),
            BookingState.Missed => Refuse(BookingRefusals.BookingMissed),
            _ => null,
        };

    private static Refused? MayNotMove(Booking booking, DateTimeOffset now) =>
        IsNone(booking, now) ?? (now >= booking.Start ? Refuse(BookingRefusals.BookingStarted) : null);

    /// <summary>Why its visitor may not come for an appointment, whenever that is; null where they may.</summary>
    public static Rejection? MayNotCome(Booking booking, DateTimeOffset now) => IsNone(booking, now)?.Rejection;

    private static Refused? IsNone(Booking booking, DateTimeOffset now) =>
        EndOf(booking, now) ?? (booking.State == BookingState.Held ? Refuse(BookingRefusals.NotConfirmed) : null);

    private static Refused? FaultOf(BookingDay state, OfficeSettings settings, WantedBooking wanted) =>
        wanted.Class is not null && settings.FindClass(wanted.Class) is null ? Refuse(Refusals.UnknownClass)
        : state.Codes.ContainsKey(wanted.Code) ? Refuse(Refusals.CodeTaken)
        : null;

    /// <summary>Why no place begins at a moment for a service, or none is left; null when one is.</summary>
    private static Refused? FaultOf(
        BookingDay state,
        OfficeSettings settings,
        ServiceId service,
        DateTimeOffset start,
        DateTimeOffset now,
        bool byOfficer = false
    )
    {
        if (settings.FindService(service) is not { Active: true } of)
            return Refuse(Refusals.UnknownService);
        if (start <= now)
            return Refuse(BookingRefusals.StartPast);
        if (state.Date > settings.DayAt(now).AddDays(SlotPlan.MostDays))
            return Refuse(BookingRefusals.StartTooFar);
        if (!settings.Hours.IsServing(start, settings.Zone, of.Week))
            return Refuse(BookingRefusals.ClosedThen);
        if (settings.DayAt(start) != state.Date || Slots.Find(settings, service, start) is not { } slot)
            return Refuse(BookingRefusals.NotInPlan);
        var taken = state.TakenIn(slot, now);
        if (byOfficer)
            return slot.Left(of.ExpectedMinutes, taken) > 0 ? null : Refuse(BookingRefusals.SlotFull);
        if (!slot.IsFarEnough(now))
            return Refuse(BookingRefusals.StartTooSoon);
        if (!slot.IsNearEnough(state.Date, settings.DayAt(now)))
            return Refuse(BookingRefusals.StartTooFar);
        return slot.OnlineLeft(of.ExpectedMinutes, taken) > 0 ? null : Refuse(BookingRefusals.SlotFull);
    }

    /// <summary>Why a contact is given no more; null where it is.</summary>
    private static Refused? LimitOf(BookingDay state, BookingId but, ServiceId service, KnownContact? contact, DateTimeOffset now)
    {
        if (contact is { Missed: >= BookingDay.MostMissed })
            return Refuse(BookingRefusals.ContactMissed);
        var others = state.OfContact(contact?.Hash, now).Where(booking => booking.Id != but).ToList();
        return
            contact is { HoldsElsewhere: true }
            || others.Count >= BookingDay.MostOfAContact
            || others.Exists(booking => booking.Service == service)
            ? Refuse(BookingRefusals.ContactLimit)
            : null;
    }

    private static Booking Make(OfficeSettings settings, WantedBooking wanted, BookingChannel channel, DateTimeOffset now) =>
        new()
        {
            Id = wanted.Id,
            Code = wanted.Code,
            Service = wanted.Service,
            Start = wanted.Start,
            Minutes = MinutesOf(settings, wanted.Service),
            State = BookingState.Confirmed,
            Channel = channel,
            Language = wanted.Language,
            Class = wanted.Class,
            ContactHash = wanted.Contact?.Hash,
            Reason = wanted.Reason,
            Seq = 0,
            CreatedAt = now,
        };

    private static int MinutesOf(OfficeSettings settings, ServiceId service) => settings.FindService(service)!.ExpectedMinutes; // judged

    private static Accepted Accept(BookingId? booking, params BookingEvent[] events) => new([.. events], booking);

    private static Refused Refuse(string code) => new(new Rejection(code));
}
