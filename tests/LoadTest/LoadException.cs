namespace LoadTest;

/// <summary>Something cannot be measured. The message says what is missing and what to do.</summary>
internal sealed class LoadException(string message) : Exception(message);
