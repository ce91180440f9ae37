using System.Collections.Concurrent;
using System.Threading.Channels;
using QueueContracts;
using QueueServer.Diagnostics;
using QueueServer.Domain;
using QueueServer.Offices;

namespace QueueServer.Ratings;

/// <summary>
/// Cuts, when an office's day closes, what leads from a rating to a ticket: the key of the tokens is destroyed, and which services were
/// rated is forgotten. What a server that was killed then left is ended at the next start.
/// </summary>
internal sealed class RatingDays : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30); // after a failure

    private readonly RatingTokens tokens;
    private readonly GivenRatings given;
    private readonly TimeProvider time;
    private readonly ILogger<RatingDays> logger;
    private readonly Channel<IOffice> behind = Channel.CreateUnbounded<IOffice>();
    private readonly ConcurrentDictionary<OfficeId, DateOnly?> ended = []; // by office, the day that went on when the others were ended

    public RatingDays(IOffices offices, RatingTokens tokens, GivenRatings given, TimeProvider time, ILogger<RatingDays> logger)
    {
        (this.tokens, this.given, this.time, this.logger) = (tokens, given, time, logger);
        offices.Added += Follow;
        foreach (var office in offices.All)
            Follow(office);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var office in behind.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await EndAsync(office);
            }
            catch (Exception e)
            {
                Log.RatingsNotEnded(logger, office.Id, e);
                _ = LaterAsync(office, stoppingToken);
            }
        }
    }

    private void Follow(IOffice office)
    {
        office.Changed += () =>
        {
            if (IsBehind(office))
                behind.Writer.TryWrite(office);
        };
        behind.Writer.TryWrite(office);
    }

    private bool IsBehind(IOffice office) => !ended.TryGetValue(office.Id, out var open) || open != OpenOf(office.State);

    private async Task EndAsync(IOffice office)
    {
        if (!IsBehind(office))
            return;
        var open = OpenOf(office.State);
        tokens.ForgetAllBut(office.Id, open);
        await given.EndDaysAsync(office.Id, open);
        ended[office.Id] = open;
    }

    private async Task LaterAsync(IOffice office, CancellationToken stop)
    {
        try
        {
            await Task.Delay(Again, time, stop);
            behind.Writer.TryWrite(office);
        }
        catch (OperationCanceledException) { } // the next start ends it
    }

    private static DateOnly? OpenOf(OfficeState state) => state.Phase == DayPhase.Open ? state.Day : null;
}
