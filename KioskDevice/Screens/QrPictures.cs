using System.Text;
using QRCoder;
using QueueContracts;

namespace KioskDevice.Screens;

/// <summary>A ticket as a QR picture: its page, to be followed on a phone; or else its code, to be photographed and scanned again. And the page of a visit.</summary>
internal static class QrPictures
{
    private const int ModulePixels = 8;

    /// <summary>A data URI of an SVG, with the quiet zone scanners need.</summary>
    public static string Of(TicketSummary ticket) => ticket.Page is { } page ? Of(page) : Of(ticket.Code);

    /// <summary>The same of a page's address.</summary>
    public static string Of(Uri page) => Of(page.AbsoluteUri);

    /// <summary>The same of a code.</summary>
    public static string Of(TicketCode code) => Of(code.ToString());

    private static string Of(string words)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(words, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(data);
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(picture.GetGraphic(ModulePixels)));
    }
}
