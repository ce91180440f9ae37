using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ScreenHosting;

/// <summary>
/// Under which names a program is asked: any other is refused, so that a page elsewhere cannot reach it by having its own name lead here
/// (DNS rebinding), and no answer is made of a name somebody chose.
/// </summary>
public static class AllowedHosts
{
    /// <summary>The setting: names and addresses parted by <c>;</c>, beside those that always hold; <c>*</c> for any.</summary>
    public const string Setting = "AllowedHosts";

    private const string Any = "*";

    /// <summary>ASP.NET Core's own filter reads the same setting, and would refuse this machine's names where others are set.</summary>
    internal static void LeaveToUs(IServiceCollection services) =>
        services.PostConfigure<HostFilteringOptions>(options => options.AllowedHosts = [Any]);

    /// <summary>Takes requests under this machine's own names, the names it is told to listen at, and those of the setting.</summary>
    /// <param name="app">The program.</param>
    /// <param name="also">Further names, asked at each request that has another; null for none.</param>
    public static void UseAllowedHosts(this WebApplication app, Func<string, bool>? also = null)
    {
        var set = (app.Configuration[Setting] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (set.Contains(Any))
            return;
        var names = set.Concat(ListenAddresses.HostsOf(app.Configuration)).Select(Plain).ToHashSet(StringComparer.OrdinalIgnoreCase);
        app.Use(
            async (context, next) =>
            {
                var host = Plain(context.Request.Host.Host);
                if (host.Length == 0 || IsOwn(host) || names.Contains(host) || also?.Invoke(host) == true)
                    await next(context);
                else
                    await TypedResults
                        .Problem(
                            statusCode: StatusCodes.Status400BadRequest,
                            title: "unknown-host",
                            detail: "Nothing is served under this name. An administrator adds it to the setting AllowedHosts.",
                            extensions: new Dictionary<string, object?> { ["code"] = "unknown-host" }
                        )
                        .ExecuteAsync(context);
            }
        );
    }

    /// <summary>This machine's names for itself, which nobody else's page has.</summary>
    private static bool IsOwn(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static string Plain(string host) => host.Trim('[', ']').TrimEnd('.');
}
