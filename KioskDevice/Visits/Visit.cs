using System.Collections.Immutable;
using FaceEngine;
using KioskDevice.Camera;
using QueueContracts;
using QueueContracts.Faces;
using static KioskDevice.Visits.VisitInput;
using static KioskDevice.Visits.VisitState;

namespace KioskDevice.Visits;

/// <summary>
/// The visit as a state machine: idle → greeting → choosing → consent → capture → number → idle. Pure; an input that means nothing
/// in a state leaves it as it is.
/// </summary>
internal static class Visit
{
    private static readonly ImmutableArray<VisitEffect> Nothing = [];

    /// <summary>Whether frames may be described in this state: only within a capture, after consent.</summary>
    public static bool MayDescribe(VisitState state) => state is Capturing;

    /// <summary>The next state, and what to do for it.</summary>
    public static (VisitState State, ImmutableArray<VisitEffect> Effects) Step(VisitState state, VisitInput input, VisitContext context) => input switch
    {
        Tick when state is TakingPicture taking && context.Now - taking.Since > VisitSettings.Picture => Ask(Issue(taking.Purpose, taking.Template, null, context), context),
        Tick => (OnTick(state, context), Nothing),
        FrameSeen(var reading) => OnFrame(state, reading, context),
        Left => (new Idle(context.Now), Nothing),
        Started when state is Idle or Greeting or Choosing => (new Choosing(context.Now, ClassOf(state)), Nothing),
        ClassesAsked when state is Idle or Greeting or Choosing => (new ChoosingClass(context.Now, ClassOf(state)), Nothing),
        ClassChosen(var named) when state is Choosing or ChoosingClass => (new Choosing(context.Now, named), Nothing),
        ServiceChosen(var service) when state is Idle or Greeting or Choosing => Begin(new Purpose.TakeNumber(service, ClassOf(state)), context),
        PlaceAsked when state is Idle or Greeting or Choosing => Begin(new Purpose.FindPlace(), context),
        ConsentGiven(var picture) when state is AskingConsent asking => (Capture(asking.Purpose, picture, context), Nothing),
        Retried when state is GaveUp gaveUp => (new AskingConsent(context.Now, gaveUp.Purpose), Nothing),
        Retried when state is Unanswered unanswered => Ask(unanswered.Request, context),
        WithoutFace => OnWithoutFace(state, context),
        CodeEntered(var code) when state is EnteringCode => Ask(new Request.Find(new(Code: code)), context),
        PictureTaken(var jpeg) when state is TakingPicture taking => Ask(Issue(taking.Purpose, taking.Template, jpeg, context), context),
        Issued(var reply) when state is Asking => (new NumberShown(context.Now, reply.Ticket, reply.Known), Nothing),
        Found(var reply) when state is Asking { Request: Request.Find find } => (OnFound(find, reply, context), Nothing),
        NotDone(var code, var from) when state is Asking asking => (code is null ? new Unanswered(context.Now, asking.Request) : new Refused(context.Now, code, from), Nothing),
        _ => (state, Nothing),
    };

    private static ClassId? ClassOf(VisitState state) => (state as Choosing)?.Class;

    private static (VisitState, ImmutableArray<VisitEffect>) Begin(Purpose purpose, VisitContext context) =>
        context.CameraReady ? (new AskingConsent(context.Now, purpose), Nothing) : GoWithoutFace(purpose, context);

    private static (VisitState, ImmutableArray<VisitEffect>) OnWithoutFace(VisitState state, VisitContext context) => state switch
    {
        Idle or Greeting => (new Choosing(context.Now), Nothing),
        AskingConsent { Purpose: var purpose } => GoWithoutFace(purpose, context),
        Capturing { Purpose: var purpose } => GoWithoutFace(purpose, context),
        GaveUp { Purpose: var purpose } => GoWithoutFace(purpose, context),
        _ => (state, Nothing),
    };

    private static (VisitState, ImmutableArray<VisitEffect>) GoWithoutFace(Purpose purpose, VisitContext context) => purpose switch
    {
        Purpose.TakeNumber number => Ask(Issue(number, null, null, context), context),
        Purpose.FindPlace => (new EnteringCode(context.Now, "asked"), Nothing),
        _ => throw new InvalidOperationException($"Unknown purpose {purpose}."),
    };

    private static Capturing Capture(Purpose purpose, bool picture, VisitContext context) =>
        new(context.Now, purpose, picture && purpose is Purpose.TakeNumber, [], DateTimeOffset.MinValue, FrameFault.None);

    private static (VisitState, ImmutableArray<VisitEffect>) OnFrame(VisitState state, FrameReading reading, VisitContext context) => state switch
    {
        Idle or Greeting when reading.Near => (new Greeting(context.Now), Nothing),
        Capturing capturing => OnCaptureFrame(capturing, reading, context),
        _ => (state, Nothing),
    };

    private static (VisitState, ImmutableArray<VisitEffect>) OnCaptureFrame(Capturing capturing, FrameReading reading, VisitContext context)
    {
        if (reading.Descriptor is not { } descriptor) return (capturing with { Fault = reading.Fault }, Nothing);
        if (context.Now - capturing.LastGood < context.Settings.FrameGap) return (capturing with { Fault = FrameFault.None }, Nothing);
        var collected = capturing with { Descriptors = capturing.Descriptors.Add(descriptor), LastGood = context.Now, Fault = FrameFault.None };
        if (collected.Descriptors.Length < context.Settings.GoodFrames) return (collected, Nothing);

        var template = FaceTemplate.Mean(context.Model, collected.Descriptors);
        return (collected.Purpose, reading.Face) switch
        {
            (Purpose.FindPlace, _) => Ask(new Request.Find(new(Face: template)), context),
            (Purpose.TakeNumber number, { } face) when collected.Picture =>
                (new TakingPicture(context.Now, number, template), [new VisitEffect.TakePicture(face)]),
            (Purpose.TakeNumber number, _) => Ask(Issue(number, template, null, context), context),
            _ => throw new InvalidOperationException($"Unknown purpose {collected.Purpose}."),
        };
    }

    private static VisitState OnFound(Request.Find asked, FindReply reply, VisitContext context) => reply.Outcome switch
    {
        FindOutcome.Found when reply.Tickets.Count > 0 => new PlaceShown(context.Now, reply.Tickets),
        FindOutcome.NotSure => new EnteringCode(context.Now, "not-sure"),
        _ => new EnteringCode(context.Now, asked.Body.Face is null ? "wrong" : "not-known"),
    };

    private static VisitState OnTick(VisitState state, VisitContext context)
    {
        var waited = context.Now - state.Since;
        return state switch
        {
            Greeting when waited > VisitSettings.Greeting => new Idle(context.Now),
            Capturing capturing when waited > context.Settings.Capture || !context.CameraReady => new GaveUp(context.Now, capturing.Purpose),
            AskingConsent asking when !context.CameraReady => new GaveUp(context.Now, asking.Purpose),
            Choosing or ChoosingClass or AskingConsent or GaveUp or EnteringCode or Unanswered when waited > context.Settings.Question => new Idle(context.Now),
            NumberShown or PlaceShown or Refused when waited > context.Settings.Answer => new Idle(context.Now),
            _ => state,
        };
    }

    private static Request.Issue Issue(Purpose.TakeNumber number, FaceTemplate? face, byte[]? picture, VisitContext context) =>
        new(new IssueRequest(context.NextCommand, number.Service, face, picture, number.Class));

    private static (VisitState, ImmutableArray<VisitEffect>) Ask(Request request, VisitContext context) =>
        (new Asking(context.Now, request), [new VisitEffect.Ask(request)]);
}
