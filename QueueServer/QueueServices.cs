using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Cluster;
using QueueServer.Configuration;
using QueueServer.Diagnostics;
using QueueServer.Faces;
using QueueServer.Facts;
using QueueServer.Features.Devices;
using QueueServer.Features.Funnel;
using QueueServer.Features.Media;
using QueueServer.Features.Phones;
using QueueServer.Features.Privacy;
using QueueServer.Features.PublicPages;
using QueueServer.Features.Reports;
using QueueServer.Features.SignIn;
using QueueServer.Features.Tickets;
using QueueServer.Features.Units;
using QueueServer.Http;
using QueueServer.Journal;
using QueueServer.Offices;
using QueueServer.Ratings;
using QueueServer.Screens;
using QueueServer.Settings;
using QueueServer.Storage;
using QueueServer.Storage.Postgres;
using QueueServer.Storage.Sqlite;
using QueueServer.Summaries;
using QueueServer.Typing;
using QueueServer.Units;
using QueueServer.Verification;
using ScreenHosting;
using ScreenHosting.Storage;

namespace QueueServer;

/// <summary>How the server is put together, one method a concern.</summary>
internal static class QueueServices
{
    private const int MaxRequestBytes = 256 * 1024; // a template and a picture in base64, with room

    // bytes the system keeps for a caller that does not read: a few pictures, not all since it stopped
    private const int MostUnread = 64 * 1024;

    /// <exception cref="StartException">The settings of the database are wrong.</exception>
    public static void AddStorage(this WebApplicationBuilder builder, DataFolder data, StorageSettings settings, ClusterSettings cluster)
    {
        if (cluster.Enabled && settings.Provider != StorageProvider.Postgres)
            throw new StartException("Cluster:Enabled: several servers share a PostgreSQL: set Storage:Provider and its ConnectionString.");
        var services = builder.Services;
        services.AddSingleton(_ => data); // made here, let go with the server
        services.AddSingleton<IDbContextFactory<QueueContext>>(provider => provider.GetRequiredService<IDatabase>());
        services.AddSingleton<IEventJournal, EventJournal>();
        services.AddSingleton<News>();
        var cookieKeys = services.AddDataProtection().SetApplicationName("QueueServer");
        if (settings.Provider == StorageProvider.Sqlite)
        {
            services.AddSingleton<IDatabase>(provider => new SqliteDatabase(
                data.PathOf(SqliteDatabase.FileName),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILoggerFactory>()
            ));
            cookieKeys.PersistKeysToFileSystem(data.Folder("cookie-keys"));
            return;
        }

        services.AddSingleton(provider => new PostgresDatabase(settings.ConnectionString, provider.GetRequiredService<ILoggerFactory>())
        {
            IsShared = cluster.Enabled,
        });
        services.AddSingleton<IDatabase>(provider => provider.GetRequiredService<PostgresDatabase>());
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<PostgresDatabase>((options, database) => options.XmlRepository = new CookieKeys(database));
    }

