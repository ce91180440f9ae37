using QueueContracts;
using QueueContracts.Faces;
using QueueServer.Domain;
using QueueServer.Journal;
using QueueServer.Storage;

namespace QueueServer.Offices;

/// <summary>Giving numbers to people, and finding those they hold.</summary>
internal sealed partial class OfficeHost
{
    /// <summary>Gives a number at a counter. The ids are drawn here.</summary>
    /// <exception cref="JournalException">It could not be made durable; nothing happened.</exception>
    public Task<TurnResult> IssueAtCounterAsync(WalkUpRequest request, string officer, Func<OfficeSnapshot, AuditRow>? audit = null) =>
        InTurnAsync(async () =>
        {
            while (true)
            {
                var known = request.SameVisitorAs is { } ticket ? State.Tickets.GetValueOrDefault(ticket) : null;
                if (request.SameVisitorAs is not null && known is null)
                    return new(new Decision.Refused(new(Refusals.UnknownTicket)), State, Settings);
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
                    By = officer,
                    Override = request.Override,
                };
                if (await DecideAsync(command, audit) is { Decision: not Decision.Refused { Rejection.Code: Refusals.CodeTaken } } result)
                    return result;
            }
        });

    /// <summary>
    /// Gives a number, or the one the visitor already holds. Whether the face is known is asked inside the turn, and only after a consent
    /// in force.
    /// </summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="kiosk">The kiosk that asks.</param>
    /// <exception cref="JournalException">It could not be made durable; nothing happened.</exception>
    public Task<TurnResult> IssueAsync(IssueRequest request, string kiosk) => InTurnAsync(() => GiveAsync(request, kiosk));

    /// <summary>
    /// Takes in a number that a kiosk gave from its lease while this server was away. Whether a consent holds is judged as of then; a face
    /// or picture without one is left out, and the number stands.
    /// </summary>
    /// <param name="request">What would have been asked for.</param>
    /// <param name="leased">The number, and when it was given.</param>
    /// <param name="kiosk">The kiosk.</param>
    /// <exception cref="JournalException">It could not be made durable; nothing happened.</exception>
    public Task<TurnResult> HandInAsync(IssueRequest request, LeasedNumber leased, string kiosk) =>
        InTurnAsync(() => GiveAsync(request, kiosk, leased));

    /// <summary>Finds a visitor's tickets by face, after a consent in force. Nothing of the face is kept.</summary>
    public Task<FoundVisitor> FindAsync(FaceTemplate face, Consent? consent) =>
        InTurnAsync(() =>
        {
            if (ConsentRules.Fault(Settings, hasFace: true, hasPicture: false, GivenConsent.From(consent), time.GetUtcNow()) is { } fault)
                return Task.FromResult(new FoundVisitor(FindOutcome.NotKnown, [], new(new(fault))));
            var (outcome, visitor) = faces.Identify(face);
            IReadOnlyList<Ticket> tickets =
                outcome == FindOutcome.Found && visitor is { } id ? [.. State.TicketsOf(id).Where(ticket => ticket.KeepsFace)] : [];
            return Task.FromResult(new FoundVisitor(outcome, tickets));
        });

    /// <summary>Compares whoever stands at a counter with the face of the ticket there, and no other. Nothing is kept of it.</summary>
    public Task<CheckOutcome> CompareAsync(TicketId ticket, CounterId counter, FaceTemplate face) =>
        InTurnAsync(() =>
            Task.FromResult(
                State.CurrentAt(counter) is { } current && current.Id == ticket
                    ? faces.Compare(current.Visitor, face)
                    : CheckOutcome.NoTemplate
            )
        );

    /// <summary>
    /// Gives a number, or takes a leased one in. The ids are drawn here, but for the code that came with a leased number.
    /// </summary>
    private async Task<TurnResult> GiveAsync(IssueRequest request, string kiosk, LeasedNumber? leased = null)
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
            };
            var enrolment = new Enrolment(command.Visitor, command.Ticket, known is null ? request.Face : null, request.Picture);
            var result = await TryDecideAsync(snapshot, command, enrolment);
            if (result is { Decision: Decision.Refused { Rejection.Code: Refusals.CodeTaken } })
                shown = null; // one in 482 million: draw again
            else if (result is not null)
                return result; // else somebody wrote first: ask for the face again
        }
    }
}
