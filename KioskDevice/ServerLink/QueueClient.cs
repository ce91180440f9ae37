using KioskDevice.Logging;
using KioskDevice.Visits;
using ScreenHosting.Devices;

namespace KioskDevice.ServerLink;

/// <summary>Asks the queue server over HTTP as this kiosk.</summary>
internal sealed class QueueClient(DeviceClient client, KioskLink link, TimeProvider time, ILogger<QueueClient> logger) : IQueueClient
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1.5)];

    public async Task<VisitInput> AskAsync(Request request, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            if (link.View is { } view && await TryAskAsync(view.Office, request, cancellationToken) is { } answer)
                return answer;
            if (attempt == Pauses.Length)
                return new VisitInput.NotDone(null);
            await Task.Delay(Pauses[attempt], time, cancellationToken);
        }
    }

    private async Task<VisitInput?> TryAskAsync(OfficeId office, Request request, CancellationToken stop) =>
        request switch
        {
            Request.Issue(var body) => InputOf(await client.IssueAsync(office, body, stop), reply => new VisitInput.Issued(reply)),
            Request.Find(var body, _, _) => InputOf(await client.FindAsync(office, body, stop), reply => new VisitInput.Found(reply)),
            Request.Forget(var ticket, var body, _) => InputOf(
                await client.DoWithTicketAsync(office, ticket, "forget-face", body, stop),
                _ => new VisitInput.Forgotten()
            ),
            Request.Own(var act, var ticket, var body, _) => InputOf(
                await client.DoWithTicketAsync(office, ticket.Id, VerbOf(act), body, stop),
                _ => new VisitInput.Acted()
            ),
            _ => throw new InvalidOperationException($"Unknown request {request}."),
        };

    private static string VerbOf(OwnAct act) =>
        act switch
        {
            OwnAct.CheckIn => "check-in",
            OwnAct.Postpone => "postpone",
            OwnAct.Leave => "leave",
            _ => throw new InvalidOperationException($"Unknown act {act}."),
        };

    /// <returns>Null when the server could not do it now: it is to be asked again.</returns>
    private VisitInput? InputOf<T>(ServerAnswer<T> answer, Func<T, VisitInput> done)
    {
        switch (answer)
        {
            case ServerAnswer<T>.Done(var reply):
                return done(reply);
            case ServerAnswer<T>.Refused { IsOfDevice: true }:
                return new VisitInput.NotDone(VisitInput.NotDone.DeviceRefused);
            case ServerAnswer<T>.Refused(_, var (code, from)):
                return new VisitInput.NotDone(code ?? "internal", from);
            default:
                Log.ServerNotAsked(logger, ((ServerAnswer<T>.Away)answer).Reason);
                return null;
        }
    }
}
