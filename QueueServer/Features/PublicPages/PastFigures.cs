using System.Collections.Concurrent;
using QueueContracts;
using QueueServer.Diagnostics;
using QueueServer.Domain.Facts;
using QueueServer.Facts;
using QueueServer.Offices;
using QueueServer.Storage;

namespace QueueServer.Features.PublicPages;

/// <summary>What an office's days came to, as far as it tells whoever thinks of coming.</summary>
/// <param name="Truth">How true the waits were that it told; null where too few were told.</param>
/// <param name="Hours">What its hours are usually like.</param>
/// <param name="QuietTimes">When its services are quiet.</param>
internal sealed record PastFigures(ToldTruth? Truth, IReadOnlyList<UsualHour> Hours, IReadOnlyDictionary<ServiceId, QuietTime> QuietTimes)
{
    /// <summary>Nothing is known.</summary>
    public static readonly PastFigures None = new(null, [], new Dictionary<ServiceId, QuietTime>());
}

/// <summary>Reads them, once for each day that is over, whoever asks how often.</summary>
internal sealed class PastFiguresReader(FactsStore facts, ILogger<PastFiguresReader> logger)
{
    /// <summary>So many days say how true told waits are.</summary>
    public const int TruthDays = 30;

    private const int LeastTold = 30; // fewer say nothing of a share

    private readonly ConcurrentDictionary<OfficeId, (DateOnly Day, long Revision, Lazy<Task<PastFigures>> Read)> read = [];

    /// <summary>The figures up to the last day that is over. Where they cannot be read, none; they are asked for again.</summary>
    public async Task<PastFigures> ReadAsync(OfficeSnapshot office)
    {
        var (id, day, revision) = (office.Settings.Id, office.State.LastDayOver, office.Settings.Revision);
        var wanted = read.AddOrUpdate(
            id,
            _ => (day, revision, new(() => MakeAsync(office))),
            (_, known) => known.Day == day && known.Revision == revision ? known : (day, revision, new(() => MakeAsync(office)))
        );
        try
        {
            return await wanted.Read.Value;
        }
        catch (Exception e) when (StorageFailure.Is(e))
        {
            read.TryRemove(new(id, wanted));
            Log.PublicFiguresUnread(logger, id, e);
            return PastFigures.None;
        }
    }

    private async Task<PastFigures> MakeAsync(OfficeSnapshot office)
    {
        var settings = office.Settings;
        var merged = MergedServices.Of(settings);
        var last = office.State.LastDayOver;
        var (quiet, told) = (new QuietHours(settings.Zone, merged), new ReportSum(Cut.Year, new(), settings.Zone));
        await foreach (var (day, counted) in facts.ReadAsync(settings.Id, last.AddDays(1 - (7 * QuietHours.Weeks)), last))
        {
            if (counted is not { IsClosed: true })
                continue;
            quiet.Add(counted);
            if (day > last.AddDays(-TruthDays))
                told.Add(counted, isRated: false);
        }

        return new(
            told.Total.ToldTrue is { Of: >= LeastTold, Share: { } share } truth ? new(share, truth.Of, TruthDays) : null,
            quiet.Hours,
            settings
                .Services.Select(service => (service.Id, Quiet: quiet.Of(service.Id)))
                .Where(service => service.Quiet is not null)
                .ToDictionary(service => service.Id, service => service.Quiet!) // filtered
        );
    }
}
