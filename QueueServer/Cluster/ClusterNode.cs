using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Orleans.Configuration;
using Orleans.Connections.Security;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;
using QueueServer.Access;
using QueueServer.Configuration;
using QueueServer.Diagnostics;
using QueueServer.Storage;
using QueueServer.Storage.Postgres;
using ScreenHosting;

namespace QueueServer.Cluster;

/// <summary>
/// This server as one of several: an Orleans silo with a container of its own, which takes from the server just what it needs. Its clock is
/// the machine's, whatever the offices' clock says: it decides nothing but who is there.
/// </summary>
internal sealed class ClusterNode(
    ClusterSettings settings,
    PostgresDatabase database,
    News news,
    IServiceProvider services,
    ILoggerFactory loggers
) : IHostedService, IServers
{
    private const string Deployment = "queue";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10); // with a server that was killed, those that stay agree sooner
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly CancellationTokenSource givenUp = new(); // by the others
    private IHost? host;
    private Neighbours? neighbours;

    /// <summary>Where the other servers reach this one, once it joined them.</summary>
    public IPEndPoint? Endpoint { get; private set; }

    /// <summary>What lives at one server of all, by its name.</summary>
    /// <exception cref="InvalidOperationException">Before this server joined them.</exception>
    public IGrainFactory Grains =>
        host?.Services.GetRequiredService<IGrainFactory>() ?? throw new InvalidOperationException("This server did not join the others.");

    /// <summary>Joins the other servers; does nothing once it did.</summary>
    /// <exception cref="StartException">The settings or the database keep it from that.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (host is not null)
            return;
        await ClusterTables.CheckAsync(database.Source);
        var endpoint = EndpointOf(settings);
        var certificate = CertificateOf(settings);
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(loggers);
        builder.UseOrleans(silo => Configure(silo, endpoint, certificate));
        var joining = builder.Build();
        try
        {
            await joining.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is OrleansException or SocketException or IOException)
        {
            joining.Dispose();
            throw new StartException($"this server, at {endpoint}, cannot join the others on this database: {e.Message}", e);
        }

        (host, Endpoint) = (joining, endpoint);
        neighbours = host.Services.GetRequiredService<Neighbours>();
        news.Announced += neighbours.Tell;
        var live = services.GetRequiredService<LiveNews>();
        foreach (var held in await neighbours.AskAsync(other => other.HeldLiveAsync()))
        foreach (var word in held)
            live.Hear(word);
    }

    /// <summary>
    /// Leaves: offices whose turns were taken here are taken up by the others. Who was given up by them has nothing to hand over, and
    /// nobody to tell.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (host is not { } leaving)
            return;
        if (neighbours is not null)
            news.Announced -= neighbours.Tell;
        try
        {
            await leaving.StopAsync(givenUp.IsCancellationRequested ? givenUp.Token : cancellationToken);
        }
        catch (OperationCanceledException) when (givenUp.IsCancellationRequested)
        {
            // as it was asked to
        }

        host = null;
        leaving.Dispose();
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ServerState>> ListAsync()
    {
        var others = neighbours is null ? [] : await neighbours.AskAsync(other => other.DescribeAsync());
        return [Describe(), .. others.OrderBy(server => server.Address, StringComparer.Ordinal)];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, int>> CountConnectionsAsync()
    {
        var all = CountConnections();
        foreach (var theirs in neighbours is null ? [] : await neighbours.AskAsync(other => other.CountConnectionsAsync()))
        foreach (var (account, count) in theirs)
            all[account] = all.GetValueOrDefault(account) + count;
        return all;
    }

    /// <summary>Tells the other servers what is stored nowhere; before this one joined them, nobody.</summary>
    public void Tell(HeardWord heard) => neighbours?.Tell(heard);

    /// <summary>How many hub connections each account has here.</summary>
    public Dictionary<string, int> CountConnections() => services.GetRequiredService<LiveConnections>().Count();

    /// <summary>How this server is.</summary>
    public ServerState Describe() =>
        ServerState.Here($"{Endpoint}", services.GetRequiredService<ClusteredHosting>().Taken, services.GetRequiredService<TurnTimes>());

    /// <summary>Asks what lives at one server of all; asks again where that one was just lost.</summary>
    /// <param name="ask">What is asked; asked again it does nothing twice.</param>
    /// <exception cref="JournalException">No server answered.</exception>
    public async Task<T> AskAsync<T>(Func<IGrainFactory, Task<T>> ask)
    {
        var asked = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return await ask(Grains).WaitAsync(givenUp.Token);
            }
            catch (OperationCanceledException e) when (givenUp.IsCancellationRequested)
            {
                throw new JournalException("The other servers hold this one for dead.", e);
            }
            catch (Exception e) when (e is OrleansException or TimeoutException)
            {
                if (Stopwatch.GetElapsedTime(asked) > Patience)
                    throw new JournalException($"No server answered for another that was lost: {e.Message}", e);
                await Task.Delay(Pause);
            }
        }
    }

    private void Configure(ISiloBuilder silo, IPEndPoint endpoint, X509Certificate2? certificate)
    {
        silo.UseAdoNetClustering(options =>
        {
            options.Invariant = "Npgsql";
            options.DataSource = database.Source;
        });
        silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (Deployment, Deployment));
        silo.Configure<EndpointOptions>(options =>
        {
            options.AdvertisedIPAddress = endpoint.Address;
            options.SiloPort = endpoint.Port;
            options.SiloListeningEndpoint = endpoint;
            options.GatewayPort = 0; // nobody but servers
        });
        silo.Configure<ClusterMembershipOptions>(options =>
        {
            // A killed server is noticed within about a second. Two must agree on it, where there are three; whoever knows that it is slow
            // itself waits longer. Nobody is asked through another, which may be gone as well: it would go unnoticed for ever.
            options.EnableIndirectProbes = false;
            options.ProbeTimeout = TimeSpan.FromMilliseconds(500);
            options.NumMissedProbesLimit = 2;
            options.NumVotesForDeathDeclaration = 2;
            // The last one left is outvoted by those that are gone, until they have been silent for six seconds and it votes again.
            options.DeathVoteExpirationTimeout = TimeSpan.FromSeconds(5);
            options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(2);
            options.NumMissedTableIAmAliveLimit = 3;
            options.TableRefreshTimeout = TimeSpan.FromSeconds(3); // so soon a server sees that the others gave it up
            options.MaxJoinAttemptTime = TimeSpan.FromSeconds(20);
            options.DefunctSiloExpiration = TimeSpan.FromHours(1);
            options.DefunctSiloCleanupPeriod = TimeSpan.FromHours(1);
        });
        silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(3));
        silo.Configure<GrainCollectionOptions>(options =>
        {
            options.CollectionAge = TimeSpan.FromMinutes(10);
            options.CollectionQuantum = TimeSpan.FromMinutes(1);
        });
        if (certificate is not null)
            silo.UseTls(options =>
            {
                options.LocalCertificate = certificate;
                options.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
                options.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
                options.RemoteCertificateValidation = (shown, _, _) =>
                    shown.RawDataMemory.Span.SequenceEqual(certificate.RawDataMemory.Span);
                options.OnAuthenticateAsClient = (_, client) => client.TargetHost = Deployment;
            });

        silo.AddGrainService<ServerNews>();
        silo.Services.AddSingleton<ServerNewsClient>();
        silo.Services.AddSingleton<Neighbours>();
        silo.Services.AddSingleton(_ => services.GetRequiredService<ClusteredHosting>());
        silo.Services.AddSingleton(_ => services.GetRequiredService<ClusterFollower>());
        silo.Services.AddSingleton(_ => services.GetRequiredService<LiveNews>());
        silo.Services.AddSingleton(this);
        silo.Services.AddSingleton<IGeneralizedCopier, HandedOver>();
        silo.Services.AddSingleton<IFatalErrorHandler>(_ => new Eviction(
            givenUp,
            services.GetRequiredService<IHostApplicationLifetime>(),
            loggers.CreateLogger<ClusterNode>()
        ));
        silo.Services.AddSerializer(serializer =>
            serializer
                .AddAssembly(typeof(ClusterNode).Assembly)
                .AddJsonSerializer(
                    isSerializable: ClusterJson.IsOwn,
                    isCopyable: _ => false,
                    options => options.Configure(codec => codec.SerializerOptions = ClusterJson.Options)
                )
        );
    }

    /// <summary>Where the other servers reach this one.</summary>
    /// <exception cref="StartException">The address is none, or would be open to strangers.</exception>
    private static IPEndPoint EndpointOf(ClusterSettings settings)
    {
        if (!IPAddress.TryParse(settings.Address, out var address))
            throw new StartException($"Cluster:Address: '{settings.Address}' is not an IP address.");
        if (!IPAddress.IsLoopback(address) && settings.CertificateFile is null)
            throw new StartException(
                $"Cluster:Address: servers speak to each other over a network ({address}) only with TLS: set Cluster:CertificateFile and "
                    + "Cluster:KeyFile, the same on each."
            );
        if (settings.Port != 0)
            return new(address, settings.Port);
        using var free = new TcpListener(address, 0);
        free.Start();
        return (IPEndPoint)free.LocalEndpoint;
    }

    /// <exception cref="StartException">It cannot be read.</exception>
    private static X509Certificate2? CertificateOf(ClusterSettings settings)
    {
        if (settings.CertificateFile is not { } file)
            return null;
        try
        {
            return X509Certificate2.CreateFromPemFile(file, settings.KeyFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException)
        {
            throw new StartException($"Cluster:CertificateFile: {file} and its key cannot be read: {e.Message}", e);
        }
    }

    /// <summary>
    /// The others hold this server for dead: it takes no more turns and ends at once; whoever watches it (systemd) starts it again.
    /// </summary>
    private sealed class Eviction(CancellationTokenSource givenUp, IHostApplicationLifetime server, ILogger logger) : IFatalErrorHandler
    {
        public bool IsUnexpected(Exception exception) => exception is not OperationCanceledException;

        public void OnFatalException(object? sender = null, string? context = null, Exception? exception = null)
        {
            Log.Evicted(logger, context ?? exception?.Message ?? "");
            givenUp.Cancel(); // who waits for an answer has it now
            Environment.ExitCode = 1;
            server.StopApplication();
        }
    }
}
