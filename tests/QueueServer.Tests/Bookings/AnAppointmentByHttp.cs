using System.Net;
using System.Text.Json;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Features.Bookings;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Bookings.BookedOffice;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Bookings;

public sealed class AnAppointmentByHttp : TempFolder
{
    private static readonly DateOnly Date = new(2026, 11, 24);

    [Fact]
    public async Task Is_held_confirmed_found_moved_and_given_up_by_its_code()
    {
        await using var server = await StartAsync(Folder, Plan with { Cap = 1 });
        using var phone = Clients.Make(server.Address);
        var free = await phone.SlotsAsync(Date);
        Assert.Equal((24, 1), (free.Count, free.Single(slot => slot.Start == Tomorrow).Free));

        var held = await phone.HoldAsync(Tomorrow, "0912 345 678").ReadAsync<BookingView>();
        Assert.Equal((BookingState.Held, TestOffice.Morning.AddMinutes(5), true), (held.State, held.HeldUntil, held.HasContact));
        Assert.Equal(0, (await phone.SlotsAsync(Date)).Single(slot => slot.Start == Tomorrow).Free);
        await phone.HoldAsync(Tomorrow).MustBeAsync(HttpStatusCode.Conflict, BookingRefusals.SlotFull);
        await phone.MoveAsync(held.Code, Tomorrow.AddHours(1)).MustBeAsync(HttpStatusCode.Conflict, BookingRefusals.NotConfirmed);

        var confirmed = await phone.ConfirmAsync(held.Code).ReadAsync<BookingView>();
        Assert.Equal((BookingState.Confirmed, null, 0), (confirmed.State, confirmed.HeldUntil, confirmed.Seq));
        Assert.Equal(BookingState.Confirmed, (await phone.ConfirmAsync(held.Code).ReadAsync<BookingView>()).State);
        var typed = $"{held.Code}".Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant();
        Assert.Equal(Tomorrow, (await phone.FindAsync(typed).ReadAsync<BookingView>()).Start);

        foreach (var (seq, to) in new[] { (1, Tomorrow.AddHours(1)), (2, Tomorrow.AddDays(2)), (3, Tomorrow) })
        {
            if (seq == 3)
                server.Time.Advance(BookingDay.LatestBack); // where it was at first is free again
            var id = CommandId.New();
            var moved = await phone.MoveAsync(held.Code, to, id).ReadAsync<BookingView>();
            Assert.Equal((to, seq, held.Code), (moved.Start, moved.Seq, moved.Code));
            Assert.Equal(seq, (await phone.MoveAsync(held.Code, to, id).ReadAsync<BookingView>()).Seq); // sent again, it is answered again
        }

        Assert.Equal(BookingState.Cancelled, (await phone.CancelAsync(held.Code).ReadAsync<BookingView>()).State);
        await phone.CancelAsync(held.Code).MustBeAsync(HttpStatusCode.Conflict, BookingRefusals.BookingCancelled);
        await phone.ConfirmAsync(held.Code).MustBeAsync(HttpStatusCode.Conflict, BookingRefusals.BookingCancelled);
    }

    [Fact]
    public async Task Lapses_when_nobody_confirms_it()
    {
        await using var server = await StartAsync(Folder);
        using var phone = Clients.Make(server.Address);
        var held = await phone.HoldAsync(Tomorrow).ReadAsync<BookingView>();
        server.Time.Advance(BookingDay.HoldTime);
        Assert.Equal(BookingState.Expired, (await phone.FindAsync($"{held.Code}").ReadAsync<BookingView>()).State);
        await phone.ConfirmAsync(held.Code).MustBeAsync(HttpStatusCode.Conflict, BookingRefusals.HoldLapsed);
    }

