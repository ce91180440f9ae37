using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace FaceReport.Pictures;

/// <summary>A picture's pixels: red, green, blue, row-major.</summary>
internal sealed record RgbPicture(byte[] Pixels, int Width, int Height);

/// <summary>A picture cannot be decoded. The message says why.</summary>
internal sealed class UnreadablePictureException(string message) : Exception(message);

/// <summary>Decodes pictures with ffmpeg, at most as large as a kiosk's page sends its frames.</summary>
internal static class PictureDecoder
{
    private const int LongSide = 640;

    /// <summary>Decodes one picture.</summary>
    /// <param name="file">JPEG or PNG.</param>
    /// <param name="program">The ffmpeg to be started.</param>
    /// <exception cref="UnreadablePictureException">The file is not a whole picture.</exception>
    /// <exception cref="ReportException">ffmpeg cannot be started.</exception>
    public static RgbPicture Decode(string file, string program)
    {
        // PPM is raw RGB behind a few bytes that say its size. The picture goes in as bytes: a "%" in a file's name would mean a series of
        // files.
        string[] arguments =
        [
            "-v",
            "error",
            "-nostdin",
            "-threads",
            "1",
            "-err_detect",
            "explode",
            "-i",
            "pipe:0",
            "-frames:v",
            "1",
            "-vf",
            $"scale=w='min(iw,{LongSide})':h='min(ih,"
                + $"{LongSide})':force_original_aspect_ratio=decrease:flags=bilinear+accurate_rnd+full_chroma_int",
            "-pix_fmt",
            "rgb24",
            "-c:v",
            "ppm",
            "-f",
            "image2pipe",
            "-",
        ];
        var picture = Bytes(file);
        using var ffmpeg = Start(program, arguments);
        var complaints = ffmpeg.StandardError.ReadToEndAsync();
        using var decoded = new MemoryStream();
        var decoding = ffmpeg.StandardOutput.BaseStream.CopyToAsync(decoded);
        Send(picture, ffmpeg.StandardInput);
        decoding.Wait();
        ffmpeg.WaitForExit();
        if (ffmpeg.ExitCode != 0 || decoded.Length == 0)
            throw new UnreadablePictureException(FirstOf(complaints.Result));
        return Parse(decoded.ToArray());
    }

    private static byte[] Bytes(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UnreadablePictureException(error.Message);
        }
    }

    private static void Send(byte[] picture, StreamWriter input)
    {
        try
        {
            input.BaseStream.Write(picture);
            input.Close();
        }
        catch (IOException)
        {
            // It has read enough to decode the picture, or to say why it cannot: its exit code tells which.
        }
    }

    // The first line says what is wrong; "[png @ 0x55d0]" before it says nothing to anybody here.
    private static string FirstOf(string complaints)
    {
        var line = complaints.Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "no picture in it";
        return line.StartsWith('[') ? line[(line.IndexOf(']') + 1)..].Trim() : line;
    }

    /// <summary>Reads a PPM as ffmpeg writes it: <c>P6</c>, width, height, 255, each ended by one white space, then the pixels.</summary>
    private static RgbPicture Parse(byte[] ppm)
    {
        var at = 0;
        string Word()
        {
            var start = at;
            while (!char.IsWhiteSpace((char)ppm[at]))
                at++;
            return Encoding.ASCII.GetString(ppm, start, at++ - start);
        }

        if (Word() != "P6")
            throw new InvalidOperationException("ffmpeg wrote no PPM."); // it was asked for one
        int width = int.Parse(Word()),
            height = int.Parse(Word());
        _ = Word();
        return new(ppm[at..(at + width * height * 3)], width, height);
    }

    private static Process Start(string program, string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            return Process.Start(start)!; // UseShellExecute is off: a process is always started
        }
        catch (Win32Exception error)
        {
            throw new ReportException(
                $"{program} cannot be started ({error.Message}): it decodes the pictures. Install it (Debian: apt-get install ffmpeg).",
                error
            );
        }
    }
}
