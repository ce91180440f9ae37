using QueueServer.Domain;

namespace Domain.Tests;

/// <summary>A day so far: <c>Given(events).When(command).Then(events or a refusal)</c>.</summary>
internal sealed class Scenario
{
    private Scenario(OfficeState state, OfficeSettings? settings = null) => (State, Settings) = (state, settings ?? Office.Settings);

    public OfficeState State { get; }

    public OfficeSettings Settings { get; }

    /// <summary>An open day in which these events happened.</summary>
    public static Scenario Given(params IEnumerable<QueueEvent> events) =>
        Before().And([new DayOpened(Office.Morning, Office.Today), .. events]);

    /// <summary>A day that is not open yet.</summary>
    public static Scenario Before() => new(OfficeState.Initial(Office.Id, Office.Today, 0));

    /// <summary>The same day under other settings.</summary>
    public Scenario With(OfficeSettings settings) => new(State, settings);

    public Scenario And(params IEnumerable<QueueEvent> events) =>
        new(events.Aggregate(State, (state, happened) => state.Apply(RecordOf(state, CommandId.New(), "Given", null, happened))), Settings);

    /// <summary>Whom a counter would call, in order, by their numbers in these tests.</summary>
    public IEnumerable<TicketId> Order(CounterId counter, double at = 60) =>
        CallingOrder.Next(State, Settings, Settings.FindCounter(counter)!, Office.At(at)).Select(ticket => ticket.Id);

    public Judged When(Command command, double at = 60) => new(this, command, Decider.Decide(State, Settings, command, Office.At(at)));

    private static JournalRecord RecordOf(
        OfficeState state,
        CommandId id,
        string kind,
        TicketId? ticket,
        params ReadOnlySpan<QueueEvent> events
    ) => new(state.Version + 1, state.Day, id, kind, ticket, [.. events]);

    /// <summary>A decision about one command.</summary>
    internal sealed record Judged(Scenario Before, Command Command, Decision Decision)
    {
        /// <summary>It was accepted and exactly this happens; the day goes on from there.</summary>
        public Scenario Then(params QueueEvent[] expected)
        {
            var accepted = Assert.IsType<Decision.Accepted>(Decision);
            Assert.Equal<QueueEvent>(expected, accepted.Events);
            return expected.Length == 0
                ? Before
                : new(Before.State.Apply(RecordOf(Before.State, Command.Id, Command.Kind, accepted.Ticket, expected)), Before.Settings);
        }

        /// <summary>It was accepted, whatever happens; the day goes on from there.</summary>
        public Scenario ThenAccepted() => Then([.. Assert.IsType<Decision.Accepted>(Decision).Events]);

        public Scenario ThenRefused(string code, DateTimeOffset? from = null)
        {
            Assert.Equal(new Rejection(code, from), Assert.IsType<Decision.Refused>(Decision).Rejection);
            return Before;
        }

        public void ThenHeld(TicketId ticket) => Assert.Equal(ticket, Assert.IsType<Decision.AlreadyHeld>(Decision).Ticket);

        public void ThenRepeated(TicketId? ticket) =>
            Assert.Equal(new(Command.Kind, ticket), Assert.IsType<Decision.Repeated>(Decision).Outcome);
    }
}
