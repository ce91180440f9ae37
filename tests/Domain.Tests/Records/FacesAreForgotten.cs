using QueueServer.Domain;
using QueueServer.Faces;
using QueueServer.Features.Media;
using static Domain.Tests.Office;

namespace Domain.Tests.Records;

/// <summary>What the last of the given events ends, of visitor 1's face and pictures.</summary>
public sealed class FacesAreForgotten
{
    private static (VisitorId[] Visitors, TicketId[] Pictures, bool Day) Ends(params QueueEvent[] events)
    {
        var state = Scenario.Given(events[..^1]).State;
        var record = new JournalRecord(state.Version + 1, state.Day, CommandId.New(), "Last", null, [events[^1]]);
        var (visitors, pictures, day) = FaceRetention.Ends(state.Apply(record), record);
        return ([.. visitors], [.. pictures], day);
    }

    private static QueueEvent[] CalledAtOne => [Opened(One), Issued(1, face: true, picture: true), Called(1, One)];

    private static void AssertKept((VisitorId[] Visitors, TicketId[] Pictures, bool Day) ends)
    {
        Assert.Empty(ends.Visitors);
        Assert.Empty(ends.Pictures);
        Assert.False(ends.Day);
    }

    [Fact]
    public void A_face_is_kept_while_its_ticket_lives()
    {
        AssertKept(Ends(Issued(1, face: true, picture: true)));
        AssertKept(Ends(CalledAtOne));
        AssertKept(Ends([.. CalledAtOne, new TicketRecalled(At(10), T(1))]));
        AssertKept(Ends([.. CalledAtOne, new ServingStarted(At(1), T(1))]));
    }

    [Fact]
    public void A_finished_ticket_takes_face_and_picture_with_it()
    {
        var (visitors, pictures, day) = Ends([.. CalledAtOne, new TicketFinished(At(1), T(1), At(0))]);
        Assert.Equal([V(1)], visitors);
        Assert.Equal([T(1)], pictures);
        Assert.False(day);
    }

    [Fact]
    public void A_cancelled_ticket_takes_face_and_picture_with_it()
    {
        var (visitors, pictures, _) = Ends(Issued(1, face: true, picture: true), new TicketCancelled(At(1), T(1), "visitor"));
        Assert.Equal([V(1)], visitors);
        Assert.Equal([T(1)], pictures);
    }

    [Fact]
    public void A_no_show_may_return_so_the_face_stays_and_the_picture_goes()
    {
        var (visitors, pictures, _) = Ends([.. CalledAtOne, new TicketNotShown(At(10), T(1))]);
        Assert.Empty(visitors);
        Assert.Equal([T(1)], pictures);
    }

    [Fact]
    public void A_no_show_that_is_cancelled_takes_the_face_with_it() =>
        Assert.Equal(
            [V(1)],
            Ends([.. CalledAtOne, new TicketNotShown(At(10), T(1)), new TicketCancelled(At(20), T(1), "visitor")]).Visitors
        );

    [Fact]
    public void The_face_stays_until_the_last_ticket_of_its_visitor_ends()
    {
        QueueEvent[] two = [.. CalledAtOne, Issued(2, Land, visitor: 1, number: 1, face: true), new TicketFinished(At(1), T(1), At(0))];
        Assert.Empty(Ends(two).Visitors);
        Assert.Equal([V(1)], Ends([.. two, new TicketCancelled(At(2), T(2), "visitor")]).Visitors);
    }

    [Fact]
    public void A_no_show_keeps_the_face_when_another_ticket_of_the_visitor_ends() =>
        Assert.Empty(
            Ends([
                .. CalledAtOne,
                new TicketNotShown(At(10), T(1)),
                Issued(2, Land, visitor: 1, number: 1, face: true),
                new TicketCancelled(At(20), T(2), "visitor"),
            ]).Visitors
        );

    [Fact]
    public void Nothing_of_other_visitors_is_touched() =>
        Assert.Equal(
            [V(1)],
            Ends(Issued(2, face: true), Issued(1, number: 2, face: true), new TicketCancelled(At(1), T(1), "visitor")).Visitors
        );

    [Fact]
    public void On_the_visitors_word_face_and_pictures_go_and_the_tickets_stay()
    {
        QueueEvent[] two = [.. CalledAtOne, Issued(2, Land, visitor: 1, number: 1, face: true, picture: true)];
        var (visitors, pictures, _) = Ends([.. two, new FaceForgotten(At(1), T(1))]);
        Assert.Equal([V(1)], visitors);
        Assert.Equal([T(1), T(2)], pictures);
        var day = Scenario.Given(two).When(new ForgetFace(CommandId.New(), T(2)), at: 5).Then(new FaceForgotten(At(5), T(2)));
        Assert.All(day.State.Tickets.Values, ticket => Assert.True(ticket is { HasFace: false, HasPicture: false, IsLive: true }));
        day.When(new ForgetFace(CommandId.New(), T(1))).Then(); // there is nothing left to forget
        day.When(new ForgetFace(CommandId.New(), T(9))).ThenRefused(Refusals.UnknownTicket);
    }

    [Fact]
    public void A_visitor_without_a_face_has_none_to_forget() => AssertKept(Ends(Issued(1), new TicketCancelled(At(1), T(1), "visitor")));

    [Fact]
    public void The_end_of_the_day_takes_everything() => Assert.True(Ends(Issued(1, face: true), new DayClosed(At(1))).Day);
}
