using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using QueueContracts;

namespace ScreenHosting.Devices;

/// <summary>Asks the server to be paired, until it is. A server that is away or says no is asked again every 2 s.</summary>
/// <param name="http">To the server, as nobody.</param>
/// <param name="kind">What this device is.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told of changes only.</param>
internal sealed partial class Pairing(HttpClient http, DeviceKind kind, TimeProvider time, ILogger<Pairing> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private string? trouble;

    /// <param name="show">Told each code to show; null when the last one is worth nothing any more.</param>
    /// <param name="keep">Keeps the bearer before it is used; while it cannot be kept the same claim is made again.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>The bearer.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<string> RunAsync(Action<string?> show, Action<string> keep, CancellationToken stop)
    {
        LogBegun(http.BaseAddress);
        PairingReply? begun = null;
        while (true)
        {
            try
            {
                if (begun is null)
                    show((begun = await BeginAsync(stop)).Code);
                await Task.Delay(Pause, time, stop);
                var (ended, bearer) = await ClaimAsync(begun, stop);
                Note(null);
                if (bearer is not null)
                {
                    keep(bearer);
                    LogPaired(bearer.Split(':')[0]);
                    return bearer;
                }

                if (!ended)
                    continue;
                begun = null;
                show(null);
            }
            catch (Exception e)
                when (e is HttpRequestException or JsonException or IOException or UnauthorizedAccessException
                    || (e is TaskCanceledException && !stop.IsCancellationRequested)
                )
            {
                Note(e.Message);
                await Task.Delay(Pause, time, stop);
            }
        }
    }

    private async Task<PairingReply> BeginAsync(CancellationToken stop)
    {
        using var answer = await http.PostAsJsonAsync("api/pairings", new PairingRequest(kind), Wire.Json, stop);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<PairingReply>(Wire.Json, stop) ?? throw new JsonException("an empty pairing");
    }

    /// <returns>Whether this pairing is over, and the bearer once the code was entered.</returns>
    private async Task<(bool Ended, string? Bearer)> ClaimAsync(PairingReply begun, CancellationToken stop)
    {
        using var answer = await http.PostAsJsonAsync("api/pairings/claim", new ClaimRequest(begun.Pairing), Wire.Json, stop);
        if (answer.StatusCode == HttpStatusCode.Accepted)
            return (false, null);
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return (true, null);
        answer.EnsureSuccessStatusCode();
        var reply = await answer.Content.ReadFromJsonAsync<ClaimReply>(Wire.Json, stop);
        return reply is not null && SecretFile.IsBearer(reply.Bearer) ? (true, reply.Bearer) : throw new JsonException("not a bearer");
    }

    private void Note(string? reason)
    {
        if (reason is not null && trouble is null)
            LogTrouble(reason);
        trouble = reason;
    }

    [LoggerMessage(311, LogLevel.Information, "Not paired: the code that {Server} gives is shown on this device's page")]
    private partial void LogBegun(Uri? server);

    [LoggerMessage(312, LogLevel.Information, "Paired as {Name}")]
    private partial void LogPaired(string name);

    [LoggerMessage(313, LogLevel.Warning, "The pairing waits, trying on: {Reason}")]
    private partial void LogTrouble(string reason);
}
