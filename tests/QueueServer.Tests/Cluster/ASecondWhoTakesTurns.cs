using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using QueueServer.Diagnostics;
using QueueServer.Domain;
using QueueServer.Faces;
using QueueServer.Journal;
using QueueServer.Offices;
using QueueServer.Settings;
using QueueServer.Storage;
using QueueServer.Storage.Postgres;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;
using Made = QueueServer.Tests.Running.Faces;

namespace QueueServer.Tests.Cluster;

/// <summary>
/// Two servers take one office's turns at once, as when one of them is cut off from the others and not from the database. Each turn of the
/// one is followed by one of the other, which has heard of nothing: every answer is true all the same.
/// </summary>
public sealed class ASecondWhoTakesTurns(Postgres postgres) : TempFolder, IAsyncLifetime
{
    private static readonly Actor Manager = new("quan-ly", "manager", "127.0.0.1");

    private readonly FakeTimeProvider time = new(TestOffice.Morning);
    private readonly List<IDisposable> opened = [];
    private PostgresDatabase database = null!; // as the hosts: set before a test begins
    private OfficeHost one = null!;
    private OfficeHost other = null!;

    public async ValueTask InitializeAsync()
    {
        database = new(await postgres.MakeAsync(), NullLoggerFactory.Instance) { IsShared = true };
        await database.MigrateAsync();
        one = await HostAsync("one");
        other = await HostAsync("other");
        await OpenAsync(one, TestOffice.One);
        await other.KeepDayAsync();
    }

    public async ValueTask DisposeAsync()
    {
        opened.Reverse();
        opened.ForEach(each => each.Dispose());
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Nobody_is_said_to_wait_only_where_nobody_does()
    {
        await TakeAsync(one);
        Assert.IsType<Decision.Accepted>((await NextAsync(other)).Decision);
    }

    [Fact]
    public async Task A_command_that_the_other_took_is_known()
    {
        var id = CommandId.New();
        var first = await TakeAsync(one, id: id);
        var again = await IssueAsync(other, id: id);
        Assert.Equal(first.Id, Assert.IsType<Decision.Repeated>(again.Decision).Outcome.Ticket);
    }

    [Fact]
    public async Task A_face_the_other_took_in_holds_its_number()
    {
        var first = await TakeAsync(one, face: 1);
        Assert.Equal(first.Id, Assert.IsType<Decision.AlreadyHeld>((await IssueAsync(other, face: 1)).Decision).Ticket);
        var second = await IssueAsync(other, face: 1, service: TestOffice.Land);
        Assert.Equal(first.Visitor, second.State.Tickets[Accepted(second)].Visitor);
    }

    [Fact]
    public async Task A_face_is_found_and_found_no_more_as_the_other_has_it()
    {
        var ticket = await TakeAsync(one, face: 1);
        Assert.Equal([ticket.Id], (await FindAsync(other, 1)).Tickets.Select(found => found.Id));
        await one.ExecuteAsync(new ForgetFace(CommandId.New(), ticket.Id));
        Assert.Equal(FindOutcome.NotKnown, (await FindAsync(other, 1)).Outcome);
    }

    [Fact]
    public async Task Whoever_stands_at_a_counter_is_compared_with_whom_the_other_called()
    {
        var ticket = await TakeAsync(one, face: 1);
        await NextAsync(one);
        Assert.Equal(CheckOutcome.Same, await other.CompareAsync(ticket.Id, TestOffice.One, Made.Of(1)));
        await one.ExecuteAsync(new FinishTicket(CommandId.New(), TestOffice.One, "lan", ticket.Id));
        Assert.Equal(CheckOutcome.NoTemplate, await other.CompareAsync(ticket.Id, TestOffice.One, Made.Of(1)));
    }

    [Fact]
    public async Task Settings_the_other_changed_are_the_ones_a_number_is_judged_by()
    {
        var without = one.Settings with { Faces = one.Settings.Faces with { Use = false } };
        var changed = await one.ExecuteAsync(new ChangeSettings(CommandId.New(), without, "quan-ly"), Manager);
        Assert.IsType<Decision.Accepted>(changed.Decision);
        var asked = await IssueAsync(other, face: 1);
        Assert.Equal(Refusals.FacesOff, Assert.IsType<Decision.Refused>(asked.Decision).Rejection.Code);
        Assert.Equal(one.Settings.Revision, other.Settings.Revision);
    }

    [Fact]
    public async Task A_visitor_the_other_gave_a_number_is_known_at_the_counter()
    {
        var ticket = await TakeAsync(one);
        var walkUp = await other.IssueAtCounterAsync(new(CommandId.New(), TestOffice.Land, SameVisitorAs: ticket.Id), Manager);
        Assert.Equal(ticket.Visitor, walkUp.State.Tickets[Accepted(walkUp)].Visitor);
    }

    [Fact]
    public async Task No_number_is_given_twice_whoever_gives_it()
    {
        var given = new List<TicketNumber>();
        for (var n = 0; n < 20; n++)
            given.Add((await TakeAsync(n % 2 == 0 ? one : other)).Number);
        var both = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(n => Task.Run(async () => (await TakeAsync(n % 2 == 0 ? one : other)).Number))
        );
        Assert.Equal(Enumerable.Range(1, 60).Select(n => new TicketNumber('A', n)), given.Concat(both).OrderBy(number => number.Value));
    }

