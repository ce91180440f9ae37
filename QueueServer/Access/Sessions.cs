using System.Collections.Immutable;
using System.Security.Claims;
using QueueServer.Storage;

namespace QueueServer.Access;

/// <summary>
/// Which sessions hold. One ends for everybody who has its cookie, at every server: by signing out, alone; by what is done to its account,
/// with all others of that account. Ended ones are remembered for as long as their cookie would have held.
/// </summary>
internal sealed class Sessions(Accounts accounts, PassingFacts facts, LiveConnections connections, TimeProvider time) : IDisposable
{
    /// <summary>The kind of <see cref="PassingFacts"/> that an ended session is.</summary>
    public const string Ended = "session-ended";

    private readonly SemaphoreSlim turn = new(1);
    private volatile ImmutableHashSet<string> ended = [];

    /// <summary>A name no session has yet.</summary>
    public static string NewId() => Accounts.NewStamp();

    /// <summary>Whether the caller's session (or a device's secret) still holds.</summary>
    public bool Holds(ClaimsPrincipal user) => accounts.Holds(user) && (user.Session() is not { } id || !ended.Contains(id));

    /// <summary>As <see cref="Holds"/>, also for a session that another server began a moment ago.</summary>
    public async Task<bool> HoldsAsync(ClaimsPrincipal user) => await accounts.HoldsAsync(user) && Holds(user);

    /// <summary>Reads which ended: before the first request, and when another server may have ended one.</summary>
    public async Task LoadAsync()
    {
        await turn.WaitAsync();
        try
        {
            var before = ended;
            ended = [.. (await facts.ReadAsync(Ended)).Keys];
            foreach (var id in ended.Except(before))
                connections.AbortSession(id);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Ends the caller's session, and no other of theirs.</summary>
    public async Task EndAsync(ClaimsPrincipal user)
    {
        if (user.Session() is not { } id)
            return;
        var until = time.GetUtcNow() + SignInCookie.WorkingDay;
        await turn.WaitAsync();
        try
        {
            await facts.ChangeAsync(Ended, id, _ => new("", until), Topics.Sessions);
            ended = ended.Add(id);
        }
        finally
        {
            turn.Release();
        }

        connections.AbortSession(id);
    }

    public void Dispose() => turn.Dispose();
}
