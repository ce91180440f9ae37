namespace KioskDevice.Loopback;

/// <summary>Who may open a socket of this program.</summary>
internal static class OwnPage
{
    /// <summary>
    /// A foreign page must not reach the camera's frames. <c>AllowedHosts</c> keeps foreign host names out (DNS rebinding); here the
    /// page that opens the socket must be this program's own.
    /// </summary>
    public static bool Is(HttpRequest request) =>
        string.Equals(request.Headers.Origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
