using QueueServer.Features.Devices;
using QueueServer.Tests.Running;
using Tests.Shared.Contract;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Contract;

/// <summary>The real server keeps the contract with devices.</summary>
public sealed class TheServerKeepsIt : DeviceContract, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("contract-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private protected override async Task<IContractServer> StartAsync() => await Server.StartAsync(folder);

    private sealed class Server(string folder, ClockedServer server, Session manager) : IContractServer
    {
        public Uri Address => server.Address;

        public string Kiosk { get; } = SecretOf(folder, "kiosk-1");

        public string Board { get; } = SecretOf(folder, "board-1");

        public string Stranger => $"kiosk-1:{new string('0', 64)}";

        public DateTimeOffset Now => server.Time.GetUtcNow();

        public static async Task<Server> StartAsync(string folder)
        {
            var server = await ClockedServer.StartAsync(folder, TestOffice.Morning);
            var manager = await Session.BeginAsync(server.Address, "manager", FirstRun.PasswordOf(folder, "manager"));
            await manager.GiveCounterItsCameraAsync();
            return new(folder, server, manager);
        }

        public async Task EnterAsync(string code) =>
            await manager.Client.SendAsync($"{OfficePath}/devices", new NewDeviceRequest(code, "kiosk-new")).ReadAsync<DeviceView>();

        private static string SecretOf(string folder, string device) =>
            File.ReadAllText(Path.Combine(folder, "devices", $"{device}.secret")).Trim();

        public ValueTask DisposeAsync() => server.DisposeAsync();
    }
}
