using FaceEngine.Faces;
using KioskDevice.Camera;
using KioskDevice.Visits;
using QueueContracts;

namespace KioskDevice.Tests;

/// <summary>Somebody of a priority class says so at the kiosk.</summary>
public sealed class AClassIsNamed
{
    [Fact]
    public void A_priority_class_survives_the_walk_to_the_number_and_no_further()
    {
        var elderly = new ClassId("cao-tuoi");
        var walk = new Walk().Do(new VisitInput.ClassesAsked());
        Assert.IsType<VisitState.ChoosingClass>(walk.State);

        walk.Do(new VisitInput.ClassChosen(elderly));
        Assert.Equal(elderly, Assert.IsType<VisitState.Choosing>(walk.State).Class);
        walk.Do(new VisitInput.Started()).ToCapture(picture: true).SeeGoodFrames(5).Do(new VisitInput.PictureTaken([1]));
        Assert.Equal(elderly, walk.IssueAsked.Class);

        walk.Do(new VisitInput.Issued(new(Walk.Ticket(), false)), new VisitInput.Left())
            .Do(new VisitInput.ServiceChosen(Walk.Service), new VisitInput.WithoutFace());
        Assert.Null(walk.IssueAsked.Class);
    }

    [Fact]
    public void A_priority_class_can_be_taken_back_and_asked_for_again()
    {
        var walk = new Walk().Do(new VisitInput.ClassesAsked(), new VisitInput.ClassChosen(new("cao-tuoi")), new VisitInput.ClassesAsked());
        Assert.NotNull(Assert.IsType<VisitState.ChoosingClass>(walk.State).Class); // the one named before
        walk.Do(new VisitInput.ClassChosen(null), new VisitInput.ServiceChosen(Walk.Service), new VisitInput.WithoutFace());
        Assert.Null(walk.IssueAsked.Class);
    }

    [Fact]
    public void A_question_about_the_class_that_nobody_answers_returns_to_idle() =>
        Assert.IsType<VisitState.Idle>(new Walk().Do(new VisitInput.ClassesAsked()).WaitSeconds(46).State);
}
