using ScreenHosting.Storage;

namespace KioskDevice.Offline;

/// <summary>
/// The forms of what a kiosk keeps for the time the server is away. These are not the wire's rules: what goes over the wire may change with
/// both its ends.
/// </summary>
internal static class OfflineForms
{
    /// <summary>Of <see cref="OfflineRecord"/>. 1: without a form. 2: the same, each line with its form and its checksum.</summary>
    public static StoredForms Records { get; } = new(null);

    /// <summary>
    /// Of the office as it was last seen. 1: without a form. 2: the same, with its form and its checksum. 3: what was added has a default.
    /// </summary>
    public static StoredForms View { get; } = new(null, null);

    /// <summary>Of <see cref="FaceToHandIn"/>, sealed. 1: without a form. 2: the same, with its form and its checksum.</summary>
    public static StoredForms Faces { get; } = new(null);
}
