using System.Net;
using Microsoft.Extensions.Logging;
using QueueContracts;

namespace ScreenHosting.Devices;

/// <summary>Asks the server to be paired, until it is. A server that is away or says no is asked again every 2 s.</summary>
/// <param name="client">Asks the server.</param>
/// <param name="server">The server, for the log.</param>
/// <param name="kind">What this device is.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told of changes only.</param>
internal sealed partial class Pairing(DeviceClient client, Uri server, DeviceKind kind, TimeProvider time, ILogger<Pairing> logger)
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
        LogBegun(server);
        PairingReply? begun = null;
        while (true)
        {
            if (begun is null && (begun = await BeginAsync(stop)) is not null)
                show(begun.Code);
            await Task.Delay(Pause, time, stop);
            if (begun is null)
                continue;
            switch (await client.ClaimAsync(new(begun.Pairing), stop))
            {
                case ServerAnswer<ClaimReply?>.Done(null):
                    Note(null);
                    break;
                case ServerAnswer<ClaimReply?>.Done({ Bearer: var bearer }) when SecretFile.IsBearer(bearer):
                    if (!TryKeep(keep, bearer))
                        break;
                    LogPaired(bearer.Split(':')[0]);
                    return bearer;
                case ServerAnswer<ClaimReply?>.Refused { Status: HttpStatusCode.NotFound }:
                    Note(null);
                    begun = null;
                    show(null);
                    break;
                case var other:
                    Note(ReasonOf(other));
                    break;
            }
        }
    }

    private async Task<PairingReply?> BeginAsync(CancellationToken stop)
    {
        var answer = await client.BeginPairingAsync(new(kind), stop);
        if (answer is ServerAnswer<PairingReply>.Done(var begun))
            return begun;
        Note(ReasonOf(answer));
        return null;
    }

    /// <returns>False while it cannot be kept.</returns>
    private bool TryKeep(Action<string> keep, string bearer)
    {
        try
        {
            keep(bearer);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Note(e.Message);
            return false;
        }
    }

    private static string ReasonOf<T>(ServerAnswer<T> answer) =>
        answer switch
        {
            ServerAnswer<T>.Refused refused => refused.Reason,
            ServerAnswer<T>.Away(var reason, _) => reason,
            _ => "not a bearer",
        };

    private void Note(string? reason)
    {
        if (reason is not null && trouble is null)
            LogTrouble(reason);
        trouble = reason;
    }

    [LoggerMessage(311, LogLevel.Information, "Not paired: the code that {Server} gives is shown on this device's page")]
    private partial void LogBegun(Uri server);

    [LoggerMessage(312, LogLevel.Information, "Paired as {Name}")]
    private partial void LogPaired(string name);

    [LoggerMessage(313, LogLevel.Warning, "The pairing waits, trying on: {Reason}")]
    private partial void LogTrouble(string reason);
}
