using Microsoft.Extensions.Primitives;
using QueueServer.Typing;

namespace QueueServer.Http;

/// <summary>
/// Texts in a request's path and query are <see cref="TypedText"/>, like those of its body: composed before an endpoint reads them, and
/// refused with <c>forbidden-letter</c> and the name of the part that holds what may not stand in a text.
/// </summary>
internal static class TypedPaths
{
    /// <summary>Reads them so for every endpoint that follows.</summary>
    public static void UseTypedPaths(this WebApplication app) =>
        app.Use(
            static (context, next) =>
                Compose(context) is { } field
                    ? Problems.Invalid((field, ForbiddenLetterException.Code)).ExecuteAsync(context)
                    : next(context)
        );

    /// <returns>The part that may not stand there; null when all are composed.</returns>
    private static string? Compose(HttpContext context)
    {
        var path = context.Request.RouteValues;
        foreach (var (name, value) in path.ToList())
        {
            if (value is not string text)
                continue;
            if (TypedText.Of(text) is not { } typed)
                return name;
            path[name] = typed;
        }

        if (context.Request.Query.Count == 0)
            return null;
        var query = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in context.Request.Query)
        {
            var typed = values.Select(value => TypedText.Of(value ?? "")).ToArray();
            if (typed.Contains(null))
                return name;
            query[name] = typed;
        }

        context.Request.Query = new QueryCollection(query);
        return null;
    }
}
