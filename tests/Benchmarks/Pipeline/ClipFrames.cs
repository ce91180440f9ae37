using System.Diagnostics;
using Tests.Shared;

namespace Benchmarks.Pipeline;

/// <summary>Consecutive frames of a recording, as a kiosk's page sends them: 640x480, four bytes a pixel, fifteen a second.</summary>
/// <param name="Clip">The recording.</param>
/// <param name="Pixels">Each frame's bytes.</param>
internal sealed record ClipFrames(string Clip, IReadOnlyList<byte[]> Pixels)
{
    public const int Width = 640,
        Height = 480,
        PerSecond = 15;

    /// <summary>Reads frames from the start of a clip in <c>tests/clips</c>.</summary>
    /// <exception cref="BenchmarkException">The clip is not there or shorter.</exception>
    public static ClipFrames Read(string clip, int count)
    {
        var path = Path.Combine(Repository.Root, "tests", "clips", clip);
        if (!File.Exists(path))
            throw new BenchmarkException($"{path} is missing. Run: dotnet run --project models/Restore -- --clips");
        string[] arguments =
        [
            "-v",
            "error",
            "-nostdin",
            "-i",
            path,
            "-vf",
            $"fps={PerSecond},scale={Width}:{Height}",
            "-frames:v",
            $"{count}",
            "-pix_fmt",
            "rgba",
            "-f",
            "rawvideo",
            "-",
        ];
        // UseShellExecute is off: a process is always started
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardOutput = true })!;
        var frames = new List<byte[]>();
        while (frames.Count < count)
        {
            var pixels = new byte[Width * Height * 4];
            if (ffmpeg.StandardOutput.BaseStream.ReadAtLeast(pixels, pixels.Length, throwOnEndOfStream: false) < pixels.Length)
                throw new BenchmarkException($"{path} has fewer than {count} frames.");
            frames.Add(pixels);
        }

        ffmpeg.WaitForExit();
        return new(clip, frames);
    }

    /// <summary>A frame without its fourth bytes.</summary>
    public static byte[] ToRgb(byte[] rgba)
    {
        var rgb = new byte[rgba.Length / 4 * 3];
        for (var pixel = 0; pixel < rgba.Length / 4; pixel++)
            rgba.AsSpan(4 * pixel, 3).CopyTo(rgb.AsSpan(3 * pixel));
        return rgb;
    }
}
