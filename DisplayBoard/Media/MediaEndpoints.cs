using Microsoft.AspNetCore.Http.HttpResults;

namespace DisplayBoard.Media;

internal static class MediaEndpoints
{
    public static void AddMedia(this IServiceCollection services)
    {
        services.AddSingleton<MediaFolder>();
        services.AddHostedService<MediaFetcher>();
    }

    public static void MapMedia(this IEndpointRouteBuilder routes) => routes.MapGet(MediaFolder.Path + "{name}", Send);

    private static Results<PhysicalFileHttpResult, NotFound> Send(string name, MediaFolder folder) =>
        folder.Find(name) is { } file
            ? TypedResults.PhysicalFile(file, MediaFolder.TypeOf(name), enableRangeProcessing: true)
            : TypedResults.NotFound();
}
