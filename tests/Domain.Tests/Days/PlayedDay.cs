namespace Domain.Tests.Days;

/// <summary>A made-up day, played: every command with its decision and the state after it.</summary>
internal sealed class PlayedDay
{
    private const int Visitors = 30;
    private static readonly CounterId[] Counters = [Office.One, Office.Two, Office.Three];
    private static readonly string[] Officers = ["lan", "minh", "hoa"];

    private readonly List<Turn> turns = [];
    private int tickets;

    private PlayedDay() => Play(new OpenDay(CommandId.New(), Office.Today), Office.Morning);

    /// <summary>One command, what was decided, and the states around it.</summary>
    internal sealed record Turn(Command Command, DateTimeOffset At, OfficeState Before, Decision Decision, JournalRecord? Record, OfficeState After);

    public IReadOnlyList<Turn> Turns => turns;

    public OfficeState State { get; private set; } = OfficeState.Initial(Office.Id, Office.Today, 0);

    public IEnumerable<JournalRecord> Records => turns.Select(turn => turn.Record).OfType<JournalRecord>();

    public IEnumerable<QueueEvent> Events => Records.SelectMany(record => record.Events);

    public static PlayedDay Of(Step[] steps)
    {
        var day = new PlayedDay();
        var now = Office.Morning;
        foreach (var step in steps) day.Play(day.CommandOf(step), now += TimeSpan.FromSeconds(step.After));
        return day;
    }

    private Command CommandOf(Step step)
    {
        var (id, counter) = (CommandId.New(), Counters[step.Where]);
        var officer = Officers[step.Who % 10 == 0 ? step.Who % 3 : step.Where]; // mostly the counter's own
        return step.Deed switch
        {
            Deed.TakeNumber => Office.Take(++tickets, Office.Settings.Services[step.Where].Id, visitor: step.Who % Visitors, face: step.Which % 2 == 0),
            Deed.CallNext => new CallNext(id, counter, officer),
            Deed.Recall => new RecallTicket(id, counter, officer, TicketFor(step, counter)),
            Deed.ConfirmArrival => new ConfirmArrival(id, counter, officer, TicketFor(step, counter)),
            Deed.Finish => new FinishTicket(id, counter, officer, TicketFor(step, counter)),
            Deed.MarkNoShow => new MarkNoShow(id, counter, officer, TicketFor(step, counter)),
            Deed.Cancel => new CancelTicket(id, AnyTicket(step), officer),
            Deed.OpenCounter => new OpenCounter(id, counter, officer),
            Deed.CloseCounter => new CloseCounter(id, counter, officer),
            Deed.RepeatAnEarlierCommand => turns[step.Which % turns.Count].Command,
            Deed.CloseDay => new CloseDay(id),
            _ => throw new InvalidOperationException($"Unknown deed {step.Deed}."),
        };
    }

    /// <summary>Mostly the ticket at the counter, sometimes any.</summary>
    private TicketId TicketFor(Step step, CounterId counter) =>
        step.Which % 10 != 0 && State.CurrentAt(counter) is { } current ? current.Id : AnyTicket(step);

    private TicketId AnyTicket(Step step) => Office.T(1 + step.Which % Math.Max(1, tickets));

    private void Play(Command command, DateTimeOffset now)
    {
        var before = State;
        var decision = Decider.Decide(before, Office.Settings, command, now);
        JournalRecord? record = null;
        if (decision is Decision.Accepted { Events.IsEmpty: false } accepted)
        {
            record = new(before.Version + 1, before.Day, command.Id, command.Kind, accepted.Ticket, accepted.Events);
            State = before.Apply(record);
        }

        turns.Add(new(command, now, before, decision, record, State));
    }
}
