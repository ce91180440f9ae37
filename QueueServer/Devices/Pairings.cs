using System.Globalization;
using System.Security.Cryptography;
using QueueContracts;

namespace QueueServer.Devices;

/// <summary>
/// The pairings under way, in memory: a device that begins one shows its code; a manager enters the code; the device claims its secret.
/// After a restart devices begin anew.
/// </summary>
internal sealed class Pairings(TimeProvider time)
{
    /// <summary>So many codes are open at most: few enough that none is guessed.</summary>
    public const int MostOpen = 100;

    private const int Codes = 1_000_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, Pairing> byProof = [];
    private readonly Lock gate = new();

    /// <summary>Begins one; null when too many are open.</summary>
    public Pairing? Begin(DeviceKind kind)
    {
        lock (gate)
        {
            DropExpired();
            if (byProof.Count >= MostOpen) return null;
            var begun = new Pairing(RandomNumberGenerator.GetHexString(64, lowercase: true), NewCode(), kind, time.GetUtcNow() + Lifetime);
            byProof.Add(begun.Proof, begun);
            return begun;
        }
    }

    /// <summary>Takes the pairing of a code that was entered, so that nobody else can; null when no open pairing has it.</summary>
    public Pairing? Take(string code)
    {
        lock (gate)
        {
            DropExpired();
            if (byProof.Values.FirstOrDefault(pairing => !pairing.Taken && pairing.Code == code) is not { } open) return null;
            return byProof[open.Proof] = open with { Taken = true };
        }
    }

    /// <summary>Gives a taken pairing back: no device was made of it, its code can be entered again.</summary>
    public void Return(Pairing pairing)
    {
        lock (gate) byProof[pairing.Proof] = pairing with { Taken = false };
    }

    /// <summary>The device of a taken pairing was made: it can claim its bearer from now on, for as long as a code is open.</summary>
    public void Give(Pairing pairing, string name, string bearer)
    {
        lock (gate) byProof[pairing.Proof] = pairing with { Name = name, Bearer = bearer, ExpiresAt = time.GetUtcNow() + Lifetime };
    }

    /// <summary>The pairing of a device's own proof; null when there is none (any more).</summary>
    public Pairing? Find(string proof)
    {
        lock (gate)
        {
            DropExpired();
            return byProof.GetValueOrDefault(proof);
        }
    }

    /// <summary>A device has its bearer: it is not kept here any longer.</summary>
    public void Used(string name)
    {
        lock (gate)
        {
            if (byProof.Count > 0 && byProof.Values.FirstOrDefault(pairing => pairing.Name == name) is { } done) byProof.Remove(done.Proof);
        }
    }

    private string NewCode()
    {
        while (true)
        {
            var code = RandomNumberGenerator.GetInt32(Codes).ToString("D6", CultureInfo.InvariantCulture);
            if (byProof.Values.All(pairing => pairing.Code != code)) return code;
        }
    }

    private void DropExpired()
    {
        var now = time.GetUtcNow();
        foreach (var pairing in byProof.Values.Where(pairing => pairing.ExpiresAt <= now).ToList()) byProof.Remove(pairing.Proof);
    }
}

/// <param name="Proof">What the device proves by that it began this pairing.</param>
/// <param name="Code">Six digits.</param>
/// <param name="Kind">What the device is.</param>
/// <param name="ExpiresAt">When it is over.</param>
/// <param name="Taken">The code was entered.</param>
/// <param name="Name">The device made of it.</param>
/// <param name="Bearer">That device's <c>name:secret</c>.</param>
internal sealed record Pairing(string Proof, string Code, DeviceKind Kind, DateTimeOffset ExpiresAt, bool Taken = false, string? Name = null, string? Bearer = null);
