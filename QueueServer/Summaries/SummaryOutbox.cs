using Microsoft.EntityFrameworkCore;
using QueueContracts;
using QueueServer.Clock;
using QueueServer.Diagnostics;
using QueueServer.Storage;
using ScreenHosting;
using ScreenHosting.Devices;

namespace QueueServer.Summaries;

/// <summary>
/// Tells the server above this one of the days of this one's offices, the oldest first, each until it is taken. What is refused is tried
/// again an hour later, and holds up nothing.
/// </summary>
internal sealed class SummaryOutbox(
    IDatabase database,
    SummaryKey key,
    DeviceClient above,
    DeviceIdentity identity,
    SteadyClock time,
    ILogger<SummaryOutbox> logger
) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan UntilAgain = TimeSpan.FromHours(1);

    /// <summary>How many days wait to be handed in, by the last look.</summary>
    public int Awaiting { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isNew = identity.Prompt is not null;
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                await identity.GetAsync(stoppingToken);
                if (isNew)
                    await HandInAgainAsync(); // a pairing begins with everything
                isNew = false;
                while (await HandInAsync(stoppingToken)) { }
                isNew = identity.Prompt is not null;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.SummariesNotHandedIn(logger, e.Message);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Everything is handed in once more: the server above has lost it, or is another.</summary>
    public async Task HandInAgainAsync()
    {
        await using var context = database.CreateDbContext();
        await context
            .Summaries.Where(row => row.Source == "")
            .ExecuteUpdateAsync(set =>
                set.SetProperty(row => row.HandedIn, (long?)null)
                    .SetProperty(row => row.RefusedAt, (long?)null)
                    .SetProperty(row => row.Refusal, (string?)null)
            );
    }

    /// <summary>What was refused, the latest day first.</summary>
    public async Task<IReadOnlyList<(OfficeId Office, DateOnly Day, string Why)>> ReadRefusedAsync(int most)
    {
        await using var context = database.CreateDbContext();
        var rows = await context
            .Summaries.Where(row => row.Source == "" && row.HandedIn == null && row.Refusal != null)
            .OrderByDescending(row => row.Day)
            .Take(most)
            .Select(row => new
            {
                row.Office,
                row.Day,
                row.Refusal,
            })
            .ToListAsync();
        return rows.ConvertAll(row => (new OfficeId(row.Office), DateOnly.FromDayNumber(row.Day), row.Refusal!)); // filtered
    }

    /// <returns>Whether there is more to hand in at once.</returns>
    private async Task<bool> HandInAsync(CancellationToken stop)
    {
        await using var context = database.CreateDbContext();
        var now = time.GetUtcNow();
        var again = (now - UntilAgain).ToUnixTimeMilliseconds();
        var waiting = context.Summaries.Where(row => row.Source == "" && row.HandedIn == null);
        Awaiting = await waiting.CountAsync(stop);
        var rows = await waiting
            .AsNoTracking()
            .Where(row => row.RefusedAt == null || row.RefusedAt < again)
            .OrderBy(row => row.Day)
            .ThenBy(row => row.Office)
            .Take(SummariesRequest.Most)
            .ToListAsync(stop);
        if (rows.Count == 0)
            return false;
        var some = rows.TakeWhile(row => row.Form == rows[0].Form).ToList();
        using var signer = await key.OpenAsync();
        var answer = await above.HandInSummariesAsync(
            new(signer.ExportSubjectPublicKeyInfo(), some[0].Form, [.. some.Select(row => new HandedSummary(row.Body, row.Signature))]),
            stop
        );
        if (answer is not ServerAnswer<SummariesReply>.Done({ Outcomes: var outcomes }) || outcomes.Count != some.Count)
        {
            Log.SummariesNotHandedIn(logger, answer is ServerAnswer<SummariesReply>.Away(var why, _) ? why : $"{answer}");
            return false;
        }

        foreach (var (row, outcome) in some.Zip(outcomes))
            await NoteAsync(context, row, outcome, now.ToUnixTimeMilliseconds());
        Awaiting -= outcomes.Count(SummariesReply.IsDone);
        return true;
    }

    /// <summary>A day that was told in other words meanwhile is handed in again.</summary>
    private static Task NoteAsync(QueueContext context, SummaryRow row, string outcome, long now)
    {
        var (done, refused) = SummariesReply.IsDone(outcome) ? ((long?)now, (long?)null) : (null, now);
        var refusal = refused is null ? null : outcome;
        return context
            .Summaries.Where(one => one.Office == row.Office && one.Day == row.Day && one.Hash == row.Hash)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(one => one.HandedIn, done)
                    .SetProperty(one => one.RefusedAt, refused)
                    .SetProperty(one => one.Refusal, refusal)
            );
    }
}

/// <summary>How this server is, as the one above it is told.</summary>
internal sealed class ServerHealth(SummaryOutbox outbox) : IDeviceHealth
{
    /// <inheritdoc />
    public HealthReport Report() => new(ProgramVersion.Current, PageOpen: true, Awaiting: outbox.Awaiting);
}
