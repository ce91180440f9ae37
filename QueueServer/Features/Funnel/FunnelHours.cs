using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Domain.Facts;
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

    /// <summary>What some days of an office came to, by its own clock.</summary>
    public async Task<FunnelView> ReadAsync(OfficeSettings office, DateOnly from, DateOnly to, FunnelCut by)
    {
        await using var context = await contexts.CreateDbContextAsync();
        // A day more on either side: the zone decides below which hours are those of the days asked for.
        var (first, last) = (MomentOf(from.AddDays(-1)), MomentOf(to.AddDays(2)));
        var rows = await context
            .Funnel.AsNoTracking()
            .Where(row => row.Office == office.Id.Value && row.Hour >= first && row.Hour < last)
            .ToListAsync();
        var hours = rows.Select(row => (Row: row, Start: StartOf(row, office.Zone)))
            .Where(hour => DateOnly.FromDateTime(hour.Start) is var day && day >= from && day <= to)
            .ToList();
        return new(
            from,
            to,
            by,
            CountsOf([.. hours.Select(hour => hour.Row)]),
            [
                .. hours
                    .GroupBy(hour => KeyOf(by, hour.Row.Kiosk, hour.Start), hour => hour.Row)
                    .OrderBy(part => part.Key, StringComparer.Ordinal)
                    .Select(part => new FunnelPart(part.Key, CountsOf([.. part]))),
            ]
        );
    }

    private static string KeyOf(FunnelCut by, string kiosk, DateTime start) =>
        by switch
        {
            FunnelCut.Kiosk => kiosk,
            FunnelCut.Hour => Cuts.HourKey(start.Hour),
            FunnelCut.Weekday => Cut.Weekday.KeyOf(DateOnly.FromDateTime(start)),
            FunnelCut.Week => Cut.Week.KeyOf(DateOnly.FromDateTime(start)),
            FunnelCut.Month => Cut.Month.KeyOf(DateOnly.FromDateTime(start)),
            _ => Cut.Day.KeyOf(DateOnly.FromDateTime(start)),
        };

    private static long MomentOf(DateOnly day) => new DateTimeOffset(day, default, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>When a kiosk's hour began, by the office's clock.</summary>
    private static DateTime StartOf(FunnelRow row, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(row.Hour), zone).DateTime;

    private static FunnelCounts CountsOf(List<FunnelRow> rows)
    {
        var numbers = rows.Sum(row => row.WithFace + row.WithoutFace);
        return new()
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
