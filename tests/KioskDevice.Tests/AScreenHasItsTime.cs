using KioskDevice.Visits;
using QueueContracts;

namespace KioskDevice.Tests;

/// <summary>What goes by itself says when, and stays for whoever is there.</summary>
public sealed class AScreenHasItsTime
{
    [Theory]
    [InlineData(false, 60)] // its code is written down
    [InlineData(true, 20)]
    public void A_number_stays_longer_where_its_code_is_all_there_is(bool face, int seconds)
    {
        var shown = new Walk().Do(new VisitInput.ServiceChosen(Walk.Service), new VisitInput.WithoutFace());
        shown.Do(new VisitInput.Issued(new(Walk.Ticket() with { HasFace = face }, Known: false)));
        Assert.IsType<VisitState.NumberShown>(shown.WaitSeconds(seconds).State);
        Assert.IsType<VisitState.Idle>(shown.WaitSeconds(0.3).State);
    }

    public static TheoryData<string> TimedScreens =>
        ["choosing", "classes", "consent", "gave-up", "code", "unanswered", "number", "awaited", "sure", "refused"];

    [Theory]
    [MemberData(nameof(TimedScreens))]
    public void Every_screen_that_goes_by_itself_says_when_and_stays_for_whoever_is_there(string name)
    {
        var walk = Timed(name);
        var lasts = Assert.NotNull(walk.State.LastsFor(walk.Settings));
        Assert.Equal((int)lasts.TotalSeconds, walk.State.SecondsLeft(walk.Settings, walk.Now));
        for (var touches = 0; touches < 5; touches++)
        {
            var before = walk.Wait(lasts - TimeSpan.FromSeconds(1)).State;
            Assert.Equal(1, before.SecondsLeft(walk.Settings, walk.Now));
            Assert.IsType(before.GetType(), walk.Do(new VisitInput.Touched()).State);
            Assert.Equal(before.Round, walk.State.Round);
        }

        Assert.IsType<VisitState.Idle>(walk.Wait(lasts + TimeSpan.FromSeconds(1)).State);
    }

    [Fact]
    public void A_place_that_asks_something_stays_as_long_as_a_question()
    {
        Assert.IsType<VisitState.Idle>(AtPlace(TicketState.Issued).WaitSeconds(21).State);
        Assert.IsType<VisitState.PlaceShown>(AtPlace(TicketState.Away).WaitSeconds(44).State);
    }

    private static Walk AtPlace(TicketState state) =>
        new Walk().Do(
            new VisitInput.PlaceAsked(),
            new VisitInput.WithoutFace(),
            new VisitInput.CodeEntered("7K4PX2"),
            new VisitInput.Found(new(FindOutcome.Found, [Walk.Ticket(state: state)]))
        );

    private static Walk Timed(string name) =>
        name switch
        {
            "choosing" => new Walk().Do(new VisitInput.Started()),
            "classes" => new Walk().Do(new VisitInput.ClassesAsked()),
            "consent" => new Walk().Do(new VisitInput.ServiceChosen(Walk.Service)),
            "gave-up" => new Walk().ToCapture().WaitSeconds(16),
            "code" => new Walk().Do(new VisitInput.PlaceAsked(), new VisitInput.WithoutFace()),
            "unanswered" => new Walk().ToCapture().SeeGoodFrames(5).Do(new VisitInput.NotDone(null)),
            "number" => new Walk().ToCapture().SeeGoodFrames(5).Do(new VisitInput.Issued(new(Walk.Ticket(), false))),
            "awaited" => AtPlace(TicketState.Away),
            "sure" => AtPlace(TicketState.Issued).Do(new VisitInput.ActAsked(OwnAct.Leave)),
            _ => new Walk().ToCapture().SeeGoodFrames(5).Do(new VisitInput.NotDone("office-closed")),
        };
}
