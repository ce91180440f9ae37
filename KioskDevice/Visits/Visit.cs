using System.Collections.Immutable;
using FaceEngine.Liveness;
using KioskDevice.Camera;
using KioskDevice.Configuration;
using QueueContracts;
using QueueContracts.Faces;
using static KioskDevice.Visits.VisitInput;
using static KioskDevice.Visits.VisitState;

namespace KioskDevice.Visits;

/// <summary>
/// The visit as a state machine: idle → greeting → choosing → consent → capture → challenge → number → idle. Pure; an input that means
/// nothing in a state leaves it as it is.
/// </summary>
internal static class Visit
{
    /// <summary>Why a visit ended when another face stood where the visitor's was.</summary>
    public const string SomeoneElse = "someone-else";

    private static readonly ImmutableArray<VisitEffect> Nothing = [];

    /// <summary>The next state, and what to do for it.</summary>
    public static (VisitState State, ImmutableArray<VisitEffect> Effects) Step(VisitState state, VisitInput input, VisitContext context)
    {
        var (next, effects) = Next(state, input, context);
        if (ReferenceEquals(next, state))
            return (state, effects);
        return (
            next with
            {
                Person = PersonOf(state, next, input, context),
                Round = state.Round + (Rounds.IsAnother(state, next) ? 1 : 0),
            },
            effects
        );
    }

    private static (VisitState State, ImmutableArray<VisitEffect> Effects) Next(VisitState state, VisitInput input, VisitContext context) =>
        input switch
        {
            Tick when state is TakingPicture taking && context.Now - taking.Since > VisitSettings.Picture => Ask(
                Issue(taking.Captured, null, context),
                context
            ),
            Tick => (OnTick(state, context), Nothing),
            FrameSeen(var reading) => OnFrame(state, reading, context),
            Left => (new Idle(context.Now), Nothing),
            Started or Steered when state is Idle or Greeting or Choosing => (new Choosing(context.Now, ClassOf(state)), Nothing),
            Steered => (state with { Since = context.Now }, Nothing),
            Touched => (state.LastsFor(context.Settings) is null ? state : state with { Since = context.Now }, Nothing),
            ClassesAsked when state is Idle or Greeting or Choosing => (new ChoosingClass(context.Now, ClassOf(state)), Nothing),
            ClassChosen(var named) when state is Choosing or ChoosingClass => (new Choosing(context.Now, named), Nothing),
            ServiceChosen(var service) when state is Idle or Greeting or Choosing => Begin(
                new Purpose.TakeNumber(service, ClassOf(state)),
                context
            ),
            PlaceAsked when state is Idle or Greeting or Choosing => Begin(new Purpose.FindPlace(), context),
            ConsentGiven(var picture, var language) when state is AskingConsent asking => (
                Capture(asking.Purpose, picture, language, context),
                Nothing
            ),
            WentBack when state is AskingConsent { Purpose: var purpose } => (
                new Choosing(context.Now, (purpose as Purpose.TakeNumber)?.Class),
                Nothing
            ),
            WentBack when state is ChoosingClass choosing => (new Choosing(context.Now, choosing.Class), Nothing),
            WentBack when state is EnteringCode => (new Choosing(context.Now), Nothing),
            Retried when state is GaveUp { Why: not "liveness" } gaveUp => (new AskingConsent(context.Now, gaveUp.Purpose), Nothing),
            Retried when state is Unanswered unanswered => Ask(unanswered.Request, context),
            WithoutFace => OnWithoutFace(state, context),
            CodeEntered(var code) when state is EnteringCode => Ask(new Request.Find(new(Code: code)), context),
            PictureTaken(var jpeg) when state is TakingPicture taking => Ask(Issue(taking.Captured, jpeg, context), context),
            Issued(var reply) when state is Asking => (new NumberShown(context.Now, reply.Ticket, reply.Known), Nothing),
            GivenOffline(var number, var code, var service, var of) when state is Asking { Request: Request.Issue } => (
                new OfflineNumberShown(context.Now, number, code, service, of),
                Nothing
            ),
            Found when state is Asking { Request: Request.Find { IsAgain: true } } => OwnTickets.Next(state, input, context),
            Found(var reply) when state is Asking { Request: Request.Find find } => OnFound(find, reply, context),
            ActAsked or ActMeant or Acted or ForgetAsked or Forgotten => OwnTickets.Next(state, input, context),
            WentBack when state is MakingSure => OwnTickets.Next(state, input, context),
            NotDone({ } code, _) when state is Asking { Request: Request.Own } && code != NotDone.DeviceRefused => OwnTickets.Next(
                state,
                input,
                context
            ),
            NotDone(var code, var from) when state is Asking asking => (
                code is null ? new Unanswered(context.Now, asking.Request) : new Refused(context.Now, code, from),
                Nothing
            ),
            _ => (state, Nothing),
        };

