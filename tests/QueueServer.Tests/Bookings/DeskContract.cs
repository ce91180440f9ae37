using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using QueueServer.Bookings;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Faces;
using QueueServer.Journal;
using QueueServer.Storage;
using QueueServer.Tests.Privacy;
using QueueServer.Tests.Running;
using ScreenHosting.Storage;
using static QueueServer.Tests.Bookings.BookedOffice;

namespace QueueServer.Tests.Bookings;

/// <summary>What desks of appointments keep, on either database.</summary>
public abstract class DeskContract : TempFolder
{
    private const string Address = "somebody.with.a.long.name@example.vn"; // long enough to be searched for

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider time = new(TestOffice.Morning);
    private readonly StandingOffice office;

    protected DeskContract() => office = new(SettingsWith(), time);

    private protected abstract Task<IDatabase> OpenAsync();

    private DateOnly DayOf(DateTimeOffset start) => office.Settings.DayAt(start);

    [Fact]
    public async Task Two_desks_of_one_office_give_no_place_twice()
    {
        var database = await OpenAsync();
        var (one, other) = (DeskOver(database), DeskOver(database));
        var turns = await Task.WhenAll(Enumerable.Range(0, 60).Select(n => BookAsync(n % 2 == 0 ? one : other, Tomorrow)));
        Assert.Equal(Places, turns.OfType<Booking>().Select(booking => booking.Code).Distinct().Count());
        var again = await DeskOver(database).ReadAsync(DayOf(Tomorrow));
        Assert.Equal(Places, again.Bookings.Values.Count(booking => booking.State == BookingState.Confirmed));
        Assert.Equal(2 * Places, again.Version);
    }

    [Fact]
    public async Task A_command_that_is_repeated_at_another_desk_happens_once()
    {
        var database = await OpenAsync();
        var (one, other, id) = (DeskOver(database), DeskOver(database), CommandId.New());
        var (first, second) = (await one.HoldAsync(id, Wish(Tomorrow)), await other.HoldAsync(id, Wish(Tomorrow)));
        Assert.Equal(first.Booking!.Code, second.Booking!.Code);
        Assert.Single((await DeskOver(database).ReadAsync(DayOf(Tomorrow))).Bookings);
    }

    [Fact]
    public async Task A_move_that_was_cut_off_between_its_two_records_is_ended_by_the_next_who_reads_them()
    {
        var database = await OpenAsync();
        var booking = (await BookAsync(DeskOver(database), Tomorrow, Address))!;
        var (from, to) = (DayOf(Tomorrow), DayOf(Tomorrow.AddDays(1)));
        using (var there = new BookingDate(office.Id, to, new(database), time))
            await there.ExecuteAsync(office.Settings, new TakeBookingIn(CommandId.New(), booking, from, Tomorrow.AddDays(1)));

        var desk = DeskOver(database);
        Assert.Equal(Tomorrow.AddDays(1), (await desk.FindAsync(booking.Code))!.Start);
        var (before, after) = (await desk.ReadAsync(from), await desk.ReadAsync(to));
        Assert.Empty(before.Bookings);
        Assert.Equal(1, after.Bookings[booking.Id].Seq);
        Assert.Empty(await BoxesAsync(database)); // of the place it left; in one piece it would have come with it
    }

    [Fact]
    public async Task Who_moves_there_and_back_at_once_ends_at_one_date()
    {
        var desk = DeskOver(await OpenAsync());
        var booking = (await BookAsync(desk, Tomorrow))!;
        await Task.WhenAll(
            Enumerable.Range(0, 20).Select(n => desk.MoveAsync(booking.Code, CommandId.New(), Tomorrow.AddDays(n % 3).AddHours(n % 2)))
        );
        var days = await Task.WhenAll(Enumerable.Range(0, 3).Select(n => desk.ReadAsync(DayOf(Tomorrow.AddDays(n)))));
        Assert.Single(days.SelectMany(day => day.Bookings.Values));
    }

    [Fact]
    public async Task A_contact_is_sealed_goes_with_its_appointment_and_is_gone_when_that_is_given_up()
    {
        var database = await OpenAsync();
        var (desk, contacts) = (DeskOver(database), ContactsOver(database));
        var booking = (await BookAsync(desk, Tomorrow, Address))!;
        Assert.Equal(Address, (await contacts.ReadAsync(office.Id, DayOf(Tomorrow), booking.Id))!.Value);
        var first = Assert.Single(await BoxesAsync(database));
        var open = new TraceSearch().For("contact", Encoding.UTF8.GetBytes(Address));
        Assert.Empty(open.In(Folder));

        await desk.MoveAsync(booking.Code, CommandId.New(), Tomorrow.AddDays(1));
        Assert.Equal(Address, (await contacts.ReadAsync(office.Id, DayOf(Tomorrow.AddDays(1)), booking.Id))!.Value);
        Assert.Null(await contacts.ReadAsync(office.Id, DayOf(Tomorrow), booking.Id));
        var second = Assert.Single(await BoxesAsync(database));
        Assert.NotEqual(first, second);

        await desk.CancelAsync(booking.Code, CommandId.New());
        Assert.Empty(await BoxesAsync(database));
        Assert.Empty(open.For("sealed contact", first).For("sealed contact", second).In(Folder));
    }

    [Fact]
    public async Task Or_held_and_never_confirmed()
    {
        var database = await OpenAsync();
        var desk = DeskOver(database);
        await desk.HoldAsync(CommandId.New(), Wish(Tomorrow, Address));
        time.Advance(BookingDay.HoldTime);
        await desk.KeepAsync();
        Assert.Empty(await BoxesAsync(database));
        Assert.Equal(BookingState.Expired, Assert.Single((await desk.ReadAsync(DayOf(Tomorrow))).Bookings.Values).State);
    }

