namespace QueueServer.Domain;

/// <summary>Why a template or a picture was deleted. The journal and the deletion log hold these words: they never change.</summary>
internal enum DeletionReason
{
    /// <summary>The visitor asked for it on their own page.</summary>
    VisitorAsked,

    /// <summary>The visitor asked for it at a kiosk.</summary>
    KioskAsked,

    /// <summary>An officer did it for the visitor.</summary>
    OfficerAsked,

    /// <summary>The office stopped using faces.</summary>
    FacesOff,

    /// <summary>The last ticket was finished.</summary>
    Finished,

    /// <summary>The last ticket was given up.</summary>
    Cancelled,

    /// <summary>Nobody came: the picture goes, the template stays until the day closes.</summary>
    NoShow,

    /// <summary>The day closed.</summary>
    DayClosed,

    /// <summary>It was left over from a day that is gone, and found at a start.</summary>
    Restart,
}
