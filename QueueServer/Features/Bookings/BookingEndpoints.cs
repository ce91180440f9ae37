using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Bookings;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Features.PublicPages;
using QueueServer.Features.Tickets;
using QueueServer.Http;
using QueueServer.Offices;
using ScreenHosting;

namespace QueueServer.Features.Bookings;

/// <summary>
/// Appointments (<i>đặt lịch</i>): what can be had is for everybody, what was booked for whoever has its code; officers have visitors
/// come back, and see who comes.
/// </summary>
internal static class BookingEndpoints
{
    private const string Tag = "Bookings";
    private const int UsualDays = 7;

    public static void MapBookings(this WebApplication app)
    {
        var slots = app.MapGroup("/api/v1/offices/{office}/slots").WithTags(Tag);
        slots.AddEndpointFilter(app.Services.GetRequiredService<PublicLimit>());
        OpenData.Open(slots);
        slots.MapGet("/", ReadSlotsAsync).WithName("ReadSlots");

        var visitor = app.MapGroup("/api/v1/offices/{office}/bookings").WithTags(Tag);
        visitor.MapPost("/challenge", ChallengeAsync).WithName("AskForBookingProof");
        visitor.MapPost("/", HoldAsync).WithName(nameof(HoldBooking));
        visitor.MapGet("/{code}", ReadAsync).AddEndpointFilter(GuessingAsync).WithName("ReadBooking");
        visitor.MapGet("/{code}/calendar.ics", ReadCalendarAsync).AddEndpointFilter(GuessingAsync).WithName("ReadBookingCalendar");
        visitor.MapPost("/{code}/confirm", ConfirmAsync).AddEndpointFilter(GuessingAsync).WithName(nameof(ConfirmBooking));
        visitor.MapPost("/{code}/cancel", CancelAsync).AddEndpointFilter(GuessingAsync).WithName(nameof(CancelBooking));
        visitor.MapPost("/{code}/check-in", CheckInAsync).AddEndpointFilter(GuessingAsync).WithName("CheckInBooking");
        visitor.MapPost("/{code}/move", MoveAsync).AddEndpointFilter(GuessingAsync).WithName(nameof(MoveBooking));

        app.MapAppointmentPage();

        var officer = app.MapOffice("/bookings", Tag, Policies.Officer);
        officer.MapGet("/", ListAsync).WithName("ListBookings");
        officer.MapReturns();
    }

