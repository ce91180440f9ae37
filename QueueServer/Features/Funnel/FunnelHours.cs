using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Storage;

namespace QueueServer.Features.Funnel;

/// <summary>The hours that kiosks handed in.</summary>
/// <param name="contexts">The database.</param>
internal sealed class FunnelHours(IDbContextFactory<QueueContext> contexts)
{
    /// <summary>Keeps what is not kept yet; it is on disk when this returns.</summary>
    public async Task KeepAsync(OfficeId office, string kiosk, IReadOnlyList<FunnelHour> hours)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var ids = hours.Select(hour => hour.Id.Value).ToList();
        var kept = await context
            .Funnel.Where(row => row.Office == office.Value && row.Kiosk == kiosk && ids.Contains(row.Id))
            .Select(row => row.Id)
            .ToListAsync();
        context.AddRange(hours.DistinctBy(hour => hour.Id).Where(hour => !kept.Contains(hour.Id.Value)).Select(hour => RowOf(hour)));
        await context.SaveChangesAsync();

        FunnelRow RowOf(FunnelHour hour) =>
            new()
            {
                Office = office.Value,
                Kiosk = kiosk,
                Id = hour.Id.Value,
                Hour = hour.Hour.ToUnixTimeMilliseconds(),
                Begun = hour.Begun,
                WithFace = hour.WithFace,
                WithoutFace = hour.WithoutFace,
                Places = hour.Places,
                Seconds = hour.Seconds,
                GivenUp = JsonSerializer.Serialize(hour.GivenUp, Wire.Json),
                ChallengesFailed = hour.ChallengesFailed,
                CameraTroubles = hour.CameraTroubles,
            };
    }

    /// <summary>The hours of some days of an office, by its own clock.</summary>
    public async Task<IReadOnlyList<FunnelLine>> ReadAsync(OfficeSettings office, DateOnly from, DateOnly to)
    {
        await using var context = await contexts.CreateDbContextAsync();
        // A day more on either side: the zone decides below which hours are those of the days asked for.
        var (first, last) = (MomentOf(from.AddDays(-1)), MomentOf(to.AddDays(2)));
        var rows = await context
            .Funnel.AsNoTracking()
            .Where(row => row.Office == office.Id.Value && row.Hour >= first && row.Hour < last)
            .ToListAsync();
        return
        [
            .. rows.GroupBy(row => (row.Kiosk, Start: StartOf(row, office.Zone)))
                .Select(hour => LineOf(hour.Key.Kiosk, hour.Key.Start, [.. hour]))
                .Where(line => line.Day >= from && line.Day <= to)
                .OrderBy(line => line.Kiosk, StringComparer.Ordinal)
                .ThenBy(line => line.Day)
                .ThenBy(line => line.Hour),
        ];
    }

    private static long MomentOf(DateOnly day) => new DateTimeOffset(day, default, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>The hour of the office in which a kiosk's hour began.</summary>
    private static DateTime StartOf(FunnelRow row, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(row.Hour), zone).DateTime;
        return local.Date.AddHours(local.Hour);
    }

    private static FunnelLine LineOf(string kiosk, DateTime start, List<FunnelRow> rows)
    {
        var numbers = rows.Sum(row => row.WithFace + row.WithoutFace);
        return new(kiosk, DateOnly.FromDateTime(start), start.Hour)
        {
            Begun = rows.Sum(row => row.Begun),
            WithFace = rows.Sum(row => row.WithFace),
            WithoutFace = rows.Sum(row => row.WithoutFace),
            Places = rows.Sum(row => row.Places),
            SecondsToNumber = numbers > 0 ? (double)rows.Sum(row => row.Seconds) / numbers : null,
            GivenUp =
            [
                .. rows.SelectMany(row => JsonSerializer.Deserialize<GivenUp[]>(row.GivenUp, Wire.Json) ?? [])
                    .GroupBy(one => one.At)
                    .OrderBy(step => step.Key)
                    .Select(step => new GivenUp(step.Key, step.Sum(one => one.Count))),
            ],
            ChallengesFailed = rows.Sum(row => row.ChallengesFailed),
            CameraTroubles = rows.Sum(row => row.CameraTroubles),
        };
    }
}
