using FaceEngine.HeadTurns;
using KioskDevice.Camera;
using KioskDevice.Configuration;
using KioskDevice.Diagnostics;
using KioskDevice.Logging;
using KioskDevice.Visits;

namespace KioskDevice.Page;

/// <summary>Reads the page's frames for the visit, and says what the page is to draw of the face.</summary>
internal sealed class PageFrames(
    VisitLoop visit,
    IFaceReader reader,
    KioskMeter meter,
    DiagnosticsFeed diagnostics,
    KioskSettings settings,
    TimeProvider time,
    ILogger<PageFrames> logger
)
{
    /// <summary>Reads a frame and gives it to the visit.</summary>
    /// <param name="message">The frame as the page sends it; one that cannot be read is answered with nothing.</param>
    public DeviceMessage.Face Read(ReadOnlySpan<byte> message)
    {
        if (!FrameMessage.TryParse(message, out var frame))
        {
            Log.FrameRefused(logger, message.Length);
            return new(null, null);
        }

        var state = visit.State;
        var started = time.GetTimestamp();
        var dwell = settings.Head.DwellOn(consent: state is VisitState.AskingConsent or VisitState.MakingSure);
        var look = state.LookFor;
        var reading = reader.Read(frame, new(look, state.Round, dwell), time.GetElapsedTime(0, started));
        var (took, now) = (time.GetElapsedTime(started), time.GetUtcNow());
        meter.FrameRead(took, now);
        if (diagnostics.IsWatched)
            diagnostics.Show(FrameDiagnosis.Create(now, state, look, frame, reading, took));
        visit.Post(new VisitInput.FrameSeen(reading));
        return new(frame.Sequence, reading.Face, settings.Head.Use && Choices(state) ? SignOf(reading.Head) : null);
    }

    // Screens that ask something; a capture and a challenge ask for the face itself.
    private static bool Choices(VisitState state) =>
        state is not (VisitState.Idle or VisitState.Capturing or VisitState.Challenging or VisitState.Asking or VisitState.TakingPicture);

    private HeadSign? SignOf(HeadTurnReading? head) =>
        head is null ? null : new(head.Pose, -head.Offset / reader.TurnThreshold, head.Turned, head.Held, head.Dwell);
}
