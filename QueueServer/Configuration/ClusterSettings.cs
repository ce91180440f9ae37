using System.ComponentModel.DataAnnotations;

namespace QueueServer.Configuration;

/// <summary>How several servers on one PostgreSQL are one. A server that is alone has none of it.</summary>
internal sealed class ClusterSettings
{
    /// <summary>Whether this is one of several servers.</summary>
    public bool Enabled { get; set; }

    /// <summary>
    /// This machine's own address for the other servers. Only with <see cref="CertificateFile"/> may it be another than loopback.
    /// </summary>
    [Required]
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>The port the other servers speak to; 0 for any that is free. Default: 11111.</summary>
    [Range(0, 65535)]
    public int Port { get; set; } = 11111;

    /// <summary>The servers' common certificate, as PEM: whoever does not show this one is refused. Null for no TLS.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>The certificate's private key, as PEM.</summary>
    public string? KeyFile { get; set; }
}
