using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using QueueServer.Storage;

namespace QueueServer.Access;

/// <summary>
/// What is asked of a caller nobody knows instead of a name: a second of a phone's work for each thing it wants. The caller looks for a
/// number that makes a hash begin with enough zero bits, as in Hashcash (Back 2002); to check it costs one hash. A challenge is signed and
/// stands for one purpose, one address and five minutes: nothing of it is kept, so it holds at every server and after a restart. It is for
/// the purpose to happen once only (a command's id does). Who takes much has more to work for; nobody is shut out.
/// </summary>
internal sealed class ProofOfWork(Secrets secrets, SharedCounts counts, TimeProvider time)
{
    /// <summary>
    /// Zero bits asked of an address that has taken nothing: 16,384 hashes in the mean, a tenth of a second to one second.
    /// </summary>
    public const int LeastBits = 14;

    /// <summary>The most that is asked: a million hashes in the mean.</summary>
    public const int MostBits = 20;

    /// <summary>A bit more, which is twice the work, for each so many that an address took within <see cref="Window"/>.</summary>
    public const int EachBit = 10;

    /// <summary>Who has no proof is refused with this code.</summary>
    public const string Refusal = "proof-wrong";

    /// <summary>How long a challenge stands.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>Over how long it is counted what an address took.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>The longest proof there can be; longer ones are not looked at.</summary>
    public const int MaxLength = 120;

    private volatile byte[]? key;

    /// <summary>What a caller is to work on.</summary>
    /// <param name="purpose">What it is for; the same words are needed to check it.</param>
    /// <param name="address">Who asks (<see cref="ScreenHosting.Addresses"/>).</param>
    public async Task<Challenge> AskAsync(string purpose, string address)
    {
        var (bits, at) = (await BitsAsync(address), time.GetUtcNow().ToUnixTimeSeconds());
        var signature = await SignAsync(purpose, address, bits, at);
        return new(string.Create(CultureInfo.InvariantCulture, $"{bits}.{at}.{signature}"), bits);
    }

    /// <summary>
    /// Whether a proof is one: a challenge of this purpose, address and time, a dot, and a number that makes the SHA-256 of it all begin
    /// with the zero bits asked. While somebody works, others at the same address may take something: one bit less is good enough.
    /// </summary>
    public async Task<bool> HoldsAsync(string purpose, string address, string? proof)
    {
        if (proof is not { Length: <= MaxLength } || proof.Split('.') is not [var b, var moment, var signature, _])
            return false;
        if (
            !int.TryParse(b, NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
            || !long.TryParse(moment, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            || bits + 1 < await BitsAsync(address)
        )
            return false;
        var age = time.GetUtcNow().ToUnixTimeSeconds() - at;
        return age >= 0
            && age <= Lifetime.TotalSeconds
            && CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(await SignAsync(purpose, address, bits, at)),
                Encoding.UTF8.GetBytes(signature)
            )
            && ZeroBits(SHA256.HashData(Encoding.UTF8.GetBytes(proof))) >= bits;
    }

    /// <summary>An address took what it worked for.</summary>
    public Task CountAsync(string address) => counts.TryTakeAsync(KeyOf(address), int.MaxValue, Window);

    /// <summary>With how many zero bits a hash begins.</summary>
    public static int ZeroBits(ReadOnlySpan<byte> hash)
    {
        var zeros = 0;
        foreach (var part in hash)
        {
            if (part != 0)
                return zeros + BitOperations.LeadingZeroCount((uint)part) - 24;
            zeros += 8;
        }

        return zeros;
    }

    private async Task<int> BitsAsync(string address) =>
        Math.Min(MostBits, LeastBits + (await counts.CountAsync(KeyOf(address)) / EachBit));

    private async Task<string> SignAsync(string purpose, string address, int bits, long at)
    {
        key ??= await secrets.GetAsync(Secrets.Proofs);
        var signed = string.Create(CultureInfo.InvariantCulture, $"{purpose}\n{address}\n{bits}\n{at}");
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)).AsSpan(0, 16));
    }

    private static string KeyOf(string address) => $"proved {address}";
}

/// <param name="CommandId">Of what is to happen.</param>
internal sealed record ChallengeRequest(CommandId CommandId);

/// <param name="Text">Hashed with a dot and a number behind it.</param>
/// <param name="Bits">With how many zero bits the hash is to begin.</param>
internal sealed record Challenge(string Text, int Bits);
