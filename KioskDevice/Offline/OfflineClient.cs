using KioskDevice.ServerLink;
using KioskDevice.Visits;
using QueueContracts;

namespace KioskDevice.Offline;

/// <summary>
/// Asks the server; and where it is away, gives the visitor a number of those leased. A server that was asked and did not answer is asked
/// with all patience first: it may have given a number already, and nobody would know.
/// </summary>
internal sealed class OfflineClient(IQueueClient server, OfflineStore store, KioskLink link, TimeProvider time) : IQueueClient
{
    /// <summary>No number is left to give for this service.</summary>
    public const string Spent = "outage-spent";

    public async Task<VisitInput> AskAsync(Request request, CancellationToken cancellationToken)
    {
        if (request is not Request.Issue(var body))
            return await server.AskAsync(request, cancellationToken);
        if (link.Connected || !MayGive(body))
        {
            var answer = await server.AskAsync(request, cancellationToken);
            if (answer is not VisitInput.NotDone(null, _) || link.Pairing is not null)
                return answer;
        }

        if (store.Give(body) is var (number, code))
            return new VisitInput.GivenOffline(number, code, body.Service, body.Class);
        return new VisitInput.NotDone(store.Day is { Blocks.IsEmpty: false, Ended: false } ? Spent : null);
    }

    private bool MayGive(IssueRequest body) => link.Pairing is null && store.Day?.NextFor(body.Service, time.GetUtcNow()) is not null;
}
