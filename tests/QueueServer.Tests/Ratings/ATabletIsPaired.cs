using System.Net;
using System.Text.Json;
using QueueServer.Features.Devices;
using QueueServer.Features.Ratings;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Ratings;

public sealed class ATabletIsPaired(RunningServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task And_no_script_ever_sees_its_secret()
    {
        using var client = server.Client();
        using var begun = await client.PostAsync("/api/v1/rating-device/pairing", null, Cancelled);
        var text = await begun.Content.ReadAsStringAsync(Cancelled);
        using var said = JsonDocument.Parse(text);
        Assert.Equal(["code", "expiresAt"], said.RootElement.EnumerateObject().Select(property => property.Name));
        var proof = CookieOf(begun, "rating-pairing");
        await ClaimAsync(proof).MustBeAsync(HttpStatusCode.Accepted);
        await server
            .Manager.SendAsync(
                $"{OfficePath}/devices",
                new NewDeviceRequest(said.RootElement.GetProperty("code").GetString()!, "rating-secret")
            )
            .MustBeAsync(HttpStatusCode.OK);

        await server
            .Nobody.SendAsync("/api/v1/pairings/claim", new ClaimRequest(ValueOf(proof)))
            .MustBeAsync(HttpStatusCode.NotFound, "unknown-pairing"); // by the way of the other devices it would be in the answer
        using var claimed = await ClaimAsync(proof);
        Assert.Equal((HttpStatusCode.NoContent, ""), (claimed.StatusCode, await claimed.Content.ReadAsStringAsync(Cancelled)));
        CookieOf(claimed, "rating");

        Task<HttpResponseMessage> ClaimAsync(string cookie)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/rating-device/claim");
            request.Headers.Add("Cookie", cookie);
            return client.SendAsync(request, Cancelled);
        }
    }

    /// <summary>The cookie that an answer sets, for no script and no other site.</summary>
    private static string CookieOf(HttpResponseMessage answer, string name)
    {
        var set = Assert.Single(answer.Headers.GetValues("Set-Cookie"), value => value.StartsWith($"{name}=", StringComparison.Ordinal));
        Assert.Contains("httponly", set, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", set, StringComparison.OrdinalIgnoreCase);
        return set.Split(';')[0];
    }

    private static async Task<bool> IsPairedAsync(HttpClient client) =>
        (await client.PostAsync("/api/v1/rating-device/alive", null, Cancelled).ReadAsync<RatingDeviceState>()).IsPaired;

    private static string ValueOf(string cookie) => Uri.UnescapeDataString(cookie.Split('=', 2)[1]);

    [Fact]
    public async Task Its_cookie_is_believed_where_a_tablet_has_business_and_nowhere_else()
    {
        var tablet = await RatingTablet.PairAsync(server.Address, server.Manager, "rating-2", "quay-1");
        Assert.True(await IsPairedAsync(tablet.Client));
        await tablet.Client.GetAsync($"{OfficePath}/devices", Cancelled).MustBeAsync(HttpStatusCode.Unauthorized, "signed-out");
        Assert.Equal(HttpStatusCode.Unauthorized, await HubSocket.RefusedWithAsync(server.Address, ("Cookie", tablet.Cookie)));
        using var hub = await tablet.WatchAsync();
        foreach (
            var (method, argument) in new[] { ("WatchKiosk", ""), ("WatchBoard", ""), ("WatchCounter", "quay-1"), ("WatchHall", "ha-dong") }
        )
        {
            using var refused = await hub.InvokeAsync(method, argument.Length > 0 ? [argument] : []);
            Assert.False(refused.RootElement.TryGetProperty("result", out _), method);
        }

        using var view = await hub.InvokeAsync("WatchRating");
        Assert.Equal(1, view.RootElement.GetProperty("result").GetProperty("counter").GetInt32());
    }

    [Fact]
    public async Task A_kiosks_secret_in_its_cookie_is_nothing()
    {
        using var client = server.Client();
        client.DefaultRequestHeaders.Add("Cookie", $"rating={Uri.EscapeDataString(server.KioskBearer)}");
        Assert.False(await IsPairedAsync(client));
        await client
            .SendAsync("/api/v1/rating-device/ratings", new RatingByToken("", new(RatingLevel.Satisfied)))
            .MustBeAsync(HttpStatusCode.Unauthorized, "signed-out");
    }

    [Fact]
    public async Task Beside_somebody_who_is_signed_in_in_the_same_browser()
    {
        var tablet = await RatingTablet.PairAsync(server.Address, server.Manager, "rating-3", "quay-2");
        using var client = server.Client();
        client.DefaultRequestHeaders.Add("Cookie", $"{tablet.Cookie}; {server.OfficerCookie}");
        Assert.True(await IsPairedAsync(client));
        await client.GetAsync($"{OfficePath}/counters", Cancelled).MustBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task And_put_at_a_counter_the_office_has_and_is_cut_off_when_it_is_revoked()
    {
        var tablet = await RatingTablet.PairAsync(server.Address, server.Manager, "rating-4");
        Assert.Null((await RatedOffice.ViewOf(tablet)).Counter);
        await server
            .Manager.SendAsync($"{OfficePath}/devices/rating-4", new DeviceRequest("quay-99"))
            .MustBeInvalidAsync("display", "unknown-counter");
        using var hub = await tablet.WatchAsync();
        using (await hub.InvokeAsync("WatchRating")) { }

        await server.Manager.SendAsync($"{OfficePath}/devices/rating-4", new DeviceRequest("quay-2")).MustBeAsync(HttpStatusCode.OK);
        await hub.MustEndWithinAsync(TimeSpan.FromSeconds(5)); // it comes back at once, and is shown the other counter
        Assert.Equal(2, (await RatedOffice.ViewOf(tablet)).Counter);

        await server.Manager.PostAsync($"{OfficePath}/devices/rating-4/revoke", null, Cancelled).MustBeAsync(HttpStatusCode.OK);
        Assert.False(await IsPairedAsync(tablet.Client));
        await tablet.RateAsync("", RatingLevel.Satisfied).MustBeAsync(HttpStatusCode.Unauthorized, "signed-out");
    }
}
