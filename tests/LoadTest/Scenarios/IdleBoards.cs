using System.Diagnostics;
using LoadTest.Boards;
using LoadTest.Measuring;
using LoadTest.Serving;

namespace LoadTest.Scenarios;

/// <param name="Boards">How many board connections one office has.</param>
/// <param name="Devices">How many paired boards they belong to.</param>
/// <param name="Hold">For how long nothing is called.</param>
internal sealed record IdleBoardsSize(int Boards, int Devices, TimeSpan Hold)
{
    public static IdleBoardsSize Full { get; } = new(10_000, 100, TimeSpan.FromSeconds(30));
}

/// <summary>What very many idle boards cost the server, and whether a call reaches them all.</summary>
internal static class IdleBoards
{
    private const double Goal = 2048; // MiB
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<Outcome> RunAsync(LoadServer server, IdleBoardsSize size)
    {
        var office = await server.AddOfficeAsync("idle");
        var bearers = await office.PairAsync(DeviceKind.Board, size.Devices);
        var officer = await office.OpenAsync(office.Counters[0]);
        await officer.GiveAsync(office.Services[0]);
        var bare = server.Memory;

        var connecting = Stopwatch.StartNew();
        await using var crowd = await BoardCrowd.ConnectAsync(server.Address, bearers, size.Boards);
        connecting.Stop();
        var (connected, before) = (server.Memory, server.ProcessorTime);
        await Task.Delay(size.Hold);
        var idle = (server.ProcessorTime - before) / size.Hold;
        var (held, lost) = (server.Memory, crowd.Lost);

        var wave = crowd.Expect((await server.HallAsync(office.Id)).Version + 1);
        var start = Stopwatch.GetTimestamp();
        await officer.NextAsync();
        await wave.WaitAsync(Patience);
        var most = new[] { connected, held, server.Memory }.Max();
        var reached = wave.Reached;
        var arrivals = Spread.Of(wave.Since(start));
        List<string> faults = [];
        if (lost > 0)
            faults.Add($"{lost} connections were lost while idle");
        if (reached < size.Boards)
            faults.Add($"the call reached {reached} of {size.Boards} boards");
        return new(
            $"{size.Boards:N0} idle boards",
            $"{size.Boards:N0} WebSocket connections of {size.Devices} paired boards, all of one office, each with its first view; "
                + $"nothing is called for {size.Hold.TotalSeconds:0} s, but for the hub's pings in both directions (every 4 and 5 s). "
                + "Then one call. The boards are plain WebSockets that speak SignalR's protocol, in one process on the same machine.",
            [
                new(
                    "server's memory (resident), at most",
                    $"{MiB(most):0} MiB",
                    $"≤ {Goal:N0} MiB",
                    $"{MiB(bare):0} MiB before the boards",
                    MiB(most) <= Goal
                ),
                new("a connection's share", $"{(most - bare) / 1024.0 / size.Boards:0.0} KiB"),
                new("boards that one call reached", $"{reached:N0}", $"{size.Boards:N0}", "", reached == size.Boards),
                new(
                    "arrival of that call: median, 99 %, last",
                    $"{arrivals.Median:0} ms, {arrivals.At(0.99):0} ms, {arrivals.Longest:0} ms"
                ),
                new("connections lost while idle", $"{lost}", "0", "", lost == 0),
                new("server's share of one core while idle", $"{idle:0 %}"),
                new("connecting all of them", $"{connecting.Elapsed.TotalSeconds:0.0} s"),
            ],
            faults
        );
    }

    private static double MiB(long bytes) => bytes / 1024.0 / 1024.0;
}
