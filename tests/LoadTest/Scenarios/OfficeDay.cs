using System.Collections.Concurrent;
using System.Diagnostics;
using LoadTest.Boards;
using LoadTest.Measuring;
using LoadTest.Serving;

namespace LoadTest.Scenarios;

/// <param name="Tickets">How many visitors come.</param>
/// <param name="Arrivals">Within how long they come, evenly.</param>
/// <param name="Day">Within how long all of them should be served.</param>
/// <param name="Kiosks">How many kiosks they come to.</param>
/// <param name="Boards">How many boards follow.</param>
internal sealed record OfficeDaySize(int Tickets, TimeSpan Arrivals, TimeSpan Day, int Kiosks, int Boards)
{
    public static OfficeDaySize Full { get; } = new(3000, TimeSpan.FromSeconds(57), TimeSpan.FromSeconds(60), 5, 5);
}

/// <summary>
/// A whole office day in a minute: everybody takes a number, is called, served and let go; then the day closes and the totals must balance.
/// </summary>
internal static class OfficeDay
{
    private static readonly TimeSpan NobodyWaits = TimeSpan.FromMilliseconds(10); // until an officer asks again
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<Outcome> RunAsync(LoadServer server, OfficeDaySize size, string id = "day")
    {
        var office = await server.AddOfficeAsync(id);
        var kiosks = await office.AddKiosksAsync(size.Kiosks);
        var bearers = await office.PairAsync(DeviceKind.Board, size.Boards);
        var officers = await office.OpenAllAsync();
        await using var boards = await BoardCrowd.ConnectAsync(server.Address, bearers, size.Boards);

        Tally takes = new(),
            calls = new(),
            others = new();
        ConcurrentBag<TicketSummary> taken = [];
        ConcurrentBag<TicketId> served = [];
        var (start, processor, asked) = (Stopwatch.GetTimestamp(), server.ProcessorTime, 0);
        var coming = Task.WhenAll(
            Enumerable
                .Range(0, size.Tickets)
                .Select(async i =>
                {
                    var due = start + (long)(size.Arrivals.TotalSeconds * Stopwatch.Frequency * i / size.Tickets);
                    await Task.Delay(Later(Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due)));
                    var ticket = await takes.TimeAsync(
                        due,
                        () => kiosks[i % kiosks.Count].TakeAsync(office.Services[i % office.Services.Count])
                    );
                    if (ticket is not null)
                        taken.Add(ticket);
                    Interlocked.Increment(ref asked);
                })
        );
        var deadline = start + (long)(3 * size.Day.TotalSeconds * Stopwatch.Frequency); // a slow machine is late, not endless
        bool IsOver() => (Volatile.Read(ref asked) == size.Tickets && served.Count == taken.Count) || Stopwatch.GetTimestamp() > deadline;
        await Task.WhenAll([coming, .. officers.Select(officer => ServeAsync(officer, IsOver, calls, others, served))]);
        var took = Stopwatch.GetElapsedTime(start);
        processor = server.ProcessorTime - processor;

        var open = await server.HallAsync(office.Id);
        var shown = boards.Expect(open.Version + 1);
        await server.CloseDayAsync(office.Id);
        await shown.WaitAsync(Patience);
        var closed = await server.HallAsync(office.Id);
        List<string> faults = [.. takes.Faults, .. calls.Faults, .. others.Faults, .. Unbalanced(closed, taken, served)];
        if (shown.Reached < size.Boards)
            faults.Add($"the end of the day reached {shown.Reached} of {size.Boards} boards");
        var today = closed.Today;
        return new(
            $"An office day of {size.Tickets:N0} visitors in {size.Day.TotalSeconds:0} s",
            $"{size.Tickets:N0} visitors come evenly within {size.Arrivals.TotalSeconds:0.#} s to {size.Kiosks} kiosks, whatever the "
                + $"server's answers take; {officers.Count} officers call, serve and finish without a pause; {size.Boards} boards "
                + "follow. Each wait counts from "
                + "the moment when the visitor comes. The day is closed when the last visitor has gone.",
            [
                new("the whole day", $"{took.TotalSeconds:0.0} s", $"≤ {size.Day.TotalSeconds:0} s", "", took <= size.Day),
                new(
                    "totals after the close",
                    $"{today.Issued:N0} issued = {today.Finished:N0} finished + {today.NoShows} no-shows + {today.Cancelled} cancelled + "
                        + $"{today.Expired} expired",
                    "balance",
                    "",
                    faults.Count == 0
                ),
                new("errors", $"{takes.Errors + calls.Errors + others.Errors}", "0", "", takes.Errors + calls.Errors + others.Errors == 0),
                new("commands", $"{(takes.Answered + calls.Answered + others.Answered) / took.TotalSeconds:0} /s"),
                new("taking a number: median, 95 %, 99 %", Times(takes)),
                new("next: median, 95 %, 99 %", Times(calls)),
                new("serve, finish: median, 95 %, 99 %", Times(others)),
                new("server's share of one core", $"{processor / took:0 %}"),
            ],
            faults
        );
    }

    private static async Task ServeAsync(Officer officer, Func<bool> isOver, Tally calls, Tally others, ConcurrentBag<TicketId> served)
    {
        while (!isOver())
        {
            if ((await calls.TimeAsync(Stopwatch.GetTimestamp(), officer.NextAsync))?.Ticket is not { } ticket)
            {
                await Task.Delay(NobodyWaits);
                continue;
            }

            await others.TimeAsync(Stopwatch.GetTimestamp(), () => officer.DoAsync("serve", ticket));
            if (await others.TimeAsync(Stopwatch.GetTimestamp(), () => officer.DoAsync("finish", ticket)) is not null)
                served.Add(ticket);
        }
    }

    private static IEnumerable<string> Unbalanced(
        HallView closed,
        IReadOnlyCollection<TicketSummary> taken,
        IReadOnlyCollection<TicketId> served
    )
    {
        var today = closed.Today;
        if (closed.DayOpen)
            yield return "the day is not closed";
        if (taken.Select(ticket => ticket.Number).Distinct().Count() != taken.Count)
            yield return "a number was given twice";
        if (served.Distinct().Count() != served.Count)
            yield return "a ticket was called twice";
        if (today.Issued != taken.Count)
            yield return $"{taken.Count} numbers were answered, the hall counts {today.Issued}";
        if (today.Finished != served.Count)
            yield return $"{served.Count} were served, the hall counts {today.Finished}";
        if (closed.Counters.Sum(counter => counter.Today.Finished) != today.Finished)
            yield return "the counters' sum is not the office's";
        if (today.Issued != today.Finished + today.NoShows + today.Cancelled + today.Expired)
            yield return $"the totals do not balance: {today}";
    }

    private static TimeSpan Later(TimeSpan wait) => wait > TimeSpan.Zero ? wait : TimeSpan.Zero;

    private static string Times(Tally tally) =>
        $"{tally.Times.Median:0.0} ms, {tally.Times.At(0.95):0.0} ms, {tally.Times.At(0.99):0.0} ms";
}
