using KioskDevice.Configuration;
using KioskDevice.Visits;
using QueueContracts;
using static KioskDevice.Visits.VisitInput;

namespace KioskDevice.Tests;

/// <summary>Whoever has an appointment types its code and takes their number as everybody does: with a face, or without.</summary>
public sealed class AnAppointmentIsUsed
{
    private static readonly FoundBooking Booking = new(
        new("7K4PX2MQ"),
        new("births"),
        new Dictionary<string, string> { ["vi"] = "Hộ tịch" },
        new(2026, 11, 23, 1, 20, 0, TimeSpan.Zero)
    );

    private static Walk Typed() =>
        new Walk().Do(new PlaceAsked(), new WithoutFace(), new CodeEntered("7K4PX2MQ")).Do(new Found(new(FindOutcome.Found, [], Booking)));

    private static IssueRequest Asked(Walk walk) => Assert.IsType<Request.Issue>(Assert.IsType<VisitState.Asking>(walk.State).Request).Body;

    [Fact]
    public void Without_a_face()
    {
        var walk = Typed();
        Assert.Equal(Booking, Assert.IsType<Purpose.TakeNumber>(Assert.IsType<VisitState.AskingConsent>(walk.State).Purpose).Booking);
        var asked = Asked(walk.Do(new WithoutFace()));
        Assert.Equal((Booking.Service, Booking.Code, null), (asked.Service, asked.Booking, asked.Face));
        walk.Do(new Issued(new(Walk.Ticket(), Known: false)));
        Assert.False(Assert.IsType<VisitState.NumberShown>(walk.State).Known);
    }

    [Fact]
    public void With_the_face_that_is_taken_now()
    {
        var asked = Asked(Typed().Do(new ConsentGiven(false, "vi")).SeeGoodFrames(new VisitSettings().GoodFrames));
        Assert.Equal((Booking.Service, Booking.Code), (asked.Service, asked.Booking));
        Assert.NotNull(asked.Face);
    }

    [Fact]
    public void Without_a_camera_at_once()
    {
        var walk = new Walk { CameraReady = false };
        walk.Do(new PlaceAsked(), new CodeEntered("7K4PX2MQ"), new Found(new(FindOutcome.Found, [], Booking)));
        Assert.Equal(Booking.Code, Asked(walk).Booking);
    }

    [Theory]
    [InlineData(false)] // as it is looked for, before a consent is asked for
    [InlineData(true)] // or when the number is asked for
    public void Too_early_is_said_with_the_time_from_when(bool isFound)
    {
        var from = Booking.Start.AddMinutes(-10);
        var walk = isFound
            ? Typed().Do(new WithoutFace())
            : new Walk().Do(new PlaceAsked(), new WithoutFace(), new CodeEntered("7K4PX2MQ"));
        walk.Do(new NotDone("booking-early", from));
        var refused = Assert.IsType<VisitState.Refused>(walk.State);
        Assert.Equal(("booking-early", from), (refused.Code, refused.From));
    }

    [Fact]
    public void At_another_office_it_is_said_where()
    {
        var there = new BookedElsewhere(
            new("van-quan"),
            Booking.ServiceName,
            Booking.ServiceName,
            Booking.Start,
            "Asia/Ho_Chi_Minh",
            "/b/x"
        );
        var walk = new Walk().Do(new PlaceAsked(), new WithoutFace(), new CodeEntered("7K4PX2MQ"));
        walk.Do(new Found(new(FindOutcome.NotKnown, [], Elsewhere: there)));
        Assert.Equal(there, Assert.IsType<VisitState.Refused>(walk.State).There);
    }

    [Fact]
    public void Whoever_goes_back_has_none_until_it_is_typed_again()
    {
        var walk = Typed().Do(new WentBack(), new ServiceChosen(Booking.Service), new WithoutFace());
        Assert.Null(Asked(walk).Booking);
    }
}
