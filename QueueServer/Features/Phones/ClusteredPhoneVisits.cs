using Orleans.Concurrency;
using QueueContracts;
using QueueServer.Cluster;

namespace QueueServer.Features.Phones;

/// <summary>A visit at the server where its kiosk is.</summary>
[Alias("phone-visit")]
internal interface IPhoneVisitGrain : IGrainWithStringKey
{
    /// <inheritdoc cref="IPhoneVisits.OpenAsync" />
    [Alias("open")]
    Task OpenAsync(string kiosk, OfficeId office);

    /// <inheritdoc cref="IPhoneVisits.EndAsync" />
    [Alias("end")]
    Task EndAsync();

    /// <inheritdoc cref="IPhoneVisits.NextActAsync" />
    [Alias("next-act")]
    [AlwaysInterleave]
    Task<Awaited<PhoneAct>> NextActAsync();

    /// <inheritdoc cref="IPhoneVisits.ShowAsync" />
    [Alias("show")]
    Task<bool> ShowAsync(string kiosk, PhoneScreen screen);

    /// <inheritdoc cref="IPhoneVisits.IsThereAsync" />
    [Alias("is-there")]
    Task<bool> IsThereAsync();

    /// <inheritdoc cref="IPhoneVisits.JoinAsync" />
    [Alias("join")]
    Task<JoinOutcome> JoinAsync(string key);

    /// <inheritdoc cref="IPhoneVisits.SeeAsync" />
    [Alias("see")]
    Task<SeenVisit?> SeeAsync(string? key);

    /// <inheritdoc cref="IPhoneVisits.NextAsync" />
    [Alias("next")]
    [AlwaysInterleave]
    Task<Awaited<SeenVisit>> NextAsync(long seen);

    /// <inheritdoc cref="IPhoneVisits.ActAsync" />
    [Alias("act")]
    Task<bool> ActAsync(string? key, PhoneAct act);
}

/// <summary>What a wait came to.</summary>
/// <param name="Value">What came; null for nothing.</param>
/// <param name="IsLong">Whether nothing came because it was waited long enough: it may be asked again.</param>
internal sealed record Awaited<T>(T? Value, bool IsLong = false)
    where T : class;

/// <summary>It is gone with its server, as the kiosk's stream is: then the next one who asks is told that there is none.</summary>
[Orleans.Placement.PreferLocalPlacement]
internal sealed class PhoneVisitGrain : Grain, IPhoneVisitGrain
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1); // well within what an answer may take

    private OpenVisit? visit;

    public Task OpenAsync(string kiosk, OfficeId office)
    {
        visit ??= new(kiosk, office);
        return Task.CompletedTask;
    }

    public Task EndAsync()
    {
        visit?.End();
        visit = null;
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task<Awaited<PhoneAct>> NextActAsync() => WaitAsync((open, cancellation) => open.NextActAsync(cancellation));

    public Task<bool> ShowAsync(string kiosk, PhoneScreen screen) => Task.FromResult(visit is not null && visit.Show(kiosk, screen));

    public Task<bool> IsThereAsync() => Task.FromResult(visit is not null);

    public Task<JoinOutcome> JoinAsync(string key) => Task.FromResult(visit?.Join(key) ?? JoinOutcome.Gone);

    public Task<SeenVisit?> SeeAsync(string? key) => Task.FromResult(visit is not null && visit.IsOf(key) ? visit.Seen : null);

    public Task<Awaited<SeenVisit>> NextAsync(long seen) => WaitAsync((open, cancellation) => open.NextAsync(seen, cancellation));

    public Task<bool> ActAsync(string? key, PhoneAct act) => Task.FromResult(visit is not null && visit.IsOf(key) && visit.Act(act));

    private async Task<Awaited<T>> WaitAsync<T>(Func<OpenVisit, CancellationToken, Task<T?>> wait)
        where T : class
    {
        if (visit is not { } open)
            return new(null);
        using var patience = new CancellationTokenSource(Wait);
        try
        {
            return new(await wait(open, patience.Token));
        }
        catch (OperationCanceledException)
        {
            return new(null, IsLong: true);
        }
    }
}

/// <summary>The visits of several servers.</summary>
internal sealed class ClusteredPhoneVisits(ClusterNode node) : IPhoneVisits
{
    public async Task<string> OpenAsync(string kiosk, OfficeId office)
    {
        var token = PhoneVisits.NewToken();
        await AskAsync(token, visit => visit.OpenAsync(kiosk, office));
        return token;
    }

    public Task EndAsync(string token) => AskAsync(token, visit => visit.EndAsync());

    public Task<PhoneAct?> NextActAsync(string token, CancellationToken cancellation) =>
        WaitAsync(token, visit => visit.NextActAsync(), cancellation);

    public Task<bool> ShowAsync(string token, string kiosk, PhoneScreen screen) => AskAsync(token, visit => visit.ShowAsync(kiosk, screen));

    public Task<bool> IsThereAsync(string token) => AskAsync(token, visit => visit.IsThereAsync());

    public Task<JoinOutcome> JoinAsync(string token, string key) => AskAsync(token, visit => visit.JoinAsync(key));

    public Task<SeenVisit?> SeeAsync(string token, string? key) => AskAsync(token, visit => visit.SeeAsync(key));

    public Task<SeenVisit?> NextAsync(string token, long seen, CancellationToken cancellation) =>
        WaitAsync(token, visit => visit.NextAsync(seen), cancellation);

    public Task<bool> ActAsync(string token, string? key, PhoneAct act) => AskAsync(token, visit => visit.ActAsync(key, act));

    private Task<T> AskAsync<T>(string token, Func<IPhoneVisitGrain, Task<T>> ask) =>
        node.AskAsync(grains => ask(grains.GetGrain<IPhoneVisitGrain>(token)));

    private Task AskAsync(string token, Func<IPhoneVisitGrain, Task> ask) =>
        AskAsync(
            token,
            async visit =>
            {
                await ask(visit);
                return true;
            }
        );

    private async Task<T?> WaitAsync<T>(string token, Func<IPhoneVisitGrain, Task<Awaited<T>>> ask, CancellationToken cancellation)
        where T : class
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var (value, isLong) = await AskAsync(token, ask);
            if (!isLong)
                return value;
        }
    }
}
