using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace QueueServer.Access;

/// <summary>Kiosks and boards: <c>Authorization: Bearer name:secret</c>. Rating tablets: the same in their cookie.</summary>
internal sealed class DeviceAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    Accounts accounts,
    Pairings pairings,
    RatingCookies cookies
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Device";
    private const string Prefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.StartsWith(Prefix, StringComparison.Ordinal))
            return await AuthenticateAsync(header[Prefix.Length..]);
        if (header.Length == 0 && cookies.BearerOf(Context) is { } bearer)
            return await AuthenticateAsync(bearer, Roles.Rating);
        return AuthenticateResult.NoResult();
    }

    /// <param name="bearer">The device's <c>name:secret</c>.</param>
    /// <param name="role">The only role it may have; null for any.</param>
    private async Task<AuthenticateResult> AuthenticateAsync(string bearer, string? role = null)
    {
        if (bearer.Split(':', 2) is not [var name, var secret])
            return AuthenticateResult.Fail("Not name:secret.");
        if (await accounts.FindDeviceAsync(name, secret) is not { } device || (role is not null && device.Role != role))
            return AuthenticateResult.Fail("Unknown device or wrong secret.");
        if (pairings.MayBeOpen(device.PairedAt))
            await pairings.UsedAsync(name);
        return AuthenticateResult.Success(new(Principals.Create(device, Scheme.Name), Scheme.Name));
    }
}
