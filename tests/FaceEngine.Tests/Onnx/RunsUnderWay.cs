using FaceEngine.Models;
using FaceEngine.Onnx;

namespace FaceEngine.Tests.Onnx;

/// <summary>A model that is disposed while it runs would take the process with it: the last run closes it.</summary>
public sealed class RunsUnderWay
{
    private const int Threads = 4;

    [Fact]
    public void End_as_they_would_have_when_their_model_is_disposed()
    {
        var model = Open();
        var before = Read(model.Begin());
        using OnnxRun first = model.Begin(),
            second = model.Begin();
        model.Dispose();
        model.Dispose(); // twice is once
        Assert.Throws<ObjectDisposedException>(model.Begin);
        Assert.Equal(before, Read(first));
        Assert.Equal(before, Read(second));
    }

    [Fact]
    public void Are_never_cut_off_on_any_thread()
    {
        for (var round = 0; round < 20; round++)
        {
            var model = Open();
            var before = Read(model.Begin());
            using var running = new CountdownEvent(Threads);
            var others = Enumerable
                .Range(0, Threads)
                .Select(_ =>
                    Task.Factory.StartNew(
                        () =>
                        {
                            var runs = 0;
                            try
                            {
                                for (; ; runs++)
                                {
                                    Assert.Equal(before, Read(model.Begin()));
                                    if (runs == 0)
                                        running.Signal();
                                }
                            }
                            catch (ObjectDisposedException)
                            {
                                return runs;
                            }
                        },
                        TestContext.Current.CancellationToken,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                )
                .ToArray();
            running.Wait(TestContext.Current.CancellationToken);
            model.Dispose();
            Assert.All(others, runs => Assert.True(runs.Result > 0));
        }
    }

    [Fact]
    public void Have_room_of_their_own_which_the_next_has_again()
    {
        using var model = Open();
        OnnxRun first = model.Begin(),
            second = model.Begin();
        Assert.False(first.Input == second.Input);
        first.Dispose();
        first.Dispose(); // twice is once
        using var third = model.Begin();
        using var fourth = model.Begin();
        Assert.Same(first, third);
        Assert.NotSame(third, fourth);
        second.Dispose();
    }

    [Fact]
    public void Allocate_nothing()
    {
        using var model = Open();
        for (var warm = 0; warm < 3; warm++)
            model.Begin().Dispose();
        using (var run = model.Begin())
            run.Run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        using (var run = model.Begin())
            run.Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static OnnxSession Open()
    {
        var entry = ModelManifest.Read(Repository.Models).ModelFor(ModelEntry.ReadEyes);
        return new(
            new ModelFiles(Repository.Models).Read(entry),
            entry.Input.Name,
            [1, entry.Input.Planes, entry.Input.Height, entry.Input.Width],
            [entry.Outputs["states"]]
        );
    }

    private static float[] Read(OnnxRun run)
    {
        using (run)
        {
            for (var at = 0; at < run.Input.Length; at++)
                run.Input[at] = at % 17 / 16f;
            run.Run();
            return run[0].ToArray();
        }
    }
}
