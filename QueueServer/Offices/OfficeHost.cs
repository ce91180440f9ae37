using QueueContracts;
using QueueContracts.Faces;
using QueueServer.Domain;
using QueueServer.Faces;
using QueueServer.Journal;

namespace QueueServer.Offices;

/// <summary>
/// One office's state and its only writer: one command at a time is decided, made durable, applied, then shown.
/// What it answers is on disk.
/// </summary>
internal sealed class OfficeHost(OfficeSettings settings, IEventJournal journal, OfficeFaces faces, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone);
    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile OfficeState? state;
    private bool mustReplay = true;

    public OfficeSettings Settings => settings;

    /// <summary>The state after the last durable command.</summary>
    /// <exception cref="InvalidOperationException">Before <see cref="StartAsync"/>.</exception>
    public OfficeState State => state ?? throw new InvalidOperationException("The office was not started.");

    /// <summary>A newer state; raised inside the turn, so handlers only note it.</summary>
    public event Action<OfficeState>? Changed;

    /// <summary>Brings back the last day from the journal, closes it if it was left open and is over, and opens today.</summary>
    public Task StartAsync() => KeepDayAsync();

    /// <summary>Closes a day that is over and opens the new one; does nothing within a day.</summary>
    public Task KeepDayAsync() => InTurnAsync(() => Task.FromResult(true));

    /// <summary>Decides and applies one command.</summary>
    /// <exception cref="JournalException">It could not be made durable; nothing happened.</exception>
    public Task<TurnResult> ExecuteAsync(Command command) =>
        InTurnAsync(() => DecideAsync(command));

    /// <summary>Gives a number, or the one the visitor already holds. Whether the face is known is asked inside the turn.</summary>
    /// <exception cref="JournalException">It could not be made durable; nothing happened.</exception>
    public Task<TurnResult> IssueAsync(IssueRequest request) => InTurnAsync(async () =>
    {
        while (true)
        {
            var known = request.Face is { } face && faces.Identify(face) is (FindOutcome.Found, { } visitor) ? visitor : (VisitorId?)null;
            var command = new IssueTicket(
                request.CommandId, request.Service, TicketId.New(), known ?? VisitorId.New(), TicketCode.New(),
                HasFace: request.Face is not null, HasPicture: request.Picture is not null);
            var enrolment = new Enrolment(command.Visitor, command.Ticket, known is null ? request.Face : null, request.Picture);
            // Somebody else wrote first: ask for the face again. The code is taken, one in 482 million: draw again.
            if (await TryDecideAsync(command, enrolment) is not { Decision: not Decision.Refused { Rejection.Code: Refusals.CodeTaken } } result) continue;
            return result;
        }
    });

    /// <summary>Finds a visitor's tickets by face.</summary>
    public Task<(FindOutcome Outcome, IReadOnlyList<Ticket> Tickets)> FindAsync(FaceTemplate face) => InTurnAsync(() =>
    {
        var (outcome, visitor) = faces.Identify(face);
        IReadOnlyList<Ticket> tickets = outcome == FindOutcome.Found && visitor is { } id
            ? [.. State.TicketsOf(id).Where(ticket => ticket.KeepsFace)] : [];
        return Task.FromResult((outcome, tickets));
    });

    /// <summary>The JPEG a visitor allowed the officer; null when there is none (any more).</summary>
    public async Task<byte[]?> ReadPictureAsync(TicketId ticket) =>
        State.Tickets.TryGetValue(ticket, out var found) && found is { HasPicture: true, IsLive: true }
        && await journal.ReadPictureAsync(settings.Id, State.Day, ticket) is { } picture
            ? faces.Open(State.Day, picture) : null;

    public void Dispose() => turn.Dispose();

    private async Task<TResult> InTurnAsync<TResult>(Func<Task<TResult>> work)
    {
        await turn.WaitAsync();
        try
        {
            await CatchUpAsync();
            return await work();
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task CatchUpAsync()
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
        if (mustReplay) await ReplayAsync(today);
        if (State.Day < today)
        {
            if (State.Phase == DayPhase.Open)
            {
                Log.ClosesOldDay(logger, settings.Id, State.Day);
                await DecideAsync(new CloseDay(CommandId.New()));
            }

            state = OfficeState.Initial(settings.Id, today, State.Version);
        }

        if (State.Phase == DayPhase.NotOpened) await DecideAsync(new OpenDay(CommandId.New(), State.Day));
    }

    private async Task ReplayAsync(DateOnly today)
    {
        var head = await journal.ReadHeadAsync(settings.Id);
        var replayed = OfficeState.Initial(settings.Id, head?.Day ?? today, head?.DayStart ?? 0);
        if (head is not null)
        {
            foreach (var record in await journal.ReadDayAsync(settings.Id, head.Day)) replayed = replayed.Apply(record);
        }

        await faces.RestoreAsync(replayed);
        var isNews = state is { } shown && replayed.Version > shown.Version;
        state = replayed;
        mustReplay = false;
        if (isNews) Changed?.Invoke(replayed);
    }

    private async Task<TurnResult> DecideAsync(Command command)
    {
        while (true)
        {
            if (await TryDecideAsync(command, enrolment: null) is { } result) return result;
        }
    }

    /// <summary>Decides one command on the state there is; null when somebody else wrote first, and the state is now theirs.</summary>
    private async Task<TurnResult?> TryDecideAsync(Command command, Enrolment? enrolment)
    {
        var before = State;
        var decision = Decider.Decide(before, settings, command, time.GetUtcNow());
        if (decision is not Decision.Accepted { Events: { Length: > 0 } events } accepted) return new(decision, before);

        var record = new JournalRecord(before.Version + 1, before.Day, command.Id, command.Kind, accepted.Ticket, events);
        var after = before.Apply(record);
        var changes = faces.ChangesFor(before, after, record, enrolment);
        try
        {
            if (!await journal.AppendAsync(settings.Id, record, changes))
            {
                await ReplayAsync(before.Day);
                if (State.Version != before.Version) return null;
                // Nobody did: it is the command's id that stands in the journal, under a day before this one.
                return new(new Decision.Refused(new(Refusals.CommandIdReused)), State);
            }
        }
        catch (JournalException)
        {
            mustReplay = true; // whether it was written is not known: the next turn reads the journal again
            throw;
        }

        faces.Apply(after, changes, enrolment);
        state = after;
        Changed?.Invoke(after);
        return new(decision, after);
    }
}

/// <summary>A decision and the state it left.</summary>
internal sealed record TurnResult(Decision Decision, OfficeState State);
