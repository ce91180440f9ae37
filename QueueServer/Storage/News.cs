namespace QueueServer.Storage;

/// <summary>
/// What is new in the database, for whoever tells the other servers (<c>Cluster</c>). Where there are none, nobody listens.
/// </summary>
internal sealed class News
{
    /// <summary>Something is new here.</summary>
    public event Action<string>? Announced;

    /// <summary>Says what is new, once it is committed.</summary>
    /// <param name="topic">One of <see cref="Topics"/>.</param>
    public void Announce(string topic) => Announced?.Invoke(topic);
}

/// <summary>What servers tell each other of besides offices.</summary>
internal static class Topics
{
    public const string Accounts = "*accounts";
    public const string Offices = "*offices";
    public const string Sessions = "*sessions";

    /// <summary>What a topic of <see cref="RatingsOf"/> begins with.</summary>
    public const string Ratings = "*ratings/";

    /// <summary>An office's ratings.</summary>
    public static string RatingsOf(OfficeId office) => $"{Ratings}{office}";
}
