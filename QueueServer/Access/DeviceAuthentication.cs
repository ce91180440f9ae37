using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace QueueServer.Access;

/// <summary>Kiosks and boards: <c>Authorization: Bearer name:secret</c>.</summary>
internal sealed class DeviceAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, Accounts accounts)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Device";
    private const string Prefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.Ordinal)) return AuthenticateResult.NoResult();
        if (header[Prefix.Length..].Split(':', 2) is not [var name, var secret]) return AuthenticateResult.Fail("Not name:secret.");
        return await accounts.FindDeviceAsync(name, secret) is { } device
            ? AuthenticateResult.Success(new(Principals.Make(Scheme.Name, device.Name, device.Role, device.Office), Scheme.Name))
            : AuthenticateResult.Fail("Unknown device or wrong secret.");
    }
}
