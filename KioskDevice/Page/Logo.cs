using KioskDevice.Logging;
using KioskDevice.Visits;
using Microsoft.AspNetCore.Http.HttpResults;
using ScreenHosting.Devices;

namespace KioskDevice.Page;

/// <summary>The office's logo, fetched once and kept while the office shows it: the page loads nothing from elsewhere.</summary>
internal sealed class Logo(IOfficeView office, DeviceClient client, TimeProvider time, ILogger<Logo> logger)
{
    private const int MaxBytes = 4 * 1024 * 1024;
    private (string Name, byte[] Content, string Type)? kept;

    /// <summary>The logo of this name; null when the office has another, or it cannot be fetched now.</summary>
    public async Task<Results<FileContentHttpResult, NotFound>> FindAsync(string name, CancellationToken stop)
    {
        if (office.View?.Brand.Logo != $"/media/{name}")
            return TypedResults.NotFound();
        if (kept is not { } logo || logo.Name != name)
        {
            if (await FetchAsync(name, stop) is not { } fetched)
                return TypedResults.NotFound();
            kept = logo = fetched;
        }

        return TypedResults.Bytes(logo.Content, logo.Type);
    }

    private async Task<(string Name, byte[] Content, string Type)?> FetchAsync(string name, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(DeviceServices.Patience, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        try
        {
            using var answer = await client.ReadLogoAsync(name, limit.Token);
            if (answer.Content.Headers is not { ContentLength: <= MaxBytes, ContentType.MediaType: { } type } || !IsPicture(type))
                return null;
            return (name, await answer.Content.ReadAsByteArrayAsync(limit.Token), type);
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException || (e is OperationCanceledException && !stop.IsCancellationRequested))
        {
            Log.LogoNotFetched(logger, name, e.Message);
            return null;
        }
    }

    private static bool IsPicture(string type) => type is "image/png" or "image/jpeg" or "image/webp";
}
