using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Storage;

namespace QueueServer.Access;

/// <summary>
/// The pairings under way, the same at all servers: a device that begins one shows its code; a manager enters the code; the device claims
/// its secret. A proof is kept by its hash, a secret sealed, and neither longer than a code is open.
/// </summary>
internal sealed class Pairings(PassingFacts facts, IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>So many codes are open at most: few enough that none is guessed.</summary>
    public const int MostOpen = 100;

    private const string Kind = "pairing";
    private const int Codes = 1_000_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly IDataProtector seal = protection.CreateProtector(Kind);
    private readonly ConcurrentDictionary<string, bool> settled = [];

    /// <summary>Begins one; null when too many are open.</summary>
    public async Task<Pairing?> BeginAsync(DeviceKind kind)
    {
        var open = await AllAsync();
        if (open.Count >= MostOpen)
            return null;
        var begun = new Pairing(RandomNumberGenerator.GetHexString(64, lowercase: true), NewCode(open), kind, time.GetUtcNow() + Lifetime);
        await facts.ChangeAsync(Kind, KeyOf(begun.Proof), _ => FactOf(begun));
        return begun;
    }

    /// <summary>Takes the pairing of a code that was entered, so that nobody else can; null when no open pairing has it.</summary>
    public async Task<Pairing?> TakeAsync(string code)
    {
        foreach (var (key, found) in await AllAsync())
        {
            if (found.Taken || found.Code != code)
                continue;
            Pairing? taken = null;
            await facts.ChangeAsync(
                Kind,
                key,
                present =>
                {
                    taken = present is not null && Read(present) is { Taken: false } open ? open with { Taken = true } : null;
                    return taken is null ? (present is null ? null : FactOf(Read(present))) : FactOf(taken);
                }
            );
            if (taken is not null)
                return taken with { Proof = key };
        }

        return null;
    }

    /// <summary>Gives a taken pairing back: no device was made of it, its code can be entered again.</summary>
    public Task ReturnAsync(Pairing pairing) => facts.ChangeAsync(Kind, pairing.Proof, _ => FactOf(pairing with { Taken = false }));

    /// <summary>The device of a taken pairing was made: it can claim its bearer from now on, for as long as a code is open.</summary>
    public Task GiveAsync(Pairing pairing, string name, string bearer)
    {
        settled.TryRemove(name, out _);
        return facts.ChangeAsync(
            Kind,
            pairing.Proof,
            _ => FactOf(pairing with { Name = name, Bearer = bearer, ExpiresAt = time.GetUtcNow() + Lifetime })
        );
    }

    /// <summary>The pairing of a device's own proof; null when there is none (any more).</summary>
    public async Task<Pairing?> FindAsync(string proof) => await facts.FindAsync(Kind, KeyOf(proof)) is { } value ? Read(value) : null;

    /// <summary>A device has its bearer: it is not kept here any longer.</summary>
    public async ValueTask UsedAsync(string name)
    {
        if (!settled.TryAdd(name, true))
            return;
        foreach (var (key, pairing) in await AllAsync())
        {
            if (pairing.Name == name)
                await facts.ChangeAsync(Kind, key, _ => null);
        }
    }

    /// <summary>Whether a device that was paired then may still have something to claim.</summary>
    public bool MayBeOpen(long? pairedAt) =>
        pairedAt is { } at && time.GetUtcNow().ToUnixTimeMilliseconds() < at + (long)(2 * Lifetime).TotalMilliseconds;

    private async Task<Dictionary<string, Pairing>> AllAsync() =>
        (await facts.ReadAsync(Kind)).ToDictionary(fact => fact.Key, fact => Read(fact.Value));

    private PassingFact FactOf(Pairing pairing) =>
        new(seal.Protect(JsonSerializer.Serialize(pairing with { Proof = "" })), pairing.ExpiresAt);

    private Pairing Read(string value) => JsonSerializer.Deserialize<Pairing>(seal.Unprotect(value))!; // it was written by the line above

    private static string KeyOf(string proof) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(proof)));

    private static string NewCode(Dictionary<string, Pairing> open)
    {
        while (true)
        {
            var code = RandomNumberGenerator.GetInt32(Codes).ToString("D6", CultureInfo.InvariantCulture);
            if (open.Values.All(pairing => pairing.Code != code))
                return code;
        }
    }
}

/// <param name="Proof">What the device proves by that it began this pairing; of one that was taken the key it is kept under.</param>
/// <param name="Code">Six digits.</param>
/// <param name="Kind">What the device is.</param>
/// <param name="ExpiresAt">When it is over.</param>
/// <param name="Taken">The code was entered.</param>
/// <param name="Name">The device made of it.</param>
/// <param name="Bearer">That device's <c>name:secret</c>.</param>
internal sealed record Pairing(
    string Proof,
    string Code,
    DeviceKind Kind,
    DateTimeOffset ExpiresAt,
    bool Taken = false,
    string? Name = null,
    string? Bearer = null
);
