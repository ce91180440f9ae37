using QueueServer.Domain;
using QueueServer.Domain.Simulation;
using static Domain.Tests.Office;

namespace Domain.Tests.Simulation;

/// <summary>What is asked to be otherwise is of what there is, and within bounds; what is not is said, each at its field.</summary>
public sealed class ChangesAreSound
{
    private static readonly Period Morning = new(new(8, 0), new(10, 0));
    private static readonly Period Backwards = new(new(10, 0), new(8, 0));

    [Fact]
    public void Nothing_is() => AssertFaults(new());

    [Fact]
    public void What_is_within_the_bounds_is() =>
        AssertFaults(
            new()
            {
                Added = [.. Enumerable.Repeat(new AddedCounter([Land, Births], Morning), ChangesRules.MostAdded)],
                Counters = [new(One, null), new(Two, Morning)],
                Hours = new(new(0, 0), new(0, 0)), // the whole day
                Calling = new() { Priority = 10, Normal = 1 },
                Paces = [new(Births, 10), new(Land, 500)],
            }
        );

    [Fact]
    public void Counters_that_are_added_are_few_and_serve_something_some_time() =>
        AssertFaults(
            new()
            {
                Added =
                [
                    .. Enumerable.Repeat(new AddedCounter([Births], Morning), ChangesRules.MostAdded - 4),
                    new([], Morning),
                    new([new("gone")], Morning),
                    new([Births, Births], Morning),
                    new([Births], Backwards),
                    null!, // what JSON may hold
                ],
            },
            ("added", "too-many"),
            ("added[6].services", "serves-nothing"),
            ("added[7].services", "unknown-service"),
            ("added[8].services", "twice"),
            ("added[9].open", "ends-before-it-begins"),
            ("added[10]", "missing")
        );

    [Fact]
    public void Counters_that_are_changed_are_there_and_named_once() =>
        AssertFaults(
            new() { Counters = [new(One, null), new(new("gone"), null), new(One, Morning), new(Two, Backwards), null!] }, // as above
            ("counters[1].counter", "unknown-counter"),
            ("counters[2].counter", "twice"),
            ("counters[3].works", "ends-before-it-begins"),
            ("counters[4]", "missing")
        );

    [Fact]
    public void Hours_go_forward() => AssertFaults(new() { Hours = Backwards }, ("hours", "ends-before-it-begins"));

    [Fact]
    public void The_calling_order_is_one_the_office_could_decide() =>
        AssertFaults(
            new()
            {
                Calling = new()
                {
                    Priority = 0,
                    Normal = 11,
                    PriorityLimitMinutes = 0,
                    NormalLimitMinutes = 481,
                },
            },
            ("calling.priority", "out-of-range"),
            ("calling.normal", "out-of-range"),
            ("calling.priorityLimitMinutes", "out-of-range"),
            ("calling.normalLimitMinutes", "out-of-range")
        );

    [Fact]
    public void Services_take_a_tenth_to_five_times_as_long() =>
        AssertFaults(
            new() { Paces = [new(Births, 9), new(Land, 501), new(new("gone"), 100), new(Land, 100), null!] }, // as above
            ("paces[0].percent", "out-of-range"),
            ("paces[1].percent", "out-of-range"),
            ("paces[2].service", "unknown-service"),
            ("paces[3].service", "twice"),
            ("paces[4]", "missing")
        );

    [Fact]
    public void Lists_are_there() => AssertFaults(new() { Added = default }, ("changes", "missing"));

    private static void AssertFaults(Changes changes, params (string Field, string Code)[] faults) =>
        Assert.Equal(faults, ChangesRules.Faults(changes, Settings).Select(fault => (fault.Field, fault.Code)));
}
