using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QueueContracts;

namespace ScreenHosting.Devices;

/// <summary>
/// Who this device is: what its secret file says, or else what a pairing gives it, for as long as the program runs. Once the server
/// refuses the secret it is set aside and another pairing begins.
/// </summary>
public sealed partial class DeviceIdentity : BackgroundService, IDeviceIdentity
{
    private readonly SecretFile file;
    private readonly Pairing pairing;
    private readonly string server;
    private readonly ILogger logger;
    private readonly Lock gate = new();
    private readonly SemaphoreSlim lost = new(0);
    private TaskCompletionSource<DeviceCredential> current = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenSource revocation = new();
    private volatile PairingPrompt? prompt;

    /// <summary>Reads the secret file.</summary>
    /// <exception cref="StartException">It cannot be read nor made, or the secret would leave this machine in clear text.</exception>
    internal DeviceIdentity(ServerSettings settings, SecretFile file, Pairing pairing, ILogger<DeviceIdentity> logger)
    {
        (this.file, this.pairing, this.logger) = (file, pairing, logger);
        ClearText.CheckServer(settings.Address);
        server = settings.Address.GetLeftPart(UriPartial.Authority);
        if (file.Read() is { } bearer)
            Take(bearer);
        else
            prompt = new(null, server);
    }

    /// <summary>What the page is to show instead of everything else; null while this device is paired.</summary>
    public PairingPrompt? Prompt => prompt;

    /// <summary>The prompt came, changed or went.</summary>
    public event Action? Changed;

    /// <inheritdoc />
    public Task<DeviceCredential> GetAsync(CancellationToken cancellationToken)
    {
        lock (gate)
            return current.Task.WaitAsync(cancellationToken);
    }

    /// <inheritdoc />
    public void Refuse(DeviceCredential credential)
    {
        CancellationTokenSource refused;
        lock (gate)
        {
            if (!current.Task.IsCompleted || !ReferenceEquals(current.Task.Result, credential))
                return;
            refused = revocation;
            (current, revocation) = (new(TaskCreationOptions.RunContinuationsAsynchronously), new());
            prompt = new(null, server);
        }

        LogRevoked(server);
        if (file.SetAside() is { } reason)
            LogNotSetAside(reason);
        Changed?.Invoke(); // the page is dark before anything else happens
        refused.Cancel();
        lost.Release();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (prompt is null)
                await lost.WaitAsync(stoppingToken);
            else
                Take(await pairing.RunAsync(Show, file.Keep, stoppingToken));
        }
    }

    private void Show(string? code)
    {
        prompt = new(code, server);
        Changed?.Invoke();
    }

    private void Take(string bearer)
    {
        lock (gate)
        {
            prompt = null;
            current.SetResult(new(bearer, revocation.Token));
        }

        Changed?.Invoke();
    }

    [LoggerMessage(
        301,
        LogLevel.Warning,
        "The server {Server} no longer accepts this device: its secret is set aside, it waits to be paired"
    )]
    private partial void LogRevoked(string server);

    [LoggerMessage(302, LogLevel.Error, "The refused secret could not be set aside: {Reason}")]
    private partial void LogNotSetAside(string reason);
}
