using FaceEngine.Frames;
using FaceEngine.Imaging;
using FaceEngine.Models;
using FaceEngine.Onnx;
using FaceEngine.Tests.Real;
using FaceEngine.Tracking;

namespace FaceEngine.Tests;

/// <summary>As soon as they were used. Alone, or others would use the memory again meanwhile.</summary>
[CollectionDefinition(nameof(FacesAreOverwritten), DisableParallelization = true), Collection(nameof(FacesAreOverwritten))]
public sealed class FacesAreOverwritten(LoadedAnalyzer loaded)
{
    [Fact]
    public void In_memory_that_is_given_back_and_used_again()
    {
        const int length = 12_345;
        var memory = FaceMemory.Rent<uint>(length); // nobody else takes such values, and what is kept of them is this test's
        var values = memory.Memory;
        values.Span.Fill(1);
        memory.Overwrite(3);
        Assert.Equal([0u, 0u, 0u, 1u], values.Span[..4].ToArray());
        memory.Dispose();
        Assert.False(values.Span.ContainsAnyExcept(0u));

        memory.Dispose(); // twice is once
        using var again = FaceMemory.Rent<uint>(length);
        using var other = FaceMemory.Rent<uint>(length);
        Assert.True(again.Span == values.Span);
        Assert.False(other.Span == values.Span);
    }

    [Fact]
    public void In_memory_of_any_values()
    {
        var memory = FaceMemory.Rent<(double, byte)>(5);
        var values = memory.Memory;
        values.Span.Fill((1, 1));
        memory.Dispose();
        Assert.Equal(new (double, byte)[5], values.ToArray());
    }

    [Fact]
    public void In_memory_that_more_is_asked_of_than_is_kept()
    {
        var many = Enumerable.Range(0, 5).Select(_ => FaceMemory.Rent<byte>(6 * 1024 * 1024)).ToList();
        var values = many.ConvertAll(one => one.Memory);
        foreach (var one in many)
        {
            one.Span.Fill(1);
            one.Dispose();
        }

        Assert.All(values, one => Assert.False(one.Span.ContainsAnyExcept((byte)0)));
    }

    [Fact]
    public void Where_the_model_read_the_face_and_wrote_the_descriptor()
    {
        var (manifest, files) = (ModelManifest.Read(Repository.Models), new ModelFiles(Repository.Models));
        using var model = new LoadedModel(files, manifest.ModelFor(ModelEntry.Describe), ["descriptor"], _ => null);
        var window = AffineMap.FromRectangle(0, 0, 64, 64, model.Entry.Input.Width, model.Entry.Input.Height);
        var run = model.Run(Picture.Plain(64, 64, 90).Frame, window, FrameEdge.Black);
        Assert.True(run.Take(0).AsSpan().ContainsAnyExcept(0));
        Assert.False(run[0].ContainsAnyExcept(0));
        run.Run();
        Assert.True(run[0].ContainsAnyExcept(0));
        Assert.True(run.Input.ContainsAnyExcept(0));
        run.Dispose();
        Assert.False(run[0].ContainsAnyExcept(0));
        Assert.False(run.Input.ContainsAnyExcept(0));
    }

    [Fact]
    public void By_a_tracker_that_goes_on_or_forgets()
    {
        var tracker = new FaceTracker(loaded.Analyzer);
        FaceLook? look = null;
        foreach (var (at, picture) in ClipReader.Kiosk("franck.mp4", perSecond: 15, count: 4).Index())
        {
            Assert.NotNull(tracker.Next(picture.Frame, TimeSpan.FromSeconds(at / 15.0)).Face);
            if (look is not null)
                AssertOverwritten(look);
            look = tracker.Last!.Look; // there is a face
            Assert.Equal(1, look.Likeness(look), 0.001);
        }

        tracker.Reset();
        AssertOverwritten(look!); // there were frames
    }

    [Fact]
    public void By_a_tracker_whose_face_is_gone()
    {
        var tracker = new FaceTracker(loaded.Analyzer);
        tracker.Next(ClipReader.Kiosk("franck.mp4", perSecond: 15, count: 1).Single().Frame, TimeSpan.Zero);
        var look = tracker.Last!.Look; // there is a face
        var nobody = Picture.Plain(640, 480, 90);
        tracker.Next(nobody.Frame, Continuity.LongestLoss);
        Assert.Equal(1, look.Likeness(look), 0.001); // it may be back
        tracker.Next(nobody.Frame, Continuity.LongestLoss + TimeSpan.FromSeconds(0.1));
        AssertOverwritten(look);
    }

    private static void AssertOverwritten(FaceLook look) => Assert.Equal(0, look.Likeness(look));
}
