using FaceEngine;

namespace KioskDevice.Camera;

/// <summary>Reads frames with <see cref="FaceAnalyzer"/>.</summary>
internal sealed class FaceReader(FaceAnalyzer analyzer, KioskSettings settings) : IFaceReader, IDisposable
{
    public string Model => analyzer.DescriptorModel;

    public FrameReading Read(in FrameMessage message, bool describe)
    {
        var frame = new Frame(message.Pixels, message.Width, message.Height, PixelLayout.Rgba);
        var faces = analyzer.Detect(frame);
        if (FaceAnalyzer.Subject(faces) is not { } subject) return new(null, Near: false, FrameFault.NoFace);
        var seen = new SeenFace(
            subject.Left / frame.Width, subject.Top / frame.Height, subject.Width / frame.Width, subject.Height / frame.Height);
        var near = seen.Height >= settings.Camera.NearFaceShare;
        if (!describe) return new(seen, near);

        var landmarks = analyzer.FindLandmarks(frame, subject);
        var fault = analyzer.Assess(frame, faces, landmarks).Fault;
        return new(seen, near, fault, fault == FrameFault.None ? analyzer.Describe(frame, landmarks) : null);
    }

    public void Dispose() => analyzer.Dispose();
}
