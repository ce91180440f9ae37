using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using QueueContracts;
using QueueServer.Domain;

namespace QueueServer.Features.Phones;

/// <summary>The visits that phones may walk, in memory: each lives as long as its kiosk holds the stream open.</summary>
internal sealed class PhoneVisits
{
    private readonly ConcurrentDictionary<string, OpenVisit> byToken = [];

    /// <summary>Opens one for a kiosk.</summary>
    public OpenVisit Open(string kiosk, OfficeId office)
    {
        var visit = new OpenVisit(RandomNumberGenerator.GetHexString(32, lowercase: true), kiosk, office);
        byToken[visit.Token] = visit;
        return visit;
    }

    /// <summary>The visit of a token; null when there is none (any more).</summary>
    public OpenVisit? Find(string token) => byToken.GetValueOrDefault(token);

    /// <summary>The kiosk let go: the link is dead, and whoever follows it is told.</summary>
    public void End(OpenVisit visit)
    {
        byToken.TryRemove(visit.Token, out _);
        visit.End();
    }
}

/// <summary>One visit a phone may walk.</summary>
internal sealed class OpenVisit(string token, string kiosk, OfficeId office)
{
    private const int MostActs = 8; // a phone that does more before the kiosk answers is not a finger

    private readonly Channel<PhoneAct> acts = Channel.CreateBounded<PhoneAct>(
        new BoundedChannelOptions(MostActs) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private readonly CancellationTokenSource ended = new();
    private string? key;
    private volatile PhoneScreen? screen;

    public string Token => token;

    /// <summary>The kiosk's name.</summary>
    public string Kiosk => kiosk;

    public OfficeId Office => office;

    /// <summary>What the kiosk shows; null before it said so.</summary>
    public PhoneScreen? Screen => screen;

    /// <summary>What the phone did, for the kiosk.</summary>
    public ChannelReader<PhoneAct> Acts => acts.Reader;

    /// <summary>Ends with the visit.</summary>
    public CancellationToken Ended => ended.Token;

    /// <summary>The kiosk showed another screen.</summary>
    public event Action? Changed;

    /// <summary>The first phone takes the visit; it may do so again, when the answer was lost.</summary>
    /// <param name="shown">The phone's own key.</param>
    /// <returns>False when another has it.</returns>
    public bool TryJoin(string shown)
    {
        if (Interlocked.CompareExchange(ref key, shown, null) is not null)
            return IsOf(shown);
        acts.Writer.TryWrite(new(PhoneAct.Joined));
        return true;
    }

    /// <summary>Whether a key is that of the phone that took the visit.</summary>
    public bool IsOf(string? shown) =>
        key is { } mine
        && shown is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(mine), Encoding.UTF8.GetBytes(shown));

    public void Act(PhoneAct act) => acts.Writer.TryWrite(act);

    public void Show(PhoneScreen shown)
    {
        screen = shown;
        Changed?.Invoke();
    }

    public void End() => ended.Cancel();
}
