using QueueServer.Configuration;
using QueueServer.Features.Devices;
using QueueServer.Storage;

namespace QueueServer.Features.Tickets;

/// <summary>
/// What one kiosk's secret is good for, should somebody else have it: no more searches than visitors could ask for, so that nobody's face
/// or code is found by trying; and no more numbers than visitors could take, so that a day's numbers are not spent. All servers count as
/// one.
/// </summary>
internal sealed class KioskLimits(ServerSettings settings, SharedCounts counts, DeviceHealth health)
{
    /// <summary>Searches by face or by code: a visitor a second; a code is then hit once in weeks of trying.</summary>
    public const int SearchesAMinute = 60;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Whether this caller may look for somebody once more: a face handed over for a new number is looked for, too.</summary>
    public Task<bool> MaySearchAsync(string caller) => counts.TryTakeAsync($"search {caller}", SearchesAMinute, Minute);

    /// <summary>Whether this kiosk may give one more number; if not, the hall is told.</summary>
    public async Task<bool> MayIssueAsync(string kiosk)
    {
        if (
            await MayAsync($"issue-minute {kiosk}", settings.Limits.IssuesAMinute, Minute)
            && await MayAsync($"issue-day {kiosk}", settings.Limits.IssuesADay, Day)
        )
            return true;
        await health.LimitAsync(kiosk);
        return false;
    }

    private Task<bool> MayAsync(string key, int most, TimeSpan window) =>
        most == 0 ? Task.FromResult(true) : counts.TryTakeAsync(key, most, window);
}
