using System.Net;
using System.Security.Cryptography;
using QueueServer.Domain.Summaries;
using QueueServer.Features.Devices;
using QueueServer.Summaries;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Running;

/// <summary>Another server, which tells this one of its offices' days.</summary>
internal sealed class PairedServer : IDisposable
{
    private PairedServer(HttpClient client, string bearer) => (Client, Bearer) = (client, bearer);

    public HttpClient Client { get; }

    /// <summary>Its <c>name:secret</c>.</summary>
    public string Bearer { get; }

    /// <summary>What it signs with.</summary>
    public ECDsa Key { get; private set; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>A manager pairs one.</summary>
    public static async Task<PairedServer> PairAsync(Uri server, HttpClient manager, string name)
    {
        var nobody = Clients.Make(server);
        var pairing = await nobody.SendAsync("/api/v1/pairings", new PairingRequest(DeviceKind.Server)).ReadAsync<PairingReply>();
        await manager.SendAsync($"{OfficePath}/devices", new NewDeviceRequest(pairing.Code, name)).MustBeAsync(HttpStatusCode.OK);
        var claim = await nobody.SendAsync("/api/v1/pairings/claim", new ClaimRequest(pairing.Pairing)).ReadAsync<ClaimReply>();
        return new(Clients.Make(server, claim.Bearer), claim.Bearer);
    }

    /// <summary>It was set up anew: its key is another.</summary>
    public void LoseKey() => Key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Hands days in as they are; says what became of each.</summary>
    public async Task<IReadOnlyList<string>> TellAsync(params IEnumerable<DaySummary> days) =>
        (await SendAsync([.. days.Select(Sign)]).ReadAsync<SummariesReply>()).Outcomes;

    /// <summary>Hands in whatever it is.</summary>
    public Task<HttpResponseMessage> SendAsync(IReadOnlyList<HandedSummary> summaries, int form = 1) =>
        Client.SendAsync("/api/v1/summaries", new SummariesRequest(Key.ExportSubjectPublicKeyInfo(), form, summaries));

    public HandedSummary Sign(DaySummary day)
    {
        var signed = SignedSummary.Create(day, Key);
        return new(signed.Body, signed.Signature);
    }

    public void Dispose() => Key.Dispose();
}
