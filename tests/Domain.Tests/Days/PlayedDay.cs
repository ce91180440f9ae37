using System.Collections.Immutable;
using QueueServer.Domain;

namespace Domain.Tests.Days;

/// <summary>A made-up day, played: every command with its decision and the state after it.</summary>
internal sealed class PlayedDay
{
    private const int Visitors = 30;
    private static readonly CounterId[] Counters = [Office.One, Office.Two, Office.Three];
    private static readonly string[] Officers = ["lan", "minh", "hoa"];

    private readonly bool flipFaces;
    private readonly List<Turn> turns = [];
    private int tickets;
    private TimeSpan clockBy;

    /// <summary>
    /// The day before anything happens; of one letter only the top of its numbers is left, so that leased ones come in the way.
    /// </summary>
    public static OfficeState Dawn { get; } =
        OfficeState.Initial(Office.Id, Office.Today, 0) with
        {
            LastNumbers = ImmutableDictionary<char, int>.Empty.Add('C', 895),
        };

    private PlayedDay(bool flipFaces, bool isBroughtBack)
    {
        this.flipFaces = flipFaces;
        Play(
            isBroughtBack
                ? new BringBack(CommandId.New(), Office.Today.AddDays(2), "manager", [new(new('A', 1), 3)])
                : new OpenDay(CommandId.New(), Office.Today),
            Office.Morning
        );
    }

    /// <summary>One command, what was decided, and the states around it.</summary>
    internal sealed record Turn
    {
        /// <summary>The command.</summary>
        public required Command Command { get; init; }

        /// <summary>The moment by the day's clock.</summary>
        public required DateTimeOffset At { get; init; }

        /// <summary>By how much that clock was set since the morning.</summary>
        public required TimeSpan ClockBy { get; init; }

        /// <summary>The state before it.</summary>
        public required OfficeState Before { get; init; }

        /// <summary>The settings before it.</summary>
        public required OfficeSettings Settings { get; init; }

        /// <summary>What was decided.</summary>
        public required Decision Decision { get; init; }

        /// <summary>What was written; null for nothing.</summary>
        public required JournalRecord? Record { get; init; }

        /// <summary>The state after it.</summary>
        public required OfficeState After { get; init; }
    }

    public IReadOnlyList<Turn> Turns => turns;

    public OfficeState State { get; private set; } = Dawn;

    public OfficeSettings Settings { get; private set; } = Office.Settings;

    public IEnumerable<JournalRecord> Records => turns.Select(turn => turn.Record).OfType<JournalRecord>();

    public IEnumerable<QueueEvent> Events => Records.SelectMany(record => record.Events);

    /// <param name="steps">What people do.</param>
    /// <param name="flipFaces">Whoever showed a face shows none, and the other way round.</param>
    public static PlayedDay Of(Step[] steps, bool flipFaces = false)
    {
        var day = new PlayedDay(flipFaces, isBroughtBack: steps.Length % 8 == 3);
        var now = Office.Morning;
        foreach (var step in steps)
        {
            now += TimeSpan.FromSeconds(step.After);
            day.Play(step.Deed == Deed.SetClock ? day.Set(ref now, TimeSpan.FromSeconds(step.Which - 500)) : day.CommandOf(step, now), now);
        }

        return day;
    }

    private SetClock Set(ref DateTimeOffset now, TimeSpan by)
    {
        (now, clockBy) = (now + by, clockBy + by);
        return new(CommandId.New(), by, "manager");
    }

