using KioskDevice.Visits;
using QueueContracts;

namespace KioskDevice.Tests;

/// <summary>On the visitor's word, where the kiosk shows their number or place.</summary>
public sealed class TheFaceIsDeleted
{
    private static readonly TicketSummary WithFace = Walk.Ticket() with { HasFace = true };

    private static Request.Forget AskedOf(Walk walk) => (Request.Forget)walk.Effects.OfType<VisitEffect.Ask>().Last().Request;

    [Fact]
    public void By_the_tickets_own_code_and_the_number_stands_on_for_its_full_time()
    {
        var walk = new Walk()
            .ToCapture()
            .SeeGoodFrames(5)
            .Do(new VisitInput.Issued(new(WithFace, Known: false)))
            .WaitSeconds(15)
            .Do(new VisitInput.ForgetAsked());
        Assert.IsType<VisitState.Asking>(walk.State);
        Assert.Equal((WithFace.Id, WithFace.Code.ToString()), (AskedOf(walk).Ticket, AskedOf(walk).Body.Code));

        walk.Do(new VisitInput.Forgotten()).WaitSeconds(15);
        var shown = Assert.IsType<VisitState.NumberShown>(walk.State);
        Assert.Equal((WithFace with { HasFace = false }, true), (shown.Ticket, shown.Forgotten));
    }

    [Fact]
    public void Of_all_their_tickets_at_once()
    {
        var tickets = new[] { Walk.Ticket(), WithFace, Walk.Ticket("B001") with { HasFace = true } };
        var walk = new Walk()
            .Do(new VisitInput.PlaceAsked(), new VisitInput.ConsentGiven(false, "vi"))
            .SeeGoodFrames(5)
            .Do(new VisitInput.Found(new(FindOutcome.Found, tickets)), new VisitInput.ForgetAsked());
        Assert.Equal(WithFace.Id, AskedOf(walk).Ticket);

        walk.Do(new VisitInput.Forgotten());
        var shown = Assert.IsType<VisitState.PlaceShown>(walk.State);
        Assert.Equal(VisitState.PlaceShown.Forgotten, shown.Said);
        Assert.Equal(3, shown.Tickets.Count(ticket => !ticket.HasFace));
    }

    [Fact]
    public void And_where_none_is_kept_nothing_is_asked()
    {
        var walk = new Walk().Do(
            new VisitInput.ServiceChosen(Walk.Service),
            new VisitInput.WithoutFace(),
            new VisitInput.Issued(new(Walk.Ticket(), Known: false))
        );
        var asked = walk.Effects.Count;
        walk.Do(new VisitInput.ForgetAsked());
        Assert.IsType<VisitState.NumberShown>(walk.State);
        Assert.Equal(asked, walk.Effects.Count);
    }

    [Fact]
    public void Again_by_the_same_command_when_the_server_was_not_reached()
    {
        var walk = new Walk()
            .ToCapture()
            .SeeGoodFrames(5)
            .Do(new VisitInput.Issued(new(WithFace, Known: false)), new VisitInput.ForgetAsked());
        var first = AskedOf(walk).Body;
        walk.Do(new VisitInput.NotDone(null), new VisitInput.Retried());
        Assert.Equal(first, AskedOf(walk).Body);
        walk.Do(new VisitInput.Forgotten());
        Assert.IsType<VisitState.NumberShown>(walk.State);
    }
}