    public static void AddOffices(this WebApplicationBuilder builder, ServerSettings settings)
    {
        builder.Services.AddSingleton(FacePolicies.Load());
        builder.Services.AddSingleton(services => new DayKeys(services.GetRequiredService<DataFolder>(), settings.Keys));
        builder.Services.AddSingleton<SettingsStore>();
        builder.Services.AddSingleton(ScreenTexts.Load());
        builder.Services.AddSingleton<ConsentTexts>();
        builder.Services.AddSingleton<ConsentArchive>();
        builder.Services.AddSingleton<DeletionLog>();
        builder.Services.AddSingleton<FunnelHours>();
        builder.Services.AddSingleton<PrivacyViews>();
        builder.Services.AddSingleton<OfficeHosting>();
        builder.Services.AddSingleton<TurnTimes>();
        builder.Services.TryAddSingleton<IServers, OneServer>();
        builder.Services.TryAddSingleton<IOfficeHosting>(services => services.GetRequiredService<OfficeHosting>());
        builder.Services.AddSingleton(services => new OfficeSettingsFile(
            services.GetRequiredService<DataFolder>(),
            services.GetRequiredService<ServerSettings>().SampleHours
        ));
        builder.Services.AddSingleton<OfficeDirectory>();
        builder.Services.AddSingleton<IOffices>(services => services.GetRequiredService<OfficeDirectory>());
        builder.Services.AddSingleton(services =>
        {
            var data = services.GetRequiredService<DataFolder>();
            return new RatingTokens(new(data, Path.Combine(settings.Keys ?? data.PathOf("keys"), ".ratings"))); // no office is called so
        });
        builder.Services.AddSingleton<RatingStore>();
        builder.Services.AddSingleton<GivenRatings>();
        builder.Services.AddSingleton<RatingWords>();
        builder.Services.AddSingleton<RatingDesk>();
        builder.Services.AddSingleton<WallDesk>();
        builder.Services.AddSingleton<SeenRatings>();
        builder.Services.AddSingleton<RatingReports>();
        builder.Services.AddHostedService<RatingDays>();
        builder.Services.AddSingleton<ViewSources>();
        builder.Services.AddSingleton<ViewSubscriptions>();
        builder.Services.TryAddSingleton<LiveNews>();
        builder.Services.AddSingleton<CounterChecks>();
        builder.Services.AddHostedService<ViewBroadcaster>();
        builder.Services.AddHostedService<DayRollover>();
        builder.Services.AddSingleton<FactsStore>();
        builder.Services.AddSingleton<PastDays>();
        builder.Services.AddSingleton<Secrets>();
        builder.Services.AddSingleton<ReportWriter>();
        builder.Services.AddSingleton<PastFiguresReader>();
        builder.Services.AddSingleton<PublicHtml>();
        builder.Services.AddSingleton<TakeHtml>();
        builder.Services.AddSingleton<BookHtml>();
        builder.Services.AddSingleton<Publications>();
        builder.Services.AddSingleton<PublicLimit>();
        builder.Services.AddSingleton<DayTable>();
        builder.Services.AddSingleton<WhatIfWriter>();
        builder.Services.AddSingleton<StaffingWriter>();
        builder.Services.AddSingleton<TicketTables>();
        builder.Services.AddHostedService<FactsKeeper>();
        builder.Services.AddSingleton<SummaryStore>();
        builder.Services.AddSingleton<SummaryKey>();
        builder.Services.AddSingleton<SummaryMaker>();
        builder.Services.AddHostedService<SummaryKeeper>();
        builder.Services.AddSingleton<SummaryIntake>();
        builder.Services.AddSingleton<UnitStore>();
        builder.Services.AddSingleton<UnitReports>();
        builder.Services.AddSingleton<UnitReportWriter>();
    }

