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

internal sealed record GoldenFrame
{
    public required string Clip { get; init; }

    public required int Frame { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required string Pixels { get; init; }

    public required int Faces { get; init; }

    public required float[] Box { get; init; }

    public required float Score { get; init; }

    public required float[][] Landmarks { get; init; }

    public required float[] Descriptor { get; init; }

    /// <summary>The decoded frame, checked to be the one that the figures are of.</summary>
    public Picture Decode()
    {
        var picture = ClipReader.Frame(Clip, Frame, Width, Height);
        Assert.True(picture.Hash == Pixels, $"{Clip}, frame {Frame}: this ffmpeg decodes other pixels than the figures were made from.");
        return picture;
    }
}
