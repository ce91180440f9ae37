using FaceEngine.Analysis;
using FaceEngine.Tests.Real;

namespace FaceEngine.Tests;

/// <summary>One analyzer serves many threads, and ends cleanly under them.</summary>
public sealed class ThreadTests(LoadedAnalyzer loaded)
{
    private const int Threads = 8;

    [Fact]
    public void Eight_threads_get_what_one_gets()
    {
        Picture[] pictures = [.. Golden.Figures.Frames.Take(4).Select(golden => golden.Decode())];
        var alone = pictures.Select(loaded.Describe).ToArray();
        using var together = new Barrier(Threads);
        var results = new float[Threads][][];
        RunOnThreads(thread =>
        {
            together.SignalAndWait();
            // Each thread starts at another picture, so that different work overlaps.
            var mine = new float[pictures.Length][];
            for (var step = 0; step < pictures.Length; step++)
                mine[(thread + step) % pictures.Length] = loaded.Describe(pictures[(thread + step) % pictures.Length]);
            results[thread] = mine;
        });
        Assert.All(results, result => Assert.Equal(alone, result));
    }

    [Fact]
    public void Disposing_under_running_calls_ends_them_without_a_crash()
    {
        var picture = Golden.Figures.Frames[0].Decode();
        var analyzer = FaceAnalyzer.Load(Repository.Models);
        using var running = new CountdownEvent(Threads);
        var disposed = new bool[Threads];
        var ending = new Thread(() =>
        {
            running.Wait();
            analyzer.Dispose();
        });
        ending.Start();
        RunOnThreads(thread =>
        {
            for (var first = true; ; first = false)
                try
                {
                    Assert.Single(analyzer.Detect(picture.Frame));
                    if (first)
                        running.Signal();
                }
                catch (ObjectDisposedException)
                {
                    disposed[thread] = true;
                    return;
                }
        });
        ending.Join();
        Assert.All(disposed, Assert.True);
    }

    [Fact]
    public void A_disposed_analyzer_says_so()
    {
        var picture = Golden.Figures.Frames[0].Decode();
        var analyzer = FaceAnalyzer.Load(Repository.Models);
        var faces = analyzer.Detect(picture.Frame);
        var landmarks = analyzer.FindLandmarks(picture.Frame, faces[0]);
        analyzer.Dispose();
        analyzer.Dispose(); // twice is once
        Assert.Throws<ObjectDisposedException>(() => analyzer.Detect(picture.Frame));
        Assert.Throws<ObjectDisposedException>(() => analyzer.FindLandmarks(picture.Frame, faces[0]));
        Assert.Throws<ObjectDisposedException>(() => analyzer.Describe(picture.Frame, landmarks));
        Assert.Throws<ObjectDisposedException>(() => analyzer.Assess(picture.Frame, faces, landmarks));
    }

    private static void RunOnThreads(Action<int> work)
    {
        var failures = new Exception?[Threads];
        Thread[] threads =
        [
            .. Enumerable
                .Range(0, Threads)
                .Select(index => new Thread(() =>
                {
                    try
                    {
                        work(index);
                    }
                    catch (Exception error)
                    {
                        failures[index] = error;
                    }
                })),
        ];
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
        Assert.All(failures, Assert.Null);
    }
}
