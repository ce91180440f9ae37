namespace FaceReport;

/// <summary>No report can be made. The message says what is wrong and what to do.</summary>
internal sealed class ReportException(string message, Exception? inner = null) : Exception(message, inner);