    private Command CommandOf(Step step, DateTimeOffset now)
    {
        var (id, counter) = (CommandId.New(), Counters[step.Where]);
        var officer = Officers[step.Who % 10 == 0 ? step.Who % 3 : step.Where]; // mostly the counter's own
        return step.Deed switch
        {
            Deed.TakeNumber => Office.Take(
                ++tickets,
                Office.Settings.Services[step.Where].Id,
                visitor: step.Who % Visitors,
                face: step.Which % 2 == 0 != flipFaces,
                of: step.Which % 3 == 0 ? Office.Old : null
            ),
            Deed.TakeNumberAtCounter => Office.Take(++tickets, Office.Settings.Services[step.Where].Id, visitor: step.Who % Visitors) with
            {
                By = officer,
                Override = step.Which % 2 == 0,
            },
            Deed.CallNext => new CallNext(id, counter, officer),
            Deed.Recall => new RecallTicket(id, counter, officer, TicketFor(step, counter)),
            Deed.ConfirmArrival => new ConfirmArrival(id, counter, officer, TicketFor(step, counter)),
            Deed.Finish => new FinishTicket(id, counter, officer, TicketFor(step, counter), step.Which % 3 == 0 ? OutcomeOf(step) : null),
            Deed.NoteOutcome => new NoteOutcome(
                id,
                Any(step, ticket => ticket.State == TicketState.Finished),
                step.Which % 4 == 0 ? null : OutcomeOf(step),
                officer
            ),
            Deed.MarkNoShow => new MarkNoShow(id, counter, officer, TicketFor(step, counter)),
            Deed.Cancel => new CancelTicket(id, AnyTicket(step), officer),
            Deed.OpenCounter => new OpenCounter(id, counter, officer),
            Deed.CloseCounter => new CloseCounter(id, counter, officer),
            Deed.RepeatAnEarlierCommand => turns[step.Which % turns.Count].Command,
            Deed.CloseDay => new CloseDay(id),
            Deed.Hold => new HoldTicket(id, counter, officer, TicketFor(step, counter), step.Which % 2 == 0 ? "note" : null),
            Deed.Resume => new ResumeTicket(id, counter, officer, Any(step, ticket => ticket.State == TicketState.Held)),
            Deed.Transfer => new TransferTicket(id, counter, officer, TicketFor(step, counter))
            {
                Service = step.Which % 2 == 0 ? Office.Settings.Services[step.Who % 3].Id : null,
                ToCounter = step.Which % 3 == 0 ? Counters[step.Who % 3] : null,
                First = step.Which % 5 < 2,
                Note = null,
            },
            Deed.Undo => new UndoLast(id, counter, officer, State.Counters.GetValueOrDefault(counter)?.Undo?.Before.Id ?? AnyTicket(step)),
            Deed.ForgetFace => new ForgetFace(id, AnyTicket(step)),
            Deed.Return => new ReturnTicket(id, Any(step, ticket => ticket.State == TicketState.NoShow), officer),
            Deed.Postpone => new PostponeTicket(id, Any(step, ticket => ticket.State == TicketState.Issued), officer),
            Deed.TakeNumberFromAfar => Newcomer(step) with { Remote = true },
            Deed.ComeForAppointment => Newcomer(step) with
            {
                Booking = Office.BookedFor(step.Who % 40, now.AddMinutes((step.Which % 56) - 20), Office.Settings.Services[step.Where].Id),
            },
            Deed.LeaveForPaper => new LeaveForPaper(id, Any(step, ticket => ticket.State == TicketState.Issued), officer),
            Deed.SendForPaper => new SendForPaper(id, counter, officer, TicketFor(step, counter)),
            Deed.CheckIn => new CheckIn(id, Any(step, ticket => ticket.State == TicketState.Away), officer),
            Deed.Classify => new ClassifyTicket(
                id,
                Any(step, ticket => ticket.State == TicketState.Issued),
                step.Which % 2 == 0 ? Office.Pregnant : null,
                officer
            ),
            Deed.Pause => new PauseCounter(id, counter, officer, (PauseReason)(step.Which % 5)),
            Deed.Continue => new ContinueCounter(id, counter, officer),
            Deed.TakeOver => new TakeOverCounter(id, counter, officer),
            Deed.ChangeSettings => new ChangeSettings(
                id,
                Changed(step) with
                {
                    Revision = Settings.Revision - (step.Which % 10 == 0 ? 1 : 0),
                },
                "manager"
            ),
            Deed.LeaseNumbers => Office.AskLease(1 + (step.Who % 3), Office.Settings.Services[step.Where].Id),
            Deed.ReturnNumbers => new ReturnNumbers(id, Office.H(1 + (step.Who % 3)), LeasedNumber(step, step.Which % 4), "kiosk"),
            Deed.HandIn => Office.Take(
                ++tickets,
                Office.Settings.Services[step.Where].Id,
                visitor: step.Who % Visitors,
                face: step.Which % 2 == 0 != flipFaces
            ) with
            {
                Leased = new(
                    Office.H(1 + (step.Who % 3)),
                    LeasedNumber(
                        step,
                        step.Which % 10 == 0 ? step.Which
                            : step.Which % 10 == 1 ? -1
                            : 0
                    ),
                    now.AddSeconds(30 - (step.Which % 300))
                ),
            },
            Deed.NoteRepair => new NoteRepair(id, [.. Unknown(step)]),
            Deed.SeeRepair => new SeeRepair(id, "manager"),
            _ => throw new InvalidOperationException($"Unknown deed {step.Deed}."),
        };
    }