    /// <summary>
    /// Limits how often a code may be tried that is none; whoever has one is never kept out, and is told where it is if not here.
    /// </summary>
    private static async ValueTask<object?> GuessingAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var services = context.HttpContext.RequestServices;
        var limits = services.GetRequiredService<BookingLimits>();
        if (!await limits.MayGuessAsync(context.HttpContext))
            return Problems.TooMany();
        var answer = await next(context);
        var isNone = answer is INestedHttpResult { Result: ProblemHttpResult { ProblemDetails.Title: BookingRefusals.UnknownBooking } };
        var elsewhere = isNone
            ? await services
                .GetRequiredService<BookingCounter>()
                .FindElsewhereAsync(context.GetArgument<OfficeId>(0), context.GetArgument<string>(1))
            : null;
        if (isNone && elsewhere is null)
            return answer;
        await limits.FoundAsync(context.HttpContext);
        return elsewhere is var (office, booking) ? Problems.Elsewhere(AtAnotherOffice.Of(office.Settings, booking)) : answer;
    }

    /// <param name="office">The office.</param>
    /// <param name="service">The service.</param>
    /// <param name="offices">All of them.</param>
    /// <param name="reader">Reads them.</param>
    /// <param name="response">Told how long the answer lasts.</param>
    /// <param name="from">The first date; today where it is left out or over.</param>
    /// <param name="days">How many dates, 1…31.</param>
    private static async Task<Results<Ok<SlotsView>, ProblemHttpResult>> ReadSlotsAsync(
        OfficeId office,
        ServiceId service,
        IOffices offices,
        SlotsReader reader,
        HttpResponse response,
        DateOnly? from = null,
        int days = UsualDays
    )
    {
        if (offices.Find(office) is not { } host)
            return Problems.NotFound("unknown-office");
        if (host.Settings.FindService(service) is not { Active: true } of)
            return Problems.NotFound(Refusals.UnknownService);
        if (days is < 1 or > SlotsReader.MostDays)
            return Problems.Invalid(("days", "out-of-range"));
        response.Headers.CacheControl = "public, max-age=30";
        return TypedResults.Ok(await reader.ReadAsync(host, of, from, days));
    }

    private static async Task<Results<Ok<Challenge>, ProblemHttpResult>> ChallengeAsync(
        OfficeId office,
        ChallengeRequest request,
        BookingCounter counter,
        ProofOfWork work,
        HttpContext http
    ) =>
        counter.Find(office) is null
            ? Problems.NotFound("unknown-office")
            : TypedResults.Ok(await work.AskAsync(PurposeOf(office, request.CommandId), Addresses.Of(http)));

    private static async Task<Results<Ok<BookingView>, ProblemHttpResult>> HoldAsync(
        OfficeId office,
        HoldBookingRequest request,
        BookingCounter counter,
        BookingLimits limits,
        ProofOfWork work,
        HttpContext http
    )
    {
        if (counter.Find(office) is not { } host)
            return Problems.NotFound("unknown-office");
        if (!BookingCounter.TryRead(request.Contact, out var contact))
            return Problems.Invalid(("contact", BookingRefusals.BadContact));
        var wish = new BookingWish(request.Service, request.Start, counter.LanguageOf(request.Language), request.Class, contact);
        var address = Addresses.Of(http);
        if (!await work.HoldsAsync(PurposeOf(office, request.CommandId), address, request.Proof))
            return Problems.BadRequest(ProofOfWork.Refusal);
        if (!await limits.MayHoldAsync(http))
            return Problems.TooMany();
        await work.CountAsync(address);
        return counter.Answer(host, await counter.DeskOf(host).HoldAsync(request.CommandId, wish));
    }

    /// <summary>What a proof is good for: this command at this office.</summary>
    private static string PurposeOf(OfficeId office, CommandId command) => $"booking {office} {command}";

    private static async Task<Results<Ok<BookingView>, ProblemHttpResult>> ReadAsync(
        OfficeId office,
        string code,
        BookingCounter counter
    ) =>
        await counter.FindAsync(office, code) is var (host, booking)
            ? counter.Answer(host, booking)
            : Problems.NotFound(BookingRefusals.UnknownBooking);

    /// <param name="office">The office.</param>
    /// <param name="code">The appointment's.</param>
    /// <param name="counter">Finds it.</param>
    /// <param name="calendar">Writes it.</param>
    /// <param name="response">Told that it is not kept.</param>
    /// <param name="service">Whether the title says what for.</param>
    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ReadCalendarAsync(
        OfficeId office,
        string code,
        BookingCounter counter,
        BookingCalendar calendar,
        HttpResponse response,
        bool service = false
    )
    {
        if (await counter.FindAsync(office, code) is not var (host, booking))
            return Problems.NotFound(BookingRefusals.UnknownBooking);
        var (_, settings, now) = host.Now;
        if (BookingDecider.MayNotCome(booking, now) is { Code: not BookingRefusals.BookingCancelled } none)
            return Problems.Of(none);
        response.Headers.CacheControl = "no-store";
        return TypedResults.File(
            Encoding.UTF8.GetBytes(calendar.Write(booking, settings, service, now)),
            $"text/calendar; charset=utf-8; method={BookingCalendar.MethodOf(booking)}", // as in it (RFC 5545, 8.1)
            "appointment.ics"
        );
    }

    private static async Task<Results<Ok<BookingView>, ProblemHttpResult>> ConfirmAsync(
        OfficeId office,
        string code,
        ConfirmBookingRequest request,
        BookingCounter counter
    )
    {
        if (counter.Find(office) is not { } host || !BookingCode.TryParse(code, null, out var of))
            return Problems.NotFound(BookingRefusals.UnknownBooking);
        return BookingCounter.TryRead(request.Contact, out var contact)
            ? counter.Answer(host, await counter.DeskOf(host).ConfirmAsync(of, request.CommandId, contact))
            : Problems.Invalid(("contact", BookingRefusals.BadContact));
    }

    private static async Task<Results<Ok<BookingView>, ProblemHttpResult>> CancelAsync(
        OfficeId office,
        string code,
        CancelBookingRequest request,
        BookingCounter counter
    ) =>
        counter.Find(office) is { } host && BookingCode.TryParse(code, null, out var of)
            ? counter.Answer(host, await counter.DeskOf(host).CancelAsync(of, request.CommandId))
            : Problems.NotFound(BookingRefusals.UnknownBooking);

    private static async Task<Results<Ok<BookingView>, ProblemHttpResult>> MoveAsync(
        OfficeId office,
        string code,
        MoveBookingRequest request,
        BookingCounter counter
    ) =>
        counter.Find(office) is { } host && BookingCode.TryParse(code, null, out var of)
            ? counter.Answer(host, await counter.DeskOf(host).MoveAsync(of, request.CommandId, request.Start))
            : Problems.NotFound(BookingRefusals.UnknownBooking);

    /// <summary>Whoever comes is given a number. Who asks twice is answered twice.</summary>
    private static async Task<Results<Ok<CheckInBookingReply>, ProblemHttpResult>> CheckInAsync(
        OfficeId office,
        string code,
        CheckInBookingRequest request,
        BookingCounter counter
    )
    {
        if (await counter.FindAsync(office, code) is not var (host, booking))
            return Problems.NotFound(BookingRefusals.UnknownBooking);
        var turn = await host.IssueByPhoneAsync(request.CommandId, booking.Service, command => command.For(booking, host.Settings));
        return turn.Decision switch
        {
            Decision.Accepted { Ticket: { } id } => Reply(id),
            Decision.Repeated { Outcome.Ticket: { } id } => Reply(id),
            Decision.AlreadyHeld(var id) => Reply(id),
            _ => Problems.Of(turn.Decision),
        };

        Ok<CheckInBookingReply> Reply(TicketId id) =>
            TypedResults.Ok(new CheckInBookingReply(TicketSummaries.Of(host, turn, id), $"/t/{id}"));
    }

    private static async Task<Ok<BookingsOfDay>> ListAsync(OfficeId office, BookingCounter counter, IOffices offices, DateOnly? date = null)
    {
        var host = offices.Get(office);
        var now = host.Now;
        var day = await counter.DeskOf(host).ReadAsync(date ?? now.Settings.DayAt(now.At));
        return TypedResults.Ok(BookingsOfDay.Of(day, now));
    }
}
