using System.Runtime.InteropServices;
using OpenCvSharp;

namespace FaceReport.Pictures;

/// <summary>A picture's pixels: red, green, blue, row-major.</summary>
internal sealed record RgbPicture(byte[] Pixels, int Width, int Height);

/// <summary>A picture cannot be decoded. The message says why.</summary>
internal sealed class UnreadablePictureException(string message) : Exception(message);

/// <summary>Decodes pictures with OpenCV, at most as large as a kiosk's page sends its frames.</summary>
internal static class PictureDecoder
{
    private const int LongSide = 640;

    /// <summary>Decodes one picture.</summary>
    /// <param name="file">JPEG or PNG.</param>
    /// <param name="decode">Makes blue, green, red of a file's bytes, or an empty matrix; by default OpenCV.</param>
    /// <exception cref="UnreadablePictureException">The file is not a whole picture.</exception>
    /// <exception cref="ReportException">OpenCV cannot be loaded.</exception>
    public static RgbPicture Decode(string file, Func<byte[], Mat>? decode = null)
    {
        var bytes = Bytes(file);
        try
        {
            using var picture = bytes.Length == 0 ? new Mat() : (decode ?? OfOpenCv)(bytes);
            if (picture.Empty())
                throw new UnreadablePictureException("it holds no whole picture");
            Shrink(picture);
            Cv2.CvtColor(picture, picture, ColorConversionCodes.BGR2RGB);
            var pixels = new byte[3 * picture.Width * picture.Height];
            Marshal.Copy(picture.Data, pixels, 0, pixels.Length); // a matrix that was just made has its rows one after the other
            return new(pixels, picture.Width, picture.Height);
        }
        catch (Exception error) when (error is TypeInitializationException or DllNotFoundException)
        {
            throw new ReportException(
                $"OpenCV cannot be loaded ({error.InnerException?.Message ?? error.Message}): it decodes the pictures. "
                    + "It is there for Linux on x64, and needs GTK (Debian: apt-get install libgtk-3-0).",
                error
            );
        }
    }

    private static Mat OfOpenCv(byte[] bytes) => Cv2.ImDecode(bytes, ImreadModes.Color);

    private static void Shrink(Mat picture)
    {
        var share = (double)LongSide / Math.Max(picture.Width, picture.Height);
        if (share >= 1)
            return;
        var size = new Size(Math.Max(1, Math.Round(picture.Width * share)), Math.Max(1, Math.Round(picture.Height * share)));
        Cv2.Resize(picture, picture, size, 0, 0, InterpolationFlags.Area);
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
}
