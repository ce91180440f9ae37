using QueueContracts;
using QueueServer.Domain;

namespace Benchmarks.Reports;

/// <summary>Somebody who takes a number.</summary>
/// <param name="At">When.</param>
/// <param name="Service">What for.</param>
/// <param name="Class">The priority class; null for none.</param>
/// <param name="Takes">How long the service takes once it begins.</param>
internal sealed record Arrival(DateTimeOffset At, ServiceId Service, ClassId? Class, TimeSpan Takes)
{
    /// <summary>How long they take from the call to the counter.</summary>
    public TimeSpan Way { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After how long they give up unless they were called; null where they stay.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>Whether they come when they are called.</summary>
    public bool Comes { get; init; } = true;

    /// <summary>What the officer says it came to; null for nothing.</summary>
    public ServiceOutcome? Outcome { get; init; }
}

/// <summary>A time in which a counter calls.</summary>
/// <param name="Counter">The counter.</param>
/// <param name="Officer">Who sits there.</param>
/// <param name="From">When it begins.</param>
/// <param name="To">When it calls nobody any more; who is there is served to the end.</param>
internal sealed record Shift(CounterId Counter, string Officer, DateTimeOffset From, DateTimeOffset To);

/// <summary>
/// A day played by the queue's own rules: people come, counters call whom the calling order says, and the same arguments give the same day.
/// </summary>
internal sealed class PlayedDay
{
    private static readonly TimeSpan BeforeNoShow = TimeSpan.FromMinutes(2);

    private readonly OfficeSettings settings;
    private readonly PriorityQueue<Action, (DateTimeOffset At, int Order)> ahead = new();
    private readonly Dictionary<TicketId, Arrival> people = [];
    private readonly Dictionary<CounterId, Shift> open = [];
    private readonly List<JournalRecord> records = [];
    private readonly Random random;
    private OfficeState state;
    private DateTimeOffset now;
    private int planned;

    private PlayedDay(OfficeSettings settings, DateOnly day, long version, Random random) =>
        (this.settings, this.random, state) = (settings, random, OfficeState.Initial(settings.Id, day, version));

    /// <summary>Plays a day.</summary>
    /// <param name="settings">The office.</param>
    /// <param name="day">Its own date.</param>
    /// <param name="arrivals">Who comes, in any order. Numbers are given whatever the hours are: they came.</param>
    /// <param name="shifts">When counters call. Of one counter none overlaps another.</param>
    /// <param name="closes">When the day closes; who waits then, waits in vain.</param>
    /// <param name="random">Draws ids and codes.</param>
    /// <param name="version">The version the day begins after.</param>
    /// <returns>The day's records, in order.</returns>
    public static IReadOnlyList<JournalRecord> Play(
        OfficeSettings settings,
        DateOnly day,
        IEnumerable<Arrival> arrivals,
        IEnumerable<Shift> shifts,
        DateTimeOffset closes,
        Random random,
        long version = 0
    )
    {
        var play = new PlayedDay(settings, day, version, random) { now = OpeningHours.StartOf(day, settings.Zone) };
        play.Do(new OpenDay(play.NewCommand(), day));
        foreach (var shift in shifts)
        {
            play.At(shift.From, () => play.Open(shift));
            play.At(shift.To, () => play.Close(shift));
        }

        foreach (var arrival in arrivals)
            play.At(arrival.At, () => play.Take(arrival));
        while (play.ahead.TryPeek(out _, out var next) && next.At < closes)
        {
            play.now = next.At;
            play.ahead.Dequeue()();
        }

        play.now = closes;
        play.Do(new CloseDay(play.NewCommand()));
        return play.records;
    }

    private void At(DateTimeOffset at, Action act) => ahead.Enqueue(act, (at, planned++));

    private void Open(Shift shift)
    {
        Do(new OpenCounter(NewCommand(), shift.Counter, shift.Officer));
        if (!state.Counters.ContainsKey(shift.Counter))
            return; // the office has no such counter
        open[shift.Counter] = shift;
        Call(shift);
    }

    private void Close(Shift shift)
    {
        if (!open.Remove(shift.Counter) || state.CurrentAt(shift.Counter) is not null)
            return; // it closes once who is there has gone
        Do(new CloseCounter(NewCommand(), shift.Counter, shift.Officer));
    }

    private void Take(Arrival arrival)
    {
        var code = NewCode();
        while (state.Codes.ContainsKey(code))
            code = NewCode();
        var ticket = new TicketId(NewId());
        var issue = new IssueTicket(NewCommand(), arrival.Service, ticket, new(NewId()), code)
        {
            Class = settings.FindClass(arrival.Class) is null ? null : arrival.Class,
            By = "", // hours and limits are not asked again
            Override = true,
        };
        if (Do(issue) is not Decision.Accepted)
            return;
        people[ticket] = arrival;
        if (arrival.Patience is { } patience)
            At(arrival.At + patience, () => GiveUp(ticket));
        foreach (var shift in open.Values.OrderBy(shift => shift.Counter.Value, StringComparer.Ordinal))
            Call(shift);
    }

    private void GiveUp(TicketId ticket)
    {
        if (state.Tickets[ticket].State == TicketState.Issued)
            Do(new CancelTicket(NewCommand(), ticket, CancelTicket.Visitor));
    }

    private void Call(Shift shift)
    {
        if (state.CurrentAt(shift.Counter) is not null)
            return;
        if (Do(new CallNext(NewCommand(), shift.Counter, shift.Officer)) is not Decision.Accepted { Ticket: { } ticket })
            return;
        var visitor = people[ticket];
        if (!visitor.Comes)
        {
            At(now + BeforeNoShow, () => Act(shift, new MarkNoShow(NewCommand(), shift.Counter, shift.Officer, ticket)));
            return;
        }

        At(now + visitor.Way, () => Do(new ConfirmArrival(NewCommand(), shift.Counter, shift.Officer, ticket)));
        At(
            now + visitor.Way + visitor.Takes,
            () => Act(shift, new FinishTicket(NewCommand(), shift.Counter, shift.Officer, ticket, visitor.Outcome))
        );
    }

    /// <summary>Ends with a ticket, and goes on with the next or home.</summary>
    private void Act(Shift shift, Command command)
    {
        Do(command);
        if (open.TryGetValue(shift.Counter, out var still))
            Call(still);
        else
            Do(new CloseCounter(NewCommand(), shift.Counter, shift.Officer));
    }

    private Decision Do(Command command)
    {
        var decision = Decider.Decide(state, settings, command, now);
        if (decision is Decision.Accepted { Events: { Length: > 0 } events } accepted)
        {
            var record = new JournalRecord(state.Version + 1, state.Day, command.Id, command.Kind, accepted.Ticket, events);
            state = state.Apply(record);
            records.Add(record);
        }

        return decision;
    }

    private CommandId NewCommand() => new(NewId());

    private Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }

    private TicketCode NewCode()
    {
        Span<char> code = stackalloc char[TicketCode.Length];
        foreach (ref var letter in code)
            letter = TicketCode.Alphabet[random.Next(TicketCode.Alphabet.Length)];
        return new(new string(code));
    }
}
