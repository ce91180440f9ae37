using System.Net;
using Ical.Net;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Features.Bookings;
using QueueServer.Tests.Running;
using ScreenHosting;
using static QueueServer.Tests.Bookings.BookedOffice;

namespace QueueServer.Tests.Bookings;

/// <summary>
/// An appointment as calendars read it. <c>appointment.ics</c> is what is written to the letter; another library reads it in
/// <c>tests/pages/calendar.test.js</c>.
/// </summary>
public sealed class ItsCalendarFile : TempFolder
{
    private static readonly string Golden = Path.Combine(AppContext.BaseDirectory, "Bookings", "appointment.ics");

    private static readonly Booking Appointment = new()
    {
        Id = new(Guid.Parse("00000001-0000-7000-8000-000000000001")),
        Code = new("7K4PX2MQ"),
        Service = TestOffice.Births,
        Start = Tomorrow,
        Minutes = 12,
        State = BookingState.Confirmed,
        Channel = BookingChannel.Phone,
        Language = "vi",
        Seq = 2,
        CreatedAt = TestOffice.Morning,
    };

    private static readonly OfficeSettings Office = SettingsWith() with
    {
        PublicAddress = new("https://queue.example.vn"),
        PublicPage = new() { Address = SettingsWith().Name.SetItem("vi", "2 Hoàng Diệu, Hà Đông; tầng 1").SetItem("en", "2 Hoang Dieu") },
    };

    private static string Write(Booking booking, OfficeSettings? office = null, bool service = false) =>
        new BookingCalendar(ScreenTexts.Load()).Write(booking, office ?? Office, service, TestOffice.Morning);

    [Fact]
    public void Is_to_the_letter_what_another_library_reads() => Assert.Equal(File.ReadAllText(Golden), Write(Appointment));

    [Fact]
    public void Names_the_office_and_not_the_matter_unless_that_is_wanted()
    {
        var service = Office.FindService(TestOffice.Births)!.Name["vi"];
        Assert.DoesNotContain(service, Calendar.Load(Write(Appointment))!.Events.Single().Summary, StringComparison.Ordinal);
        Assert.Contains(service, Calendar.Load(Write(Appointment, service: true))!.Events.Single().Summary, StringComparison.Ordinal);
        Assert.StartsWith("Appointment: ", Calendar.Load(Write(Appointment with { Language = "en" }))!.Events.Single().Summary);
    }

    [Fact]
    public void Ends_under_the_same_uid()
    {
        var (made, ended) = (
            Calendar.Load(Write(Appointment))!,
            Calendar.Load(Write(Appointment with { State = BookingState.Cancelled, Seq = 3 }))!
        );
        Assert.Equal(("PUBLISH", "CANCEL"), (made.Method, ended.Method));
        var (before, after) = (made.Events.Single(), ended.Events.Single());
        Assert.Equal((before.Uid, 2, 3), (after.Uid, before.Sequence, after.Sequence));
        Assert.Equal(("CONFIRMED", "CANCELLED", 2, 0), (before.Status, after.Status, before.Alarms.Count, after.Alarms.Count));
    }

    [Theory]
    [InlineData("Asia/Ho_Chi_Minh")]
    [InlineData("Europe/Berlin")] // clocks change there
    [InlineData("America/New_York")]
    public void Begins_when_it_begins_wherever_that_is(string zone)
    {
        var start = Calendar.Load(Write(Appointment, Office with { TimeZone = zone }))!.Events.Single().DtStart!;
        Assert.Equal((zone, Tomorrow.UtcDateTime), (start.TzId, start.AsUtc));
    }

    [Fact]
    public async Task Is_had_by_the_code_while_it_stands_and_when_it_was_given_up()
    {
        await using var server = await StartAsync(Folder);
        using var phone = Clients.Make(server.Address);
        var held = await phone.HoldAsync(Tomorrow).ReadAsync<BookingView>();
        var path = $"{BookingsPath}/{held.Code}/calendar.ics";
        await phone
            .GetAsync(path, TestContext.Current.CancellationToken)
            .MustBeAsync(HttpStatusCode.Conflict, BookingRefusals.NotConfirmed);
        await phone.ConfirmAsync(held.Code).MustBeAsync(HttpStatusCode.OK);
        using var answer = await phone.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal("text/calendar; charset=utf-8; method=PUBLISH", $"{answer.Content.Headers.ContentType}");
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, Calendar.Load(text)!.Events.Single().Sequence);
        await phone.CancelAsync(held.Code).MustBeAsync(HttpStatusCode.OK);
        var ended = Calendar.Load(await phone.GetStringAsync(path, TestContext.Current.CancellationToken))!;
        Assert.Equal(("CANCEL", 1), (ended.Method, ended.Events.Single().Sequence));
        await phone
            .GetAsync($"{BookingsPath}/99999999/calendar.ics", TestContext.Current.CancellationToken)
            .MustBeAsync(HttpStatusCode.NotFound, BookingRefusals.UnknownBooking);
    }
}
