using QueueContracts;
using ScreenHosting;

namespace KioskDevice.Screens;

/// <summary>
/// A ticket as a QR picture: its page, to be followed on a phone; or else its code, to be photographed and scanned again. And the page of a
/// visit.
/// </summary>
internal static class QrPictures
{
    /// <summary>A data URI of an SVG, with the quiet zone scanners need.</summary>
    public static string Of(TicketSummary ticket) => ticket.Page is { } page ? Of(page) : Of(ticket.Code);

    /// <summary>The same of a page's address.</summary>
    public static string Of(Uri page) => QrPicture.Of(page.AbsoluteUri);

    /// <summary>The same of a code.</summary>
    public static string Of(TicketCode code) => QrPicture.Of(code.ToString());
}
