using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using LoadTest.Measuring;
using LoadTest.Serving;

namespace LoadTest.Scenarios;

/// <param name="Readers">How many look at the public page.</param>
/// <param name="Every">How often each looks again; the page's own script does so every 20 s.</param>
/// <param name="Rounds">How often each looks.</param>
/// <param name="Calls">How many calls are timed without readers, and how many beside them.</param>
internal sealed record ReadersLookSize(int Readers, TimeSpan Every, int Rounds, int Calls)
{
    public static ReadersLookSize Full { get; } = new(2000, TimeSpan.FromSeconds(20), 3, 200);
}

/// <summary>Everybody who thinks of coming looks at the public page, while officers call.</summary>
internal static class ReadersLook
{
    private const double Goal = 50; // milliseconds, 99 %

    public static async Task<Outcome> RunAsync(LoadServer server, ReadersLookSize size)
    {
        var office = await server.AddOfficeAsync("readers");
        var kiosk = (await office.AddKiosksAsync(1))[0];
        var officer = await office.OpenAsync(office.Counters[0]);
        for (var i = 0; i < 2 * size.Calls; i++)
            await kiosk.TakeAsync(office.Services[i % office.Services.Count]);
        using var handler = new SocketsHttpHandler { UseProxy = false, UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = server.Address };
        var page = new Uri($"/cho/{office.Id}", UriKind.Relative);
        using (var first = await client.GetAsync(page))
            first.EnsureSuccessStatusCode();

        var alone = await CallAsync(officer, size.Calls, size.Every * size.Rounds);
        var (steady, burst) = (new Tally(), new Tally());
        var before = server.ProcessorTime;
        var calling = CallAsync(officer, size.Calls, size.Every * size.Rounds);
        await Task.WhenAll(Enumerable.Range(0, size.Readers).Select(n => LookAsync(n)));
        var beside = await calling;
        var spent = (server.ProcessorTime - before).TotalMilliseconds / (size.Readers * size.Rounds);
        await Task.WhenAll(Enumerable.Range(0, size.Readers).Select(_ => ReadAsync(burst, null)));

        var errors = new[] { steady, burst, alone, beside }.Sum(tally => tally.Errors);
        var (looks, nexts) = (steady.Times, (Alone: alone.Times, Beside: beside.Times));
        return new(
            $"{size.Readers:N0} readers of an office's public page",
            $"Each looks every {size.Every.TotalSeconds:0.#} s, {size.Rounds} times, spread evenly, as the page does by itself: "
                + "the whole page first, then only what changed. Beside them one officer calls and finishes, as without them before. "
                + "At the end all ask at the same moment for the whole page.",
            [
                new("a look: median, 99 %", $"{looks.Median:0.0} ms, {looks.At(0.99):0.0} ms", $"≤ {Goal} ms", "", looks.At(0.99) <= Goal),
                new("all at the same moment: median, 99 %", $"{burst.Times.Median:0} ms, {burst.Times.At(0.99):0} ms"),
                new(
                    "next beside them: median, 99 %",
                    $"{nexts.Beside.Median:0.0} ms, {nexts.Beside.At(0.99):0.0} ms",
                    "",
                    $"without: {nexts.Alone.Median:0.0} ms, {nexts.Alone.At(0.99):0.0} ms"
                ),
                new("the server's processor time for a look, calls included", $"{spent:0.00} ms"),
                new("errors", $"{errors}", "0", "", errors == 0),
            ],
            [.. steady.Faults, .. burst.Faults, .. alone.Faults, .. beside.Faults]
        );

        async Task LookAsync(int reader)
        {
            EntityTagHeaderValue? known = null;
            var start = Stopwatch.GetTimestamp();
            for (var round = 0; round < size.Rounds; round++)
            {
                var at = size.Every * (round + ((double)reader / size.Readers));
                await Task.Delay(at > Stopwatch.GetElapsedTime(start) ? at - Stopwatch.GetElapsedTime(start) : TimeSpan.Zero);
                known = await ReadAsync(steady, known) ?? known;
            }
        }

        Task<EntityTagHeaderValue?> ReadAsync(Tally tally, EntityTagHeaderValue? known) =>
            tally.TimeAsync(
                Stopwatch.GetTimestamp(),
                async () =>
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, page);
                    if (known is not null)
                        request.Headers.IfNoneMatch.Add(known);
                    using var answer = await client.SendAsync(request);
                    if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NotModified))
                        throw new LoadException($"the page answered {(int)answer.StatusCode}");
                    await answer.Content.ReadAsByteArrayAsync();
                    return answer.Headers.ETag;
                }
            );
    }

    private static async Task<Tally> CallAsync(Officer officer, int calls, TimeSpan within)
    {
        var tally = new Tally();
        for (var call = 0; call < calls; call++)
        {
            var reply = await tally.TimeAsync(Stopwatch.GetTimestamp(), officer.NextAsync);
            await officer.DoAsync("finish", reply?.Ticket);
            await Task.Delay(within / calls);
        }

        return tally;
    }
}
