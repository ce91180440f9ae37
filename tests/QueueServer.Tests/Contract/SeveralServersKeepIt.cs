using QueueServer.Features.Devices;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;
using Tests.Shared.Contract;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Contract;

/// <summary>Two servers keep the contract with devices as one does: each request goes to a drawn one of them.</summary>
public sealed class SeveralServersKeepIt(Postgres postgres) : DeviceContract, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("contract-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private protected override async Task<IContractServer> StartAsync()
    {
        var connection = await postgres.MakeAsync();
        var one = await ClockedServer.StartOneOfSeveralAsync(folder, "one", connection);
        var other = await ClockedServer.StartOneOfSeveralAsync(folder, "other", connection);
        var manager = await Session.BeginAsync(one.Address, "manager", FirstRun.PasswordOf(Path.Combine(folder, "one"), "manager"));
        await manager.GiveCounterItsCameraAsync();
        return new Servers(Path.Combine(folder, "one"), [one, other], manager);
    }

    private sealed class Servers(string first, ClockedServer[] servers, Session manager) : IContractServer
    {
        private readonly Random draw = new(20261128);

        public Uri Address => servers[^1].Address;

        public string Kiosk { get; } = SecretOf(first, "kiosk-1");

        public string Board { get; } = SecretOf(first, "board-1");

        public string Stranger => $"kiosk-1:{new string('0', 64)}";

        public DateTimeOffset Now => servers[0].Time.GetUtcNow();

        public HttpMessageHandler Reach() => new Drawn(draw, [.. servers.Select(server => server.Address)]);

        public async Task EnterAsync(string code) =>
            await manager.Client.SendAsync($"{OfficePath}/devices", new NewDeviceRequest(code, "kiosk-new")).ReadAsync<DeviceView>();

        public async ValueTask DisposeAsync()
        {
            foreach (var server in servers)
                await server.DisposeAsync();
        }

        private static string SecretOf(string folder, string device) =>
            File.ReadAllText(Path.Combine(folder, "devices", $"{device}.secret")).Trim();
    }

    /// <summary>Leads each request to a drawn server.</summary>
    private sealed class Drawn(Random draw, Uri[] servers) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new(servers[draw.Next(servers.Length)], request.RequestUri!.PathAndQuery); // the client made it whole
            return base.SendAsync(request, cancellationToken);
        }
    }
}
