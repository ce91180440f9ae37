using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FaceEngine.HeadTurns;

namespace FaceEngine.Tests.Real;

/// <summary>
/// A real man who holds his head as a script says, as a clip for Chromium's fake camera (640×480, JPEG pictures one after the other).
/// It is made of two runs of <c>franck.mp4</c>, played forwards and backwards: in one he turns from straight ahead
/// far to his left, in the other a little less to his right; they meet where he looks straight ahead, with his mouth closed in the one
/// and smiling in the other. Needs only ffmpeg and the recording: other test programs may link this file.
/// </summary>
internal static class TurnClip
{
    /// <summary>Chromium plays such a file at this rate whatever it was made for.</summary>
    public const int FramesPerSecond = 30;

    private const double RecordedPerSecond = 24;

    // By FaceLandmarks.Turn: 0.31 to 0.33 at the left, 0.05 in the middle, -0.18 to -0.19 at the right.
    // Of the second run every second picture: there he turned more slowly, and paused on the way.
    private static readonly int[] Line = [.. Enumerable.Range(1086, 34), .. Enumerable.Range(0, 14).Select(step => 3870 - 2 * step)];
    private static readonly (int From, int To) Left = (0, 4),
        Middle = (27, 33),
        Right = (46, 47);
    private const int SecondRun = 34;

    // The face of the second run lies elsewhere in the picture by this much.
    private const int Across = -10,
        Down = 23;

    /// <summary>Makes the clip unless it is there already.</summary>
    /// <param name="recording">Path of <c>franck.mp4</c>; the clip is put beside it.</param>
    /// <param name="script">
    /// Where to hold the head and for how many seconds. The way there is part of them: up to 0.8 s from the middle to the
    /// right, 1.2 s to the left. Between the sides the head passes the middle. <see cref="HeadPose.Unseen"/> is an empty room. The clip is
    /// played in a loop: it should begin and end in the middle.
    /// </param>
    /// <returns>Path of the clip.</returns>
    public static Task<string> MakeAsync(string recording, params ReadOnlySpan<(HeadPose Pose, double Seconds)> script)
    {
        var frames = Frames(script).ToArray();
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join(' ', frames))))[..16];
        return MakeAsync(recording, Path.Combine(Path.GetDirectoryName(Path.GetFullPath(recording)) ?? "", $"turns-{name}.mjpeg"), frames);
    }

    /// <summary>The places of the line that are shown, one a frame; −1 is the empty room.</summary>
    private static List<int> Frames(ReadOnlySpan<(HeadPose Pose, double Seconds)> script)
    {
        var shown = new List<int>();
        double place = Middle.From,
            way = 1,
            seconds = 0;
        foreach (var (pose, length) in script)
        {
            var (from, to) = pose switch
            {
                HeadPose.Left => Left,
                HeadPose.Right => Right,
                HeadPose.Middle or HeadPose.Unseen => Middle,
                _ => throw new ArgumentException($"A head cannot be held {pose}.", nameof(script)),
            };
            seconds += length;
            while (shown.Count < (int)Math.Round(seconds * FramesPerSecond))
            {
                shown.Add(pose == HeadPose.Unseen ? -1 : (int)Math.Round(place));
                // Towards the zone, and to and fro within it: a living head is never quite still.
                if (place <= from)
                    way = 1;
                else if (place >= to)
                    way = -1;
                place = Math.Clamp(place + way * RecordedPerSecond / FramesPerSecond, 0, Line.Length - 1);
            }
        }
        return shown;
    }

    private static async Task<string> MakeAsync(string recording, string target, int[] frames)
    {
        if (File.Exists(target))
            return target;
        var pictures = await ReadAsync(recording);
        var part = $"{target}.{Guid.NewGuid():n}";
        using (
            var encoder = Start(
                [
                    "-v",
                    "error",
                    "-nostdin",
                    "-f",
                    "rawvideo",
                    "-pix_fmt",
                    "rgb24",
                    "-s",
                    "640x480",
                    "-r",
                    $"{FramesPerSecond}",
                    "-i",
                    "-",
                    "-pix_fmt",
                    "yuvj420p",
                    "-q:v",
                    "3",
                    "-f",
                    "mjpeg",
                    part,
                ],
                input: true
            )
        )
        {
            foreach (var place in frames)
                await encoder.StandardInput.BaseStream.WriteAsync(pictures[place + 1]);
            encoder.StandardInput.Close();
            await EndAsync(encoder);
        }
        File.Move(part, target, overwrite: true);
        return target;
    }

    /// <summary>
    /// The pictures of the line, after that of the empty room. The man is shown smaller: near the camera he touches its edge.
    /// </summary>
    private static async Task<byte[][]> ReadAsync(string recording)
    {
        var pictures = new byte[Line.Length + 1][];
        pictures[0] = new byte[640 * 480 * 3];
        pictures[0].AsSpan().Fill(90);
        await RunAsync(0, SecondRun, 0, 0);
        await RunAsync(SecondRun, Line.Length, Across, Down);
        return pictures;

        async Task RunAsync(int from, int to, int across, int down)
        {
            var run = Line[from..to];
            var (first, count) = (run.Min(), run.Max() - run.Min() + 1);
            var filter = string.Create(
                CultureInfo.InvariantCulture,
                $"trim=start_frame={first}:end_frame={first + count},scale=512:384,pad=640:480:{64 + across * 4 / 5}:"
                    + $"{48 + down * 4 / 5}:0x3070d0"
            );
            using var decoder = Start(
                [
                    "-v",
                    "error",
                    "-nostdin",
                    "-i",
                    recording,
                    "-vf",
                    filter,
                    "-fps_mode",
                    "passthrough",
                    "-frames:v",
                    $"{count}",
                    "-pix_fmt",
                    "rgb24",
                    "-f",
                    "rawvideo",
                    "-",
                ],
                input: false
            );
            for (var frame = first; frame < first + count; frame++)
            {
                var picture = new byte[640 * 480 * 3];
                await decoder.StandardOutput.BaseStream.ReadExactlyAsync(picture);
                if (Array.IndexOf(run, frame) is >= 0 and var place)
                    pictures[from + place + 1] = picture;
            }
            await EndAsync(decoder);
        }
    }

    private static Process Start(string[] arguments, bool input) =>
        Process.Start(new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardInput = input, RedirectStandardOutput = !input })
        ?? throw new InvalidOperationException("ffmpeg could not be started.");

    private static async Task EndAsync(Process ffmpeg)
    {
        await ffmpeg.WaitForExitAsync();
        if (ffmpeg.ExitCode != 0)
            throw new InvalidOperationException("ffmpeg failed.");
    }
}
