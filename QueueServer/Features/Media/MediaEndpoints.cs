using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Configuration;
using QueueServer.Http;
using QueueServer.Offices;
using QueueServer.Storage;
using ScreenHosting;

namespace QueueServer.Features.Media;

/// <summary>
/// Pictures and videos for boards. A file's name is made of the content that is kept, so the same file is kept once and a name never
/// changes its meaning; what it is counts, not what the request says.
/// </summary>
internal static class MediaEndpoints
{
    public static void MapMedia(this IEndpointRouteBuilder routes)
    {
        routes
            .MapOffice("/media", "Admin", Policies.Manager)
            .MapPost("/", AddAsync)
            .WithName("AddMedia")
            .WithMetadata(new RequestSizeLimitAttribute(MediaKind.MaxBytes));
        routes.MapGet("/media/{file}", Read).RequireAuthorization(Policies.BoardOrReader).ExcludeFromDescription();
        routes.MapGet("/logo/{file}", ReadLogo).ExcludeFromDescription();
    }

    private static async Task<Results<Ok<MediaReply>, ProblemHttpResult>> AddAsync(
        OfficeId office,
        MediaIntake media,
        DataFolder data,
        ServerSettings settings,
        CurrentUser user,
        HttpRequest request,
        CancellationToken stop
    )
    {
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content, stop);
        var intake = await media.TakeAsync(content.ToArray(), stop);
        if (intake is not Intake.Taken taken)
            return Problems.Invalid(("file", ((Intake.Refused)intake).Code));
        OwnFiles.Write(Path.Combine(settings.MediaFolder, taken.Name), taken.Content);
        await user.WriteAsync(office, Audited.MediaAdded, taken.Name);
        return TypedResults.Ok(new MediaReply($"/media/{taken.Name}"));
    }

    /// <summary>What an office shows as its logo is everybody's: visitors' phones show it, too.</summary>
    private static Results<PhysicalFileHttpResult, NotFound> ReadLogo(string file, IOffices offices, ServerSettings settings) =>
        offices.All.Any(office => office.Settings.Brand.Logo == $"/media/{file}") ? Read(file, settings) : TypedResults.NotFound();

    private static Results<PhysicalFileHttpResult, NotFound> Read(string file, ServerSettings settings) =>
        MediaKind.OfName(file) is { } kind && Path.Combine(settings.MediaFolder, file) is var path && File.Exists(path)
            ? TypedResults.PhysicalFile(path, kind.Type, enableRangeProcessing: true)
            : TypedResults.NotFound();
}

/// <param name="Path">Where boards find it: <c>/media/…</c>.</param>
internal sealed record MediaReply(string Path);
