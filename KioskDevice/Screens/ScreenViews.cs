using FaceEngine.Faces;
using FaceEngine.Liveness;
using KioskDevice.Camera;
using KioskDevice.Configuration;
using KioskDevice.Offline;
using KioskDevice.Visits;
using QueueContracts;
using static KioskDevice.Visits.VisitState;

namespace KioskDevice.Screens;

/// <summary>Makes the page's picture of a visit and its surroundings.</summary>
internal static class ScreenViews
{
    /// <param name="state">Where the visit stands.</param>
    /// <param name="camera">What is known of the camera.</param>
    /// <param name="connected">Whether the server is reached.</param>
    /// <param name="view">The office's last view.</param>
    /// <param name="settings">The times.</param>
    /// <param name="now">The moment.</param>
    /// <param name="outage">The office without its server; null while it is there, or when nothing can be given without it.</param>
    public static Screen Create(
        VisitState state,
        CameraStatus camera,
        bool connected,
        KioskView? view,
        VisitSettings settings,
        DateTimeOffset now,
        OfflineView? outage = null
    )
    {
        var screen = new Screen
        {
            Name = "idle",
            Camera = camera,
            Connected = connected,
            View = outage?.View ?? view,
            Outage = outage is not null,
            SecondsLeft = state.SecondsLeft(settings, now),
        };
        return state switch
        {
            // Before anything was chosen, trouble comes first: nobody walks into a visit that cannot end well.
            Idle or Greeting or Choosing or ChoosingClass when outage is null && (!connected || view is null) => screen with
            {
                Name = "trouble",
                Why = "server",
            },
            Idle or Greeting or Choosing or ChoosingClass when outage?.Trouble is { } why => screen with { Name = "trouble", Why = why },
            Idle or Greeting or Choosing or ChoosingClass when outage is null && view is { Open: false } => screen with
            {
                Name = "trouble",
                Why = "closed",
            },
            Idle or Greeting when camera is not (CameraStatus.Ready or CameraStatus.Starting) => screen with
            {
                Name = "trouble",
                Why = $"camera-{camera.ToString().ToLowerInvariant()}",
            },
            Idle => screen,
            Greeting s => screen with { Name = "greeting", Why = s.Notice },
            Choosing s => screen with { Name = "choosing", Class = s.Class },
            ChoosingClass s => screen with { Name = "classes", Class = s.Class },
            AskingConsent s => For(screen, s.Purpose) with { Name = "consent" },
            Capturing s => For(screen, s.Purpose) with
            {
                Name = "capture",
                Good = s.Frames.Length,
                Wanted = settings.GoodFrames,
                Hint = s.Fault,
            },
            Challenging s => For(screen, s.Captured.Purpose) with { Name = "challenge", Challenge = PromptOf(s) },
            TakingPicture s => For(screen, s.Captured.Purpose) with
            {
                Name = "capture",
                Good = settings.GoodFrames,
                Wanted = settings.GoodFrames,
                Hint = FrameFault.None,
            },
            GaveUp s => For(screen, s.Purpose) with { Name = "gave-up", Why = s.Why },
            Asking s => screen with { Name = "asking", TakesNumber = s.Request is Request.Issue, Why = WhatFor(s.Request) },
            Unanswered s => screen with { Name = "unanswered", TakesNumber = s.Request is Request.Issue, Why = WhatFor(s.Request) },
            NumberShown s => screen with
            {
                Name = "number",
                Tickets = [s.Ticket],
                Known = s.Known,
                Why = Deleted(s.Forgotten),
                Service = s.Ticket.Service,
                Qr = QrPictures.Of(s.Ticket),
                Acts = ActsOf(s),
            },
            OfflineNumberShown s => screen with
            {
                Name = "number-outage",
                Number = s.Number,
                Code = s.Code,
                Qr = QrPictures.Of(s.Code),
                Service = s.Service,
                Class = s.Class,
            },
            EnteringCode s => screen with { Name = "code", TakesNumber = false, Why = s.Why },
            PlaceShown s => screen with
            {
                Name = "place",
                TakesNumber = false,
                Tickets = s.Tickets,
                Why = s.Said,
                Refusal = s.Refusal,
                Acts = ActsOf(s),
            },
            MakingSure s => screen with { Name = "sure", TakesNumber = false, Tickets = s.Act.For(s.Held), Acts = [s.Act] },
            Refused s => screen with { Name = "refused", Why = s.Code, From = s.From, Elsewhere = s.There },
            _ => throw new InvalidOperationException($"Unknown state {state}."),
        };
    }

    private static string WhatFor(Request request) =>
        request switch
        {
            Request.Issue => "number",
            Request.Find { IsAgain: false } => "place",
            Request.Forget => "forget",
            Request.Find or Request.Own => "own",
            _ => throw new InvalidOperationException($"Unknown request {request}."),
        };

    private static string? Deleted(bool forgotten) => forgotten ? PlaceShown.Forgotten : null;

    private static IReadOnlyList<OwnAct> ActsOf(VisitState state) =>
        [.. Enum.GetValues<OwnAct>().Where(act => act.For(state.Held) is [_, ..])];

    private static Screen For(Screen screen, Purpose purpose) =>
        purpose is Purpose.TakeNumber number
            ? screen with
            {
                Service = number.Service,
                Class = number.Class,
                DueAt = number.Booking?.Start,
            }
            : screen with
            {
                TakesNumber = false,
            };

    private static ChallengePrompt PromptOf(Challenging challenge) =>
        new(
            challenge.Reading is { Stage: ChallengeStage.Asked, Reached: false } reading ? reading.Asked : null,
            challenge.Reading?.Done ?? 0,
            challenge.Reading?.Turns ?? VisitSettings.ChallengeTurns,
            challenge.Failed > 0 ? challenge.Fault.ToString().ToLowerInvariant() : null
        );
}
