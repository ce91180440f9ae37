using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace QueueServer.Access;

/// <summary>Kiosks and boards: <c>Authorization: Bearer name:secret</c>.</summary>
internal sealed class DeviceAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    Accounts accounts,
    Pairings pairings
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Device";
    private const string Prefix = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => AuthenticateAsync(Request.Headers.Authorization.ToString());

    private async Task<AuthenticateResult> AuthenticateAsync(string header)
    {
        if (!header.StartsWith(Prefix, StringComparison.Ordinal))
            return AuthenticateResult.NoResult();
        if (header[Prefix.Length..].Split(':', 2) is not [var name, var secret])
            return AuthenticateResult.Fail("Not name:secret.");
        if (await accounts.FindDeviceAsync(name, secret) is not { } device)
            return AuthenticateResult.Fail("Unknown device or wrong secret.");
        if (pairings.MayBeOpen(device.PairedAt))
            await pairings.UsedAsync(name);
        return AuthenticateResult.Success(new(Principals.Create(device, Scheme.Name), Scheme.Name));
    }
}
