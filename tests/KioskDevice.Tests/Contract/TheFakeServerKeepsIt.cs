using System.Collections.Concurrent;
using KioskDevice.Tests.Running;
using Microsoft.AspNetCore.Http;
using QueueContracts;
using Tests.Shared.Contract;

namespace KioskDevice.Tests.Contract;

/// <summary>The server that stands in for the real one keeps the contract with devices, too.</summary>
public sealed class TheFakeServerKeepsIt : DeviceContract
{
    private protected override async Task<IContractServer> StartAsync() => new Server(await FakeServer.StartAsync(kiosk: Office.View()));

    private sealed class Server : IContractServer
    {
        private readonly ConcurrentDictionary<CommandId, IssueReply> given = [];
        private readonly FakeServer server;

        public Server(FakeServer server)
        {
            this.server = server;
            server.Revoke(Stranger);
            server.OnIssue = request =>
                Office.View().Services.Any(line => line.Id == request.Service)
                    ? Results.Json(given.GetOrAdd(request.CommandId, _ => Numbered(given.Count + 1)), Wire.Json)
                    : FakeServer.Refusal("unknown-service");
            server.OnLease = _ =>
                Results.Json(new LeaseReply(new(2026, 11, 23), [new(new('A', 50), new('A', 99))], [], Now.AddHours(8)), Wire.Json);
        }

        public Uri Address => server.Address;

        public string Kiosk => FakeServer.GivenBearer;

        public string Board => FakeServer.GivenBearer;

        public string Stranger => "kiosk-1:nobody";

        public DateTimeOffset Now { get; } = TimeProvider.System.GetUtcNow();

        public Task EnterAsync(string code)
        {
            server.Enter(code);
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => server.DisposeAsync();

        private static IssueReply Numbered(int number) => new(Walk.Ticket($"{new TicketNumber('A', number)}"), Known: false);
    }
}
