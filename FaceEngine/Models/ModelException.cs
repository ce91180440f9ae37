namespace FaceEngine.Models;

/// <summary>
/// The models cannot be used: the manifest or a model file is missing, damaged, or not what the manifest says, or there is
/// no native library for this machine. The message names it and what to do.
/// </summary>
public sealed class ModelException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">The file and the fix, as one line.</param>
    /// <param name="inner">What the file system, the parser or the runtime said, if it said anything.</param>
    public ModelException(string message, Exception? inner = null)
        : base(message, inner) { }
}
