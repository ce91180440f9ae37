using System.Text.Json;
using FaceEngine.Frames;

namespace FaceEngine.Tests.Real;

/// <summary>Figures of an independent program over the same models: what the engine must agree with.</summary>
internal sealed record Golden(IReadOnlyList<GoldenFrame> Frames)
{
    public static Golden Figures { get; } =
        JsonSerializer.Deserialize<Golden>(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "golden.json")),
            JsonSerializerOptions.Web
        ) ?? throw new InvalidOperationException("golden.json is empty.");
}

internal sealed record GoldenFrame(
    string Clip,
    int Frame,
    int Width,
    int Height,
    string Pixels,
    int Faces,
    float[] Box,
    float Score,
    float[][] Landmarks,
    float[] Descriptor
)
{
    /// <summary>The decoded frame, checked to be the one that the figures are of.</summary>
    public Picture Decode()
    {
        var picture = ClipReader.Frame(Clip, Frame, Width, Height);
        Assert.True(picture.Hash == Pixels, $"{Clip}, frame {Frame}: this ffmpeg decodes other pixels than the figures were made from.");
        return picture;
    }
}
