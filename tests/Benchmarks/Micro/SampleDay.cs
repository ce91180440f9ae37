using System.Collections.Immutable;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Settings;
using QueueServer.Storage;

namespace Benchmarks.Micro;

/// <summary>A day of the sample office, made by its own rules: every command is decided, recorded and applied.</summary>
internal sealed class SampleDay
{
    private static readonly DateTimeOffset Opening = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero); // eight in the morning in Hà Đông
    private const string Officer = "lan";

    private readonly List<JournalRecord> records = [];
    private int issued;

    private SampleDay(OfficeSettings settings)
    {
        Settings = settings;
        State = OfficeState.Initial(settings.Id, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Opening, settings.Zone).DateTime), 0);
        Do(new OpenDay(CommandId.New(), State.Day));
        foreach (var counter in settings.Counters)
            Do(new OpenCounter(CommandId.New(), counter.Id, Officer));
    }

    public OfficeSettings Settings { get; }

    public OfficeState State { get; private set; }

    public IReadOnlyList<JournalRecord> Records => records;

    /// <summary>The moment of the last command.</summary>
    public DateTimeOffset Now { get; private set; } = Opening;

    /// <summary>So many wait; nobody was called.</summary>
    public static SampleDay WithWaiting(int tickets)
    {
        var day = new SampleDay(Sample());
        for (var i = 0; i < tickets; i++)
            day.Do(day.NextIssue());
        return day;
    }

    /// <summary>So many took a number, were called, served and finished; about forty waited at any time.</summary>
    public static SampleDay Whole(int tickets)
    {
        var day = new SampleDay(Sample());
        for (var i = 0; i < tickets; i++)
        {
            day.Do(day.NextIssue());
            if (i >= 40)
                day.ServeOne();
        }

        while (day.ServeOne()) { }
        return day;
    }

    /// <summary>The next visitor's command.</summary>
    public IssueTicket NextIssue()
    {
        var service = Settings.Services[issued % Settings.Services.Length].Id;
        var code = TicketCode.New();
        while (State.Codes.ContainsKey(code))
            code = TicketCode.New(); // of two hundred and fifty such days one draws a code twice
        return new(CommandId.New(), service, TicketId.New(), VisitorId.New(), code)
        {
            Class = issued++ % 8 == 0 ? Settings.Classes[0].Id : null,
        };
    }

    /// <summary>A record of a command decided on the present state; it is not applied.</summary>
    public JournalRecord Decide(Command command) =>
        Decider.Decide(State, Settings, command, Now) is Decision.Accepted accepted
            ? new(State.Version + 1, State.Day, command.Id, command.Kind, accepted.Ticket, accepted.Events)
            : throw new BenchmarkException($"{command.Kind} was refused.");

    /// <summary>Calls at the first counter that somebody waits for, serves and finishes; false when nobody waits.</summary>
    private bool ServeOne()
    {
        var first = records.Count % Settings.Counters.Length;
        foreach (var counter in Settings.Counters.Skip(first).Concat(Settings.Counters.Take(first)))
        {
            if (CallingOrder.WaitingFor(State, counter) == 0)
                continue;
            Do(new CallNext(CommandId.New(), counter.Id, Officer));
            var ticket = State.CurrentAt(counter.Id)!.Id; // it was called just now
            Do(new ConfirmArrival(CommandId.New(), counter.Id, Officer, ticket));
            Do(new FinishTicket(CommandId.New(), counter.Id, Officer, ticket));
            return true;
        }

        return false;
    }

    private void Do(Command command)
    {
        Now += TimeSpan.FromSeconds(3);
        var record = Decide(command);
        State = State.Apply(record);
        records.Add(record);
    }

    public static OfficeSettings Sample()
    {
        var folder = Directory.CreateTempSubdirectory("micro-");
        try
        {
            using var data = DataFolder.Open(folder.FullName);
            return new OfficeSettingsFile(data, sampleHours: false).LoadOrCreate();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