    private static int PersonOf(VisitState before, VisitState after, VisitInput input, VisitContext context) =>
        after is Idle or Greeting ? 0
        : after.Person != 0 ? after.Person
        : before.Person != 0 ? before.Person
        : input is Steered or ConsentGiven ? context.Track
        : 0;

    private static ClassId? ClassOf(VisitState state) => (state as Choosing)?.Class;

    private static (VisitState, ImmutableArray<VisitEffect>) Begin(Purpose purpose, VisitContext context) =>
        context.CameraReady ? (new AskingConsent(context.Now, purpose), Nothing) : GoWithoutFace(purpose, context);

    private static (VisitState, ImmutableArray<VisitEffect>) OnWithoutFace(VisitState state, VisitContext context) =>
        state switch
        {
            Idle or Greeting => (new Choosing(context.Now), Nothing),
            AskingConsent { Purpose: var purpose } => GoWithoutFace(purpose, context),
            Capturing { Purpose: var purpose } => GoWithoutFace(purpose, context),
            Challenging { Captured.Purpose: var purpose } => GoWithoutFace(purpose, context),
            GaveUp { Purpose: var purpose } => GoWithoutFace(purpose, context),
            _ => (state, Nothing),
        };

    private static (VisitState, ImmutableArray<VisitEffect>) GoWithoutFace(Purpose purpose, VisitContext context) =>
        purpose switch
        {
            Purpose.TakeNumber number => Ask(
                new Request.Issue(new(context.NextCommand, number.Service, Class: number.Class, Booking: number.Booking?.Code)),
                context
            ),
            Purpose.FindPlace => (new EnteringCode(context.Now, "asked"), Nothing),
            _ => throw new InvalidOperationException($"Unknown purpose {purpose}."),
        };

    private static Capturing Capture(Purpose purpose, bool picture, string language, VisitContext context) =>
        new(
            context.Now,
            purpose,
            new(context.ConsentVersion, language, context.Now, picture && purpose is Purpose.TakeNumber),
            [],
            DateTimeOffset.MinValue,
            default
        );

    private static (VisitState, ImmutableArray<VisitEffect>) OnFrame(VisitState state, FrameReading reading, VisitContext context) =>
        state switch
        {
            Greeting greeting when reading.Near => (
                context.Now - greeting.Since < VisitSettings.GreetingStep ? state : greeting with { Since = context.Now },
                Nothing
            ),
            Idle when reading.Near => (new Greeting(context.Now), Nothing),
            Choosing
            or ChoosingClass
            or AskingConsent
            or Capturing
            or Challenging
            or GaveUp
            or EnteringCode
            or MakingSure when IsAnotherTrack(state, reading) => OnAnotherTrack(state, reading, context),
            _ when reading.Round != state.Round => (state, Nothing),
            Capturing capturing => OnCaptureFrame(capturing, reading, context),
            Challenging challenging => OnChallengeFrame(challenging, reading, context),
            _ => (state, Nothing),
        };

    private static bool IsAnotherTrack(VisitState state, FrameReading reading) =>
        state.Person != 0 && reading.Track != 0 && reading.Track != state.Person;

    /// <summary>
    /// The face was lost and found again, as a busy machine may, or another stands there: who agreed is known by their looks, once there
    /// are any. A frame that shows too little of them decides nothing, and nothing is taken from it.
    /// </summary>
    private static (VisitState, ImmutableArray<VisitEffect>) OnAnotherTrack(VisitState state, FrameReading reading, VisitContext context) =>
        (Likeness.Of(state, reading.Descriptor), state) switch
        {
            ({ } cosine, _) when cosine >= VisitSettings.SameFace => OnFrame(state with { Person = reading.Track }, reading, context),
            (null, Challenging or Capturing { Frames.Length: > 0 }) => (state, Nothing),
            _ => (new Greeting(context.Now, SomeoneElse), Nothing),
        };

    private static (VisitState, ImmutableArray<VisitEffect>) OnCaptureFrame(Capturing capturing, FrameReading reading, VisitContext context)
    {
        if (capturing.Person == 0)
            capturing = capturing with { Person = reading.Track }; // agreed by touch, and the first face that is there is theirs
        if (reading.Descriptor is not { } descriptor)
            return (capturing with { Fault = reading.Fault }, Nothing);
        if (context.Now - capturing.LastGood < context.Settings.FrameGap)
            return (capturing with { Fault = default }, Nothing);
        var collected = capturing with
        {
            Frames = capturing.Frames.Add(new(descriptor, reading.Liveness)),
            LastGood = context.Now,
            Fault = default,
        };
        if (collected.Frames.Length < context.Settings.GoodFrames)
            return (collected, Nothing);

        var captured = new Captured(
            collected.Purpose,
            collected.Consent,
            FaceTemplate.Mean(context.Model, [.. collected.Frames.Select(frame => frame.Descriptor)])
        );
        var doubtful = collected.Frames.Average(frame => frame.Liveness) < context.Settings.LivenessDoubt;
        var challenges = context.Settings.Liveness switch
        {
            LivenessLevel.Off => 0,
            LivenessLevel.Hint => doubtful ? 1 : 0,
            _ => doubtful ? 2 : 1,
        };
        return challenges == 0 ? Conclude(captured, reading.Face, context) : (new Challenging(context.Now, captured, challenges), Nothing);
    }