    [Fact]
    public async Task Whoever_missed_three_is_given_none_for_thirty_days()
    {
        var database = await OpenAsync();
        var desk = DeskOver(database);
        for (var day = 0; day < BookingDay.MostMissed; day++)
        {
            office.Phase = DayPhase.Open;
            var missed = (await BookAsync(desk, time.GetUtcNow().AddHours(2), Address))!;
            var came = (await BookAsync(desk, time.GetUtcNow().AddHours(3)))!;
            office.Came.Add(came.Id);
            time.Advance(TimeSpan.FromHours(9));
            office.Phase = DayPhase.Closed;
            await desk.KeepAsync();
            await desk.KeepAsync(); // once is enough
            Assert.Equal(BookingState.Missed, (await desk.FindAsync(missed.Code))!.State);
            Assert.Equal(BookingState.Confirmed, (await desk.FindAsync(came.Code))!.State);
            time.Advance(TimeSpan.FromHours(15));
        }

        office.Phase = DayPhase.Open;
        var refused = await DeskOver(database).HoldAsync(CommandId.New(), Wish(time.GetUtcNow().AddHours(2), Address));
        Assert.Equal(BookingRefusals.ContactMissed, Assert.IsType<BookingDecision.Refused>(refused.Decision).Rejection.Code);
        Assert.NotNull(await BookAsync(desk, time.GetUtcNow().AddHours(2), "0912345678"));
        time.Advance(TimeSpan.FromDays(BookingDay.MissedDays - 2)); // the first of them is longer ago
        Assert.NotNull(await BookAsync(desk, time.GetUtcNow().AddHours(2), Address));
    }

    [Fact]
    public async Task Or_its_date_closes_and_its_key_with_it()
    {
        var database = await OpenAsync();
        var (desk, keys) = (DeskOver(database), Keys());
        await BookAsync(desk, TestOffice.Morning.AddHours(2), Address);
        await BookAsync(desk, Tomorrow.AddDays(1), "0912345678");
        Assert.Equal(2, keys.DaysOf(office.Id).Count());
        var today = Assert.Single(await BoxesAsync(database), box => box.Length > Address.Length + 12);
        await desk.KeepAsync();
        Assert.Equal(2, keys.DaysOf(office.Id).Count());
        office.Phase = DayPhase.Closed;
        await desk.KeepAsync();
        Assert.Equal([DayOf(Tomorrow.AddDays(1))], keys.DaysOf(office.Id));
        Assert.Single(await BoxesAsync(database));
        Assert.Empty(new TraceSearch().For("contact", Encoding.UTF8.GetBytes(Address)).For("sealed contact", today).In(Folder));

        office.Phase = DayPhase.Open;
        time.Advance(TimeSpan.FromDays(3)); // midnight ends a date as well
        await desk.KeepAsync();
        Assert.Empty(keys.DaysOf(office.Id));
        Assert.Empty(await BoxesAsync(database));
        Assert.Empty((await desk.ReadAsync(DayOf(Tomorrow))).Bookings);
    }

    [Fact]
    public async Task What_is_damaged_is_said_and_what_a_newer_version_wrote_is_left_alone()
    {
        var database = await OpenAsync();
        await BookAsync(DeskOver(database), Tomorrow);
        await using var context = database.CreateDbContext();
        await RunAsync($"""UPDATE booking_records SET "Form" = {BookingJson.Forms.Current + 1} WHERE "Version" = 2""");
        Assert.IsType<DamagedRecordException>((await ReadAsync()).InnerException); // the form is part of the checksum
        var row = await context.Bookings.AsNoTracking().SingleAsync(row => row.Version == 2, Stop);
        await RunAsync($"""UPDATE booking_records SET "Checksum" = {StoredBooking.Checksum(row)} WHERE "Version" = 2""");
        Assert.IsType<NewerVersionException>((await ReadAsync()).InnerException);
        await RunAsync("""DELETE FROM booking_records WHERE "Version" = 1""");
        Assert.IsType<DamagedRecordException>((await ReadAsync()).InnerException);
        Assert.Equal([(office.Id, DayOf(Tomorrow), 0L)], await BookingEnd.CutAsync(context));
        Assert.Empty((await DeskOver(database).ReadAsync(DayOf(Tomorrow))).Bookings);

        Task<int> RunAsync(string sql) => context.Database.ExecuteSqlRawAsync(sql, Stop);

        Task<JournalException> ReadAsync() => Assert.ThrowsAsync<JournalException>(() => DeskOver(database).ReadAsync(DayOf(Tomorrow)));
    }

    private static BookingWish Wish(DateTimeOffset start, string? contact = null) =>
        new(TestOffice.Births, start, "vi", null, contact is null ? null : Contact.Read(contact));

    private static async Task<Booking?> BookAsync(BookingDesk desk, DateTimeOffset start, string? contact = null)
    {
        var turn = await desk.HoldAsync(CommandId.New(), Wish(start, contact));
        return turn.Booking is { } held ? (await desk.ConfirmAsync(held.Code, CommandId.New(), null)).Booking : null;
    }

    private static async Task<List<byte[]>> BoxesAsync(IDatabase database)
    {
        await using var context = database.CreateDbContext();
        return await context.BookingContacts.Select(row => row.Box).ToListAsync(Stop);
    }

    private BookingDesk DeskOver(IDatabase database) => new(office, new(database), ContactsOver(database), time);

    private BookingContacts ContactsOver(IDatabase database) =>
        new(Keys(), new(database), new(database), NullLogger<BookingContacts>.Instance);

    private DayKeys Keys() => new(null!, Path.Combine(Folder, "keys")); // it asks nothing of the data folder
}
