using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FaceEngine.Faces;
using KioskDevice.Camera;
using KioskDevice.ServerLink;
using KioskDevice.Tests.Running;
using KioskDevice.Visits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using QueueContracts;
using QueueContracts.Faces;

namespace KioskDevice.Tests;

/// <summary>As soon as they were used, or left with the visit.</summary>
public sealed class FacesAreOverwritten
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF];

    [Fact]
    public void Descriptors_once_they_became_a_template()
    {
        var walk = new Walk().ToCapture().SeeGoodFrames(4);
        Assert.All(walk.Descriptors, AssertThere);
        walk.SeeGoodFrames(1);
        Assert.Equal(5, walk.Descriptors.Count);
        Assert.All(walk.Descriptors, AssertOverwritten);
        AssertThere(walk.IssueAsked.Face!.Values); // of a capture
    }

    [Fact]
    public void Descriptors_that_are_not_kept_or_are_left_with_the_visit()
    {
        // before the consent
        Assert.All(new Walk().Do(new VisitInput.ServiceChosen(Walk.Service)).SeeGoodFrames(2).Descriptors, AssertOverwritten);
        Assert.All(new Walk().ToCapture().SeeGoodFrames(3).Do(new VisitInput.Left()).Descriptors, AssertOverwritten);
        Assert.All(new Walk().ToCapture().SeeGoodFrames(3).WaitSeconds(16).Descriptors, AssertOverwritten);

        var another = new Walk().ToCapture().SeeGoodFrames(3);
        another.Track = 2;
        Assert.All(another.SeeGoodFrames(1, another: true).Descriptors, AssertOverwritten);
    }

    [Fact]
    public void Template_and_picture_once_the_server_has_answered()
    {
        var walk = new Walk().ToCapture(picture: true).SeeGoodFrames(5);
        var picture = Jpeg.ToArray();
        walk.Do(new VisitInput.PictureTaken(picture), new VisitInput.NotDone(null));
        var asked = walk.IssueAsked;
        AssertThere(asked.Face!.Values); // not answered, it is asked again
        Assert.Equal(Jpeg, picture);

        walk.Do(new VisitInput.Retried(), new VisitInput.Issued(new(Walk.Ticket(), false)));
        AssertOverwritten(asked.Face.Values);
        AssertOverwritten(picture);
    }

    [Fact]
    public void A_picture_that_comes_too_late()
    {
        var picture = Jpeg.ToArray();
        new Walk().ToCapture(picture: true).SeeGoodFrames(5).WaitSeconds(3).Do(new VisitInput.PictureTaken(picture));
        AssertOverwritten(picture);
    }

    [Fact]
    public void What_the_server_is_being_asked_only_when_it_has_answered()
    {
        var walk = new Walk().ToCapture().SeeGoodFrames(5);
        walk.BeingAsked.Add(new Request.Issue(walk.IssueAsked));
        var face = walk.IssueAsked.Face!; // of a capture
        walk.Do(new VisitInput.Left());
        AssertThere(face.Values);

        walk.BeingAsked.Clear();
        walk.Do(new VisitInput.Issued(new(Walk.Ticket(), false)));
        AssertOverwritten(face.Values);
    }

    [Fact]
    public async Task By_the_kiosk_that_was_given_a_number_for_one()
    {
        await using var server = await FakeServer.StartAsync(kiosk: Office.View());
        server.OnIssue = _ => Results.Json(new IssueReply(Walk.Ticket(), false), Wire.Json);
        var reader = new FakeReader();
        await using var kiosk = await RunningKiosk.StartAsync(
            server.Address,
            reader,
            "--Kiosk:Visit:Liveness",
            "Off",
            "--Kiosk:Visit:FrameGapMilliseconds",
            "0"
        );
        var (visit, link) = (kiosk.Services.GetRequiredService<VisitLoop>(), kiosk.Services.GetRequiredService<KioskLink>());
        await UntilAsync(look => link.Changed += look, () => link.View is not null);
        visit.SetCamera(CameraStatus.Ready);
        visit.Post(new VisitInput.ServiceChosen(Walk.Service));
        visit.Post(new VisitInput.ConsentGiven(false, "vi"));
        await UntilAsync(look => visit.Changed += look, () => visit.State is VisitState.Capturing);
        IReadOnlyList<float[]> descriptors = [.. Enumerable.Range(0, 5).Select(i => FaceOf(i))];
        foreach (var descriptor in descriptors)
            visit.Post(
                new VisitInput.FrameSeen(new(Walk.Near, true, FrameFault.None, descriptor) { Round = visit.State.Round, Track = 1 })
            );
        await UntilAsync(look => visit.Changed += look, () => visit.State is VisitState.NumberShown);
        Assert.NotNull(Assert.Single(server.Issued).Face);
        Assert.All(descriptors, AssertOverwritten);

        Assert.Equal(0, reader.Forgotten);
        visit.Post(new VisitInput.Left());
        await UntilAsync(look => visit.Changed += look, () => visit.State is VisitState.Idle);
        Assert.Equal(1, reader.Forgotten);
    }

    [Fact]
    public async Task A_frame_once_it_was_read()
    {
        nint pixels = 0;
        var reader = new PlaceOfFrames(found => pixels = found);
        await using var kiosk = await RunningKiosk.StartAsync(RunningKiosk.Nobody, reader);
        using var page = new ClientWebSocket();
        page.Options.SetRequestHeader("Origin", kiosk.Address.GetLeftPart(UriPartial.Authority));
        await page.ConnectAsync(new UriBuilder(kiosk.Address) { Scheme = "ws", Path = "/page" }.Uri, TestContext.Current.CancellationToken);
        var frame = FrameMessages.Make(64, 64);
        frame.AsSpan(FrameMessage.HeaderBytes).Fill(7);
        await page.SendAsync(frame, WebSocketMessageType.Binary, true, TestContext.Current.CancellationToken);
        await AnsweredAsync(page);
        await page.SendAsync(
            frame.AsMemory(0, FrameMessage.HeaderBytes),
            WebSocketMessageType.Binary,
            true,
            TestContext.Current.CancellationToken
        ); // it is read after the first was overwritten
        await AnsweredAsync(page);

        var left = new byte[frame.Length - FrameMessage.HeaderBytes];
        Marshal.Copy(pixels, left, 0, left.Length);
        AssertOverwritten(left);
    }

    private static async Task AnsweredAsync(ClientWebSocket page)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var message = await page.ReceiveAsync(buffer.AsMemory(), TestContext.Current.CancellationToken);
            if (buffer.AsSpan(0, message.Count).StartsWith("{\"type\":\"face\""u8))
                return;
        }
    }

    /// <summary>Waits until something holds that an event may tell of.</summary>
    private static async Task UntilAsync(Action<Action> subscribe, Func<bool> holds, Func<Task>? after = null)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (holds())
                done.TrySetResult();
        }

        subscribe(Look);
        if (after is not null)
            await after();
        Look();
        await done.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    private static float[] FaceOf(int axis) => [.. Enumerable.Range(0, FaceTemplate.Length).Select(i => i == axis ? 1f : 0)];

    private static void AssertThere(ReadOnlySpan<float> values) => Assert.True(values.ContainsAnyExcept(0f));

    private static void AssertThere(float[] values) => AssertThere(values.AsSpan());

    private static void AssertOverwritten<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IEquatable<T> => Assert.False(values.ContainsAnyExcept(default(T)));

    private static void AssertOverwritten<T>(T[] values)
        where T : unmanaged, IEquatable<T> => AssertOverwritten<T>(values.AsSpan());

    /// <summary>Notes where in memory the frames lie that it is given.</summary>
    private sealed class PlaceOfFrames(Action<nint> found) : IFaceReader
    {
        public string Model => Walk.Model;

        public float TurnThreshold => 0.12f;

        public FrameReading Read(in FrameMessage frame, Look look, TimeSpan at)
        {
            found(Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref MemoryMarshal.GetReference(frame.Pixels))); // it does not move
            return new(null, Near: false);
        }

        public void Forget() { }
    }
}