    private static (VisitState, ImmutableArray<VisitEffect>) OnChallengeFrame(
        Challenging challenging,
        FrameReading reading,
        VisitContext context
    ) =>
        reading.Challenge switch
        {
            null => (challenging, Nothing),
            { Stage: ChallengeStage.Passed } when challenging.Left > 1 => (
                challenging with
                {
                    Since = context.Now,
                    Left = challenging.Left - 1,
                    Reading = null,
                },
                Nothing
            ),
            { Stage: ChallengeStage.Passed } => Conclude(challenging.Captured, reading.Face, context),
            { Stage: ChallengeStage.Failed } failed when challenging.Failed + 1 < VisitSettings.ChallengeTries => (
                challenging with
                {
                    Since = context.Now,
                    Failed = challenging.Failed + 1,
                    Reading = null,
                    Fault = failed.Fault,
                },
                Nothing
            ),
            { Stage: ChallengeStage.Failed } => (new GaveUp(context.Now, challenging.Captured.Purpose, "liveness"), Nothing),
            var now => (now == challenging.Reading ? challenging : challenging with { Reading = now }, Nothing),
        };

    private static (VisitState, ImmutableArray<VisitEffect>) Conclude(Captured captured, SeenFace? face, VisitContext context) =>
        (captured.Purpose, face) switch
        {
            (Purpose.FindPlace, _) => Ask(new Request.Find(new(Face: captured.Template, Consent: captured.Consent)), context),
            (Purpose.TakeNumber, { } seen) when captured.Consent.Picture => (
                new TakingPicture(context.Now, captured),
                [new VisitEffect.TakePicture(seen)]
            ),
            (Purpose.TakeNumber, _) => Ask(Issue(captured, null, context), context),
            _ => throw new InvalidOperationException($"Unknown purpose {captured.Purpose}."),
        };

    /// <summary>Whoever has an appointment takes their number as everybody does, with or without a face.</summary>
    private static (VisitState, ImmutableArray<VisitEffect>) OnFound(Request.Find asked, FindReply reply, VisitContext context) =>
        reply switch
        {
            { Outcome: FindOutcome.Found, Tickets.Count: > 0 } => (new PlaceShown(context.Now, reply.Tickets), Nothing),
            { Outcome: FindOutcome.Found, Booking: { } booking } => Begin(
                new Purpose.TakeNumber(booking.Service, Booking: booking),
                context
            ),
            { Elsewhere: { } elsewhere } => (new Refused(context.Now, Refused.Elsewhere) { There = elsewhere }, Nothing),
            { Outcome: FindOutcome.NotSure } => (new EnteringCode(context.Now, "not-sure"), Nothing),
            _ => (new EnteringCode(context.Now, asked.Body.Face is null ? "wrong" : "not-known"), Nothing),
        };

    private static VisitState OnTick(VisitState state, VisitContext context)
    {
        var waited = context.Now - state.Since;
        return state switch
        {
            Greeting when waited > VisitSettings.Greeting => new Idle(context.Now),
            Capturing { Purpose: var purpose } when !context.CameraReady => new GaveUp(context.Now, purpose, "camera"),
            Capturing { Purpose: var purpose } when waited > context.Settings.Capture => new GaveUp(context.Now, purpose, "time"),
            Challenging { Captured.Purpose: var purpose } when !context.CameraReady => new GaveUp(context.Now, purpose, "camera"),
            Challenging { Captured.Purpose: var purpose } when waited > VisitSettings.Challenge => new GaveUp(context.Now, purpose, "time"),
            AskingConsent asking when !context.CameraReady => new GaveUp(context.Now, asking.Purpose, "camera"),
            _ when waited > state.LastsFor(context.Settings) => new Idle(context.Now),
            _ => state,
        };
    }

    /// <summary>The request for a number by face; only a capture for a number comes here.</summary>
    private static Request.Issue Issue(Captured captured, byte[]? picture, VisitContext context)
    {
        var number = (Purpose.TakeNumber)captured.Purpose;
        return new(
            new(context.NextCommand, number.Service, captured.Template, picture, number.Class, captured.Consent, number.Booking?.Code)
        );
    }

    /// <summary>The state in which the server is asked, and that it is.</summary>
    public static (VisitState, ImmutableArray<VisitEffect>) Ask(Request asked, VisitContext context) =>
        (new Asking(context.Now, asked), [new VisitEffect.Ask(asked)]);
}
