using System.Net;
using System.Net.Sockets;
using DisplayBoard.Feed;
using DisplayBoard.Media;
using DisplayBoard.Tests.Running;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace DisplayBoard.Tests.Media;

/// <summary>
/// A line that takes everything and answers nothing, or nothing more: what is missing is fetched again, and comes when the line passes it.
/// </summary>
public sealed class TheLineDies : DataFolder
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Before_a_file_was_answered()
    {
        await using var server = await FakeServer.StartAsync();
        server.Media["one.png"] = [1, 2, 3];
        await using var line = Relay.Before(server.Address);
        line.Swallow();
        await using var board = await Fetching.StartAsync(Data, line.Address);
        board.Time.Advance(TimeSpan.FromSeconds(19));
        Assert.False(board.IsLeftOut.IsCompleted);
        board.Time.Advance(Second);
        await board.IsLeftOut.WaitAsync(Patience, TestContext.Current.CancellationToken);

        line.Pass();
        await board.ShowsAsync("/media/one.png");
    }

    [Fact]
    public async Task Within_a_file()
    {
        using var server = new HalfAServer();
        await using var board = await Fetching.StartAsync(Data, server.Address);
        await server.Answered.WaitAsync(Patience, TestContext.Current.CancellationToken);
        for (var i = 0; i < 40 && !board.IsLeftOut.IsCompleted; i++)
            await board.PassAsync(Second);
        Assert.True(board.IsLeftOut.IsCompleted);
        Assert.Empty(Directory.GetFiles(Path.Combine(Data, "media"))); // half a file is none
        await board.IsAskedAgainAsync();
    }

    /// <summary>A fetcher on a clock of its own, which is to fetch one picture.</summary>
    private sealed class Fetching : IHttpClientFactory, ILogger<MediaFetcher>, IAsyncDisposable
    {
        private readonly SemaphoreSlim asked = new(0);
        private readonly TaskCompletionSource leftOut = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Uri server;
        private readonly LatestScreen latest;
        private readonly MediaFetcher fetcher;

        private Fetching(string data, Uri server)
        {
            this.server = server;
            var options = Options.Create(new BoardOptions { Data = data });
            latest = new(new(options, Time, NullLogger<ViewFile>.Instance), prompt: null, Time);
            fetcher = new(latest, new(options), new(this, Time), Time, this);
        }

        public FakeTimeProvider Time { get; } = new();

        /// <summary>Ends when the picture was given up for now.</summary>
        public Task IsLeftOut => leftOut.Task;

        public static async Task<Fetching> StartAsync(string data, Uri server)
        {
            var board = new Fetching(data, server);
            board.latest.Show(Office.Busy().On(display => display with { Media = ["/media/one.png"] }));
            await board.fetcher.StartAsync(TestContext.Current.CancellationToken);
            Assert.True(await board.asked.WaitAsync(Patience, TestContext.Current.CancellationToken));
            return board;
        }

        /// <summary>Time passes, and whatever it starts may begin.</summary>
        public Task<bool> PassAsync(TimeSpan passed)
        {
            Time.Advance(passed);
            return asked.WaitAsync(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }

        public async Task IsAskedAgainAsync()
        {
            for (var i = 0; i < 40; i++)
                if (await PassAsync(Second))
                    return;
            Assert.Fail("It was not asked for again.");
        }

        public async Task ShowsAsync(string path)
        {
            for (var i = 0; i < 500; i++)
            {
                if (latest.Current.Media.SequenceEqual([path]))
                    return;
                await PassAsync(Second);
            }

            Assert.Fail("It was not fetched.");
        }

        public HttpClient CreateClient(string name)
        {
            asked.Release();
            return new() { BaseAddress = server, DefaultRequestHeaders = { Authorization = new("Bearer", FakeServer.GivenBearer) } };
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => leftOut.TrySetResult();

        public async ValueTask DisposeAsync()
        {
            await fetcher.StopAsync(CancellationToken.None);
            fetcher.Dispose();
            asked.Dispose();
        }
    }

    /// <summary>Answers with the first bytes of a file, and then nothing.</summary>
    private sealed class HalfAServer : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly List<TcpClient> clients = [];

        public HalfAServer()
        {
            listener.Start();
            Address = new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
            Answered = AnswerAsync();
        }

        public Uri Address { get; }

        public Task Answered { get; }

        public void Dispose()
        {
            listener.Stop();
            clients.ForEach(client => client.Dispose());
        }

        private async Task AnswerAsync()
        {
            clients.Add(await listener.AcceptTcpClientAsync());
            var stream = clients[^1].GetStream();
            _ = await stream.ReadAtLeastAsync(new byte[16 * 1024], 1); // a small request comes in one piece
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nPNG"u8.ToArray());
        }
    }
}
