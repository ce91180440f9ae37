using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using FaceEngine.Faces;
using KioskDevice.Camera;
using KioskDevice.CounterCheck;
using KioskDevice.Tests.Running;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using QueueContracts;

namespace KioskDevice.Tests;

/// <summary>A machine at a counter: it looks when the officer asks, and at nothing else.</summary>
public sealed class TheCounterIsChecked
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 3, 0, 0, TimeSpan.Zero);
    private static readonly SeenFace Face = new(0.3f, 0.3f, 0.3f, 0.4f);
    private static readonly float[] Descriptor = [1, .. new float[511]];

    private static FrameReading Good => new(Face, Near: true, FrameFault.None, [.. Descriptor]);

    private static FrameReading Bad(FrameFault fault) => new(Face, Near: true, fault);

    [Fact]
    public void Five_good_frames_that_vary_are_enough()
    {
        var capture = new CheckCapture("model", Start + CheckAnswer.Patience);
        for (var i = 0; i < 8; i++)
            Assert.Null(capture.Add(Good, Start.AddMilliseconds(100 * i))); // every second one is too soon
        Assert.NotNull(capture.Add(Good, Start.AddMilliseconds(800))?.Face);
    }

    [Fact]
    public void At_the_end_three_will_do_and_less_is_said_why()
    {
        Assert.NotNull(After(Good, Good, Good, Bad(FrameFault.Blurred))?.Face);
        Assert.Equal(new CheckAnswer(Why: CheckOutcome.NoCamera), After()); // not a frame came
        Assert.Equal(new CheckAnswer(Why: CheckOutcome.NoFace), After(Good, Good, Bad(FrameFault.NoFace)));
        Assert.Equal(new CheckAnswer(Why: CheckOutcome.Several), After(Bad(FrameFault.SeveralFaces)));
        Assert.Equal(new CheckAnswer(Why: CheckOutcome.Quality), After(Bad(FrameFault.TooDark)));
    }

    [Fact]
    public void Nothing_is_read_while_no_check_is_open()
    {
        var reader = new CountingReader();
        using var link = new CounterCheckLink(
            new(new("quay-2")),
            new() { Address = RunningKiosk.Nobody },
            new GivenIdentity("device:secret"),
            reader,
            client: null!,
            TimeProvider.System,
            NullLogger<CounterCheckLink>.Instance
        ); // nothing is sent
        link.See(FrameMessages.Make(64, 64));
        Assert.Equal(0, reader.Frames);
    }

    [Fact]
    public async Task A_check_is_answered_from_the_pages_frames_and_nothing_of_them_stays()
    {
        var (reader, sent) = (new CountingReader(), new SentFaces());
        await using var server = await FakeServer.StartAsync(kiosk: Office.View());
        await using var kiosk = await RunningKiosk.StartAsync(server.Address, reader, sent.Watch, "--Kiosk:Counter", "quay-2");
        Assert.Equal(HttpStatusCode.OK, (await kiosk.Http.GetAsync("/counter", TestContext.Current.CancellationToken)).StatusCode);
        using var page = await OpenPageAsync(kiosk);
        Assert.False(await LookingAsync(page));

        // A push before the counter follows the hub is lost; that it follows then tells the page anew.
        var check = CommandId.New();
        do await server.PushAsync(new CheckWish(new("ha-dong"), 1, check));
        while (!await LookingAsync(page));

        var frame = FrameMessages.Make(64, 64);
        do await page.SendAsync(frame, WebSocketMessageType.Binary, true, TestContext.Current.CancellationToken);
        // as fast as a camera
        while (!await server.CheckCame.WaitAsync(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken));
        Assert.True(server.Checked.TryDequeue(out var came));
        Assert.Equal($"quay-2/{check}", came.Path);
        Assert.NotNull(came.Answer.Face);

        await page.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
        await EndedAsync(page); // it is not before the last frame was seen to
        Assert.All(reader.Descriptors, descriptor => Assert.DoesNotContain(descriptor, value => value != 0));
        // the server had one
        Assert.DoesNotContain(Assert.IsType<CheckAnswer>(Assert.Single(sent.Sent)).Face!.Values.ToArray(), value => value != 0);
        Assert.True(reader.Forgotten > 1); // before the check and after it
    }

    [Fact]
    public void A_camera_that_comes_back_within_a_check_has_the_rest_of_it()
    {
        var capture = new CheckCapture("model", Start.AddSeconds(5));
        Assert.Null(capture.AtTime(Start.AddSeconds(1)));
        // three are left for the way to the server
        Assert.Equal(new CheckAnswer(Why: CheckOutcome.NoCamera), capture.AtTime(Start.AddSeconds(2)));
    }

    [Fact]
    public async Task An_answer_that_the_server_cannot_take_is_sent_again()
    {
        await using var server = await FakeServer.StartAsync(kiosk: Office.View());
        server.ChecksRefused = 2;
        await using var kiosk = await RunningKiosk.StartAsync(server.Address, new CountingReader(), "--Kiosk:Counter", "quay-2");
        var check = CommandId.New();
        // no page, no frame: it says so after a second
        do await server.PushAsync(new CheckWish(new("ha-dong"), 1, check) { Left = TimeSpan.FromSeconds(4) });
        while (!await server.CheckCame.WaitAsync(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken));
        Assert.True(server.Checked.TryDequeue(out var came));
        Assert.Equal(($"quay-2/{check}", new CheckAnswer(Why: CheckOutcome.NoCamera), 0), (came.Path, came.Answer, server.ChecksRefused));
    }

    [Fact]
    public async Task An_answer_outlives_the_line_to_the_page()
    {
        await using var server = await FakeServer.StartAsync(kiosk: Office.View());
        server.ChecksRefused = 1;
        await using var kiosk = await RunningKiosk.StartAsync(server.Address, new CountingReader(), "--Kiosk:Counter", "quay-2");
        using var page = await OpenPageAsync(kiosk);
        var check = CommandId.New();
        do await server.PushAsync(new CheckWish(new("ha-dong"), 1, check));
        while (!await LookingAsync(page));
        var frame = FrameMessages.Make(64, 64);
        while (server.ChecksRefused > 0)
        {
            await page.SendAsync(frame, WebSocketMessageType.Binary, true, TestContext.Current.CancellationToken);
            await server.CheckCame.WaitAsync(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken); // as fast as a camera
        }

        page.Abort(); // it was sent once, in vain
        Assert.True(await server.CheckCame.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.True(server.Checked.TryDequeue(out var came));
        Assert.NotNull(came.Answer.Face);
    }

    [Fact]
    public async Task Its_page_and_what_it_says_of_its_camera_are_reported()
    {
        await using var kiosk = await RunningKiosk.StartAsync(RunningKiosk.Nobody, new CountingReader(), "--Kiosk:Counter", "quay-2");
        Assert.Equal((false, "starting", null), Told(kiosk));
        using var page = await OpenPageAsync(kiosk);
        Assert.False(await LookingAsync(page)); // it is served
        Assert.Equal((true, "starting", null), Told(kiosk));
        foreach (var status in new[] { "resting", "ready", "none", "refused", "unplugged", "frozen", "dark" })
        {
            await SayAsync(page, $$"""{"camera":"{{status}}"}""");
            await UntilAsync(page, kiosk, status);
        }

        await SayAsync(page, """{"camera":"bored"}""");
        await SayAsync(page, "not json");
        await SayAsync(page, """{"camera":"resting"}"""); // it is heard all the same
        await UntilAsync(page, kiosk, "resting");
        await page.SendAsync(FrameMessages.Make(64, 64), WebSocketMessageType.Binary, true, TestContext.Current.CancellationToken);
        await SayAsync(page, """{"camera":"ready"}""");
        await UntilAsync(page, kiosk, "ready");
        Assert.NotNull(kiosk.Report().LastFrameAt);
    }

    [Fact]
    public void A_page_that_loads_itself_anew_is_no_closed_page()
    {
        var time = new FakeTimeProvider();
        var camera = new CounterCamera(time);
        camera.Open();
        camera.Take(CameraStatus.Frozen);
        camera.Close();
        time.Advance(TimeSpan.FromSeconds(14));
        Assert.True(camera.IsOpen);
        camera.Open();
        camera.Close();
        time.Advance(TimeSpan.FromSeconds(15));
        Assert.False(camera.IsOpen);
        Assert.Equal(CameraStatus.Frozen, camera.Status); // and what was found is not forgotten
    }

    [Fact]
    public async Task A_kiosk_has_no_such_page()
    {
        await using var kiosk = await RunningKiosk.StartAsync(RunningKiosk.Nobody);
        Assert.Equal(HttpStatusCode.NotFound, (await kiosk.Http.GetAsync("/counter", TestContext.Current.CancellationToken)).StatusCode);
    }

    private static CheckAnswer? After(params FrameReading[] readings)
    {
        var capture = new CheckCapture("model", Start + CheckAnswer.Patience);
        foreach (var (i, reading) in readings.Index())
            Assert.Null(capture.Add(reading, Start.AddMilliseconds(200 * i)));
        return capture.AtTime(Start + CheckAnswer.Patience);
    }

    private static async Task<ClientWebSocket> OpenPageAsync(RunningKiosk kiosk)
    {
        var page = new ClientWebSocket();
        page.Options.SetRequestHeader("Origin", kiosk.Address.GetLeftPart(UriPartial.Authority));
        await page.ConnectAsync(
            new UriBuilder(kiosk.Address) { Scheme = "ws", Path = "/counter-page" }.Uri,
            TestContext.Current.CancellationToken
        );
        return page;
    }

    private static (bool, string?, DateTimeOffset?) Told(RunningKiosk kiosk) =>
        kiosk.Report() is var told ? (told.PageOpen, told.Camera, told.LastFrameAt) : default;

    private static Task SayAsync(ClientWebSocket page, string words) =>
        page.SendAsync(System.Text.Encoding.UTF8.GetBytes(words), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);

    /// <summary>Until it reports so, with the page open.</summary>
    private static async Task UntilAsync(ClientWebSocket page, RunningKiosk kiosk, string status)
    {
        while (kiosk.Report().Camera != status)
        {
            Assert.Equal(WebSocketState.Open, page.State);
            await Task.Yield();
        }

        Assert.True(kiosk.Report().PageOpen);
    }

    private static async Task<bool> LookingAsync(ClientWebSocket page)
    {
        var buffer = new byte[1024];
        var message = await page.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(buffer.AsMemory(0, message.Count));
        return json.RootElement.GetProperty("looking").GetBoolean();
    }

    private static async Task EndedAsync(ClientWebSocket page)
    {
        try
        {
            while (
                (await page.ReceiveAsync(new byte[1024], TestContext.Current.CancellationToken)).MessageType != WebSocketMessageType.Close
            ) { }
        }
        catch (WebSocketException)
        {
            // it ended without a word
        }
    }

    private sealed class CountingReader : IFaceReader
    {
        private int forgotten;

        public int Frames => Descriptors.Count;

        /// <summary>Of the frames read.</summary>
        public ConcurrentQueue<float[]> Descriptors { get; } = [];

        public int Forgotten => forgotten;

        public string Model => Walk.Model;

        public float TurnThreshold => 0.12f;

        public FrameReading Read(in FrameMessage frame, Look look, TimeSpan at)
        {
            var reading = Good;
            Descriptors.Enqueue(reading.Descriptor!); // a good one has one
            return reading;
        }

        public void Forget() => Interlocked.Increment(ref forgotten);
    }
}
