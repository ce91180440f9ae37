using System.ComponentModel.DataAnnotations;

namespace QueueServer;

/// <summary>The server's settings beside ASP.NET Core's own.</summary>
internal sealed class ServerSettings
{
    /// <summary>Where everything is kept. Default: <c>data</c> under the working directory.</summary>
    [Required]
    public string Data { get; set; } = "data";
}
