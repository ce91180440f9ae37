using QueueServer.Domain;
using QueueServer.Journal;
using QueueServer.Storage;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Journal;

/// <summary>What every store of the journal keeps to. A store is tested by a subclass that opens it.</summary>
public abstract class JournalContract : TempFolder, IAsyncLifetime
{
    private static readonly OfficeId Here = new("ha-dong");
    private static readonly OfficeId Elsewhere = new("thanh-xuan");
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private static readonly DateOnly Tuesday = Monday.AddDays(1);
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 2, 3, 456, TimeSpan.Zero);

    private IEventJournal journal = null!; // set by InitializeAsync, before each test

    public async ValueTask InitializeAsync() => journal = await OpenAsync();

    public ValueTask DisposeAsync()
    {
        Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Opens an empty store below the test's folder.</summary>
    private protected abstract Task<IEventJournal> OpenAsync();

    private static JournalRecord Record(long version, DateOnly? day = null, CommandId? command = null, TicketId? ticket = null) =>
        new(
            version,
            day ?? Monday,
            command ?? CommandId.New(),
            "CallNext",
            ticket,
            [new CounterOpened(Now, new("one"), "lan"), new CounterClosed(Now.AddSeconds(1), new("one"))]
        );

    private static FaceChanges Adds(VisitorId visitor, TicketId? picture = null) =>
        FaceChanges.None with
        {
            Face = new(visitor, "model", [1, 2, 3]),
            Picture = picture is { } ticket ? new(ticket, [4, 5, 6]) : null,
        };

    private Task<bool> AppendAsync(long version, FaceChanges? faces = null, DateOnly? day = null) =>
        journal.AppendAsync(Here, Record(version, day), faces ?? FaceChanges.None);

    private async Task<IEnumerable<VisitorId>> VisitorsAsync(DateOnly? day = null) =>
        (await journal.ReadFacesAsync(Here, day ?? Monday)).Select(face => face.Visitor);

    private async Task<List<JournalRecord>> LastDayAsync(OfficeId? office = null) =>
        await (await journal.ReadLastDayAsync(office ?? Here)).Records.ToListAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task The_days_of_a_range_are_read_in_order_and_nothing_else()
    {
        (long Version, DateOnly Day)[] written =
        [
            (1, Monday),
            (2, Monday),
            (3, Tuesday),
            (4, Tuesday.AddDays(3)),
            (5, Monday),
            (6, Tuesday),
        ];
        foreach (var (version, day) in written) // a queue that was brought back goes on with an earlier day
            Assert.True(await AppendAsync(version, day: day));
        Assert.True(await journal.AppendAsync(Elsewhere, Record(1, Monday), FaceChanges.None));

        Assert.Equal([new(Monday, 5), new(Tuesday, 6)], await journal.ListDaysAsync(Here, Monday, Tuesday));
        Assert.Equal([new(Tuesday, 6), new(Tuesday.AddDays(3), 4)], await journal.ListDaysAsync(Here, Tuesday, DateOnly.MaxValue));
        Assert.Empty(await journal.ListDaysAsync(Here, Tuesday.AddDays(1), Tuesday.AddDays(2)));
        Assert.Empty(await journal.ListDaysAsync(Here, DateOnly.MinValue, Monday.AddDays(-1)));
        Assert.Equal([(1, Monday), (2, Monday), (5, Monday), (3, Tuesday), (6, Tuesday)], await ReadAsync(Monday, Tuesday));
        Assert.Equal([(4, Tuesday.AddDays(3))], await ReadAsync(Tuesday.AddDays(1), DateOnly.MaxValue));
        Assert.Empty(await ReadAsync(DateOnly.MinValue, Monday.AddDays(-1)));
        Assert.Empty(await ReadAsync(Tuesday, Monday));

        async Task<List<(long, DateOnly)>> ReadAsync(DateOnly from, DateOnly to) =>
            await journal
                .ReadDaysAsync(Here, from, to, TestContext.Current.CancellationToken)
                .Select(record => (record.Version, record.Day))
                .ToListAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_office_writes_on_while_its_days_are_read()
    {
        for (var version = 1; version <= 3; version++)
            Assert.True(await AppendAsync(version));
        var read = new List<long>();
        await foreach (var record in journal.ReadDaysAsync(Here, Monday, Monday, TestContext.Current.CancellationToken))
        {
            read.Add(record.Version);
            Assert.True(await AppendAsync(3 + read.Count).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        }

        Assert.Equal([1, 2, 3], read);
    }

    [Fact]
    public async Task An_office_that_never_wrote_has_no_last_day()
    {
        Assert.Empty(await LastDayAsync());
        Assert.Empty(await journal.ReadAfterAsync(Here, 0));
    }

    [Fact]
    public async Task What_was_appended_is_read_back()
    {
        var record = Record(1, ticket: TicketId.New());
        Assert.True(await journal.AppendAsync(Here, record, FaceChanges.None));
        var read = Assert.Single(await LastDayAsync());
        Assert.Equal(record with { Events = [] }, read with { Events = [] });
        Assert.Equal<QueueEvent>(record.Events, read.Events);
    }

    [Fact]
    public async Task The_last_day_is_read_in_the_order_of_its_versions_and_alone()
    {
        foreach (var version in Enumerable.Range(1, 2))
            await AppendAsync(version);
        Assert.Equal([1L, 2], (await LastDayAsync()).Select(record => record.Version));
        foreach (var version in Enumerable.Range(3, 10))
            await AppendAsync(version, day: Tuesday);
        Assert.Equal(Enumerable.Range(3, 10).Select(version => (long)version), (await LastDayAsync()).Select(record => record.Version));
        Assert.All(await LastDayAsync(), record => Assert.Equal(Tuesday, record.Day));
    }

    [Fact]
    public async Task What_came_after_a_version_is_read_across_days()
    {
        foreach (var version in Enumerable.Range(1, 12))
            await AppendAsync(version, day: version <= 4 ? Monday : Tuesday);
        Assert.Equal(
            Enumerable.Range(3, 10).Select(version => (long)version),
            (await journal.ReadAfterAsync(Here, 2)).Select(record => record.Version)
        );
        Assert.Empty(await journal.ReadAfterAsync(Here, 12));
    }

    [Fact]
    public async Task Offices_do_not_see_each_other()
    {
        await AppendAsync(1, Adds(VisitorId.New()));
        Assert.Empty(await LastDayAsync(Elsewhere));
        Assert.True(await journal.AppendAsync(Elsewhere, Record(1), FaceChanges.None));
        Assert.Empty(await journal.ReadFacesAsync(Elsewhere, Monday));
    }

    [Fact]
    public async Task A_version_that_is_taken_is_refused_and_nothing_of_it_is_written()
    {
        var (known, ticket) = (VisitorId.New(), TicketId.New());
        await AppendAsync(1, Adds(known));
        var late = Adds(VisitorId.New(), ticket) with { ForgottenVisitors = [known] };
        Assert.False(await AppendAsync(1, late));
        Assert.Single(await LastDayAsync());
        Assert.Equal([known], await VisitorsAsync());
        Assert.Null(await journal.ReadPictureAsync(Here, Monday, ticket));
    }

    [Fact]
    public async Task A_command_is_recorded_once()
    {
        var command = CommandId.New();
        Assert.True(await journal.AppendAsync(Here, Record(1, command: command), FaceChanges.None));
        Assert.False(await journal.AppendAsync(Here, Record(2, command: command), Adds(VisitorId.New())));
        Assert.Single(await LastDayAsync());
        Assert.Empty(await VisitorsAsync());
    }

    [Fact]
    public async Task Of_two_who_write_the_same_version_at_once_one_wins()
    {
        var wrote = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => AppendAsync(1, Adds(VisitorId.New())))));
        Assert.Single(wrote, won => won);
        Assert.Single(await LastDayAsync());
        Assert.Single(await VisitorsAsync());
    }

    [Fact]
    public async Task Offices_that_write_at_once_keep_their_own_order_and_a_conflict_in_one_harms_no_other()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(async i =>
                {
                    var office = new OfficeId($"office-{i}");
                    for (var version = 1; version <= 5; version++)
                    {
                        Assert.True(await journal.AppendAsync(office, Record(version), Adds(VisitorId.New())));
                        Assert.False(await journal.AppendAsync(office, Record(version), Adds(VisitorId.New())));
                    }
                })
        );
        foreach (var i in Enumerable.Range(0, 20))
        {
            Assert.Equal([1L, 2, 3, 4, 5], (await LastDayAsync(new($"office-{i}"))).Select(record => record.Version));
            Assert.Equal(5, (await journal.ReadFacesAsync(new($"office-{i}"), Monday)).Count);
        }
    }

    [Fact]
    public async Task A_day_with_a_hole_is_not_read_as_a_whole_one()
    {
        await AppendAsync(1);
        await AppendAsync(3);
        Assert.IsType<DamagedRecordException>(
            (await Assert.ThrowsAsync<JournalException>(async () => await LastDayAsync())).InnerException
        );
        Assert.IsType<DamagedRecordException>(
            (await Assert.ThrowsAsync<JournalException>(() => journal.ReadAfterAsync(Here, 1))).InnerException
        );
    }

    [Fact]
    public async Task Face_and_picture_come_with_their_record()
    {
        var (visitor, ticket) = (VisitorId.New(), TicketId.New());
        await AppendAsync(1, Adds(visitor, ticket));
        var face = Assert.Single(await journal.ReadFacesAsync(Here, Monday));
        Assert.Equal((visitor, "model"), (face.Visitor, face.Model));
        Assert.Equal([1, 2, 3], face.Box);
        var picture = await journal.ReadPictureAsync(Here, Monday, ticket);
        Assert.NotNull(picture);
        Assert.Equal([4, 5, 6], picture.Box);
    }

    [Fact]
    public async Task Faces_and_pictures_go_with_the_record_that_ends_them_and_the_others_stay()
    {
        var (gone, kept) = (VisitorId.New(), VisitorId.New());
        var (goneTicket, keptTicket) = (TicketId.New(), TicketId.New());
        await AppendAsync(1, Adds(gone, goneTicket));
        await AppendAsync(2, Adds(kept, keptTicket));
        await AppendAsync(3, FaceChanges.None with { ForgottenVisitors = [gone], ForgottenPictures = [goneTicket] });
        Assert.Equal([kept], await VisitorsAsync());
        Assert.Null(await journal.ReadPictureAsync(Here, Monday, goneTicket));
        Assert.NotNull(await journal.ReadPictureAsync(Here, Monday, keptTicket));
    }

    [Fact]
    public async Task The_end_of_the_day_takes_every_face_and_picture_of_it()
    {
        var ticket = TicketId.New();
        await AppendAsync(1, Adds(VisitorId.New(), ticket));
        await AppendAsync(2, Adds(VisitorId.New()));
        await AppendAsync(3, FaceChanges.None with { ForgetsDay = true });
        Assert.Empty(await VisitorsAsync());
        Assert.Null(await journal.ReadPictureAsync(Here, Monday, ticket));
    }

    [Fact]
    public async Task Leftovers_of_other_days_are_forgotten_and_those_of_other_offices_are_not()
    {
        var (ticket, today) = (TicketId.New(), VisitorId.New());
        await AppendAsync(1, Adds(VisitorId.New(), ticket));
        await AppendAsync(2, Adds(today), Tuesday);
        await journal.AppendAsync(Elsewhere, Record(1), Adds(VisitorId.New()));
        await journal.ForgetOtherDaysAsync(Here, Tuesday, Now);
        Assert.Empty(await VisitorsAsync());
        Assert.Null(await journal.ReadPictureAsync(Here, Monday, ticket));
        Assert.Equal([today], await VisitorsAsync(Tuesday));
        Assert.Single(await journal.ReadFacesAsync(Elsewhere, Monday));
    }
}
