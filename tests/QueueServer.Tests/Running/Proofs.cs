using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using QueueServer.Access;

namespace QueueServer.Tests.Running;

/// <summary>What callers without a name work for.</summary>
internal static class Proofs
{
    /// <summary>Asks for a challenge, works on it, and sends what is made with the proof.</summary>
    public static async Task<HttpResponseMessage> SendProvedAsync<T>(
        this HttpClient client,
        string path,
        CommandId command,
        Func<string, T> make
    ) =>
        await client.SendAsync(
            path,
            make(Prove(await client.SendAsync($"{path}/challenge", new ChallengeRequest(command)).ReadAsync<Challenge>()))
        );

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
