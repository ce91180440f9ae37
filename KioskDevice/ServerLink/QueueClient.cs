using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using KioskDevice.Logging;
using KioskDevice.Visits;
using QueueContracts;
using ScreenHosting.Devices;

namespace KioskDevice.ServerLink;

/// <summary>Asks the queue server over HTTP as this kiosk.</summary>
internal sealed class QueueClient(IHttpClientFactory clients, KioskLink link, TimeProvider time, ILogger<QueueClient> logger) : IQueueClient
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

    private async Task<VisitInput?> TryAskAsync(OfficeId office, Request request, CancellationToken cancellationToken)
    {
        try
        {
            return request switch
            {
                Request.Issue(var body) => await PostAsync<IssueRequest, IssueReply>(
                    $"api/v1/offices/{office}/tickets",
                    body,
                    reply => new VisitInput.Issued(reply),
                    cancellationToken
                ),
                Request.Find(var body) => await PostAsync<FindRequest, FindReply>(
                    $"api/v1/offices/{office}/tickets/find",
                    body,
                    reply => new VisitInput.Found(reply),
                    cancellationToken
                ),
                Request.Forget(var ticket, var body, _) => await PostAsync<ForgetFaceRequest, CommandReply>(
                    $"api/v1/offices/{office}/tickets/{ticket}/forget-face",
                    body,
                    _ => new VisitInput.Forgotten(),
                    cancellationToken
                ),
                _ => throw new InvalidOperationException($"Unknown request {request}."),
            };
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException or JsonException
                || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            Log.ServerNotAsked(logger, e.Message);
            return null;
        }
    }

    /// <returns>Null when the server could not do it now: it is to be asked again.</returns>
    private async Task<VisitInput?> PostAsync<TBody, TReply>(
        string path,
        TBody body,
        Func<TReply, VisitInput> ok,
        CancellationToken cancellationToken
    )
    {
        using var http = clients.CreateClient(DeviceServices.ServerClient);
        using var response = await http.PostAsJsonAsync(path, body, Wire.Json, cancellationToken);
        if (response.IsSuccessStatusCode)
            return await response.Content.ReadFromJsonAsync<TReply>(Wire.Json, cancellationToken) is { } reply ? ok(reply) : null;
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            return new VisitInput.NotDone("device-refused");
        if ((int)response.StatusCode >= 500)
            return null;
        var (code, from) = await ServerProblem.ReadAsync(response, cancellationToken);
        return new VisitInput.NotDone(code ?? "internal", from);
    }
}
