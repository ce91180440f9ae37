using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using QueueContracts;

namespace QueueServer.Phones;

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

    private readonly Channel<PhoneAct> acts = Channel.CreateBounded<PhoneAct>(new BoundedChannelOptions(MostActs) { FullMode = BoundedChannelFullMode.DropWrite });
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

    /// <summary>The first phone takes the visit.</summary>
    /// <returns>The key that phone shows from now on; null when another has it.</returns>
    public string? Join()
    {
        var mine = RandomNumberGenerator.GetHexString(64);
        if (Interlocked.CompareExchange(ref key, mine, null) is not null) return null;
        acts.Writer.TryWrite(new(PhoneAct.Joined));
        return mine;
    }

    /// <summary>Whether a key is that of the phone that took the visit.</summary>
    public bool IsOf(string? shown) => key is { } mine && shown is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(mine), Encoding.ASCII.GetBytes(shown));

    public void Act(PhoneAct act) => acts.Writer.TryWrite(act);

    public void Show(PhoneScreen shown)
    {
        screen = shown;
        Changed?.Invoke();
    }

    public void End() => ended.Cancel();
}
