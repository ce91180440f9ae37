using System.Net;
using System.Threading.Channels;
using KioskDevice.Logging;
using KioskDevice.ServerLink;
using QueueContracts;
using ScreenHosting.Devices;
using ScreenHosting.Storage;

namespace KioskDevice.Offline;

/// <summary>
/// While the server is there: hands in what was given without it, in order, and then sees to it that numbers are held for the next time.
/// What could not be answered is asked again under the same command.
/// </summary>
internal sealed class OfflineLink(
    OfflineStore store,
    KioskLink link,
    CachedOffice office,
    DeviceClient client,
    TimeProvider time,
    ILogger<OfflineLink> logger
) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private const string LeasesOff = "leases-off";

    /// <summary>Hours and blocks are asked for again after this time at the latest.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(5);

    /// <summary>Without the server, the clock alone changes what can be given.</summary>
    private static readonly TimeSpan ClockStep = TimeSpan.FromSeconds(15);

    private readonly Signal news = new();
    private DateTimeOffset freshUntil;
    private (OfficeId, DateOnly, string)? leasedFor; // the office, its day and its services when numbers were last leased

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (store.Newer is not null)
            await ForgetAsync(stoppingToken);
        if (!store.IsUsable)
            return;
        link.Changed += Note;
        store.Changed += Note;
        var pause = FirstPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            store.ForgetWhatIsOver();
            if (!link.Connected)
                office.Note();
            if (await KeepUpAsync(stoppingToken))
            {
                pause = FirstPause;
                await NewsAsync(stoppingToken);
            }
            else
            {
                await Task.Delay(pause, time, stoppingToken);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    /// <summary>A newer version's numbers wait for it; faces do not.</summary>
    private async Task ForgetAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Freshness, time);
        while (await timer.WaitForNextTickAsync(stop))
            store.ForgetWhatIsOver();
    }

    /// <returns>False when it is to be tried again soon.</returns>
    private async Task<bool> KeepUpAsync(CancellationToken stop)
    {
        if (link is not { Connected: true, Pairing: null, View: { } view })
        {
            leasedFor = null; // after an outage everything is asked for anew
            return true;
        }

        try
        {
            return await HandInAsync(view, stop) && await LeaseAsync(view, stop);
        }
        catch (HttpRequestException e)
        {
            Log.HandInWaits(logger, store.Day?.Awaiting.Count ?? 0, e.Message);
            return false;
        }
    }

    private async Task<bool> HandInAsync(KioskView view, CancellationToken stop)
    {
        if (store.Day is not { Awaiting.IsEmpty: false } day || day.Office != view.Office || day.Date != view.Day)
            return true;
        foreach (var given in day.Awaiting)
        {
            if (!TryFaceOf(given, out var face))
                continue;
            var ticket = given.Ticket with { Face = face?.Face, Picture = face?.Picture };
            try
            {
                var handed = new HandInRequest(ticket, day.Holder, given.Number, given.At, given.Code);
                var (refusal, _) = Settled(await client.HandInAsync(view.Office, handed, stop));
                if (!(refusal is null ? store.NoteHandedIn(given) : store.SetAside(given, refusal)))
                    return false;
            }
            catch (HttpRequestException e) when (e.StatusCode == HttpStatusCode.InternalServerError)
            {
                Log.HandInWaits(logger, 1, e.Message); // it fails over this one: the others need not wait for it
            }
            finally
            {
                ticket.Erase();
            }
        }

        leasedFor = null;
        var left = store.Day.Awaiting.Count;
        Log.HandedIn(logger, day.Awaiting.Count - left);
        return left == 0;
    }

    /// <returns>False when a newer version sealed the face: the number waits for it.</returns>
    private bool TryFaceOf(OfflineRecord.Given given, out FaceToHandIn? face)
    {
        try
        {
            face = store.FaceOf(given);
            return true;
        }
        catch (NewerVersionException e)
        {
            Log.HandInWaits(logger, 1, e.Message);
            face = null;
            return false;
        }
    }

    private async Task<bool> LeaseAsync(KioskView view, CancellationToken stop)
    {
        var wanted = (view.Office, view.Day, string.Join(' ', view.Services.Select(service => service.Id)));
        var now = time.GetUtcNow();
        if (leasedFor == wanted && now < freshUntil)
            return true;
        if (!store.Begin(view.Office, view.Day))
            return false;
        if (store.Day is { Ended: true, Returns: true } && !await ReturnAsync(view, stop))
            return false;
        if (store.Day is not { Ended: false } day)
            return false; // something is still to be handed in
        foreach (var service in view.Services)
        {
            var asked = new LeaseRequest(CommandId.New(), service.Id, day.Holder);
            var (refusal, leased) = Settled(await client.LeaseAsync(view.Office, asked, stop));
            if (leased is not null && !store.Take(service.Id, leased, view))
                return false;
            if (refusal == LeasesOff)
            {
                if (day.Blocks.IsEmpty)
                    break;
                if (!store.End() || !await ReturnAsync(view, stop))
                    return false;
                break;
            }

            if (refusal is not null)
                Log.NotLeased(logger, service.Id, refusal);
        }

        (leasedFor, freshUntil) = (wanted, now + Freshness);
        return true;
    }

    /// <summary>The office leases no more: what was not given goes back.</summary>
    private async Task<bool> ReturnAsync(KioskView view, CancellationToken stop)
    {
        foreach (var block in store.Day!.Blocks) // who calls this saw the day
        {
            // A refusal says that the server knows nothing of it any more.
            if (block.Next <= block.Last)
                _ = Settled(await client.ReturnAsync(view.Office, new(CommandId.New(), store.Day.Holder, block.NextNumber), stop));
            if (!store.NoteReturned(block))
                return false;
        }

        return store.Begin(view.Office, view.Day);
    }

    /// <returns>The reply, or the code it was refused with for good.</returns>
    /// <exception cref="HttpRequestException">It could not be done now: not this number is refused then, but everything.</exception>
    private static (string? Refusal, T? Reply) Settled<T>(ServerAnswer<T> answer) =>
        answer switch
        {
            ServerAnswer<T>.Done(var reply) => (null, reply),
            ServerAnswer<T>.Refused { MayPass: false } refused => (refused.Problem.Code ?? $"{(int)refused.Status}", default),
            ServerAnswer<T>.Refused refused => throw new HttpRequestException(refused.Reason, null, refused.Status),
            ServerAnswer<T>.Away(var reason, var status) => throw new HttpRequestException(reason, null, status),
            _ => throw new InvalidOperationException($"Unknown answer {answer}."),
        };

    private void Note() => news.Raise();

    /// <summary>Waits until something may be to be done.</summary>
    private async Task NewsAsync(CancellationToken stop)
    {
        using var silence = new CancellationTokenSource(link.Connected ? Freshness : ClockStep, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, silence.Token);
        try
        {
            await news.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested) { } // the clock alone changes something
    }
}
