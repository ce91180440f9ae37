using Microsoft.AspNetCore.SignalR;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Offices;

namespace QueueServer.Checks;

/// <summary>
/// The officers' checks: one a counter, in memory for a minute, and nowhere else. A check waits for the device that watches the counter; what it came
/// to is advice, and no score of it is kept or shown.
/// </summary>
internal sealed class CounterChecks(IHubContext<ScreenHub, IScreenClient> hub, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(60);

    private readonly Lock gate = new();
    private readonly Dictionary<Place, Check> checks = [];
    private readonly Dictionary<string, Place> cameras = []; // by connection
    private long version;

    /// <summary>An office's advice or cameras changed.</summary>
    public event Action<OfficeId>? Changed;

    public static string CamerasOf(OfficeId office, CounterId counter) => $"checks/{office}/{counter}";

    /// <summary>A device watches a counter from now on.</summary>
    public CheckWish Watch(OfficeId office, CounterId counter, string connection)
    {
        CheckWish wish;
        lock (gate)
        {
            var place = new Place(office, counter);
            cameras[connection] = place;
            wish = new(office, version, checks.GetValueOrDefault(place) is { } check && IsOpen(check) ? check.Id : null);
        }

        Changed?.Invoke(office);
        return wish;
    }

    public void Leave(string connection)
    {
        bool was;
        Place place;
        lock (gate) was = cameras.Remove(connection, out place);
        if (was) Changed?.Invoke(place.Office);
    }

    public bool HasCamera(OfficeId office, CounterId counter)
    {
        lock (gate) return cameras.ContainsValue(new(office, counter));
    }

    /// <summary>Asks the counter's camera for the person before it. Asked again under the same id it changes nothing.</summary>
    public async Task AskAsync(OfficeId office, CounterId counter, CommandId id, TicketId ticket)
    {
        var place = new Place(office, counter);
        CheckWish wish;
        lock (gate)
        {
            if (checks.TryGetValue(place, out var before) && before.Id == id) return;
            before?.Clock.Dispose();
            var clock = time.CreateTimer(_ => Tick(place, id), null, CheckAnswer.Patience, Kept - CheckAnswer.Patience);
            checks[place] = new(id, ticket, cameras.ContainsValue(place) ? CheckOutcome.Asked : CheckOutcome.NoCamera, time.GetUtcNow(), clock);
            wish = new(office, ++version, id);
        }

        Changed?.Invoke(office);
        await hub.Clients.Group(CamerasOf(office, counter)).CheckWanted(wish);
    }

    /// <summary>The ticket of a check that still waits for its answer; null when there is none under this id (any more).</summary>
    public TicketId? WaitingFor(OfficeId office, CounterId counter, CommandId id)
    {
        lock (gate) return checks.GetValueOrDefault(new(office, counter)) is { } check && check.Id == id && IsOpen(check) ? check.Ticket : null;
    }

    /// <summary>Notes what a check came to; it tells the camera that nothing is wanted any more.</summary>
    public async Task AnswerAsync(OfficeId office, CounterId counter, CommandId id, CheckOutcome outcome)
    {
        var place = new Place(office, counter);
        CheckWish wish;
        lock (gate)
        {
            if (checks.GetValueOrDefault(place) is not { } check || check.Id != id || !IsOpen(check)) return;
            checks[place] = check with { Outcome = outcome };
            wish = new(office, ++version, null);
        }

        Changed?.Invoke(office);
        await hub.Clients.Group(CamerasOf(office, counter)).CheckWanted(wish);
    }

    /// <summary>The advice on the ticket that is at a counter now; null when there is none.</summary>
    public CheckAdvice? AdviceAt(OfficeState state, CounterId counter)
    {
        lock (gate)
        {
            if (checks.GetValueOrDefault(new(state.Office, counter)) is not { } check || state.CurrentAt(counter)?.Id != check.Ticket || time.GetUtcNow() >= check.At + Kept) return null;
            return new(check.Outcome == CheckOutcome.Asked && !IsOpen(check) ? CheckOutcome.NoCamera : check.Outcome, check.At);
        }
    }

    private bool IsOpen(Check check) => check.Outcome == CheckOutcome.Asked && time.GetUtcNow() < check.At + CheckAnswer.Patience;

    /// <summary>The camera's time is over, or the check's.</summary>
    private void Tick(Place place, CommandId id)
    {
        lock (gate)
        {
            if (checks.GetValueOrDefault(place) is { } check && check.Id == id && time.GetUtcNow() >= check.At + Kept)
            {
                checks.Remove(place);
                check.Clock.Dispose();
            }
        }

        Changed?.Invoke(place.Office);
    }

    private readonly record struct Place(OfficeId Office, CounterId Counter);

    private sealed record Check(CommandId Id, TicketId Ticket, CheckOutcome Outcome, DateTimeOffset At, ITimer Clock);
}
