using QueueServer.Domain;
using QueueServer.Faces;
using QueueServer.Offices;
using QueueServer.Storage;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;
using Made = QueueServer.Tests.Running.Faces;

namespace QueueServer.Tests.Contract;

/// <summary>
/// What an office promises whoever asks, whether its turns are taken here or at another server. Each command is put to a drawn one of the
/// servers; the servers are started once for all of these, and each has an office of its own.
/// </summary>
public abstract class OfficeContract(OfficeServers servers) : IAsyncLifetime
{
    private static readonly Actor Manager = new("quan-ly", "manager", "127.0.0.1");
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private readonly Random draw = new(20261128);
    private IOffice[] there = []; // the same office at each server

    private IOffice Any => there[draw.Next(there.Length)];

    public async ValueTask InitializeAsync()
    {
        there = await servers.AddOfficeAsync();
        await Any.ExecuteAsync(new OpenCounter(CommandId.New(), TestOffice.One, "lan"));
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_command_that_comes_again_is_done_once()
    {
        var id = CommandId.New();
        var first = await TakeAsync(Any, id: id);
        foreach (var office in there)
            Assert.Equal(first.Id, Assert.IsType<Decision.Repeated>((await IssueAsync(office, id: id)).Decision).Outcome.Ticket);
    }

    [Fact]
    public async Task Numbers_run_on_without_a_gap_whoever_is_asked()
    {
        var given = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Any).ToList().ConvertAll(office => TakeAsync(office)));
        Assert.Equal(Enumerable.Range(1, 40), given.Select(ticket => ticket.Number.Value).Order());
    }

    [Fact]
    public async Task Whoever_asked_sees_at_once_what_came_of_it()
    {
        for (var n = 1; n <= 12; n++)
        {
            var office = Any;
            var ticket = await TakeAsync(office);
            Assert.Equal(n, office.State.Tickets.Count);
            Assert.Equal(ticket, office.Now.State.Tickets[ticket.Id]);
        }
    }

    [Fact]
    public async Task Everybody_comes_to_see_the_same()
    {
        for (var n = 0; n < 12; n++)
            await TakeAsync(Any);
        var called = await NextAsync(Any);
        foreach (var office in there)
        {
            await UntilAsync(office, state => state.Version >= called.State.Version);
            Assert.Equal(called.State.Tickets, office.State.Tickets);
        }
    }

    [Fact]
    public async Task A_face_holds_its_number_and_is_found_and_compared()
    {
        var ticket = await TakeAsync(Any, face: 1);
        Assert.Equal(ticket.Id, Assert.IsType<Decision.AlreadyHeld>((await IssueAsync(Any, face: 1)).Decision).Ticket);
        foreach (var office in there)
            Assert.Equal([ticket.Id], (await FindAsync(office, 1)).Tickets.Select(found => found.Id));
        Assert.Equal(FindOutcome.NotKnown, (await FindAsync(Any, 2)).Outcome);
        await NextAsync(Any);
        foreach (var office in there)
        {
            Assert.Equal(CheckOutcome.Same, await office.CompareAsync(ticket.Id, TestOffice.One, Made.Of(1)));
            Assert.Equal(CheckOutcome.Other, await office.CompareAsync(ticket.Id, TestOffice.One, Made.Of(2)));
        }
    }

    [Fact]
    public async Task What_is_refused_is_refused_in_the_same_words_and_changes_nothing()
    {
        var version = there.Max(office => office.State.Version);
        foreach (var office in there)
        {
            Assert.Equal(Refusals.UnknownService, CodeOf(await IssueAsync(office, service: new("none"))));
            Assert.Equal(Refusals.NobodyWaiting, CodeOf(await NextAsync(office)));
            Assert.Equal(
                Refusals.CounterTaken,
                CodeOf(await office.ExecuteAsync(new OpenCounter(CommandId.New(), TestOffice.One, "minh")))
            );
        }

        Assert.Equal(version + 1, (await IssueAsync(Any)).State.Version);
    }

    [Fact]
    public async Task Settings_are_in_force_wherever_the_next_is_asked()
    {
        var before = Any.Settings;
        var without = before with { Faces = before.Faces with { Use = false } };
        await Any.ExecuteAsync(new ChangeSettings(CommandId.New(), without, "quan-ly"), Manager);
        foreach (var office in there)
        {
            Assert.Equal(Refusals.FacesOff, CodeOf(await IssueAsync(office, face: 1)));
            await UntilAsync(office, _ => office.Settings.Revision > before.Revision);
        }
    }

    [Fact]
    public async Task A_visitor_who_is_there_is_known_at_the_counter()
    {
        var ticket = await TakeAsync(Any);
        var walkUp = await Any.IssueAtCounterAsync(new(CommandId.New(), TestOffice.Land, SameVisitorAs: ticket.Id), Manager);
        Assert.Equal(ticket.Visitor, walkUp.State.Tickets[Accepted(walkUp)].Visitor);
    }

    private static TicketId Accepted(TurnResult turn) => Assert.IsType<Decision.Accepted>(turn.Decision).Ticket!.Value; // it is about one

    private static string CodeOf(TurnResult turn) => Assert.IsType<Decision.Refused>(turn.Decision).Rejection.Code;

    private static Task<TurnResult> NextAsync(IOffice office) => office.ExecuteAsync(new CallNext(CommandId.New(), TestOffice.One, "lan"));

    private static Task<FoundVisitor> FindAsync(IOffice office, int face) =>
        office.FindAsync(Made.Of(face), Made.Consent(at: TestOffice.Morning));

    private static Task<TurnResult> IssueAsync(IOffice office, int? face = null, ServiceId? service = null, CommandId? id = null) =>
        office.IssueAsync(
            new(
                id ?? CommandId.New(),
                service ?? TestOffice.Births,
                face is { } seed ? Made.Of(seed) : null,
                Consent: face is null ? null : Made.Consent(at: TestOffice.Morning)
            ),
            TestOffice.Kiosk
        );

    private static async Task<Ticket> TakeAsync(IOffice office, int? face = null, CommandId? id = null)
    {
        var turn = await IssueAsync(office, face, id: id);
        return turn.State.Tickets[Accepted(turn)];
    }

    /// <summary>What happened at another server is heard in a moment.</summary>
    private static async Task UntilAsync(IOffice office, Func<OfficeState, bool> heard)
    {
        var changed = new TaskCompletionSource();
        void Look()
        {
            if (heard(office.State))
                changed.TrySetResult();
        }

        office.Changed += Look;
        Look();
        await changed.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        office.Changed -= Look;
    }
}

