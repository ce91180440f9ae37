namespace KioskDevice.Visits;

/// <summary>The boundary to the queue server's commands.</summary>
internal interface IQueueClient
{
    /// <summary>Asks, and asks again while the server cannot be reached: at most three times, with the same command.</summary>
    /// <returns><see cref="VisitInput.Issued"/>, <see cref="VisitInput.Found"/>, <see cref="VisitInput.Forgotten"/>,
    /// <see cref="VisitInput.Acted"/> or <see cref="VisitInput.NotDone"/>.</returns>
    Task<VisitInput> AskAsync(Request request, CancellationToken cancellationToken);
}
