using QueueContracts;
using static QueueServer.Domain.Decision;

namespace QueueServer.Domain;

/// <summary>Rule 3 for an outage: numbers leased to a kiosk beforehand, the unused ones returned, and those it gave handed in.</summary>
internal static partial class Decider
{
    /// <summary>
    /// A kiosk is one holder a day, and another each time its disk is replaced: more than these mean harm, and would hold all numbers there
    /// are.
    /// </summary>
    private const int MostHolders = 8;

    /// <summary>Leases never take from the lower half of a day's numbers: everybody else takes those.</summary>
    private const int LowestLeased = (TicketNumber.Last / 2) + 1;

    /// <summary>
    /// A place between two arrivals is taken at this share of their distance: room for thousands who are handed in there in order.
    /// </summary>
    private const int ArrivalShare = 1024;

    /// <summary>Asked again while at least half of a block is left, it is as it was.</summary>
    private static Decision Lease(OfficeState state, OfficeSettings settings, LeaseNumbers command, DateTimeOffset now)
    {
        if (settings.FindService(command.Service) is not { } service)
            return Refuse(Refusals.UnknownService);
        if (settings.OutageNumbers == 0)
            return Refuse(Refusals.LeasesOff);
        if (!service.Active)
            return Refuse(Refusals.ServiceClosed);
        var holders = state.Leases.Where(block => block.Kiosk == command.Kiosk).Select(block => block.Holder).Distinct().ToList();
        if (!holders.Contains(command.Holder) && holders.Count >= MostHolders)
            return Refuse(Refusals.TooManyHolders);
        if (state.LeasesOf(command.Holder, command.Service).Sum(block => block.Left) * 2 >= settings.OutageNumbers)
            return Accept(null);
        return FreeBlock(state, service.Prefix, settings.OutageNumbers) is (var first, var last)
            ? Accept(
                null,
                new NumbersLeased(
                    now,
                    command.Service,
                    command.Holder,
                    command.Kiosk,
                    new(service.Prefix, first),
                    new(service.Prefix, last)
                )
            )
            : Refuse(Refusals.LeasesSpent);
    }

    private static Decision ReturnLeased(OfficeState state, ReturnNumbers command, DateTimeOffset now)
    {
        if (state.Leases.Find(block => block.Holder == command.Holder && block.Contains(command.FirstUnused)) is not { } block)
            return Refuse(Refusals.NotLeased);
        if (block.Used.Any(used => used >= command.FirstUnused.Value))
            return Refuse(Refusals.NumberUsed);
        return Accept(null, new NumbersReturned(now, command.Kiosk, command.FirstUnused, block.First with { Value = block.Last }));
    }

    /// <summary>
    /// A number that was given already. The visitor has it and waits: no rule of who may take one, and when, is asked any more. Who turns
    /// out to hold two keeps both; the officer is told.
    /// </summary>
    private static Decision HandIn(OfficeState state, OfficeSettings settings, IssueTicket command, LeasedNumber leased, DateTimeOffset now)
    {
        var known = state.LeasesOf(leased.Holder, command.Service).FirstOrDefault(block => block.Contains(leased.Number));
        if ((known ?? state.Leases.Find(block => block.IsUnknown && block.Contains(leased.Number))) is not { } block)
            return Refuse(Refusals.NotLeased);
        if (block.Used.Contains(leased.Number.Value))
            return Refuse(Refusals.NumberUsed);
        if (state.Codes.ContainsKey(command.Code))
            return Refuse(Refusals.CodeTaken);
        // A kiosk's clock may be wrong: nobody came before the numbers did, and nobody has yet to come.
        var given =
            leased.GivenAt > now ? now
            : leased.GivenAt < block.At ? block.At
            : leased.GivenAt;
        var then = leased.Moment(now);
        var takesFace = command.HasFace && ConsentRules.Fault(settings, true, hasPicture: false, command.Consent, then) is null;
        var takesPicture =
            command.HasPicture && ConsentRules.Fault(settings, command.HasFace, hasPicture: true, command.Consent, then) is null;
        var held = state.TicketsOf(command.Visitor).FirstOrDefault(ticket => ticket.IsLive && ticket.Service == command.Service);
        return Accept(
            command.Ticket,
            new TicketIssued(now, command.Ticket)
            {
                Visitor = command.Visitor,
                Number = leased.Number,
                Service = command.Service,
                Code = command.Code,
                HasFace = takesFace,
                HasPicture = takesPicture,
                Class = settings.FindClass(command.Class)?.Id,
                Consent = takesFace || takesPicture ? command.Consent : null,
                HandedIn = new(given, PlaceOfArrival(state, given), held?.Id),
            }
        );
    }

    /// <summary>
    /// The number after the last one given here that no kiosk holds; beyond <see cref="TicketNumber.Last"/> when there is none.
    /// </summary>
    private static int NextNumber(OfficeState state, char prefix)
    {
        var next = state.LastNumbers.GetValueOrDefault(prefix) + 1;
        while (state.Leases.Find(block => block.Contains(new(prefix, next))) is { } leased)
            next = leased.Last + 1;
        return next;
    }

    /// <summary>
    /// The highest block of which nothing was given or leased. Blocks begin after a multiple of their size; the last one, which 999 cuts
    /// short, comes after the one below it, so that the first kiosk has a whole one.
    /// </summary>
    private static (int First, int Last)? FreeBlock(OfficeState state, char prefix, int size)
    {
        var whole = TicketNumber.Last / size;
        foreach (var block in (int[])[whole - 1, whole, .. Enumerable.Range(0, whole - 1).Reverse()])
        {
            var (first, last) = ((block * size) + 1, Math.Min((block + 1) * size, TicketNumber.Last));
            if (first > last || first < LowestLeased || first <= state.LastNumbers.GetValueOrDefault(prefix))
                continue;
            if (!state.Leases.Exists(leased => leased.First.Prefix == prefix && leased.First.Value <= last && leased.Last >= first))
                return (first, last);
        }

        return null;
    }

    /// <summary>The place of somebody who came at a moment: behind all who had come by then.</summary>
    private static long PlaceOfArrival(OfficeState state, DateTimeOffset given)
    {
        var before = state.Tickets.Values.Where(ticket => ticket.RanksAt <= given).Max(ticket => (long?)ticket.Arrival);
        var after = state.Tickets.Values.Where(ticket => before is null || ticket.Arrival > before).Min(ticket => (long?)ticket.Arrival);
        if (after is not { } next)
            return LastPlace(state);
        if (before is not { } last)
            return next - WaitingPlace.Step;
        return last + (next - last > 1 ? Math.Max(1, (next - last) / ArrivalShare) : 0); // no room: who is handed in later comes later
    }
}