/// <summary>The servers a contract is put to.</summary>
public abstract class OfficeServers : TempFolder, IAsyncLifetime
{
    private readonly List<ClockedServer> servers = [];
    private int offices;

    public abstract ValueTask InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
            await server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected async Task BeginAsync(Task<ClockedServer> starting) => servers.Add(await starting);

    /// <summary>Adds an office, and waits until every server has heard of it.</summary>
    internal async Task<IOffice[]> AddOfficeAsync()
    {
        var template = servers[0].Offices.All.First().Settings;
        var id = new OfficeId($"office-{Interlocked.Increment(ref offices)}");
        var heard = servers.ConvertAll(server => HeardAsync(server.Offices, id));
        Assert.True(await servers[0].Offices.AddAsync(template with { Id = id }, "quan-ly"));
        return await Task.WhenAll(heard);
    }

    private static async Task<IOffice> HeardAsync(IOffices offices, OfficeId id)
    {
        var added = new TaskCompletionSource();
        offices.Added += office =>
        {
            if (office.Id == id)
                added.TrySetResult();
        };
        await added.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        return offices.Get(id);
    }
}

/// <summary>A server that is alone.</summary>
public sealed class OneOffice(OneOffice.Servers servers) : OfficeContract(servers), IClassFixture<OneOffice.Servers>
{
    public sealed class Servers : OfficeServers
    {
        public override async ValueTask InitializeAsync() => await BeginAsync(ClockedServer.StartAsync(Folder, TestOffice.Morning));
    }
}

/// <summary>One of several servers, the others of which are not there.</summary>
public sealed class OfficeOfOneSilo(OfficeOfOneSilo.Servers servers) : OfficeContract(servers), IClassFixture<OfficeOfOneSilo.Servers>
{
    public sealed class Servers(Postgres postgres) : OfficeServers
    {
        public override async ValueTask InitializeAsync() =>
            await BeginAsync(ClockedServer.StartOneOfSeveralAsync(Folder, "one", await postgres.MakeAsync()));
    }
}

/// <summary>Three servers.</summary>
public sealed class OfficeOfThreeSilos(OfficeOfThreeSilos.Servers servers)
    : OfficeContract(servers),
        IClassFixture<OfficeOfThreeSilos.Servers>
{
    public sealed class Servers(Postgres postgres) : OfficeServers
    {
        public override async ValueTask InitializeAsync()
        {
            var connection = await postgres.MakeAsync();
            foreach (var name in new[] { "one", "two", "three" })
                await BeginAsync(ClockedServer.StartOneOfSeveralAsync(Folder, name, connection));
        }
    }
}
