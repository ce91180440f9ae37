using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;

namespace ScreenHosting;

/// <summary>
/// Serves pages and their files with a strict policy: nothing from elsewhere, no inline script but the hashed import map.
/// </summary>
public static partial class ScreenPages
{
    /// <summary>The Permissions-Policy of a page that may ask where the phone is.</summary>
    public const string AsksWhere = "camera=(), microphone=(), geolocation=(self)";

    /// <summary>Adds the headers that hold for every answer, then the static files under <c>wwwroot</c>.</summary>
    public static IApplicationBuilder UseScreenFiles(this IApplicationBuilder app)
    {
        app.Use(
            static (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                headers["Permissions-Policy"] = "camera=(self), microphone=(), geolocation=()";
                if (context.Request.IsHttps)
                    headers.StrictTransportSecurity = "max-age=31536000"; // a year
                if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
                    headers.CacheControl = "no-store"; // what one person may see is kept for no other
                headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'"; // a page replaces this by its own
                return next(context);
            }
        );
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".webm"] = "video/webm";
        app.UseLanguageList();
        return app.UseStaticFiles(
            new StaticFileOptions
            {
                ContentTypeProvider = types,
                // Files keep their names over versions: a browser asks each time and gets 304 while nothing changed.
                OnPrepareResponse = static file => file.Context.Response.Headers.CacheControl = "no-cache",
            }
        );
    }

    /// <summary>Serves <paramref name="file"/> (below <c>pages/</c> beside the program) at <paramref name="path"/>.</summary>
    /// <exception cref="StartException">The page does not stand beside the program.</exception>
    /// <param name="routes">The program's paths.</param>
    /// <param name="path">Where.</param>
    /// <param name="file">What.</param>
    /// <param name="asksWhere">Whether it may ask where the phone is.</param>
    public static IEndpointConventionBuilder MapPage(this IEndpointRouteBuilder routes, string path, string file, bool asksWhere = false)
    {
        var source = Path.Combine(AppContext.BaseDirectory, "pages", file);
        if (!File.Exists(source))
            throw new StartException($"the page {source} is missing: build the program again.");
        var html = File.ReadAllText(source);
        var policy = PolicyFor(html);
        return routes
            .MapGet(
                path,
                (HttpContext context) =>
                {
                    context.Response.Headers.ContentSecurityPolicy = policy;
                    context.Response.Headers.CacheControl = "no-cache";
                    if (asksWhere)
                        context.Response.Headers["Permissions-Policy"] = AsksWhere;
                    return TypedResults.Content(html, "text/html", Encoding.UTF8);
                }
            )
            .ExcludeFromDescription();
    }

    /// <summary>
    /// The Content-Security-Policy of a page: own files, own sockets, camera pictures, and the hashes of its import maps.
    /// </summary>
    internal static string PolicyFor(string html)
    {
        var hashes = string.Concat(ImportMap().Matches(html).Select(map => $" {InlineHash.Of(map.Groups["body"].Value)}"));
        return "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
            + $"script-src 'self'{hashes}; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; "
            + "connect-src 'self'";
    }

    [GeneratedRegex("""<script type="importmap">(?<body>.*?)</script>""", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ImportMap();
}
