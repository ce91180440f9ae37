using static KioskDevice.Visits.VisitState;

namespace KioskDevice.Visits;

/// <summary>Where one question of a visit ends and another begins.</summary>
internal static class Rounds
{
    /// <summary>
    /// Whether another question is asked. The three first screens are one: a turn of the head that began on one of them goes on.
    /// </summary>
    public static bool IsAnother(VisitState before, VisitState after) =>
        (before, after) switch
        {
            (Greeting or Choosing, Greeting or Choosing) => false,
            (Challenging one, Challenging other) => (one.Left, one.Failed) != (other.Left, other.Failed),
            _ => before.GetType() != after.GetType(),
        };
}
