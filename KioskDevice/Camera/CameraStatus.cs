namespace KioskDevice.Camera;

/// <summary>What the page says of its camera.</summary>
internal enum CameraStatus
{
    /// <summary>No page yet, or the camera is being opened.</summary>
    Starting,

    /// <summary>At a counter: it is there, and off until it is wanted.</summary>
    Resting,

    /// <summary>Pictures come.</summary>
    Ready,

    /// <summary>The machine has no camera, or not the one in the settings.</summary>
    None,

    /// <summary>The browser or the system does not allow it.</summary>
    Refused,

    /// <summary>It was there and went.</summary>
    Unplugged,

    /// <summary>It gives the same picture again and again, or none, also after it was opened anew.</summary>
    Frozen,

    /// <summary>Its pictures are black: the lens is covered, or there is no light.</summary>
    Dark,
}
