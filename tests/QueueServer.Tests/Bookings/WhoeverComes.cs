using System.Net;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Features.Bookings;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Bookings.BookedOffice;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Bookings;

/// <summary>Whoever comes for an appointment is given a number: by phone, at the kiosk, or by an officer.</summary>
public sealed class WhoeverComes : TempFolder
{
    private static readonly DateTimeOffset Ten = TestOffice.Morning.AddHours(2);

    private static Task<HttpResponseMessage> ComeAsync(HttpClient client, BookingCode code, CommandId? id = null) =>
        client.SendAsync($"{BookingsPath}/{code}/check-in", new CheckInBookingRequest(id ?? CommandId.New()));

    private static async Task<BookingCode> BookAsync(HttpClient phone, DateTimeOffset? start = null)
    {
        var held = await phone.HoldAsync(start ?? Ten).ReadAsync<BookingView>();
        return (await phone.ConfirmAsync(held.Code).ReadAsync<BookingView>()).Code;
    }

    [Fact]
    public async Task By_phone_once_from_half_an_hour_before()
    {
        await using var server = await StartAsync(Folder);
        using var phone = Clients.Make(server.Address);
        var code = await BookAsync(phone);
        var before = await phone.FindAsync($"{code}").ReadAsync<BookingView>();
        Assert.Equal((null, Ten.AddMinutes(-30), Ten.AddMinutes(15)), (before.Taken, before.OpensAt, before.KeptUntil));

        await ComeAsync(phone, code).MustBeAsync(HttpStatusCode.Conflict, Refusals.BookingEarly);
        server.Time.Advance(TimeSpan.FromMinutes(90));
        var id = CommandId.New();
        var came = await ComeAsync(phone, code, id).ReadAsync<CheckInBookingReply>();
        Assert.Equal((TestOffice.Births, TicketState.Issued, $"/t/{came.Ticket.Id}"), (came.Ticket.Service, came.Ticket.State, came.Page));
        Assert.Equal(came.Ticket.Id, (await ComeAsync(phone, code, id).ReadAsync<CheckInBookingReply>()).Ticket.Id);
        Assert.Equal(came.Ticket.Id, (await ComeAsync(phone, code).ReadAsync<CheckInBookingReply>()).Ticket.Id);

        var view = await phone.FindAsync($"{code}").ReadAsync<BookingView>();
        Assert.Equal((new(came.Ticket.Id, came.Ticket.Number, TicketState.Issued), null), (view.Taken, view.OpensAt));
        await phone.CancelAsync(code).MustBeAsync(HttpStatusCode.Conflict, Refusals.BookingUsed);
        await phone.MoveAsync(code, Tomorrow).MustBeAsync(HttpStatusCode.Conflict, Refusals.BookingUsed);
        var office = server.Offices.All.Single();
        Assert.Single(office.State.Tickets);
        await server.StartAgainAsync();
        Assert.Equal(Ten, server.Offices.All.Single().State.Tickets[came.Ticket.Id].DueAt);
    }

    [Fact]
    public async Task Late_like_everybody_and_on_another_day_or_by_another_code_not_at_all()
    {
        await using var server = await StartAsync(Folder);
        using var phone = Clients.Make(server.Address);
        var (late, tomorrow) = (await BookAsync(phone), await BookAsync(phone, Tomorrow));
        var held = await phone.HoldAsync(Ten).ReadAsync<BookingView>();
        server.Time.Advance(TimeSpan.FromHours(2) + TimeSpan.FromMinutes(16));
        var came = await ComeAsync(phone, late).ReadAsync<CheckInBookingReply>();
        Assert.Null(server.Offices.All.Single().State.Tickets[came.Ticket.Id].DueAt);
        await ComeAsync(phone, tomorrow).MustBeAsync(HttpStatusCode.Conflict, Refusals.BookingEarly);
        await ComeAsync(phone, held.Code).MustBeAsync(HttpStatusCode.Conflict, BookingRefusals.HoldLapsed);
        await ComeAsync(phone, new("99999999")).MustBeAsync(HttpStatusCode.NotFound, BookingRefusals.UnknownBooking);
    }

    [Fact]
    public async Task At_the_kiosk_and_at_a_counter_by_its_code()
    {
        await using var server = await StartAsync(Folder);
        using var phone = Clients.Make(server.Address);
        var (first, second) = (await BookAsync(phone), await BookAsync(phone));
        using var kiosk = Clients.Make(server.Address);
        var secret = await File.ReadAllTextAsync(Path.Combine(Folder, "devices", "kiosk-1.secret"), TestContext.Current.CancellationToken);
        kiosk.DefaultRequestHeaders.Authorization = new("Bearer", secret.Trim());
        await kiosk
            .SendAsync($"{OfficePath}/tickets/find", new FindRequest(Code: $"{first}"))
            .MustBeAsync(HttpStatusCode.Conflict, Refusals.BookingEarly); // before a consent or a face is asked for
        server.Time.Advance(TimeSpan.FromHours(2));
        var found = await kiosk.SendAsync($"{OfficePath}/tickets/find", new FindRequest(Code: $"{first}")).ReadAsync<FindReply>();
        Assert.Equal(
            (FindOutcome.Found, 0, first, TestOffice.Births, Ten),
            (found.Outcome, found.Tickets.Count, found.Booking!.Code, found.Booking.Service, found.Booking.Start)
        );
        var issue = new IssueRequest(CommandId.New(), TestOffice.Land, Booking: first);
        var came = await kiosk.SendAsync($"{OfficePath}/tickets", issue).ReadAsync<IssueReply>();
        Assert.Equal((TestOffice.Births, false), (came.Ticket.Service, came.Known)); // the appointment says what for
        var again = await kiosk.SendAsync($"{OfficePath}/tickets/find", new FindRequest(Code: $"{first}")).ReadAsync<FindReply>();
        Assert.Equal((null, came.Ticket.Id), (again.Booking, again.Tickets.Single().Id));
        await kiosk
            .SendAsync($"{OfficePath}/tickets", issue with { CommandId = CommandId.New(), Booking = new("99999999") })
            .MustBeAsync(HttpStatusCode.NotFound, BookingRefusals.UnknownBooking);

        var officer = (await Session.BeginAsync(server.Address, "officer", FirstRun.PasswordOf(Folder, "officer"))).Client;
        var walkUp = new WalkUpRequest(CommandId.New(), TestOffice.Land, Booking: second);
        var given = await officer.SendAsync($"{OfficePath}/tickets/walk-up", walkUp).ReadAsync<IssueReply>();
        Assert.Equal(TestOffice.Births, given.Ticket.Service);
        var list = await officer.GetAsync($"{BookingsPath}", TestContext.Current.CancellationToken).ReadAsync<BookingsOfDay>();
        Assert.Equal([came.Ticket.Id, given.Ticket.Id], list.Bookings.Select(booking => booking.Taken?.Ticket).OrderBy(id => id?.Value));
    }
}
