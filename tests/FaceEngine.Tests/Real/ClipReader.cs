using System.Diagnostics;
using FaceEngine.Frames;

namespace FaceEngine.Tests.Real;

/// <summary>Decodes clips with ffmpeg, one thread and bit-exact scaling, so that every machine sees the same pixels.</summary>
internal static class ClipReader
{
    private const string Scaler = "bilinear+accurate_rnd+full_chroma_int+bitexact";

    /// <summary>One frame by its number, counted from 0.</summary>
    public static Picture Frame(string clip, int number, int width, int height) =>
        Read(clip, $"select=eq(n\\,{number}),{Scale(width, height)}", 1, width, height).Single();

    /// <summary>Frames at a steady rate from the clip's start, scaled to what a kiosk's camera gives.</summary>
    public static IEnumerable<Picture> Kiosk(string clip, double perSecond, int count) => Scaled(clip, perSecond, count, 640, 480);

    /// <summary>Frames at a steady rate from the clip's start, of any size.</summary>
    public static IEnumerable<Picture> Scaled(string clip, double perSecond, int count, int width, int height) =>
        Read(clip, FormattableString.Invariant($"fps={perSecond},{Scale(width, height)}"), count, width, height);

    /// <summary>Kiosk frames at a steady rate between two times, in seconds.</summary>
    public static IEnumerable<Picture> Between(string clip, double perSecond, double from, double to) =>
        Read(
            clip,
            FormattableString.Invariant($"trim={from}:{to},setpts=PTS-STARTPTS,fps={perSecond},{Scale(640, 480)}"),
            (int)((to - from) * perSecond),
            640,
            480
        );

    // JPEG pictures one after the other do not say how fast they follow.
    private static string[] Rate(string clip) =>
        clip.EndsWith(".mjpeg", StringComparison.Ordinal) ? ["-framerate", $"{TurnClip.FramesPerSecond}"] : [];

    private static string Scale(int width, int height) => $"scale={width}:{height}:flags={Scaler}";

    // Only fatal messages: a test that has seen enough closes the pipe, which ffmpeg would report. Missing frames fail below.
    private static IEnumerable<Picture> Read(string clip, string filter, int count, int width, int height)
    {
        string[] arguments =
        [
            "-v",
            "fatal",
            "-nostdin",
            "-threads",
            "1",
            .. Rate(clip),
            "-i",
            Repository.Clip(clip),
            "-vf",
            filter,
            "-frames:v",
            $"{count}",
            "-sws_flags",
            Scaler,
            "-pix_fmt",
            "rgb24",
            "-f",
            "rawvideo",
            "-",
        ];
        using var process =
            Process.Start(new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("ffmpeg could not be started.");
        for (var at = 0; at < count; at++)
        {
            var pixels = new byte[width * height * 3];
            process.StandardOutput.BaseStream.ReadExactly(pixels);
            yield return new Picture(pixels, width, height);
        }
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
