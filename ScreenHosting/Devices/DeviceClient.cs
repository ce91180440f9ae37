using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using QueueContracts;

namespace ScreenHosting.Devices;

/// <summary>
/// Everything a device asks the server by HTTP. An answer comes within <see cref="DeviceServices.Patience"/>; that the line fails is an
/// answer, too. What is thrown is that the caller stopped.
/// </summary>
/// <param name="clients">Of <see cref="DeviceServices.ServerClient"/>, which asks as this device, and of
/// <see cref="DeviceServices.PairingClient"/>, which asks as nobody.</param>
/// <param name="time">The clock by which it is waited.</param>
public sealed class DeviceClient(IHttpClientFactory clients, TimeProvider time)
{
    private static readonly JsonSerializerOptions Answers = new(Wire.Json);

    private static readonly TimeSpan CheckTry = TimeSpan.FromSeconds(1); // it takes a few milliseconds; what takes longer was lost

    static DeviceClient() => Answers.Converters.Insert(0, new TicketStateReader());

    /// <summary>Takes a number.</summary>
    public Task<ServerAnswer<IssueReply>> IssueAsync(OfficeId office, IssueRequest request, CancellationToken stop) =>
        AskAsync<IssueRequest, IssueReply>($"offices/{office}/tickets", request, stop);

    /// <summary>Finds the numbers of a face or a code.</summary>
    public Task<ServerAnswer<FindReply>> FindAsync(OfficeId office, FindRequest request, CancellationToken stop) =>
        AskAsync<FindRequest, FindReply>($"offices/{office}/tickets/find", request, stop);

    /// <summary>Does something with a number for its visitor.</summary>
    /// <param name="office">The office.</param>
    /// <param name="ticket">The number.</param>
    /// <param name="verb">What: the last part of its path, as <c>check-in</c>.</param>
    /// <param name="request">With the number's code.</param>
    /// <param name="stop">Stops waiting.</param>
    public Task<ServerAnswer<CommandReply>> DoWithTicketAsync(
        OfficeId office,
        TicketId ticket,
        string verb,
        OwnTicketRequest request,
        CancellationToken stop
    ) => AskAsync<OwnTicketRequest, CommandReply>($"offices/{office}/tickets/{ticket}/{verb}", request, stop);

    /// <summary>Asks for numbers to give while the server is away.</summary>
    public Task<ServerAnswer<LeaseReply>> LeaseAsync(OfficeId office, LeaseRequest request, CancellationToken stop) =>
        AskAsync<LeaseRequest, LeaseReply>($"offices/{office}/leases", request, stop);

    /// <summary>Hands in a number that was given meanwhile.</summary>
    public Task<ServerAnswer<CommandReply>> HandInAsync(OfficeId office, HandInRequest request, CancellationToken stop) =>
        AskAsync<HandInRequest, CommandReply>($"offices/{office}/leases/hand-in", request, stop);

    /// <summary>Gives back the numbers of a block that were not given.</summary>
    public Task<ServerAnswer<CommandReply>> ReturnAsync(OfficeId office, ReturnNumbersRequest request, CancellationToken stop) =>
        AskAsync<ReturnNumbersRequest, CommandReply>($"offices/{office}/leases/return", request, stop);

    /// <summary>Says whom a counter's camera saw.</summary>
    public Task<ServerAnswer<NoReply>> AnswerCheckAsync(
        OfficeId office,
        CounterId counter,
        CommandId check,
        CheckAnswer answer,
        CancellationToken stop
    ) => AskAsync<CheckAnswer, NoReply>($"offices/{office}/counters/{counter}/checks/{check}", answer, stop, patience: CheckTry);

    /// <summary>Tells the phone that holds a visit what the screen shows.</summary>
    public Task<ServerAnswer<NoReply>> ShowOnPhoneAsync(OfficeId office, string token, PhoneScreen screen, CancellationToken stop) =>
        AskAsync<PhoneScreen, NoReply>($"offices/{office}/phone-visits/{token}/screen", screen, stop);

    /// <summary>Hands in what past hours of visits came to.</summary>
    public Task<ServerAnswer<NoReply>> HandInFunnelAsync(OfficeId office, FunnelRequest request, CancellationToken stop) =>
        AskAsync<FunnelRequest, NoReply>($"offices/{office}/funnel", request, stop);

