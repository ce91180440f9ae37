using QueueContracts;
using QueueServer.Domain;
using QueueServer.Domain.Facts;
using QueueServer.Domain.Staffing;
using QueueServer.Facts;
using QueueServer.Offices;
using QueueServer.Settings;
using QueueServer.Storage;

namespace QueueServer.Features.Reports;

/// <summary>Advises on the next working day.</summary>
internal sealed class StaffingWriter(PastDays past, IDatabase database, IOffices offices)
{
    /// <summary>The advice; null where the office has no working day in the next two months.</summary>
    public async Task<StaffingView?> WriteAsync(OfficeId office, CancellationToken cancellation)
    {
        var now = offices.Get(office).Now;
        var settings = now.Settings;
        if (settings.Hours.NextWorkingDay(now.Today) is not { } day)
            return null;
        var days = await past.LikeAsync(office, day, StaffingAdvice.MostDays + 1, settings.Hours, cancellation);
        var last = days.Count == 0 ? null : await ReadSettingsAsync(office, days[^1].Facts.Revision);
        return new()
        {
            Office = office,
            Name = settings.Name,
            Next = ViewOf(StaffingAdvice.For(day, settings, [.. days.TakeLast(StaffingAdvice.MostDays)]), settings, cameOfIt: null),
            Last = last is null
                ? null
                : ViewOf(StaffingAdvice.For(days[^1].Facts.Day, last, [.. days.SkipLast(1)]), last, cameOfIt: days[^1]),
            Services = (last?.Services ?? [])
                .Concat(settings.Services)
                .GroupBy(service => service.Id.Value)
                .ToDictionary(named => named.Key, named => (IReadOnlyDictionary<string, string>)named.Last().Name),
        };
    }

    private static AdvisedDay ViewOf(StaffingAdvice advice, OfficeSettings settings, PastDay? cameOfIt) =>
        new()
        {
            Day = advice.Day,
            IsUnusual = settings.Hours.IsUnusual(advice.Day),
            Days = advice.Days,
            HasTooFewDays = advice.HasTooFewDays,
            Groups =
            [
                .. advice.Groups.Select(group =>
                    AdvisedGroup.Of(group, cameOfIt is null ? null : slot => StaffingOutcome.Of(group, slot, cameOfIt, settings.Zone))
                ),
            ],
        };

    private async Task<OfficeSettings> ReadSettingsAsync(OfficeId office, long revision)
    {
        await using var context = database.CreateDbContext();
        return await SettingsStore.ReadAsync(context, office, revision);
    }
}
