namespace FaceEngine;

/// <summary>
/// The models cannot be used: the manifest, a model file or the native library is missing, damaged, or not what the manifest says.
/// The message names the file and what to do.
/// </summary>
public sealed class ModelException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">The file and the fix, as one line.</param>
    /// <param name="inner">What the file system, the parser or the runtime said, if it said anything.</param>
    public ModelException(string message, Exception? inner = null)
        : base(message, inner) { }
}
