using QueueServer.Domain.Bookings;

namespace Domain.Tests.Bookings;

/// <summary>Who is expected and does not come is noted once the day is over, and thrice is enough.</summary>
public sealed class NobodyCame
{
    [Fact]
    public void Is_noted_of_what_stood_and_was_not_used()
    {
        var office = new BookedOffice();
        var (came, missed) = (office.Book(office.At(8)), office.Book(office.At(8, 30), contact: "lan"));
        var cancelled = office.Book(office.At(9));
        BookedOffice.MustAccept(office.Cancel(cancelled));
        var held = BookedOffice.MustAccept(office.Hold(office.At(9, 30)));
        office.Now = office.At(18);
        office.Do(new NoteMissed(CommandId.New(), [came]));
        Assert.Equal([new BookingMissed(office.Now, missed, "lan")], office.Records[^1].Events);
        Assert.Equal(
            [BookingState.Confirmed, BookingState.Missed, BookingState.Cancelled, BookingState.Expired],
            new[] { came, missed, cancelled, held }.Select(id => office.State.Bookings[id].StateAt(office.Now))
        );
        BookedOffice.MustRefuse(BookingRefusals.BookingMissed, office.Cancel(missed));

        var written = office.Records.Count;
        office.Do(new NoteMissed(CommandId.New(), [came])); // nothing is left to note
        Assert.Equal(written, office.Records.Count);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Three_times_is_enough(int times, bool isRefused)
    {
        var office = new BookedOffice();
        var wanted = office.Wanted(office.At(8)) with { Contact = new("lan", Missed: times) };
        var held = office.Do(new HoldBooking(CommandId.New(), wanted, TimeSpan.FromMinutes(10)));
        var without = BookedOffice.MustAccept(office.Hold(office.At(8, 30)));
        var confirmed = office.Do(new ConfirmBooking(CommandId.New(), without, new("minh", Missed: times)));
        if (isRefused)
        {
            BookedOffice.MustRefuse(BookingRefusals.ContactMissed, held);
            BookedOffice.MustRefuse(BookingRefusals.ContactMissed, confirmed);
        }
        else
        {
            BookedOffice.MustAccept(held);
            BookedOffice.MustAccept(confirmed);
        }
    }

    /// <summary>An officer has anybody come back, whatever they missed.</summary>
    [Fact]
    public void A_return_is_never_refused_for_it()
    {
        var office = new BookedOffice();
        var wanted = office.Wanted(office.At(8)) with { Contact = new("lan", Missed: 9) };
        BookedOffice.MustAccept(office.Do(new MakeReturn(CommandId.New(), wanted, "lan")));
    }
}
