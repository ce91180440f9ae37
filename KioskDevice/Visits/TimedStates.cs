using KioskDevice.Configuration;
using static KioskDevice.Visits.VisitState;

namespace KioskDevice.Visits;

/// <summary>Which states end by themselves when nothing happens, and when. Each can be prolonged, and shows its time.</summary>
internal static class TimedStates
{
    /// <summary>How long a state lasts from when it was last touched; null where it does not end so.</summary>
    public static TimeSpan? LastsFor(this VisitState state, VisitSettings settings) =>
        state switch
        {
            Choosing or ChoosingClass or AskingConsent or GaveUp or EnteringCode or Unanswered or MakingSure => settings.Question,
            _ when OwnAct.CheckIn.For(state.Held) is [_, ..] => settings.Question, // it asks something
            NumberShown { Ticket.HasFace: false, Known: false } or OfflineNumberShown => settings.AnswerWithCode,
            NumberShown or PlaceShown or Refused => settings.Answer,
            _ => null,
        };

    /// <summary>Whole seconds until it ends by itself; null where it does not.</summary>
    public static int? SecondsLeft(this VisitState state, VisitSettings settings, DateTimeOffset now) =>
        state.LastsFor(settings) is { } lasts ? Math.Max(0, (int)Math.Ceiling((state.Since + lasts - now).TotalSeconds)) : null;
}
