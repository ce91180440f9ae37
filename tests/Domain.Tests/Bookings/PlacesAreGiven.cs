using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using static Domain.Tests.Bookings.BookedOffice;

namespace Domain.Tests.Bookings;

/// <summary>Holding, confirming, giving up and moving an appointment, and coming back.</summary>
public sealed class PlacesAreGiven
{
    private readonly BookedOffice office = new();

    [Fact]
    public void As_many_as_the_share_of_the_counters_time_holds_rounded_down()
    {
        for (var n = 0; n < 3; n++)
            office.Book(office.At(8)); // 45 of 90 minutes: three of twelve
        MustRefuse(BookingRefusals.SlotFull, office.Hold(office.At(8)));
        office.Book(office.At(8, 30));
    }

    [Fact]
    public void Services_share_the_minutes_of_a_slot()
    {
        office.Book(office.At(8), Office.Land); // 20
        office.Book(office.At(8)); // 12
        office.Book(office.At(8)); // 12: 44 of 45
        MustRefuse(BookingRefusals.SlotFull, office.Hold(office.At(8)));
    }

    [Fact]
    public void Never_beyond_the_cap()
    {
        office.Settings = Booked with { SlotPlans = [Plan with { Cap = 1 }] };
        office.Book(office.At(8));
        MustRefuse(BookingRefusals.SlotFull, office.Hold(office.At(8)));
    }

