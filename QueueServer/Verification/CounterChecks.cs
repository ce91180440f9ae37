using System.Security.Cryptography;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Cluster;
using QueueServer.Domain;

namespace QueueServer.Verification;

/// <summary>
/// The officers' checks: one a counter, in memory for a minute, and nowhere else. A check waits for the device that watches the counter, at
/// whichever server it does; what it came to is advice, and no score of it is kept or shown.
/// </summary>
internal sealed class CounterChecks
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(10); // another server's cameras, which it tells of every two seconds

    private readonly string self = RandomNumberGenerator.GetHexString(16, lowercase: true); // this server
    private readonly LiveNews live;
    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private readonly Dictionary<CounterPlace, Check> checks = [];
    private readonly Dictionary<string, CounterPlace> cameras = []; // by connection
    private readonly Dictionary<string, (IReadOnlyList<CounterPlace> Cameras, DateTimeOffset At)> others = []; // by server
    private long version;

    public CounterChecks(LiveNews live, TimeProvider time)
    {
        (this.live, this.time) = (live, time);
        live.Subscribe<ToldCheck>(Hear, Held);
        live.Subscribe<CamerasAt>(Hear);
        live.Beat += TellOfCameras;
    }

    /// <summary>An office's advice or cameras changed.</summary>
    public event Action<OfficeId>? Changed;

    /// <summary>Something else is wanted of a counter's camera.</summary>
    public event Action<CounterPlace, CheckWish>? Wanted;

    /// <summary>A device watches a counter from now on.</summary>
    public CheckWish Watch(OfficeId office, CounterId counter, string connection)
    {
        CheckWish wish;
        lock (gate)
        {
            var place = new CounterPlace(office, counter);
            cameras[connection] = place;
            wish = Wish(office, checks.GetValueOrDefault(place));
        }

        TellOfCameras();
        Changed?.Invoke(office);
        return wish;
    }

    public void Leave(string connection)
    {
        bool was;
        CounterPlace place;
        lock (gate)
            was = cameras.Remove(connection, out place);
        if (!was)
            return;
        TellOfCameras();
        Changed?.Invoke(place.Office);
    }

    public bool HasCamera(OfficeId office, CounterId counter)
    {
        lock (gate)
            return HasCamera(new(office, counter));
    }

    /// <summary>Asks the counter's camera for the person before it. Asked again under the same id it changes nothing.</summary>
    public Task AskAsync(OfficeId office, CounterId counter, CommandId id, TicketId ticket)
    {
        var place = new CounterPlace(office, counter);
        var outcome = HasCamera(office, counter) ? CheckOutcome.Asked : CheckOutcome.NoCamera;
        return SayAsync(new(place, id, ticket, outcome));
    }

    /// <summary>The ticket of a check that still waits for its answer; null when there is none under this id (any more).</summary>
    public TicketId? WaitingFor(OfficeId office, CounterId counter, CommandId id)
    {
        lock (gate)
            return checks.GetValueOrDefault(new(office, counter)) is { } check && check.Id == id && IsOpen(check) ? check.Ticket : null;
    }

    /// <summary>Notes what a check came to; it tells the camera that nothing is wanted any more.</summary>
    public Task AnswerAsync(OfficeId office, CounterId counter, CommandId id, CheckOutcome outcome) =>
        WaitingFor(office, counter, id) is { } ticket ? SayAsync(new(new(office, counter), id, ticket, outcome)) : Task.CompletedTask;

    /// <summary>The advice on the ticket that is at a counter now; null when there is none.</summary>
    public CheckAdvice? AdviceAt(OfficeState state, CounterId counter)
    {
        lock (gate)
        {
            return checks.GetValueOrDefault(new(state.Office, counter)) is { } check && state.CurrentAt(counter)?.Id == check.Ticket
                ? new(check.Outcome, check.At)
                : null;
        }
    }

    private Task SayAsync(ToldCheck check) => live.SayAsync(TopicOf(check.Place), check);

    private static string TopicOf(CounterPlace place) => $"check {place.Office} {place.Counter}";

    /// <summary>A check is begun by whatever is first heard of it.</summary>
    private void Hear(ToldCheck told)
    {
        Begin(told);
        if (told.Outcome != CheckOutcome.Asked)
            End(told);
    }

    private List<(string Topic, ToldCheck Word)> Held()
    {
        lock (gate)
            return
            [
                .. checks.Select(each =>
                    (TopicOf(each.Key), new ToldCheck(each.Key, each.Value.Id, each.Value.Ticket, each.Value.Outcome))
                ),
            ];
    }

    private void Begin(ToldCheck asked)
    {
        var (place, id, ticket, outcome) = asked;
        CheckWish wish;
        lock (gate)
        {
            if (checks.TryGetValue(place, out var before) && before.Id == id)
                return;
            before?.Clock.Dispose();
            var clock = time.CreateTimer(_ => PassOn(place, id), null, CheckAnswer.Patience, Kept - CheckAnswer.Patience);
            var check = checks[place] = new(id, ticket, outcome, time.GetUtcNow(), clock);
            version++;
            wish = Wish(place.Office, check);
        }

        Say(place, wish);
    }

    private void End(ToldCheck answered)
    {
        var (place, id, _, outcome) = answered;
        CheckWish wish;
        lock (gate)
        {
            if (checks.GetValueOrDefault(place) is not { } check || check.Id != id || !IsOpen(check))
                return;
            checks[place] = check with { Outcome = outcome };
            version++;
            wish = Wish(place.Office, null);
        }

        Say(place, wish);
    }

    private CheckWish Wish(OfficeId office, Check? check)
    {
        var now = time.GetUtcNow();
        return check is not null && IsOpen(check)
            ? new(office, version, check.Id) { At = now, Left = check.At + CheckAnswer.Patience - now }
            : new(office, version, null) { At = now };
    }

    /// <summary>Tells the officer's screen that there is something newer, and the counter's camera what is wanted of it.</summary>
    private void Say(CounterPlace place, CheckWish wish)
    {
        Changed?.Invoke(place.Office);
        Wanted?.Invoke(place, wish);
    }

    private void Hear(CamerasAt told)
    {
        var (server, there) = told;
        if (server == self)
            return;
        List<CounterPlace> changed = [];
        lock (gate)
        {
            var before = others.GetValueOrDefault(server).Cameras ?? [];
            others[server] = (there, time.GetUtcNow());
            changed.AddRange([.. before.Except(there), .. there.Except(before)]);
            foreach (var (gone, (cameras, _)) in others.Where(other => !IsThere(other.Value.At)).ToList())
            {
                others.Remove(gone);
                changed.AddRange(cameras);
            }
        }

        foreach (var office in changed.Select(place => place.Office).Distinct())
            Changed?.Invoke(office);
    }

    private void TellOfCameras()
    {
        CamerasAt here;
        lock (gate)
            here = new(self, [.. cameras.Values.Distinct()]);
        live.Tell(here);
    }

    private bool HasCamera(CounterPlace place) =>
        cameras.ContainsValue(place) || others.Values.Any(other => IsThere(other.At) && other.Cameras.Contains(place));

    /// <summary>Whether another server that spoke then still counts.</summary>
    private bool IsThere(DateTimeOffset at) => time.GetUtcNow() < at + Remembered;

    private static bool IsOpen(Check check) => check.Outcome == CheckOutcome.Asked;

    /// <summary>
    /// The camera's time is over, or the check's. It is the timer that says so: the clock may be made good meanwhile, and run slower.
    /// </summary>
    private void PassOn(CounterPlace place, CommandId id)
    {
        CheckWish? wish = null;
        lock (gate)
        {
            if (checks.GetValueOrDefault(place) is not { } check || check.Id != id)
                return;
            if (check.IsOver)
            {
                checks.Remove(place);
                check.Clock.Dispose();
            }
            else
            {
                checks[place] = check with { Outcome = IsOpen(check) ? CheckOutcome.NoCamera : check.Outcome, IsOver = true };
                if (IsOpen(check))
                {
                    version++;
                    wish = Wish(place.Office, null);
                }
            }
        }

        if (wish is not null)
            Say(place, wish);
        else
            Changed?.Invoke(place.Office);
    }

    /// <param name="Id">The command it was asked with.</param>
    /// <param name="Ticket">Whose face is looked for.</param>
    /// <param name="Outcome">What it came to so far.</param>
    /// <param name="At">When it was asked.</param>
    /// <param name="Clock">Ends the camera's time, then the check.</param>
    /// <param name="IsOver">Whether the camera's time has ended.</param>
    private sealed record Check(CommandId Id, TicketId Ticket, CheckOutcome Outcome, DateTimeOffset At, ITimer Clock, bool IsOver = false);
}
