using System.Text;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Features.PublicPages;
using QueueServer.Http;
using ScreenHosting;

namespace QueueServer.Features.Bookings;

/// <summary>The page of an appointment (<i>lịch hẹn của tôi</i>), for whoever has its code.</summary>
internal static class AppointmentPage
{
    public static void MapAppointmentPage(this WebApplication app)
    {
        _ = app.Services.GetRequiredService<AppointmentHtml>(); // what is missing is told now
        app.MapGet("/b/{office:regex(^[a-z0-9-]+$)}/{code}", ShowAsync).ExcludeFromDescription();
    }

    /// <summary>Where an appointment's page is for everybody; null while the office has no public address.</summary>
    public static Uri? AddressOf(OfficeSettings settings, BookingCode code) =>
        settings.PublicAddress is { } server ? new(server, $"/b/{settings.Id}/{code}") : null;

    /// <summary>A code that is none is a guess, as it is where the API is asked.</summary>
    /// <param name="office">The office.</param>
    /// <param name="code">As it was typed.</param>
    /// <param name="counter">Finds it.</param>
    /// <param name="limits">How often it may be guessed.</param>
    /// <param name="html">Writes it.</param>
    /// <param name="http">The request.</param>
    /// <param name="language">The page's; that of the appointment where none is said.</param>
    private static async Task<IResult> ShowAsync(
        OfficeId office,
        string code,
        BookingCounter counter,
        BookingLimits limits,
        AppointmentHtml html,
        HttpContext http,
        string? language = null
    )
    {
        var headers = http.Response.Headers;
        Wear(Brand.None);
        headers.CacheControl = "no-store"; // the code in its address is a secret
        headers["Permissions-Policy"] = ScreenPages.AsksWhere;
        headers["X-Robots-Tag"] = "noindex";
        if (!await limits.MayGuessAsync(http))
            return Page(html.Closed(language), StatusCodes.Status429TooManyRequests);
        if (await counter.FindAsync(office, code) is not var (host, booking))
        {
            if (await counter.FindElsewhereAsync(office, code) is not var (other, there))
                return Page(html.Missing(language), StatusCodes.Status404NotFound);
            await limits.FoundAsync(http);
            Wear(other.Settings.Brand);
            return Page(html.Elsewhere(there, other.Settings, language ?? there.Language), StatusCodes.Status404NotFound);
        }

        await limits.FoundAsync(http);
        var now = host.Now;
        Wear(now.Settings.Brand);
        return Page(html.Page(booking, now, language ?? booking.Language), StatusCodes.Status200OK);

        void Wear(Brand brand) => headers.ContentSecurityPolicy = html.PolicyOf(brand) + "'none'";
    }

    private static IResult Page(string html, int status) => TypedResults.Content(html, "text/html", Encoding.UTF8, status);
}
