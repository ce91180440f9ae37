using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using QueueServer.Access;
using QueueServer.Features.RemoteNumbers;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.RemoteNumbers;

/// <summary>A phone, or a robot, that takes numbers from afar.</summary>
internal sealed class Worker(HttpClient phone, string office = "ha-dong") : IDisposable
{
    private string Path => $"/api/v1/offices/{office}/remote-numbers";

    public void Dispose() => phone.Dispose();

    public Task<HttpResponseMessage> AskAsync(CommandId command) => phone.SendAsync($"{Path}/challenge", new ChallengeRequest(command));

    public Task<HttpResponseMessage> TakeAsync(CommandId command, string proof, ServiceId? service = null, ClassId? of = null) =>
        phone.SendAsync(Path, new RemoteRequest(command, service ?? TestOffice.Births, proof, of));

    /// <summary>Asks, works, and takes.</summary>
    public async Task<HttpResponseMessage> TakeAsync(ServiceId? service = null, CommandId? command = null, ClassId? of = null)
    {
        var id = command ?? CommandId.New();
        return await TakeAsync(id, Prove(await AskAsync(id).ReadAsync<Challenge>()), service, of);
    }

    /// <summary>The first number that makes the hash begin with enough zero bits, written as the page does it.</summary>
    public static string Prove(Challenge challenge)
    {
        for (var n = 0; ; n++)
        {
            var proof = string.Create(CultureInfo.InvariantCulture, $"{challenge.Text}.{n}");
            if (ProofOfWork.ZeroBits(SHA256.HashData(Encoding.UTF8.GetBytes(proof))) >= challenge.Bits)
                return proof;
        }
    }
}
