using FaceEngine.Analysis;
using FaceEngine.Faces;
using FaceEngine.Tests.Real;

[assembly: AssemblyFixture(typeof(LoadedAnalyzer))]

namespace FaceEngine.Tests.Real;

/// <summary>The analyzer over the restored models, loaded once for all tests. Without them loading throws and names the command.</summary>
public sealed class LoadedAnalyzer : IDisposable
{
    private readonly Lazy<FaceAnalyzer> analyzer = new(() => FaceAnalyzer.Load(Repository.Models));

    public FaceAnalyzer Analyzer => analyzer.Value;

    internal float[] Describe(Picture picture)
    {
        var frame = picture.Frame;
        var face = FaceAnalyzer.Subject(Analyzer.Detect(frame));
        Assert.NotNull(face);
        return Analyzer.Describe(frame, Analyzer.FindLandmarks(frame, face.Value));
    }

    internal FrameQuality Assess(Picture picture)
    {
        var frame = picture.Frame;
        var faces = Analyzer.Detect(frame);
        var landmarks = FaceAnalyzer.Subject(faces) is { } face ? Analyzer.FindLandmarks(frame, face) : null;
        return Analyzer.Assess(frame, faces, landmarks);
    }

    public void Dispose()
    {
        if (analyzer.IsValueCreated)
            analyzer.Value.Dispose();
    }
}
