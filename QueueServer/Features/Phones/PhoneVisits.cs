using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using QueueContracts;

namespace QueueServer.Features.Phones;

/// <summary>The visits of a server that is alone, in its memory.</summary>
internal sealed class PhoneVisits : IPhoneVisits
{
    private readonly ConcurrentDictionary<string, OpenVisit> byToken = [];

    /// <summary>A token no visit has yet.</summary>
    public static string NewToken() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    public Task<string> OpenAsync(string kiosk, OfficeId office)
    {
        var token = NewToken();
        byToken[token] = new(kiosk, office);
        return Task.FromResult(token);
    }

    public Task EndAsync(string token)
    {
        if (byToken.TryRemove(token, out var visit))
            visit.End();
        return Task.CompletedTask;
    }

    public Task<PhoneAct?> NextActAsync(string token, CancellationToken cancellation) =>
        Find(token)?.NextActAsync(cancellation) ?? Task.FromResult<PhoneAct?>(null);

    public Task<bool> ShowAsync(string token, string kiosk, PhoneScreen screen) =>
        Task.FromResult(Find(token) is { } visit && visit.Show(kiosk, screen));

    public Task<bool> IsThereAsync(string token) => Task.FromResult(byToken.ContainsKey(token));

    public Task<JoinOutcome> JoinAsync(string token, string key) => Task.FromResult(Find(token)?.Join(key) ?? JoinOutcome.Gone);

    public Task<SeenVisit?> SeeAsync(string token, string? key) =>
        Task.FromResult(Find(token) is { } visit && visit.IsOf(key) ? visit.Seen : null);

    public Task<SeenVisit?> NextAsync(string token, long seen, CancellationToken cancellation) =>
        Find(token)?.NextAsync(seen, cancellation) ?? Task.FromResult<SeenVisit?>(null);

    public Task<bool> ActAsync(string token, string? key, PhoneAct act) =>
        Task.FromResult(Find(token) is { } visit && visit.IsOf(key) && visit.Act(act));

    private OpenVisit? Find(string token) => byToken.GetValueOrDefault(token);
}

/// <summary>One visit a phone may walk.</summary>
/// <param name="kiosk">The kiosk's name.</param>
/// <param name="office">Where it stands.</param>
internal sealed class OpenVisit(string kiosk, OfficeId office)
{
    private const int MostActs = 8; // a phone that does more before the kiosk answers is not a finger

    private readonly Channel<PhoneAct> acts = Channel.CreateBounded<PhoneAct>(
        new BoundedChannelOptions(MostActs) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private readonly Lock gate = new();
    private TaskCompletionSource news = NewNews();
    private SeenVisit? seen = new(office, 0, null);
    private string? key;

    /// <summary>It as its phone sees it; null once it is over.</summary>
    public SeenVisit? Seen => Volatile.Read(ref seen);

    /// <inheritdoc cref="IPhoneVisits.NextActAsync" />
    public async Task<PhoneAct?> NextActAsync(CancellationToken cancellation)
    {
        try
        {
            return await acts.Reader.ReadAsync(cancellation);
        }
        catch (ChannelClosedException)
        {
            return null;
        }
    }

    /// <inheritdoc cref="IPhoneVisits.NextAsync" />
    public async Task<SeenVisit?> NextAsync(long before, CancellationToken cancellation)
    {
        while (true)
        {
            Task changed;
            lock (gate)
            {
                if (seen?.Version != before)
                    return seen;
                changed = news.Task;
            }

            await changed.WaitAsync(cancellation);
        }
    }

    /// <inheritdoc cref="IPhoneVisits.JoinAsync" />
    public JoinOutcome Join(string shown)
    {
        if (Interlocked.CompareExchange(ref key, shown, null) is not null)
            return IsOf(shown) ? JoinOutcome.Joined : JoinOutcome.Taken;
        Act(new(PhoneAct.Joined));
        return JoinOutcome.Joined;
    }

    /// <summary>Whether a key is that of the phone that took the visit.</summary>
    public bool IsOf(string? shown) =>
        key is { } mine
        && shown is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(mine), Encoding.UTF8.GetBytes(shown));

    /// <summary>Takes what the phone does, for the kiosk.</summary>
    public bool Act(PhoneAct act) => acts.Writer.TryWrite(act);

    /// <inheritdoc cref="IPhoneVisits.ShowAsync" />
    public bool Show(string by, PhoneScreen screen) =>
        by == kiosk && Change(before => before with { Version = before.Version + 1, Screen = screen });

    /// <summary>Whoever waits is told that it is over.</summary>
    public void End()
    {
        acts.Writer.TryComplete();
        Change(_ => null);
    }

    private bool Change(Func<SeenVisit, SeenVisit?> change)
    {
        lock (gate)
        {
            if (seen is null)
                return false;
            Volatile.Write(ref seen, change(seen));
            news.SetResult();
            news = NewNews();
            return true;
        }
    }

    private static TaskCompletionSource NewNews() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