    /// <summary>Tells of offices' days, as a server.</summary>
    public Task<ServerAnswer<SummariesReply>> HandInSummariesAsync(SummariesRequest request, CancellationToken stop) =>
        AskAsync<SummariesRequest, SummariesReply>("summaries", request, stop);

    /// <summary>Says how this device is.</summary>
    public Task<ServerAnswer<NoReply>> ReportHealthAsync(HealthReport report, CancellationToken stop) =>
        AskAsync<HealthReport, NoReply>("health-reports", report, stop);

    /// <summary>Asks whether a code opens this kiosk's diagnostics.</summary>
    public Task<ServerAnswer<NoReply>> UseDiagnosticsCodeAsync(DiagnosticsRequest request, CancellationToken stop) =>
        AskAsync<DiagnosticsRequest, NoReply>("diagnostics-code", request, stop);

    /// <summary>Begins a pairing, as nobody.</summary>
    public Task<ServerAnswer<PairingReply>> BeginPairingAsync(PairingRequest request, CancellationToken stop) =>
        AskAsync<PairingRequest, PairingReply>("pairings", request, stop, DeviceServices.PairingClient);

    /// <summary>Asks for the secret of a pairing, as nobody.</summary>
    /// <returns>Done with null while its code was not entered.</returns>
    public Task<ServerAnswer<ClaimReply?>> ClaimAsync(ClaimRequest request, CancellationToken stop) =>
        AskAsync<ClaimRequest, ClaimReply?>("pairings/claim", request, stop, DeviceServices.PairingClient);

    /// <summary>Opens the visit before this kiosk to a phone, for as long as the answer is read: a stream of what the phone does.</summary>
    /// <exception cref="HttpRequestException">It was refused, or the server is away.</exception>
    public Task<HttpResponseMessage> HoldPhoneVisitAsync(OfficeId office, CancellationToken stop) =>
        OpenAsync($"api/v1/offices/{office}/phone-visits", stop);

    /// <summary>Opens one of the pictures and films that boards show.</summary>
    /// <exception cref="HttpRequestException">It is not there, or the server is away.</exception>
    public Task<HttpResponseMessage> ReadMediumAsync(string name, CancellationToken stop) => OpenAsync($"media/{name}", stop);

    /// <summary>Opens an office's logo.</summary>
    /// <exception cref="HttpRequestException">It is not there, or the server is away.</exception>
    public Task<HttpResponseMessage> ReadLogoAsync(string name, CancellationToken stop) => OpenAsync($"logo/{name}", stop);

    private async Task<ServerAnswer<TReply>> AskAsync<TBody, TReply>(
        string path,
        TBody body,
        CancellationToken stop,
        string client = DeviceServices.ServerClient,
        TimeSpan? patience = null
    )
    {
        using var waiting = new CancellationTokenSource(patience ?? DeviceServices.Patience, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop, waiting.Token);
        try
        {
            using var http = clients.CreateClient(client);
            using var answer = await http.PostAsJsonAsync($"api/v1/{path}", body, Wire.Json, limit.Token);
            if (answer.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.Accepted)
                return new ServerAnswer<TReply>.Done(default!); // as those who are answered so expect it
            if (answer.IsSuccessStatusCode)
                return await answer.Content.ReadFromJsonAsync<TReply>(Answers, limit.Token) is { } reply
                    ? new ServerAnswer<TReply>.Done(reply)
                    : new ServerAnswer<TReply>.Away("an empty answer");
            return (int)answer.StatusCode >= 500
                ? new ServerAnswer<TReply>.Away($"the server answered {(int)answer.StatusCode}", answer.StatusCode)
                : new ServerAnswer<TReply>.Refused(answer.StatusCode, await ServerProblem.ReadAsync(answer, limit.Token));
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException or JsonException
                || (e is OperationCanceledException && !stop.IsCancellationRequested)
            )
        {
            return new ServerAnswer<TReply>.Away(e.Message);
        }
    }

    private async Task<HttpResponseMessage> OpenAsync(string path, CancellationToken stop)
    {
        using var http = clients.CreateClient(DeviceServices.ServerClient);
        http.Timeout = Timeout.InfiniteTimeSpan; // it would end with the headers: whoever reads the stream has a limit of its own
        var answer = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, stop);
        try
        {
            return answer.EnsureSuccessStatusCode();
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }
}
