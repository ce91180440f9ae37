using QueueServer.Domain;
using QueueServer.Storage;
using QueueServer.Tests.Running;
using Made = QueueServer.Tests.Running.Faces;

namespace QueueServer.Tests.Offices;

public sealed class OneWriter : TempFolder
{
    private TroubledJournal journal = null!; // set when the office starts

    private Task<TestOffice> StartAsync() => TestOffice.StartAsync(Folder, wrap: sound => journal = new(sound));

    [Fact]
    public async Task Officers_who_press_next_at_once_never_get_the_same_ticket()
    {
        using var office = await TestOffice.StartAsync(Folder);
        CounterId[] counters = [new("quay-1"), new("quay-2")];
        foreach (var counter in counters)
            await office.OpenAsync(counter, counter.Value);
        foreach (var _ in Enumerable.Range(0, 12))
            await office.TakeAsync();

        // Both press again and again, each finishing what it got.
        var got = await Task.WhenAll(
            counters.Select(counter =>
                Task.Run(async () =>
                {
                    var mine = new List<TicketId>();
                    while (
                        (await office.Host.ExecuteAsync(new CallNext(CommandId.New(), counter, counter.Value))).Decision
                            is Decision.Accepted { Ticket: { } ticket }
                    )
                    {
                        mine.Add(ticket);
                        await office.Host.ExecuteAsync(new FinishTicket(CommandId.New(), counter, counter.Value, ticket));
                    }

                    return mine;
                })
            )
        );
        Assert.Equal(12, got.Sum(mine => mine.Count));
        Assert.Equal(12, got.SelectMany(mine => mine).Distinct().Count());
    }

    [Fact]
    public async Task A_double_tap_at_once_gives_one_ticket()
    {
        using var office = await TestOffice.StartAsync(Folder);
        var id = CommandId.New();
        var taps = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => office.IssueAsync(Made.Of(1), id: id))));
        Assert.Single(taps, tap => tap.Decision is Decision.Accepted);
        Assert.Equal(5, taps.Count(tap => tap.Decision is Decision.Repeated));
        Assert.Single(office.State.Tickets);
    }

    [Fact]
    public async Task What_could_not_be_written_did_not_happen_and_the_next_command_works()
    {
        using var office = await StartAsync();
        await office.TakeAsync();
        var before = office.State;
        journal.Instead = (_, _, _) => throw TroubledJournal.Failure;
        await Assert.ThrowsAsync<JournalException>(() => office.IssueAsync(Made.Of(1)));
        Assert.Same(before, office.State);
        Assert.Equal(FindOutcome.NotKnown, (await office.FindAsync(Made.Of(1))).Outcome);
        Assert.Equal(new('A', 2), (await office.TakeAsync(Made.Of(1))).Number);
    }

    [Fact]
    public async Task What_was_written_although_the_storage_failed_is_found_by_the_retry()
    {
        using var office = await StartAsync();
        var id = CommandId.New();
        journal.Instead = async (at, record, faces) =>
        {
            await journal.Sound.AppendAsync(at, record, faces);
            throw TroubledJournal.Failure;
        };
        await Assert.ThrowsAsync<JournalException>(() => office.IssueAsync(Made.Of(1), id: id));
        var retry = Assert.IsType<Decision.Repeated>((await office.IssueAsync(Made.Of(1), id: id)).Decision);
        Assert.Equal(Assert.Single(office.State.Tickets).Key, retry.Outcome.Ticket);
        Assert.Equal(1, office.Faces.Count);
    }

    [Fact]
    public async Task When_somebody_else_wrote_first_the_command_is_decided_again()
    {
        using var office = await StartAsync();
        await office.TakeAsync();
        journal.Instead = async (at, record, faces) =>
        {
            var issued = (TicketIssued)record.Events[0];
            var other = issued with { Ticket = TicketId.New(), Visitor = VisitorId.New(), Code = TicketCode.New() };
            await journal.Sound.AppendAsync(
                at,
                record with
                {
                    Command = CommandId.New(),
                    Ticket = other.Ticket,
                    Events = [other],
                },
                QueueServer.Journal.FaceChanges.None
            );
            return await journal.Sound.AppendAsync(at, record, faces);
        };
        Assert.Equal(new('A', 3), (await office.TakeAsync()).Number);
        Assert.Equal(3, office.State.Tickets.Count);
    }

    [Fact]
    public async Task When_somebody_else_wrote_first_the_face_is_asked_for_again()
    {
        using var office = await StartAsync();
        var theirs = (Ticket: TicketId.New(), Visitor: VisitorId.New());
        journal.Instead = async (at, record, faces) =>
        {
            var issued = (TicketIssued)record.Events[0] with { Ticket = theirs.Ticket, Visitor = theirs.Visitor, Code = TicketCode.New() };
            var first = record with { Command = CommandId.New(), Ticket = theirs.Ticket, Events = [issued] };
            var kept = office.Faces.ChangesFor(
                office.State,
                office.State.Apply(first),
                first,
                new(theirs.Visitor, theirs.Ticket, Made.Of(1), null)
            );
            await journal.Sound.AppendAsync(at, first, kept);
            return await journal.Sound.AppendAsync(at, record, faces);
        };
        Assert.Equal(new Decision.AlreadyHeld(theirs.Ticket), (await office.IssueAsync(Made.Of(1))).Decision);
        Assert.Single(office.State.Tickets);
    }

    [Fact]
    public async Task Everybody_who_watches_hears_of_each_change_after_it_is_durable()
    {
        using var office = await StartAsync();
        var heard = new List<long>();
        office.Host.Changed += () => heard.Add(office.State.Version);
        await office.TakeAsync();
        journal.Instead = (_, _, _) => throw TroubledJournal.Failure;
        await Assert.ThrowsAsync<JournalException>(() => office.IssueAsync());
        Assert.True(office.Host.IsTroubled);
        await office.TakeAsync();
        Assert.False(office.Host.IsTroubled);
        Assert.Equal([2L, 3L], heard);
    }
}
