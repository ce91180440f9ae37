using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Audit;
using QueueServer.Storage;

namespace QueueServer.Admin;

/// <summary>Pictures and videos for boards. A file's name is made of its content, so the same file is kept once and a name never changes its meaning.</summary>
internal static class MediaEndpoints
{
    private const long MaxBytes = 32 * 1024 * 1024;

    /// <summary>The first bytes of each kind, where they stand, the ending and the type: what a file says it is counts, not what the request says.</summary>
    private static readonly (byte[] Start, int At, string Ending, string Type)[] Kinds =
    [
        ([0xFF, 0xD8, 0xFF], 0, "jpg", "image/jpeg"), ([0x89, 0x50, 0x4E, 0x47], 0, "png", "image/png"), ("WEBP"u8.ToArray(), 8, "webp", "image/webp"),
        ([0x1A, 0x45, 0xDF, 0xA3], 0, "webm", "video/webm"), ("ftyp"u8.ToArray(), 4, "mp4", "video/mp4"),
    ];

    public static void MapMedia(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/offices/{office}/media", AddAsync).WithTags("Admin").WithName("AddMedia")
            .RequireAuthorization(Policies.Manager).RequireOfficeAccess().WithMetadata(new RequestSizeLimitAttribute(MaxBytes));
        routes.MapGet("/media/{file}", Read).RequireAuthorization(Policies.BoardOrReader).ExcludeFromDescription();
    }

    private static async Task<Results<Ok<MediaReply>, ProblemHttpResult>> AddAsync(OfficeId office, DataFolder data, ServerSettings settings, AuditLog audit, HttpContext http)
    {
        using var content = new MemoryStream();
        await http.Request.Body.CopyToAsync(content, http.RequestAborted);
        var bytes = content.ToArray();
        if (Kinds.FirstOrDefault(kind => bytes.Length > kind.At && bytes.AsSpan(kind.At).StartsWith(kind.Start)) is not { Ending: { } ending }) return Problems.Invalid(("file", "unknown-media"));
        var name = $"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}.{ending}";
        data.WriteSecret(Path.Combine(settings.MediaFolder, name), bytes);
        await audit.WriteAsync(http, office, Audited.MediaAdded, name);
        return TypedResults.Ok(new MediaReply($"/media/{name}"));
    }

    private static Results<PhysicalFileHttpResult, NotFound> Read(string file, ServerSettings settings)
    {
        var isName = file.Split('.') is [{ Length: 32 } name, var ending] && name.All(char.IsAsciiHexDigitLower) && Kinds.Any(kind => kind.Ending == ending);
        return isName && Path.Combine(settings.MediaFolder, file) is var path && File.Exists(path)
            ? TypedResults.PhysicalFile(path, Kinds.First(kind => file.EndsWith(kind.Ending, StringComparison.Ordinal)).Type, enableRangeProcessing: true)
            : TypedResults.NotFound();
    }
}

/// <param name="Path">Where boards find it: <c>/media/…</c>.</param>
internal sealed record MediaReply(string Path);
