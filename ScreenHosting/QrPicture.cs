using System.Text;
using QRCoder;

namespace ScreenHosting;

/// <summary>Words as a QR picture.</summary>
public static class QrPicture
{
    private const int ModulePixels = 8;

    /// <summary>A data URI of an SVG, with the quiet zone scanners need.</summary>
    public static string Of(string words)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(words, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(data);
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(picture.GetGraphic(ModulePixels)));
    }
}
