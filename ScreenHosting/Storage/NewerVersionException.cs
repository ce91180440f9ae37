namespace ScreenHosting.Storage;

/// <summary>Something stored is sound, and this program does not know it: a newer version wrote it. It is left as it is.</summary>
/// <param name="what">What was written, as the message begins.</param>
public sealed class NewerVersionException(string what)
    : Exception($"{what} was written by a newer version of this program: start that version, or restore a backup of this one's.")
{
    /// <summary>What was written.</summary>
    public string What { get; } = what;
}