    /// <summary>A robot holds no place, and with what was worked for another command or elsewhere neither.</summary>
    [Fact]
    public async Task Is_for_whoever_worked_for_it()
    {
        await using var server = await StartAsync(Folder);
        using var phone = Clients.Make(server.Address);
        using var robot = Clients.Make(server.Address);
        var wish = new HoldBookingRequest(CommandId.New(), TestOffice.Births, Tomorrow);
        var challenge = await phone.SendAsync($"{BookingsPath}/challenge", new ChallengeRequest(wish.CommandId)).ReadAsync<Challenge>();
        var proof = Proofs.Prove(challenge);
        await robot.SendAsync(BookingsPath, wish).MustBeAsync(HttpStatusCode.BadRequest, "proof-wrong");
        await robot.SendAsync(BookingsPath, wish with { Proof = proof }).MustBeAsync(HttpStatusCode.BadRequest, "proof-wrong");
        await phone
            .SendAsync(BookingsPath, wish with { CommandId = CommandId.New(), Proof = proof })
            .MustBeAsync(HttpStatusCode.BadRequest, "proof-wrong");
        var held = await phone.SendAsync(BookingsPath, wish with { Proof = proof }).ReadAsync<BookingView>();
        Assert.Equal(held.Code, (await phone.SendAsync(BookingsPath, wish with { Proof = proof }).ReadAsync<BookingView>()).Code);
    }

    [Fact]
    public async Task Is_refused_by_a_code_of_its_own_for_each_reason()
    {
        await using var server = await StartAsync(Folder, Plan with { LeadMinutes = 90, From = new(8, 0), To = new(18, 0) });
        using var phone = Clients.Make(server.Address);
        await phone.HoldAsync(TestOffice.Morning).MustBeAsync(HttpStatusCode.Conflict, BookingRefusals.StartPast);
        await phone.HoldAsync(DateTimeOffset.MinValue).MustBeAsync(HttpStatusCode.Conflict, BookingRefusals.StartPast);
        await phone.HoldAsync(TestOffice.Morning.AddHours(1)).MustBeAsync(HttpStatusCode.Conflict, BookingRefusals.StartTooSoon);
        await phone.HoldAsync(Tomorrow.AddDays(6)).MustBeAsync(HttpStatusCode.Conflict, BookingRefusals.StartTooFar);
        await phone.HoldAsync(Tomorrow.AddYears(60)).MustBeAsync(HttpStatusCode.Conflict, BookingRefusals.StartTooFar);
        await phone.HoldAsync(DateTimeOffset.MaxValue).MustBeAsync(HttpStatusCode.Conflict, BookingRefusals.StartTooFar);
        await phone.HoldAsync(Tomorrow.AddMinutes(1)).MustBeAsync(HttpStatusCode.Conflict, BookingRefusals.NotInPlan);
        await phone.HoldAsync(Tomorrow, "not a number").MustBeInvalidAsync("contact", "bad-contact");
        await phone
            .HoldAsync(new HoldBookingRequest(CommandId.New(), new("none"), Tomorrow))
            .MustBeAsync(HttpStatusCode.NotFound, Refusals.UnknownService);
        await phone
            .HoldAsync(new HoldBookingRequest(CommandId.New(), TestOffice.Births, Tomorrow) { Class = new("none") })
            .MustBeAsync(HttpStatusCode.NotFound, Refusals.UnknownClass);
        var held = await phone.HoldAsync(Tomorrow).ReadAsync<BookingView>();
        await phone.ConfirmAsync(held.Code).MustBeAsync(HttpStatusCode.OK);
        await phone.MoveAsync(held.Code, Tomorrow.AddYears(60)).MustBeAsync(HttpStatusCode.Conflict, BookingRefusals.StartTooFar);
        await phone.MoveAsync(held.Code, DateTimeOffset.MinValue).MustBeAsync(HttpStatusCode.Conflict, BookingRefusals.StartPast);
    }

    [Fact]
    public async Task Of_one_contact_there_are_few_however_it_is_typed()
    {
        await using var server = await StartAsync(Folder);
        using var phone = Clients.Make(server.Address);
        await phone.HoldAsync(Tomorrow, "0912 345 678").MustBeAsync(HttpStatusCode.OK);
        await phone.HoldAsync(Tomorrow, "+84 912.345.678").MustBeAsync(HttpStatusCode.Conflict, BookingRefusals.ContactLimit);
        await phone.HoldAsync(Tomorrow.AddDays(1), "0084912345678").MustBeAsync(HttpStatusCode.Conflict, BookingRefusals.ContactLimit);
        var held = await phone.HoldAsync(Tomorrow.AddDays(1)).ReadAsync<BookingView>();
        await phone.ConfirmAsync(held.Code, "84912345678").MustBeAsync(HttpStatusCode.Conflict, BookingRefusals.ContactLimit);
        Assert.True((await phone.ConfirmAsync(held.Code, "Lan@Example.vn").ReadAsync<BookingView>()).HasContact);
    }

