using QueueContracts;
using QueueContracts.Faces;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Offices;
using QueueServer.Storage;

namespace QueueServer.Cluster;

/// <summary>
/// Takes an office's turns, here and nowhere else, as long as the servers agree on who is there. Should two ever do it at once, the version
/// a record is appended behind keeps them apart, and an answer that appends nothing is compared with the journal first (<c>OfficeHost</c>).
/// </summary>
[Orleans.Placement.PreferLocalPlacement]
internal sealed class OfficeGrain(ClusteredHosting hosting, Neighbours neighbours) : Grain, IOfficeGrain
{
    private readonly List<JournalRecord> written = [];
    private OfficeHost host = null!; // set before the first turn

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        host = await hosting.TakeTurnsOfAsync(new(this.GetPrimaryKeyString()));
        host.Written += written.Add;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        hosting.Leave(host);
        return Task.CompletedTask;
    }

    public Task<TurnReply> KeepDayAsync() => TurnAsync(host.KeepDayAsync);

    public Task<TurnReply> ExecuteAsync(Command command, Actor? actor) => TurnAsync(() => host.ExecuteAsync(command, actor));

    public Task<TurnReply> IssueAtCounterAsync(WalkUpRequest request, Actor officer, Booking? booking) =>
        TurnAsync(() => host.IssueAtCounterAsync(request, officer, booking));

    public Task<TurnReply> IssueAsync(IssueRequest request, string kiosk, Booking? booking) =>
        TurnAsync(() => host.IssueAsync(request, kiosk, booking));

    public Task<TurnReply> HandInAsync(IssueRequest request, LeasedNumber leased, string kiosk) =>
        TurnAsync(() => host.HandInAsync(request, leased, kiosk));

    public Task<TurnReply> BringBackAsync(CommandId id, Actor manager) => TurnAsync(() => host.BringBackAsync(id, manager));

    public Task<TurnReply> SetClockAsync(CommandId id, TimeSpan by, string who) => TurnAsync(() => host.SetClockAsync(id, by, who));

    public Task<TurnReply> FindAsync(FaceTemplate face, Consent? consent) =>
        TurnAsync(async reply =>
        {
            var (outcome, tickets, refused) = await host.FindAsync(face, consent);
            return reply with { Found = new(outcome, [.. tickets.Select(ticket => ticket.Id)], refused?.Rejection) };
        });

    public Task<TurnReply> CompareAsync(TicketId ticket, CounterId counter, FaceTemplate face) =>
        TurnAsync(async reply => reply with { Compared = await host.CompareAsync(ticket, counter, face) });

    private Task<TurnReply> TurnAsync(Func<Task<TurnResult>> turn) =>
        TurnAsync(async reply => reply with { Decision = (await turn()).Decision });

    private Task<TurnReply> TurnAsync(Func<Task> turn) =>
        TurnAsync(async reply =>
        {
            await turn();
            return reply;
        });

    /// <summary>Takes a turn and tells every server what it wrote, before whoever asked is answered.</summary>
    private async Task<TurnReply> TurnAsync(Func<TurnReply, Task<TurnReply>> turn)
    {
        written.Clear();
        var reply = new TurnReply { Version = 0, Written = [] };
        try
        {
            reply = await turn(reply);
        }
        catch (JournalException e)
        {
            reply = reply with { Failure = e.Message };
        }

        if (written.Count > 0)
            neighbours.Tell(host, [.. written]);
        return reply with { Version = reply.Failure is null ? host.State.Version : 0, Written = [.. written] };
    }
}
