using System.ComponentModel.DataAnnotations;

namespace QueueServer;

/// <summary>The server's settings beside ASP.NET Core's own.</summary>
internal sealed class ServerSettings
{
    /// <summary>Where everything is kept. Default: <c>data</c> under the working directory.</summary>
    [Required]
    public string Data { get; set; } = "data";

    /// <summary>Where the faces' keys of the day are kept: best on a disk that no backup copies. Default: <c>keys</c> in the data folder.</summary>
    public string? Keys { get; set; }

    /// <summary>A proxy before this server speaks TLS; who calls is then who the proxy says (<c>X-Forwarded-For</c>, <c>-Proto</c>).</summary>
    public bool BehindTlsProxy { get; set; }

    /// <summary>Where the proxy is, when it is on another machine: its addresses. This machine is always believed.</summary>
    public string[] ProxyAddresses { get; set; } = [];
}