    [Fact]
    public async Task Is_not_found_by_guessing()
    {
        await using var server = await StartAsync(Folder);
        using var phone = Clients.Make(server.Address);
        using var other = Clients.Make(server.Address);
        var held = await phone.HoldAsync(Tomorrow).ReadAsync<BookingView>();
        for (var n = 0; n < 2 * BookingLimits.Guesses; n++)
            await phone.FindAsync($"{held.Code}").MustBeAsync(HttpStatusCode.OK); // what is found is no guess
        for (var n = 0; n < BookingLimits.Guesses; n++)
            await (n % 2 == 0 ? phone.FindAsync("9999-9999") : phone.CancelAsync(new("99999999"))).MustBeAsync(
                HttpStatusCode.NotFound,
                BookingRefusals.UnknownBooking
            );
        await phone.FindAsync("9999-9998").MustBeAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        await phone.FindAsync($"{held.Code}").MustBeAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        await other.FindAsync($"{held.Code}").MustBeAsync(HttpStatusCode.OK);
        server.Time.Advance(BookingLimits.Window);
        await phone.FindAsync($"{held.Code}").MustBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_free_may_be_kept_for_half_a_minute_and_read_from_any_page()
    {
        await using var server = await StartAsync(Folder);
        using var phone = Clients.Make(server.Address);
        using var answer = await phone.GetAsync($"{OfficePath}/slots?service=ho-tich", TestContext.Current.CancellationToken);
        Assert.Equal("public, max-age=30", answer.Headers.CacheControl!.ToString());
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal(7, (await Task.FromResult(answer).ReadAsync<SlotsView>()).Days.Count);
        await phone
            .GetAsync($"{OfficePath}/slots?service=ho-tich&days=32", TestContext.Current.CancellationToken)
            .MustBeInvalidAsync("days", "out-of-range");
        await phone
            .GetAsync($"{OfficePath}/slots?service=none", TestContext.Current.CancellationToken)
            .MustBeAsync(HttpStatusCode.NotFound, Refusals.UnknownService);
    }

    [Fact]
    public async Task An_officer_has_somebody_come_back_and_sees_who_comes_but_not_how_they_are_reached()
    {
        await using var server = await StartAsync(Folder, Plan with { OnlineShare = 0 });
        using var phone = Clients.Make(server.Address);
        var officer = (await Session.BeginAsync(server.Address, "officer", FirstRun.PasswordOf(Folder, "officer"))).Client;
        await phone.HoldAsync(Tomorrow).MustBeAsync(HttpStatusCode.Conflict, BookingRefusals.SlotFull);
        var made = (
            await officer
                .SendAsync(
                    $"{BookingsPath}/returns",
                    new MakeReturnRequest(CommandId.New(), TestOffice.Births, Tomorrow) { Contact = "lan@example.vn" }
                )
                .ReadAsync<MakeReturnReply>()
        ).Booking;
        Assert.Equal((BookingState.Confirmed, BookingChannel.Officer), (made.State, made.Channel));
        await phone.FindAsync($"{made.Code}").MustBeAsync(HttpStatusCode.OK);

        var text = await officer.GetStringAsync($"{BookingsPath}?date=2026-11-24", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("example", text, StringComparison.Ordinal);
        var list = JsonSerializer.Deserialize<BookingsOfDay>(text, Wire.Json)!; // it is one
        Assert.Equal([made.Code], list.Bookings.Select(booking => booking.Code));
        Assert.Empty(list.Stranded);

        var manager = (await Session.BeginAsync(server.Address, "manager", FirstRun.PasswordOf(Folder, "manager"))).Client;
        var settings = server.Offices.All.Single().Settings with { SlotPlans = [] };
        await manager.SendAsync($"{OfficePath}/settings", new { commandId = CommandId.New(), settings }).MustBeAsync(HttpStatusCode.OK);
        var told = await officer
            .GetAsync($"{BookingsPath}?date=2026-11-24", TestContext.Current.CancellationToken)
            .ReadAsync<BookingsOfDay>();
        Assert.Equal([made.Code], told.Stranded);
    }
}
