namespace QueueServer.Storage;

/// <summary>The storage failed; the command did not happen, or is not known to have.</summary>
internal sealed class JournalException(string message, Exception? inner = null) : Exception(message, inner);