    private IssueTicket Newcomer(Step step) =>
        Office.Take(
            ++tickets,
            Office.Settings.Services[step.Where].Id,
            visitor: Visitors + step.Who,
            of: step.Which % 3 == 0 ? Office.Old : null
        );

    private static ServiceOutcome OutcomeOf(Step step) =>
        new((OutcomeKind)(step.Who % 7)) { Procedures = step.Which % 2 == 0 ? [new(Office.BirthRegistration, 1 + (step.Who % 3))] : [] };

    /// <summary>The next numbers of a letter, and the top of them all where none of it is leased.</summary>
    private IEnumerable<NumberRange> Unknown(Step step)
    {
        var prefix = Office.Settings.Services[step.Where].Prefix;
        var next = State.LastNumbers.GetValueOrDefault(prefix) + 1;
        if (next <= 890)
            yield return new(new(prefix, next), next + (step.Which % 8));
        if (!State.Leases.Exists(block => block.First.Prefix == prefix))
            yield return new(new(prefix, 970), TicketNumber.Last, Leased: true);
    }

    /// <summary>A number of a kiosk's lease, so many after its first unused one; any where it has none.</summary>
    private TicketNumber LeasedNumber(Step step, int after)
    {
        var service = Office.Settings.Services[step.Where];
        var block = State.LeasesOf(Office.H(1 + (step.Who % 3)), service.Id).LastOrDefault();
        return block is null
            ? new(service.Prefix, 901 + (step.Which % 99))
            : block.First with
            {
                Value = Math.Min(block.First.Value + block.Used.Count + after, TicketNumber.Last),
            };
    }

    /// <summary>Mostly the ticket at the counter, sometimes any.</summary>
    private TicketId TicketFor(Step step, CounterId counter) =>
        step.Which % 10 != 0 && State.CurrentAt(counter) is { } current ? current.Id : AnyTicket(step);

    /// <summary>One of those there are, or any when there is none.</summary>
    private TicketId Any(Step step, Func<Ticket, bool> of) =>
        State.Tickets.Values.Where(of).OrderBy(ticket => ticket.Place).ToList() is { Count: > 0 } some
            ? some[step.Which % some.Count].Id
            : AnyTicket(step);

    /// <summary>The settings with a service shut, a service gone, other turns, or as they were at first.</summary>
    private OfficeSettings Changed(Step step)
    {
        var service = Settings.Services[step.Where % Settings.Services.Length];
        return (step.Who % 4) switch
        {
            0 => Settings with { Services = Settings.Services.Replace(service, service with { Active = !service.Active }) },
            1 => Settings with
            {
                Services = Settings.Services.Remove(service),
                Procedures = Settings.Procedures.RemoveAll(procedure => procedure.Service == service.Id),
                Counters =
                [
                    .. Settings
                        .Counters.Select(counter => counter with { Services = counter.Services.Remove(service.Id) })
                        .Where(counter => !counter.Services.IsEmpty),
                ],
            },
            2 => Settings with
            {
                Calling = new() { Normal = 1 + (step.Which % 3), Order = (ServiceOrder)(step.Which % 2) },
            },
            _ => Office.Settings,
        };
    }

    private TicketId AnyTicket(Step step) => Office.T(1 + step.Which % Math.Max(1, tickets));

    private void Play(Command command, DateTimeOffset now)
    {
        var before = State;
        var settings = Settings;
        var decision = Decider.Decide(before, settings, command, now);
        JournalRecord? record = null;
        if (decision is Decision.Accepted { Events.IsEmpty: false } accepted)
        {
            record = new(before.Version + 1, before.Day, command.Id, command.Kind, accepted.Ticket, accepted.Events);
            State = before.Apply(record);
            if (command is ChangeSettings { Next: var next })
                Settings = next with { Revision = settings.Revision + 1 };
        }

        turns.Add(
            new()
            {
                Command = command,
                At = now,
                ClockBy = clockBy,
                Before = before,
                Settings = settings,
                Decision = decision,
                Record = record,
                After = State,
            }
        );
    }
}
