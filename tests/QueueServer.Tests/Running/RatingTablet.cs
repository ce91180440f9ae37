using System.Net;
using QueueServer.Features.Devices;
using QueueServer.Features.Ratings;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Running;

/// <summary>A browser at a counter, paired as a rating tablet: it says its cookie and knows nothing of what is in it.</summary>
internal sealed class RatingTablet
{
    private const string Path = "/api/v1/rating-device";
    private readonly CookieContainer cookies;

    private RatingTablet(HttpClient client, CookieContainer cookies, string name) => (Client, this.cookies, Name) = (client, cookies, name);

    public HttpClient Client { get; }

    public string Name { get; }

    /// <summary>What is in the cookie.</summary>
    public string Bearer => Uri.UnescapeDataString(cookies.GetAllCookies()["rating"]?.Value ?? "");

    /// <summary>The cookies as a header.</summary>
    public string Cookie => cookies.GetCookieHeader(Client.BaseAddress!); // every client here has one

    /// <summary>A manager pairs one and, where a counter is named, puts it there.</summary>
    public static async Task<RatingTablet> PairAsync(Uri server, HttpClient manager, string name, string? counter = null)
    {
        var kept = new CookieContainer();
        var tablet = new RatingTablet(Clients.Make(server, kept: kept), kept, name);
        var pairing = await tablet.Client.PostAsync($"{Path}/pairing", null).ReadAsync<RatingPairing>();
        await manager.SendAsync($"{OfficePath}/devices", new NewDeviceRequest(pairing.Code, name)).MustBeAsync(HttpStatusCode.OK);
        await tablet.Client.PostAsync($"{Path}/claim", null).MustBeAsync(HttpStatusCode.NoContent);
        if (counter is not null)
            await manager.SendAsync($"{OfficePath}/devices/{name}", new DeviceRequest(counter)).MustBeAsync(HttpStatusCode.OK);
        return tablet;
    }

    public Task<HttpResponseMessage> RateAsync(string token, RatingLevel level, string? text = null, params RatingReason[] reasons) =>
        RateAsync(token, new RatingRequest(level, Reasons: reasons, Text: text));

    public Task<HttpResponseMessage> RateAsync(string token, RatingRequest rating) =>
        Client.SendAsync($"{Path}/ratings", new RatingByToken(token, rating));

    /// <summary>Watches as its page does.</summary>
    public Task<HubSocket> WatchAsync() => HubSocket.OpenAsync(Hub, ("Cookie", Cookie));

    private Uri Hub => new(Client.BaseAddress!, IScreenHub.RatingPath); // every client here has one
}