    /// <summary>Makes this server one of several, where it is; before <see cref="AddOffices"/>, which hosts them here otherwise.</summary>
    public static void AddCluster(this WebApplicationBuilder builder, ClusterSettings settings)
    {
        if (!settings.Enabled)
            return;
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<ClusterNode>();
        builder.Services.AddSingleton<IServers>(services => services.GetRequiredService<ClusterNode>());
        builder.Services.AddSingleton<IPhoneVisits, ClusteredPhoneVisits>();
        builder.Services.AddSingleton<LiveNews, ClusteredNews>();
        builder.Services.AddSingleton<ClusteredHosting>();
        builder.Services.AddSingleton<IOfficeHosting>(services => services.GetRequiredService<ClusteredHosting>());
        builder.Services.AddSingleton<ClusterFollower>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ClusterNode>()); // the first to start ends last
        builder.Services.AddHostedService(services => services.GetRequiredService<ClusterFollower>());
    }

    public static void AddAccess(this WebApplicationBuilder builder)
    {
        // Loopback has no TLS; elsewhere it is enforced at start, or spoken by a proxy, whose requests look like clear text here.
        var secure =
            builder.Configuration.GetValue<bool>("BehindTlsProxy") || ListenAddresses.AreAllTls(builder.Configuration)
                ? CookieSecurePolicy.Always
                : CookieSecurePolicy.SameAsRequest;
        builder.Services.AddSingleton<LiveConnections>();
        builder.Services.AddSingleton<Accounts>();
        builder.Services.AddSingleton<PassingFacts>();
        builder.Services.AddSingleton<Sessions>();
        builder.Services.AddSingleton<SharedCounts>();
        builder.Services.AddSingleton<KioskLimits>();
        builder.Services.AddSingleton<ProofOfWork>();
        builder.Services.AddSingleton<WrongTries>();
        builder.Services.AddSingleton(services => new KnownDevices(services.GetRequiredService<IDataProtectionProvider>(), secure));
        builder.Services.AddSingleton(new RatingCookies(secure));
        builder.Services.AddSingleton<SecondFactors>();
        builder.Services.AddSingleton<SignIns>();
        builder.Services.AddSingleton<Duties>();
        builder.Services.AddSingleton<Entrance>();
        builder.Services.AddSingleton<FirstRunFile>();
        builder.Services.AddSingleton<FirstRun>();
        builder.Services.AddSingleton<AuditLog>();
        builder.Services.AddSingleton<MediaIntake>();
        builder.Services.AddSingleton<Pairings>();
        builder.Services.AddSingleton<DiagnosticsCodes>();
        builder.Services.TryAddSingleton<IPhoneVisits, PhoneVisits>();
        builder.Services.AddSingleton<DeviceHealth>();
        builder.Services.AddSingleton<OfficeDevices>();
        builder
            .Services.AddAuthentication("Any")
            .AddPolicyScheme(
                "Any",
                null,
                options =>
                    options.ForwardDefaultSelector = static context =>
                        context.Request.Headers.ContainsKey("Authorization")
                        || context.RequestServices.GetRequiredService<RatingCookies>().IsUsed(context)
                            ? DeviceAuthentication.SchemeName
                            : CookieAuthenticationDefaults.AuthenticationScheme
            )
            .AddScheme<AuthenticationSchemeOptions, DeviceAuthentication>(DeviceAuthentication.SchemeName, null)
            .AddCookie(options => SignInCookie.Configure(options, secure));
        builder.Services.AddAntiforgery(options =>
        {
            options.HeaderName = AntiForgery.Header;
            options.SuppressReadingTokenFromFormBody = true;
            options.SuppressXFrameOptionsHeader = true; // every answer's policy forbids frames already
            options.Cookie.Name = CookieNames.Of("csrf", secure);
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.HttpOnly = true;
            options.Cookie.SecurePolicy = secure;
        });
        builder.Services.AddAuthorization(Policies.Add);
        builder.Services.AddRateLimiter(RateLimits.Add);
    }

    /// <exception cref="StartException">An address of a proxy is none.</exception>
    public static void AddWire(this WebApplicationBuilder builder, ServerSettings settings)
    {
        var connections = new ConnectionLimits(settings.Limits.ConnectionsOfOneAddress, [.. ProxiesOf(settings)]);
        builder
            .WebHost.ConfigureKestrel(kestrel =>
            {
                kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
                kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
                kestrel.ConfigureEndpointDefaults(listen => listen.Use(next => connection => connections.HoldAsync(connection, next)));
            })
            .UseSockets(sockets =>
                sockets.CreateBoundListenSocket = static address =>
                {
                    var listener = SocketTransportOptions.CreateDefaultBoundListenSocket(address);
                    listener.SendBufferSize = MostUnread; // its connections inherit it
                    return listener;
                }
            );
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true); // so that Problems answers it
        builder.Services.ConfigureHttpJsonOptions(options => TypedTextConverters.Add(Wire.Configure(options.SerializerOptions)));
        builder.Services.AddProblemDetails();
        builder.Services.AddOpenApi(options =>
        {
            options.AddSchemaTransformer<WrittenAsText>();
            options.CreateSchemaReferenceId = WrittenAsText.NameOf;
        });
        builder
            .Services.AddSignalR(options =>
            {
                options.KeepAliveInterval = TimeSpan.FromSeconds(4);
                options.ClientTimeoutInterval = TimeSpan.FromSeconds(12);
                options.MaximumReceiveMessageSize = 4 * 1024; // screens only say what they watch
            })
            .AddJsonProtocol(options => TypedTextConverters.Add(Wire.Configure(options.PayloadSerializerOptions)));
        builder.Services.AddSingleton<HubLifetimeManager<ScreenHub>, ScreenHubLifetimeManager>();
        builder.Services.AddSingleton(services =>
            ActivatorUtilities.CreateInstance<HubConnectionHandler<ScreenHub>>(
                services,
                new HubLoggers(services.GetRequiredService<ILoggerFactory>())
            )
        );
    }

    /// <summary>Behind a proxy, an address in a limit or in the audit is the caller's and not the proxy's.</summary>
    /// <exception cref="StartException">An address of a proxy is none.</exception>
    public static void UseProxy(this WebApplication app, ServerSettings settings)
    {
        if (!settings.BehindTlsProxy)
            return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        foreach (var proxy in ProxiesOf(settings))
            options.KnownProxies.Add(proxy);
        app.UseForwardedHeaders(options);
    }

    /// <exception cref="StartException">An address of a proxy is none.</exception>
    private static IEnumerable<IPAddress> ProxiesOf(ServerSettings settings) =>
        settings.BehindTlsProxy
            ? settings.ProxyAddresses.Select(proxy =>
                IPAddress.TryParse(proxy, out var address)
                    ? address
                    : throw new StartException($"ProxyAddresses: '{proxy}' is not an IP address.")
            )
            : [];
}
