using System.Net;
using System.Net.Http.Json;
using QueueServer.Access;
using QueueServer.Features.SignIn;
using QueueServer.Http;

namespace QueueServer.Tests.Running;

/// <summary>A person signed in: their client says cookie and token as a page does.</summary>
internal sealed class Session
{
    private readonly CookieContainer cookies;

    private Session(HttpClient client, CookieContainer cookies, string name, string password) =>
        (Client, this.cookies, Name, Password) = (client, cookies, name, password);

    public HttpClient Client { get; }

    public string Name { get; }

    public string Password { get; private set; }

    public string Token => Client.DefaultRequestHeaders.GetValues(AntiForgery.Header).Single();

    /// <summary>The cookies as a header.</summary>
    public string Cookie => cookies.GetCookieHeader(Client.BaseAddress!); // every client here has one

    /// <summary>Signs in with a first password, and changes it.</summary>
    public static async Task<Session> BeginAsync(Uri server, string name, string firstPassword)
    {
        var session = await SignInAsync(server, name, firstPassword);
        await session.ChangePasswordAsync($"{name} went in by the door");
        return session;
    }

    public static async Task<Session> SignInAsync(Uri server, string name, string password, string? code = null)
    {
        var kept = new CookieContainer();
        var session = new Session(Clients.Make(server, kept: kept), kept, name, password);
        await session.EnterAsync("/api/sign-in", new SignInRequest(name, password, code));
        return session;
    }

    /// <summary>Signs in once more in the same browser.</summary>
    public Task SignInAgainAsync() => EnterAsync("/api/sign-in", new SignInRequest(Name, Password));

    public async Task ChangePasswordAsync(string next)
    {
        await EnterAsync("/api/password", new PasswordRequest(Password, next));
        Password = next;
    }

    /// <summary>Has the first kiosk's camera be the first counter's own; by a manager.</summary>
    public async Task GiveCounterItsCameraAsync()
    {
        using var answer = await Client.PostAsJsonAsync(
            $"{Speaking.OfficePath}/devices/kiosk-1",
            new QueueServer.Features.Devices.DeviceRequest("quay-1"),
            Wire.Json
        );
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Adds a second factor; answers what the app would hold, and the recovery codes.</summary>
    public async Task<(string Secret, IReadOnlyList<string> Codes)> AddFactorAsync(TimeProvider time)
    {
        var offer = await Client
            .PostAsync("/api/second-factor/offer", null, TestContext.Current.CancellationToken)
            .ReadAsync<FactorOffer>();
        var added = await Client
            .SendAsync("/api/second-factor", new AddFactorRequest(Password, offer.Offer, AppOf(offer.Secret, time.GetUtcNow())))
            .ReadAsync<RecoveryCodes>();
        Take(added.Me);
        return (offer.Secret, added.Codes);
    }

    /// <summary>What an app shows at a moment.</summary>
    public static string AppOf(string secret, DateTimeOffset at) =>
        new OtpNet.Totp(OtpNet.Base32Encoding.ToBytes(secret)).ComputeTotp(at.UtcDateTime);

    /// <summary>Says the token of whoever is signed in from now on.</summary>
    public void Take(SignedIn me)
    {
        Client.DefaultRequestHeaders.Remove(AntiForgery.Header);
        Client.DefaultRequestHeaders.Add(AntiForgery.Header, me.CsrfToken);
    }

    private async Task EnterAsync<T>(string path, T body)
    {
        using var answer = await Client.PostAsJsonAsync(path, body, Wire.Json);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        Take((await answer.Content.ReadFromJsonAsync<SignedIn>(Wire.Json))!); // an empty answer fails the test
    }
}
