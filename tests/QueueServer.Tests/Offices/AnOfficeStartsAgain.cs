using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Tests.Running;
using Made = QueueServer.Tests.Running.Faces;

namespace QueueServer.Tests.Offices;

public sealed class AnOfficeStartsAgain : TempFolder
{
    [Fact]
    public async Task With_the_day_as_it_stood()
    {
        using var office = await TestOffice.StartAsync(Folder);
        await office.OpenAsync(TestOffice.One);
        await office.OpenAsync(TestOffice.Two, "minh");
        var first = await office.TakeAsync(Made.Of(1), picture: Made.Jpeg);
        await office.TakeAsync(Made.Of(2));
        await office.TakeAsync(service: TestOffice.Land);
        await office.ServeNextAsync(TestOffice.Two, "minh");
        await office.Host.ExecuteAsync(new CallNext(CommandId.New(), TestOffice.One, "lan"));
        var before = office.State;

        await office.StartAgainAsync();

        Assert.Equal(TicketState.Finished, before.Tickets[first.Id].State);
        Assert.Equal(before.Version, office.State.Version);
        Assert.Equal(before.Tickets.OrderBy(entry => entry.Value.Place), office.State.Tickets.OrderBy(entry => entry.Value.Place));
        Assert.Equal(before.Counters.OrderBy(entry => entry.Key.Value), office.State.Counters.OrderBy(entry => entry.Key.Value));
        Assert.Equal(before.Outcomes.OrderBy(entry => entry.Key.Value), office.State.Outcomes.OrderBy(entry => entry.Key.Value));
        Assert.Equal<Call>(before.Calls, office.State.Calls);
        Assert.Equal(before.Figures.OrderBy(entry => entry.Key.Value), office.State.Figures.OrderBy(entry => entry.Key.Value));
    }

    [Fact]
    public async Task And_knows_the_faces_of_today()
    {
        using var office = await TestOffice.StartAsync(Folder);
        var ticket = await office.TakeAsync(Made.Of(1), picture: Made.Jpeg);
        await office.StartAgainAsync();
        Assert.Equal(new Decision.AlreadyHeld(ticket.Id), (await office.IssueAsync(Made.Of(1))).Decision);
        Assert.Equal(Made.Jpeg, await office.Host.ReadPictureAsync(ticket.Id));
    }

    [Fact]
    public async Task And_gives_a_command_from_before_its_first_outcome()
    {
        using var office = await TestOffice.StartAsync(Folder);
        var id = CommandId.New();
        var first = Assert.IsType<Decision.Accepted>((await office.IssueAsync(id: id)).Decision);
        await office.StartAgainAsync();
        var again = Assert.IsType<Decision.Repeated>((await office.IssueAsync(id: id)).Decision);
        Assert.Equal(first.Ticket, again.Outcome.Ticket);
    }

    [Fact]
    public async Task And_closes_a_day_that_was_left_open()
    {
        using var office = await TestOffice.StartAsync(Folder);
        var ticket = await office.TakeAsync(Made.Of(1));
        office.Time.Advance(TimeSpan.FromDays(3));
        await office.StartAgainAsync();
        Assert.Equal(new(2026, 11, 26), office.State.Day);
        Assert.Equal(DayPhase.Open, office.State.Phase);
        Assert.Empty(office.State.Tickets);
        Assert.Equal(0, office.Faces.Count);
        Assert.Empty(office.Keys);
        var monday = (await office.Journal.ReadAfterAsync(office.State.Office, 0))
            .TakeWhile(record => record.Day == new DateOnly(2026, 11, 23))
            .ToList();
        Assert.Contains(monday[^1].Events, happened => happened is TicketExpired expired && expired.Ticket == ticket.Id);
        Assert.IsType<DayClosed>(monday[^1].Events[^1]);
        Assert.Empty(await office.Journal.ReadFacesAsync(office.State.Office, new(2026, 11, 23)));
    }

    [Fact]
    public async Task And_a_day_closed_by_hand_stays_closed_until_the_next()
    {
        using var office = await TestOffice.StartAsync(Folder);
        await office.Host.ExecuteAsync(new CloseDay(CommandId.New()));
        await office.StartAgainAsync();
        Assert.Equal(DayPhase.Closed, office.State.Phase);
        Assert.Equal(new(Refusals.DayNotOpen), Assert.IsType<Decision.Refused>((await office.IssueAsync()).Decision).Rejection);
        office.Time.Advance(TimeSpan.FromDays(1));
        await office.TakeAsync();
    }
}

public sealed class TheDayTurnsOver : TempFolder
{
    /// <summary>The last second of 23 November in Hà Đông, which is seven hours before UTC.</summary>
    private static readonly DateTimeOffset LastSecond = new(2026, 11, 23, 16, 59, 59, TimeSpan.Zero);

    [Fact]
    public async Task At_midnight_of_the_office_and_not_a_second_before()
    {
        using var office = await TestOffice.StartAsync(Folder, LastSecond);
        await office.TakeAsync(Made.Of(1), picture: Made.Jpeg);
        await office.OpenAsync(TestOffice.One);
        await office.Host.KeepDayAsync();
        Assert.Equal(new(2026, 11, 23), office.State.Day);
        Assert.Equal(1, office.Faces.Count);

        office.Time.Advance(TimeSpan.FromSeconds(1));
        await office.Host.KeepDayAsync();

        Assert.Equal((new(2026, 11, 24), DayPhase.Open), (office.State.Day, office.State.Phase));
        Assert.Empty(office.State.Tickets);
        Assert.Empty(office.State.Counters);
        Assert.Equal(0, office.Faces.Count);
        Assert.Empty(office.Keys);
        Assert.Empty(await office.Journal.ReadFacesAsync(office.State.Office, new(2026, 11, 23)));
    }

    [Fact]
    public async Task With_numbers_from_one_and_a_version_that_only_grows()
    {
        using var office = await TestOffice.StartAsync(Folder, LastSecond);
        await office.TakeAsync();
        await office.TakeAsync();
        var version = office.State.Version;
        office.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new('A', 1), (await office.TakeAsync()).Number);
        Assert.True(office.State.Version > version);
    }

    [Fact]
    public async Task For_whoever_comes_first_even_if_the_clock_did_not_ring()
    {
        using var office = await TestOffice.StartAsync(Folder, LastSecond);
        var old = await office.TakeAsync(Made.Of(1));
        office.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotEqual(old.Visitor, (await office.TakeAsync(Made.Of(1))).Visitor);
    }

    [Fact]
    public async Task And_a_command_sent_again_after_midnight_is_answered()
    {
        using var office = await TestOffice.StartAsync(Folder, LastSecond);
        var id = CommandId.New();
        await office.IssueAsync(id: id);
        office.Time.Advance(TimeSpan.FromSeconds(1));
        var again = await office.IssueAsync(id: id).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal(new(Refusals.CommandIdReused), Assert.IsType<Decision.Refused>(again.Decision).Rejection);
        await office.TakeAsync();
    }
}