    [Fact]
    public void A_hold_lapses_by_the_moment_whether_that_is_written_or_not()
    {
        var (first, second) = (MustAccept(office.Hold(office.At(8))), MustAccept(office.Hold(office.At(9))));
        office.Now += BookingDay.HoldTime - TimeSpan.FromTicks(1);
        MustAccept(office.Do(new ConfirmBooking(CommandId.New(), first)));
        office.Now += TimeSpan.FromTicks(1);
        MustRefuse(BookingRefusals.HoldLapsed, office.Do(new ConfirmBooking(CommandId.New(), second)));
        office.Do(new LapseHolds(CommandId.New()));
        Assert.Equal(
            (BookingState.Confirmed, BookingState.Expired),
            (office.State.Bookings[first].State, office.State.Bookings[second].State)
        );
        MustRefuse(BookingRefusals.HoldLapsed, office.Do(new ConfirmBooking(CommandId.New(), second)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_place_of_a_hold_that_lapsed_comes_back_after_the_delay_that_was_drawn(bool written)
    {
        office.Settings = Booked with { SlotPlans = [Plan with { Cap = 1 }] };
        office.Hold(office.At(8), backMinutes: 7);
        office.Now += BookingDay.HoldTime;
        if (written)
            office.Do(new LapseHolds(CommandId.New()));
        office.Now += TimeSpan.FromMinutes(7) - TimeSpan.FromTicks(1);
        MustRefuse(BookingRefusals.SlotFull, office.Hold(office.At(8)));
        office.Now += TimeSpan.FromTicks(1);
        MustAccept(office.Hold(office.At(8)));
    }

    [Fact]
    public void And_so_does_one_that_was_given_up()
    {
        office.Settings = Booked with { SlotPlans = [Plan with { Cap = 1 }] };
        var id = office.Book(office.At(8));
        MustAccept(office.Cancel(id, backMinutes: 20));
        MustRefuse(BookingRefusals.BookingCancelled, office.Cancel(id));
        office.Now += TimeSpan.FromMinutes(19);
        MustRefuse(BookingRefusals.SlotFull, office.Hold(office.At(8)));
        office.Now += TimeSpan.FromMinutes(1);
        MustAccept(office.Hold(office.At(8)));
    }

    [Fact]
    public void It_can_be_given_up_until_it_begins()
    {
        var (one, other) = (office.Book(office.At(8)), office.Book(office.At(8)));
        office.Now = office.At(8) - TimeSpan.FromTicks(1);
        MustAccept(office.Cancel(one));
        office.Now = office.At(8);
        MustRefuse(BookingRefusals.BookingStarted, office.Cancel(other));
        MustRefuse(BookingRefusals.UnknownBooking, office.Cancel(B(99)));
    }

    [Fact]
    public void Moved_it_keeps_its_code_and_counts_on_and_its_old_place_comes_back_later()
    {
        office.Settings = Booked with { SlotPlans = [Plan with { Cap = 1 }] };
        var id = office.Book(office.At(8));
        var code = office.State.Bookings[id].Code;
        MustAccept(office.Do(new MoveBooking(CommandId.New(), id, office.At(9), TimeSpan.FromMinutes(5))));
        Assert.Equal(
            (code, office.At(9), 1),
            (office.State.Find(code)!.Code, office.State.Find(code)!.Start, office.State.Find(code)!.Seq)
        );
        MustRefuse(BookingRefusals.SlotFull, office.Hold(office.At(8)));
        MustRefuse(BookingRefusals.SlotFull, office.Hold(office.At(9)));
        office.Now += TimeSpan.FromMinutes(5);
        MustAccept(office.Hold(office.At(8)));
    }

    [Fact]
    public void It_is_not_moved_before_it_is_confirmed_nor_after_it_began_nor_where_nothing_is_left()
    {
        office.Settings = Booked with { SlotPlans = [Plan with { Cap = 1 }] };
        var held = MustAccept(office.Hold(office.At(8)));
        MustRefuse(BookingRefusals.NotConfirmed, office.Do(new MoveBooking(CommandId.New(), held, office.At(9), default)));
        var booked = office.Book(office.At(9));
        MustRefuse(BookingRefusals.SlotFull, office.Do(new MoveBooking(CommandId.New(), booked, office.At(8), default)));
        office.Now = office.At(9);
        MustRefuse(BookingRefusals.BookingStarted, office.Do(new MoveBooking(CommandId.New(), booked, office.At(10), default)));
    }

    [Fact]
    public void To_another_date_first_the_new_place_is_taken_then_the_old_one_given_up()
    {
        var (from, command) = (new BookedOffice(Tomorrow.AddDays(1)), CommandId.New());
        var id = from.Book(from.At(8), contact: "x");
        var moved = from.State.Bookings[id];
        MustAccept(office.Do(new TakeBookingIn(command, moved, from.State.Date, office.At(10))));
        Assert.Equal(
            (moved.Code, 1, "x"),
            (office.State.Bookings[id].Code, office.State.Bookings[id].Seq, office.State.Bookings[id].ContactHash)
        );
        Assert.True(from.State.Bookings[id].IsLiveAt(from.Now)); // a cut here costs a place for a while, and nobody an appointment
        Assert.IsType<BookingDecision.Repeated>(office.Do(new TakeBookingIn(command, moved, from.State.Date, office.At(10))));
        Assert.IsType<BookingDecision.Repeated>(office.Do(new MoveBooking(command, id, office.At(10), default)));
        MustAccept(from.Do(new SendBookingAway(command, id, office.State.Date, TimeSpan.FromMinutes(5))));
        Assert.Null(from.State.Find(moved.Code));
        Assert.Equal(12, from.State.TakenIn(Slots.Find(from.Settings, Office.Births, from.At(8))!, from.Now).Sum(place => place.Minutes));
    }

    [Fact]
    public void A_return_goes_beyond_the_share_and_never_beyond_the_counters()
    {
        for (var n = 0; n < 3; n++)
            office.Book(office.At(8));
        for (var n = 0; n < 4; n++)
            MustAccept(office.Do(new MakeReturn(CommandId.New(), office.Wanted(office.At(8)), "lan"))); // 84 of 90 minutes
        MustRefuse(BookingRefusals.SlotFull, office.Do(new MakeReturn(CommandId.New(), office.Wanted(office.At(8)), "lan")));
        Assert.Equal(
            4,
            office.State.Bookings.Values.Count(booking => booking is { Channel: BookingChannel.Officer, State: BookingState.Confirmed })
        );
    }

    [Fact]
    public void What_returns_take_is_none_for_visitors()
    {
        for (var n = 0; n < 2; n++)
            MustAccept(office.Do(new MakeReturn(CommandId.New(), office.Wanted(office.At(8)), "lan")));
        office.Book(office.At(8));
        MustRefuse(BookingRefusals.SlotFull, office.Hold(office.At(8)));
    }

    [Fact]
    public void A_contact_has_two_on_a_date_and_one_of_a_service()
    {
        office.Settings = Booked with { SlotPlans = [Plan with { Services = [Office.Births, Office.Land, Office.Trade] }] };
        var births = office.Book(office.At(8), contact: "x");
        MustRefuse(BookingRefusals.ContactLimit, office.Hold(office.At(9), contact: "x"));
        office.Book(office.At(9), Office.Land, "x");
        MustRefuse(BookingRefusals.ContactLimit, office.Hold(office.At(10), Office.Trade, "x"));
        office.Book(office.At(9), contact: "y");
        office.Cancel(births);
        office.Book(office.At(10), Office.Trade, "x");
    }

    [Fact]
    public void Nor_the_same_service_on_another_date()
    {
        var wanted = office.Wanted(office.At(8), contact: "x", elsewhere: true);
        MustRefuse(BookingRefusals.ContactLimit, office.Do(new HoldBooking(CommandId.New(), wanted, default)));
    }

    [Fact]
    public void A_contact_that_is_left_when_it_is_confirmed_counts_as_well()
    {
        office.Book(office.At(8), contact: "x");
        var held = MustAccept(office.Hold(office.At(9)));
        MustRefuse(BookingRefusals.ContactLimit, office.Do(new ConfirmBooking(CommandId.New(), held, new("x"))));
        MustAccept(office.Do(new ConfirmBooking(CommandId.New(), held, new("y"))));
        Assert.Equal("y", office.State.Bookings[held].ContactHash);
    }

    [Fact]
    public void A_command_happens_once()
    {
        var (id, wanted) = (CommandId.New(), office.Wanted(office.At(8)));
        MustAccept(office.Do(new HoldBooking(id, wanted, default)));
        var again = office.Do(new HoldBooking(id, office.Wanted(office.At(8)), default));
        Assert.Equal(wanted.Id, Assert.IsType<BookingDecision.Repeated>(again).Outcome.Booking);
        MustRefuse(Refusals.CommandIdReused, office.Do(new ConfirmBooking(id, wanted.Id)));
        Assert.Single(office.State.Bookings);
    }

    [Fact]
    public void A_code_is_nobody_elses()
    {
        var wanted = office.Wanted(office.At(8));
        MustAccept(office.Do(new HoldBooking(CommandId.New(), wanted, default)));
        MustRefuse(Refusals.CodeTaken, office.Do(new HoldBooking(CommandId.New(), wanted with { Id = B(50) }, default)));
    }
}
