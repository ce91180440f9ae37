namespace QueueContracts.Hub;

/// <summary>
/// Which way to the hub is tried next. A network that refuses WebSockets lets requests through: where the server answers those and no
/// connection comes about, the next way is tried. Each connection that came about is followed by the best way again.
/// </summary>
internal sealed class HubWays(Uri server)
{
    /// <summary>
    /// How often WebSockets must be refused by a network on which the server answers: once it may be the line that just came back.
    /// </summary>
    private const int Refusals = 2;

    private static readonly HttpClient Http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
    {
        Timeout = TimeSpan.FromSeconds(3),
    };
    private static readonly HubWay Last = Enum.GetValues<HubWay>()[^1];
    private readonly Uri alive = new(server, "/health/live");
    private int refusals;

    /// <summary>The way to try.</summary>
    public HubWay Next { get; private set; }

    /// <summary>A connection came about.</summary>
    public void Succeeded() => (Next, refusals) = (HubWay.WebSocket, 0);

    /// <summary>No connection came about.</summary>
    /// <returns>Whether another try is worth making at once: the server is there, and there are other ways.</returns>
    public async Task<bool> FailedAsync(CancellationToken cancellationToken)
    {
        if (!await IsThereAsync(cancellationToken))
        {
            Succeeded(); // it is the server or the whole line that is away
            return false;
        }

        if (++refusals < Refusals)
            return true;
        Next = Next == Last ? HubWay.WebSocket : Next + 1;
        return Next != HubWay.WebSocket;
    }

    /// <summary>Whether the server answers a request.</summary>
    public async Task<bool> IsThereAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await Http.GetAsync(alive, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
