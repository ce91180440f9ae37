namespace QueueContracts.Views;

/// <summary>
/// The whole of what one screen needs, never a change to it. Views of one office are ordered by <see cref="Version"/>:
/// a screen drops a view older than the one it shows. Of two of the same version the later one to arrive is newer: time passed.
/// </summary>
public interface IView
{
    /// <summary>The office shown.</summary>
    OfficeId Office { get; }

    /// <summary>The office's version: it only grows, also over days.</summary>
    long Version { get; }

    /// <summary>The server's moment when it was made: what shows it counts with that. Null from a server that does not tell it.</summary>
    DateTimeOffset? At { get; }
}
