using System.Collections.Immutable;
using QueueContracts;
using static KioskDevice.Visits.VisitInput;
using static KioskDevice.Visits.VisitState;

namespace KioskDevice.Visits;

/// <summary>
/// What visitors do with the numbers they are shown: check in, postpone, go for a paper, have their face deleted. Part of
/// <see cref="Visit"/>, and pure as that is. What was done or refused, the numbers are asked for again: the line has moved.
/// </summary>
internal static class OwnTickets
{
    private static readonly ImmutableArray<VisitEffect> Nothing = [];

    public static (VisitState State, ImmutableArray<VisitEffect> Effects) Next(VisitState state, VisitInput input, VisitContext context) =>
        (input, state) switch
        {
            (ActAsked(OwnAct.CheckIn), { Held: var held }) when OwnAct.CheckIn.For(held) is [_, ..] awaited => Do(
                OwnAct.CheckIn,
                awaited,
                context
            ),
            (ActAsked(var act and not OwnAct.CheckIn), PlaceShown or NumberShown) when act.For(state.Held) is [_, ..] => (
                new MakingSure(context.Now, act, state),
                Nothing
            ),
            (ActMeant(var id), MakingSure { Act: var act } sure) when act.For(sure.Held).FirstOrDefault(of => of.Id == id) is { } ticket =>
                Do(act, [ticket], context),
            (WentBack, MakingSure { Shown: var shown }) => (shown with { Since = context.Now }, Nothing),
            (Acted, Asking { Request: Request.Own own }) => own.Rest.IsEmpty
                ? FindAgain(own.Ticket, own.Act.Done(), null, context)
                : Do(own.Act, own.Rest, context),
            (NotDone({ } code, _), Asking { Request: Request.Own own }) => FindAgain(own.Ticket, null, code, context),
            (Found(var reply), Asking { Request: Request.Find { IsAgain: true } find }) => (
                reply is { Outcome: FindOutcome.Found, Tickets.Count: > 0 }
                    ? new PlaceShown(context.Now, reply.Tickets, find.Said, find.Refusal)
                    : new Refused(context.Now, find.Refusal ?? "ticket-ended"),
                Nothing
            ),
            (ForgetAsked, NumberShown { Ticket: { HasFace: true } ticket } shown) => Forget(
                ticket,
                shown with
                {
                    Ticket = ticket with { HasFace = false },
                    Forgotten = true,
                },
                context
            ),
            (ForgetAsked, PlaceShown shown) when shown.Tickets.FirstOrDefault(ticket => ticket.HasFace) is { } ticket => Forget(
                ticket,
                shown with
                {
                    Tickets = [.. shown.Tickets.Select(other => other with { HasFace = false })],
                    Said = PlaceShown.Forgotten,
                    Refusal = null,
                },
                context
            ),
            (Forgotten, Asking { Request: Request.Forget forget }) => (forget.Then with { Since = context.Now }, Nothing),
            _ => (state, Nothing),
        };

    /// <summary>One command a number; the others follow once it is done.</summary>
    private static (VisitState, ImmutableArray<VisitEffect>) Do(OwnAct act, ImmutableArray<TicketSummary> tickets, VisitContext context) =>
        Visit.Ask(new Request.Own(act, tickets[0], new(context.NextCommand, $"{tickets[0].Code}"), tickets[1..]), context);

    private static (VisitState, ImmutableArray<VisitEffect>) FindAgain(
        TicketSummary ticket,
        string? said,
        string? refusal,
        VisitContext context
    ) => Visit.Ask(new Request.Find(new(Code: $"{ticket.Code}"), said, refusal), context);

    private static (VisitState, ImmutableArray<VisitEffect>) Forget(TicketSummary ticket, VisitState then, VisitContext context) =>
        Visit.Ask(new Request.Forget(ticket.Id, new(context.NextCommand, ticket.Code.ToString()), then), context);
}
