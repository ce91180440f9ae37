using System.Diagnostics;
using LoadTest.Boards;
using LoadTest.Measuring;
using LoadTest.Serving;

namespace LoadTest.Scenarios;

/// <param name="Boards">How many board connections one office has, the linked ones included.</param>
/// <param name="Linked">How many of them follow by the link that DisplayBoard uses.</param>
/// <param name="Devices">How many paired boards the connections belong to.</param>
/// <param name="Calls">How many calls are watched.</param>
/// <param name="Pause">Between a visitor's end and the next call.</param>
internal sealed record CallsArriveSize(int Boards, int Linked, int Devices, int Calls, TimeSpan Pause)
{
    public static CallsArriveSize Full { get; } = new(1000, 20, 50, 100, TimeSpan.FromMilliseconds(200));
}

/// <summary>From the officer's press on <i>next</i> to the new picture at every board.</summary>
internal static class CallsArrive
{
    private const double Goal = 100; // milliseconds, 99 %
    private const int WarmUp = 10; // calls that do not count
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<Outcome> RunAsync(LoadServer server, CallsArriveSize size)
    {
        var office = await server.AddOfficeAsync("calls");
        var bearers = await office.PairAsync(DeviceKind.Board, size.Devices);
        var kiosk = (await office.AddKiosksAsync(1))[0];
        var officer = await office.OpenAsync(office.Counters[0]);
        for (var i = 0; i < size.Calls + WarmUp; i++)
            await kiosk.TakeAsync(office.Services[i % office.Services.Count]);

        await using var crowd = await BoardCrowd.ConnectAsync(server.Address, bearers, size.Boards - size.Linked);
        await using var linked = await LinkedBoards.ConnectAsync(server.Address, bearers, size.Linked);
        var version = (await server.HallAsync(office.Id)).Version;
        List<double> arrivals = [],
            linkedArrivals = [],
            last = [],
            answers = [];
        List<string> faults = [];
        var processor = TimeSpan.Zero;
        for (var call = -WarmUp; call < size.Calls; call++)
        {
            var (wave, links, before, start) = (
                crowd.Expect(version + 1),
                linked.Expect(version + 1),
                server.ProcessorTime,
                Stopwatch.GetTimestamp()
            );
            var reply = await officer.NextAsync() ?? throw new LoadException("Nobody waits, though numbers were taken.");
            var answered = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            await wave.WaitAsync(Patience);
            await links.WaitAsync(Patience);
            if (reply.Version != version + 1)
                faults.Add($"a call made version {reply.Version} of {version}");
            if (wave.Reached + links.Reached < size.Boards)
                faults.Add($"a call reached {wave.Reached + links.Reached} of {size.Boards} boards");
            if (call >= 0)
            {
                processor += server.ProcessorTime - before;
                answers.Add(answered);
                arrivals.AddRange(wave.Since(start));
                linkedArrivals.AddRange(links.Since(start));
                last.Add(wave.Since(start).Concat(links.Since(start)).Max());
            }

            version = reply.Version + 1;
            (wave, links) = (crowd.Expect(version), linked.Expect(version));
            await officer.DoAsync("finish", reply.Ticket);
            await wave.WaitAsync(Patience);
            await links.WaitAsync(Patience);
            await Task.Delay(size.Pause);
        }

        if (crowd.Lost > 0)
            faults.Add($"{crowd.Lost} connections were lost");
        var (all, ofLinked, ofLast) = (Spread.Of(arrivals.Concat(linkedArrivals)), Spread.Of(linkedArrivals), Spread.Of(last));
        return new(
            $"From next to the new picture at {size.Boards:N0} boards of one office",
            $"{size.Boards:N0} connections of {size.Devices} paired boards; {size.Calls} calls, one after the other, each timed from "
                + $"before the request to the moment when the whole view has come. {size.Linked} of the connections are SignalR's own "
                + "client, as "
                + "DisplayBoard has it; the others are plain WebSockets that speak its protocol and read only the view's version, for "
                + "clients and server share one machine: the reading of all of them is in these times.",
            [
                new("answer to next: median, 99 %", $"{Spread.Of(answers).Median:0.0} ms, {Spread.Of(answers).At(0.99):0.0} ms"),
                new("arrival: median", $"{all.Median:0.0} ms"),
                new("arrival: 99 %", $"{all.At(0.99):0.0} ms", $"≤ {Goal} ms", "", all.At(0.99) <= Goal),
                new("arrival by SignalR's own client: median, 99 %", $"{ofLinked.Median:0.0} ms, {ofLinked.At(0.99):0.0} ms"),
                new("the last board of a call: median, longest", $"{ofLast.Median:0.0} ms, {ofLast.Longest:0.0} ms"),
                new("arrivals", $"{all.Count:N0}", $"{size.Boards * size.Calls:N0}", "", all.Count == size.Boards * size.Calls),
                new("the server's processor time for a call", $"{processor.TotalMilliseconds / size.Calls:0} ms"),
            ],
            faults
        );
    }
}
