using LoadTest.Measuring;
using LoadTest.Serving;

namespace LoadTest.Scenarios;

/// <summary>One load that can be put on a server.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="About">What it is, in a line.</param>
/// <param name="RunAsync">Puts it on a server, at full size.</param>
internal sealed record Scenario(string Name, string About, Func<LoadServer, Task<Outcome>> RunAsync)
{
    private const int WarmUpTickets = 300;

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("numbers", "400 users at once take a number", server => TakeNumbers.RunAsync(server, TakeNumbersSize.Full)),
        new(
            "durable",
            "numbers a second on one office and on fifty, beside the bare disk",
            server => DurableNumbers.RunAsync(server, DurableNumbersSize.Full)
        ),
        new("calls", "from next to the new picture at 1,000 boards", server => CallsArrive.RunAsync(server, CallsArriveSize.Full)),
        new("idle", "10,000 idle boards, and one call to all of them", server => IdleBoards.RunAsync(server, IdleBoardsSize.Full)),
        new("day", "an office day of 3,000 visitors in a minute", server => OfficeDay.RunAsync(server, OfficeDaySize.Full)),
        new(
            "readers",
            "2,000 readers of the public page, beside an officer who calls",
            server => ReadersLook.RunAsync(server, ReadersLookSize.Full)
        ),
        new("start", "a server killed after 2,000 visitors, and started again", server => StartAgain.RunAsync(server, StartAgainSize.Full)),
    ];

    /// <summary>Runs it on a server of its own, that has compiled what it needs.</summary>
    /// <param name="dll">The server's program.</param>
    public async Task<Outcome> RunAloneAsync(string dll)
    {
        await using var server = await LoadServer.StartAsync(dll);
        await WarmAsync(server);
        return await RunAsync(server);
    }

    private static async Task WarmAsync(LoadServer server)
    {
        var office = await server.AddOfficeAsync("warm-up");
        var (kiosk, officer) = ((await office.AddKiosksAsync(1))[0], await office.OpenAsync(office.Counters[0]));
        for (var i = 0; i < WarmUpTickets; i++)
        {
            await kiosk.TakeAsync(office.Services[i % office.Services.Count]);
            var ticket = (await officer.NextAsync())?.Ticket;
            await officer.DoAsync("serve", ticket);
            await officer.DoAsync("finish", ticket);
        }
    }
}
