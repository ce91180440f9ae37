using System.ComponentModel.DataAnnotations;

namespace QueueServer.Configuration;

/// <summary>The server's settings beside ASP.NET Core's own.</summary>
internal sealed class ServerSettings
{
    /// <summary>Where everything is kept. Default: <c>data</c> under the working directory.</summary>
    [Required]
    public string Data { get; set; } = "data";

    /// <summary>
    /// Where the faces' keys of the day are kept: best on a disk that no backup copies. Default: <c>keys</c> in the data folder.
    /// </summary>
    public string? Keys { get; set; }

    /// <summary>Where boards' pictures and videos are kept; several servers share one. Default: <c>media</c> in the data folder.</summary>
    public string? Media { get; set; }

    /// <summary>The folder that <see cref="Media"/> names, or is by default.</summary>
    public string MediaFolder => Path.GetFullPath(Media ?? Path.Combine(Data, "media"));

    /// <summary>The database.</summary>
    public StorageSettings Storage { get; set; } = new();

    /// <summary>How several servers on one PostgreSQL are one.</summary>
    public ClusterSettings Cluster { get; set; } = new();

    /// <summary>How much one device may ask for.</summary>
    public LimitSettings Limits { get; set; } = new();

    /// <summary>Whether anybody may read the API's document; otherwise whoever is signed in.</summary>
    public bool PublicApiDocument { get; set; }

    /// <summary>
    /// A proxy before this server speaks TLS; who calls is then who the proxy says (<c>X-Forwarded-For</c>, <c>-Proto</c>).
    /// </summary>
    public bool BehindTlsProxy { get; set; }

    /// <summary>Where the proxy is, when it is on another machine: its addresses. This machine is always believed.</summary>
    public string[] ProxyAddresses { get; set; } = [];

    /// <summary>
    /// Whether the sample office of a first run has opening hours; without, it gives numbers around the clock: for a demonstration.
    /// </summary>
    public bool SampleHours { get; set; } = true;

    /// <summary>
    /// After so many seconds without a word a screen's connection is ended; screens speak every four seconds. Default: 12.
    /// </summary>
    [Range(1, 600)]
    public int SilentScreenSeconds { get; set; } = 12;
}

/// <summary>How much one device may ask for; 0 for as much as it likes.</summary>
internal sealed class LimitSettings
{
    /// <summary>Numbers that one kiosk may give within a minute: a visit takes at least some seconds.</summary>
    [Range(0, int.MaxValue)]
    public int IssuesAMinute { get; set; } = 30;

    /// <summary>Numbers that one kiosk may give within a day.</summary>
    [Range(0, int.MaxValue)]
    public int IssuesADay { get; set; } = 3000;

    /// <summary>
    /// Hub connections and streams that one person or device may hold open at each server: windows, and boards that share a secret.
    /// </summary>
    [Range(0, int.MaxValue)]
    public int StreamsOfOneName { get; set; } = 100;

    /// <summary>Streams that callers without a name may hold open from one address: a full hall's phones on its own network.</summary>
    [Range(0, int.MaxValue)]
    public int StreamsOfOneAddress { get; set; } = 500;

    /// <summary>Connections that one address may hold open at each server; neither this machine's nor a proxy's are counted.</summary>
    [Range(0, int.MaxValue)]
    public int ConnectionsOfOneAddress { get; set; } = 1000;
}

/// <summary>Which database holds the queue.</summary>
internal sealed class StorageSettings
{
    /// <summary>By default the file <c>queue.db</c> in the data folder, for one server.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>PostgreSQL's, such as <c>Host=db;Database=queue;Username=queue;Password=…</c>; not used by SQLite.</summary>
    public string ConnectionString { get; set; } = "";
}

/// <summary>The databases there are.</summary>
internal enum StorageProvider
{
    /// <summary>Embedded: one server, one file.</summary>
    Sqlite,

    /// <summary>A database server; several queue servers may share it (<see cref="ClusterSettings"/>).</summary>
    Postgres,
}
