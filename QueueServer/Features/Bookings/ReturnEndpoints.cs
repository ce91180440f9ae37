using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Bookings;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Http;
using QueueServer.Offices;
using ScreenHosting;

namespace QueueServer.Features.Bookings;

/// <summary>
/// Officers have a visitor come back (<i>hẹn quay lại</i>): for missing papers, for the result. They may give more of a slot than visitors
/// can book, and see how much that is.
/// </summary>
internal static class ReturnEndpoints
{
    /// <param name="officer">The appointments of an office, for its officers.</param>
    public static void MapReturns(this RouteGroupBuilder officer)
    {
        officer.MapGet("/returns/slots", ReadSlotsAsync).WithName("ReadReturnSlots");
        officer.MapPost("/returns", MakeAsync).WithName(nameof(MakeReturn));
    }

    private static async Task<Results<Ok<SlotsView>, ProblemHttpResult>> ReadSlotsAsync(
        OfficeId office,
        ServiceId service,
        IOffices offices,
        SlotsReader reader
    )
    {
        var host = offices.Get(office);
        return host.Settings.FindService(service) is { Active: true } of
            ? TypedResults.Ok(await reader.ReadAsync(host, of, from: null, SlotsReader.MostDays, byOfficer: true))
            : Problems.NotFound(Refusals.UnknownService);
    }

    private static async Task<Results<Ok<MakeReturnReply>, ProblemHttpResult>> MakeAsync(
        OfficeId office,
        MakeReturnRequest request,
        BookingCounter counter,
        IOffices offices,
        CurrentUser user
    )
    {
        if (!BookingCounter.TryRead(request.Contact, out var contact))
            return Problems.Invalid(("contact", BookingRefusals.BadContact));
        var host = offices.Get(office);
        var wish = new BookingWish(request.Service, request.Start, counter.LanguageOf(request.Language), request.Class, contact)
        {
            Reason = request.Reason,
        };
        var turn = await counter.DeskOf(host).ReturnAsync(request.CommandId, wish, user.Actor);
        return BookingCounter.Answer(
            turn,
            made =>
            {
                var page = AppointmentPage.AddressOf(host.Settings, made.Code);
                return new MakeReturnReply(BookingView.Of(made, host.Now), page, QrPicture.Of(page?.AbsoluteUri ?? made.Code.ToString()));
            }
        );
    }
}