    [Fact]
    public async Task And_every_turn_that_the_other_was_ahead_of_is_counted()
    {
        using var turns = new TurnTimes(time);
        await TakeAsync(one);
        await TakeAsync(other);
        await TakeAsync(one);
        Assert.InRange(turns.Conflicts, 2, long.MaxValue); // other tests' in this process, too
    }

    private async Task<OfficeHost> HostAsync(string name)
    {
        var data = DataFolder.Open(Directory.CreateDirectory(Path.Combine(Folder, name)).FullName);
        opened.Add(data);
        var keys = new DayKeys(data, Path.Combine(Folder, "keys"));
        var hosting = TestOffice.HostingOver(new EventJournal(database), keys, data, time);
        var settings = new OfficeSettingsFile(data, sampleHours: false).LoadOrCreate();
        var host = hosting.HostOf(settings, hosting.NumbersOf(settings.Id), hosting.FacesOf(settings.Id));
        opened.Add(host);
        await host.StartAsync();
        return host;
    }

    private static TicketId Accepted(TurnResult turn) => Assert.IsType<Decision.Accepted>(turn.Decision).Ticket!.Value; // it is about one

    private static Task<TurnResult> NextAsync(OfficeHost host) => host.ExecuteAsync(new CallNext(CommandId.New(), TestOffice.One, "lan"));

    private static Task<TurnResult> OpenAsync(OfficeHost host, CounterId counter) =>
        host.ExecuteAsync(new OpenCounter(CommandId.New(), counter, "lan"));

    private Task<TurnResult> IssueAsync(OfficeHost host, int? face = null, ServiceId? service = null, CommandId? id = null) =>
        host.IssueAsync(
            new(
                id ?? CommandId.New(),
                service ?? TestOffice.Births,
                face is { } seed ? Made.Of(seed) : null,
                Consent: face is null ? null : Made.Consent(at: time.GetUtcNow())
            ),
            TestOffice.Kiosk
        );

    private async Task<Ticket> TakeAsync(OfficeHost host, int? face = null, CommandId? id = null)
    {
        var turn = await IssueAsync(host, face, id: id);
        return turn.State.Tickets[Accepted(turn)];
    }

    private Task<FoundVisitor> FindAsync(OfficeHost host, int face) => host.FindAsync(Made.Of(face), Made.Consent(at: time.GetUtcNow()));
}
