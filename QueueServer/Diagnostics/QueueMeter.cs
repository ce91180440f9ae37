using System.Diagnostics.Metrics;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;

namespace QueueServer.Diagnostics;

/// <summary>What the server measures of itself. No name, number or code of anybody is a tag.</summary>
internal static class QueueMeter
{
    public const string Name = "QueueServer";

    public const string TurnDuration = "queue.turn.duration";
    public const string TurnConflicts = "queue.turn.conflicts";

    private const string Office = "office"; // the tag

    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Turns = Meter.CreateHistogram<double>(
        TurnDuration,
        "ms",
        "One turn of an office, waiting for it and the disk included."
    );
    private static readonly Counter<long> Conflicts = Meter.CreateCounter<long>(
        TurnConflicts,
        description: "Turns that were taken again, because another server had written first."
    );
    private static readonly Counter<long> Decisions = Meter.CreateCounter<long>(
        "queue.decisions",
        description: "Decided commands by kind and outcome."
    );

    /// <summary>Measures the lines of every office from now on.</summary>
    /// <param name="offices">Every office as it is when it is measured.</param>
    public static void Watch(Func<IEnumerable<(OfficeSettings Settings, OfficeState State)>> offices)
    {
        Meter.CreateObservableGauge(
            "queue.waiting",
            () =>
                offices()
                    .SelectMany(office =>
                        office.Settings.Services.Select(service => new Measurement<int>(
                            office.State.WaitingFor(service.Id),
                            Tag(Office, office.Settings.Id.Value),
                            Tag("service", service.Id.Value)
                        ))
                    ),
            description: "People who wait."
        );
        Meter.CreateObservableGauge(
            "queue.counters.open",
            () =>
                offices()
                    .Select(office => new Measurement<int>(
                        office.State.Counters.Values.Count(open => open.Pause is null),
                        Tag(Office, office.Settings.Id.Value)
                    )),
            description: "Counters that call."
        );
    }

    public static void Turn(OfficeId office, TimeSpan took) => Turns.Record(took.TotalMilliseconds, Tag(Office, office.Value));

    public static void Decided(OfficeId office, Command command, Decision decision) =>
        Decisions.Add(
            1,
            Tag(Office, office.Value),
            Tag("command", command.Kind),
            Tag("outcome", decision is Decision.Refused(var why) ? why.Code : decision.GetType().Name)
        );

    /// <summary>Another server wrote first, and the turn is taken again.</summary>
    public static void Conflict(OfficeId office) => Conflicts.Add(1, Tag(Office, office.Value));

    /// <summary>The office that a measurement is of.</summary>
    public static string OfficeIn(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags)
        {
            if (name == Office && value is string office)
                return office;
        }

        return "";
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
