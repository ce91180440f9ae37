using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Audit;
using QueueServer.Media;
using QueueServer.Storage;

namespace QueueServer.Admin;

/// <summary>Pictures and videos for boards. A file's name is made of its content, so the same file is kept once and a name never changes its meaning; what it is counts, not what the request says.</summary>
internal static class MediaEndpoints
{
    public static void MapMedia(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/offices/{office}/media", AddAsync).WithTags("Admin").WithName("AddMedia")
            .RequireAuthorization(Policies.Manager).RequireOfficeAccess().WithMetadata(new RequestSizeLimitAttribute(MediaKind.MaxBytes));
        routes.MapGet("/media/{file}", Read).RequireAuthorization(Policies.BoardOrReader).ExcludeFromDescription();
    }

    private static async Task<Results<Ok<MediaReply>, ProblemHttpResult>> AddAsync(OfficeId office, DataFolder data, ServerSettings settings, AuditLog audit, HttpContext http)
    {
        using var content = new MemoryStream();
        await http.Request.Body.CopyToAsync(content, http.RequestAborted);
        var bytes = content.ToArray();
        if (MediaKind.Of(bytes) is not { } kind) return Problems.Invalid(("file", "unknown-media"));
        var name = $"{MediaKind.NameOf(bytes)}.{kind.Ending}";
        data.WriteSecret(Path.Combine(settings.MediaFolder, name), bytes);
        await audit.WriteAsync(http, office, Audited.MediaAdded, name);
        return TypedResults.Ok(new MediaReply($"/media/{name}"));
    }

    private static Results<PhysicalFileHttpResult, NotFound> Read(string file, ServerSettings settings) =>
        MediaKind.OfName(file) is { } kind && Path.Combine(settings.MediaFolder, file) is var path && File.Exists(path)
            ? TypedResults.PhysicalFile(path, kind.Type, enableRangeProcessing: true)
            : TypedResults.NotFound();
}

/// <param name="Path">Where boards find it: <c>/media/…</c>.</param>
internal sealed record MediaReply(string Path);
