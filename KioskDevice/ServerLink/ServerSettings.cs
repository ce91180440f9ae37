using System.ComponentModel.DataAnnotations;

namespace KioskDevice.ServerLink;

/// <summary>Where the queue server is (section <c>Server</c>).</summary>
internal sealed class ServerSettings
{
    /// <summary>The server's base address.</summary>
    [Required]
    public Uri Address { get; set; } = new("http://127.0.0.1:5080");

    /// <summary>The file with this kiosk's <c>name:secret</c>.</summary>
    public string SecretFile { get; set; } = "";
}
