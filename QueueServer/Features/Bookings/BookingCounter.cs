using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Bookings;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Http;
using QueueServer.Offices;
using ScreenHosting;

namespace QueueServer.Features.Bookings;

/// <summary>Between the endpoints of appointments and their desks: what was asked, and how it is answered.</summary>
internal sealed class BookingCounter(IOffices offices, BookingDesks desks, ScreenTexts texts)
{
    public IOffice? Find(OfficeId office) => offices.Find(office);

    public BookingDesk DeskOf(IOffice office) => desks.Of(office);

    /// <summary>An appointment by its code as it was typed; null where there is no such office or none from today on.</summary>
    public async Task<(IOffice Office, Booking Booking)?> FindAsync(OfficeId office, string code) =>
        Find(office) is { } host && BookingCode.TryParse(code, null, out var of) && await DeskOf(host).FindAsync(of) is { } booking
            ? (host, booking)
            : null;

    /// <summary>One at another office, by its code as it was typed here; null for none.</summary>
    public async Task<(IOffice Office, Booking Booking)?> FindElsewhereAsync(OfficeId here, string code) =>
        BookingCode.TryParse(code, null, out var of) ? await desks.FindElsewhereAsync(here, of) : null;

    /// <summary>Reads a contact as it was typed; none where nothing was.</summary>
    /// <returns>False where it is no contact.</returns>
    public static bool TryRead(string? typed, out Contact? contact)
    {
        contact = string.IsNullOrWhiteSpace(typed) ? null : Contact.Read(typed);
        return contact is not null || string.IsNullOrWhiteSpace(typed);
    }

    /// <summary>A language there is: the wanted one, or Vietnamese.</summary>
    public string LanguageOf(string wanted) => texts.Languages.Contains(wanted) ? wanted : ScreenTexts.First;

    public Results<Ok<BookingView>, ProblemHttpResult> Answer(IOffice office, BookingTurn turn) =>
        Answer(turn, booking => BookingView.Of(booking, office.Now));

    /// <summary>What a turn came to; the appointment as <paramref name="view"/> tells it.</summary>
    public static Results<Ok<TView>, ProblemHttpResult> Answer<TView>(BookingTurn turn, Func<Booking, TView> view) =>
        turn switch
        {
            { Decision: BookingDecision.Refused(var rejection) } => Problems.Of(rejection),
            { Booking: { } booking } => TypedResults.Ok(view(booking)),
            _ => Problems.NotFound(BookingRefusals.UnknownBooking),
        };

    public Results<Ok<BookingView>, ProblemHttpResult> Answer(IOffice office, Booking? booking) =>
        booking is null ? Problems.NotFound(BookingRefusals.UnknownBooking) : TypedResults.Ok(BookingView.Of(booking, office.Now));
}
