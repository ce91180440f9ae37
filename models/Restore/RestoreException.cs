namespace ModelRestore;

/// <summary>Something could not be restored. The message is one line: the package or file, what happened, and the fix.</summary>
internal sealed class RestoreException(string message, Exception? inner = null) : Exception(message, inner);
