using LoadTest.Measuring;
using LoadTest.Serving;

namespace LoadTest.Scenarios;

/// <param name="Day">The day there is to bring back.</param>
/// <param name="Starts">How often the server is killed and started, before that day and after it.</param>
internal sealed record StartAgainSize(OfficeDaySize Day, int Starts)
{
    public static StartAgainSize Full { get; } = new(new(2000, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30), 5, 1), 7);
}

/// <summary>How long offices are without their server when it was killed, with a day to bring back and without.</summary>
internal static class StartAgain
{
    public static async Task<Outcome> RunAsync(LoadServer server, StartAgainSize size)
    {
        var before = await StartsAsync(server, size);
        var (id, tickets) = (new OfficeId("start"), size.Day.Tickets);
        List<string> faults = [.. (await OfficeDay.RunAsync(server, size.Day, id.Value)).Faults];
        var killed = await server.HallAsync(id);
        var after = await StartsAsync(server, size);
        var back = await server.HallAsync(id);
        var isWhole = (back.Version, back.Today) == (killed.Version, killed.Today);
        if (!isWhole)
            faults.Add($"{killed.Today} of version {killed.Version} came back as {back.Today} of version {back.Version}");
        return new(
            $"A server killed after a day of {tickets:N0} visitors",
            $"SIGKILL, then a start, {size.Starts} times each: before an office's day of {tickets:N0} visitors ({killed.Version:N0} "
                + "records), and after it; another office has a short day in both. A start counts until the server listens. "
                + "Nothing is warm then: most of it is loading and compiling the program's code, the replay's too.",
            [
                new("until the server listens: median, longest", Times(after), "", $"{Times(before)} before that day"),
                new("the day is back as it stood", isWhole ? "yes" : "no", "yes", "", isWhole),
            ],
            faults
        );
    }

    private static async Task<Spread> StartsAsync(LoadServer server, StartAgainSize size)
    {
        var starts = new List<double>();
        while (starts.Count < size.Starts)
            starts.Add((await server.StartAgainAsync()).TotalMilliseconds);
        return Spread.Of(starts);
    }

    private static string Times(Spread spread) => $"{spread.Median / 1000:0.00} s, {spread.Longest / 1000:0.00} s";
}
