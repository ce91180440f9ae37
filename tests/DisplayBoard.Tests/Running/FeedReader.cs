using System.Text.Json;
using DisplayBoard.Feed;
using QueueContracts;

namespace DisplayBoard.Tests.Running;

/// <summary>Reads a board's event stream as a browser does.</summary>
internal sealed class FeedReader : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpResponseMessage response;
    private readonly StreamReader lines;

    private FeedReader(HttpResponseMessage response, Stream body) => (this.response, lines) = (response, new(body));

    public HttpResponseMessage Response => response;

    public List<ScreenMessage> Seen { get; } = [];

    public static async Task<FeedReader> OpenAsync(HttpClient http)
    {
        var response = await http.GetAsync("/feed", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return new(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The next picture that is as wanted; those passed over stand in <see cref="Seen"/>.</summary>
    public async Task<ScreenMessage> NextAsync(string wanted, Func<ScreenMessage, bool> isWanted)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            while (await lines.ReadLineAsync(patience.Token) is { } line)
            {
                if (!line.StartsWith("data: {", StringComparison.Ordinal))
                    continue;
                var picture = JsonSerializer.Deserialize<ScreenMessage>(line["data: ".Length..], Wire.Json)!;
                Seen.Add(picture);
                if (isWanted(picture))
                    return picture;
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested) { }

        throw new TimeoutException($"No picture {wanted} within {Patience.TotalSeconds} s; {Seen.Count} others came.");
    }

    /// <summary>The next block of the stream, up to its empty line.</summary>
    public async Task<string[]> NextBlockAsync()
    {
        var block = new List<string>();
        while (await lines.ReadLineAsync(TestContext.Current.CancellationToken) is { Length: > 0 } line)
            block.Add(line);
        return [.. block];
    }

    public ValueTask DisposeAsync()
    {
        response.Dispose();
        return ValueTask.CompletedTask;
    }
}
