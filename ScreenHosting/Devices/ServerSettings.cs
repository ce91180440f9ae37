using System.ComponentModel.DataAnnotations;

namespace ScreenHosting.Devices;

/// <summary>The queue server a device belongs to (section <c>Server</c>).</summary>
public sealed class ServerSettings
{
    /// <summary>The server's base address; <c>https://</c> unless it is this machine.</summary>
    [Required]
    public Uri Address { get; set; } = new("http://127.0.0.1:5080");

    /// <summary>
    /// The file with this device's line <c>name:secret</c>; where there is none, the device pairs itself and keeps it there.
    /// </summary>
    public string SecretFile { get; set; } = "";
}
