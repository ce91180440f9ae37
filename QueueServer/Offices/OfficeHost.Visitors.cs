using QueueContracts;
using QueueContracts.Faces;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Journal;
using QueueServer.Storage;

namespace QueueServer.Offices;

/// <summary>Giving numbers to people, and finding those they hold.</summary>
internal sealed partial class OfficeHost
{
    /// <inheritdoc />
    public Task<TurnResult> IssueAtCounterAsync(WalkUpRequest request, Actor officer, Booking? booking = null) =>
        InTurnAsync(async () =>
        {
            while (true)
            {
                var known = request.SameVisitorAs is { } ticket ? State.Tickets.GetValueOrDefault(ticket) : null;
                if (request.SameVisitorAs is not null && known is null)
                {
                    if (await office.IsBehindAsync())
                        continue;
                    return new(new Decision.Refused(new(Refusals.UnknownTicket)), State, Settings);
                }

                var command = new IssueTicket(
                    request.CommandId,
                    request.Service,
                    TicketId.New(),
                    known?.Visitor ?? VisitorId.New(),
                    TicketCode.New()
                )
                {
                    HasFace = known is { HasFace: true, KeepsFace: true },
                    Class = request.Class,
                    SameVisitorAs = request.SameVisitorAs,
                    By = officer.Name,
                    Override = request.Override,
                }.For(booking, Settings);
                if (await DecideAsync(command, officer) is { Decision: not Decision.Refused { Rejection.Code: Refusals.CodeTaken } } result)
                    return result;
            }
        });

    /// <inheritdoc />
    public Task<TurnResult> IssueAsync(IssueRequest request, string kiosk, Booking? booking = null) =>
        InTurnAsync(() => GiveAsync(request, kiosk, booking: booking));

    /// <inheritdoc />
    public Task<TurnResult> HandInAsync(IssueRequest request, LeasedNumber leased, string kiosk) =>
        InTurnAsync(() => GiveAsync(request, kiosk, leased));

    /// <inheritdoc />
    public Task<FoundVisitor> FindAsync(FaceTemplate face, Consent? consent) =>
        InTurnAsync(() =>
            SurelyAsync(() =>
            {
                if (
                    ConsentRules.Fault(Settings, hasFace: true, hasPicture: false, GivenConsent.From(consent), time.GetUtcNow()) is
                    { } fault
                )
                    return new FoundVisitor(FindOutcome.NotKnown, [], new(new(fault)));
                var (outcome, visitor) = faces.Identify(face);
                IReadOnlyList<Ticket> tickets =
                    outcome == FindOutcome.Found && visitor is { } id ? [.. State.TicketsOf(id).Where(ticket => ticket.KeepsFace)] : [];
                return new(outcome, tickets);
            })
        );

    /// <inheritdoc />
    public Task<CheckOutcome> CompareAsync(TicketId ticket, CounterId counter, FaceTemplate face) =>
        InTurnAsync(() =>
            SurelyAsync(() =>
                State.CurrentAt(counter) is { } current && current.Id == ticket
                    ? faces.Compare(current.Visitor, face)
                    : CheckOutcome.NoTemplate
            )
        );

    /// <summary>Looks until nobody else wrote meanwhile.</summary>
    private async Task<TResult> SurelyAsync<TResult>(Func<TResult> look)
    {
        while (true)
        {
            var seen = look();
            if (!await office.IsBehindAsync())
                return seen;
        }
    }

    /// <summary>
    /// Gives a number, or takes a leased one in. The ids are drawn here, but for the code that came with a leased number.
    /// </summary>
    private async Task<TurnResult> GiveAsync(IssueRequest request, string kiosk, LeasedNumber? leased = null, Booking? booking = null)
    {
        var consent = request is { Face: null, Picture: null } ? null : GivenConsent.From(request.Consent, kiosk);
        var shown = leased?.Code;
        while (true)
        {
            var snapshot = Now;
            var (_, settings, now) = snapshot;
            // Decide judges the consent by this moment; unless it holds then, nothing of a face is looked at either.
            var mayLook =
                ConsentRules.Fault(settings, request.Face is not null, hasPicture: false, consent, leased?.Moment(now) ?? now) is null;
            var known =
                mayLook && request.Face is { } face && faces.Identify(face) is (FindOutcome.Found, { } visitor)
                    ? visitor
                    : (VisitorId?)null;
            var command = new IssueTicket(
                request.CommandId,
                request.Service,
                TicketId.New(),
                known ?? VisitorId.New(),
                shown ?? TicketCode.New()
            )
            {
                HasFace = request.Face is not null,
                HasPicture = request.Picture is not null,
                Class = request.Class,
                Consent = consent,
                Leased = leased,
            }.For(booking, settings);
            var enrolment = new Enrolment(command.Visitor, command.Ticket, known is null ? request.Face : null, request.Picture);
            var result = await TryDecideAsync(snapshot, command, enrolment: enrolment);
            if (result is { Decision: Decision.Refused { Rejection.Code: Refusals.CodeTaken } })
                shown = null; // one in 482 million: draw again
            else if (result is not null)
                return result; // else somebody wrote first: ask for the face again
        }
    }
}
