using static KioskDevice.Visits.VisitState;

namespace KioskDevice.Visits;

/// <summary>How a visit ended.</summary>
internal enum VisitEnd
{
    /// <summary>With a number.</summary>
    Number,

    /// <summary>With the place in line.</summary>
    Place,

    /// <summary>The capture gave up, and the visitor with it.</summary>
    GaveUp,

    /// <summary>Anywhere else: touched away, or left standing.</summary>
    Left,
}

/// <summary>Tells the end of a visit from one step of it.</summary>
internal static class VisitEnds
{
    /// <returns>Null when no visit ended with this step.</returns>
    public static VisitEnd? Between(VisitState before, VisitState after) =>
        (before, after) switch
        {
            (Idle or Greeting, _) or (_, not (Idle or Greeting { Notice: not null })) => null,
            (NumberShown or OfflineNumberShown, _) => VisitEnd.Number,
            (PlaceShown or MakingSure, _) => VisitEnd.Place,
            (GaveUp, _) => VisitEnd.GaveUp,
            _ => VisitEnd.Left,
        };
}
