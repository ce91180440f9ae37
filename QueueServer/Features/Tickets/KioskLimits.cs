using QueueServer.Configuration;
using QueueServer.Features.Devices;
using QueueServer.Storage;

namespace QueueServer.Features.Tickets;

/// <summary>
/// What one kiosk's secret is good for, should somebody else have it: no more searches than visitors could ask for, so that nobody's face
/// or code is found by trying; and no more numbers than visitors could take, so that a day's numbers are not spent: those it gave without
/// this server count with them. All servers count as one.
/// </summary>
internal sealed class KioskLimits(ServerSettings settings, SharedCounts counts, DeviceHealth health)
{
    /// <summary>Searches by face or by code: a visitor a second; a code is then hit once in weeks of trying.</summary>
    public const int SearchesAMinute = 60;

    /// <summary>Whom it may give no more numbers is refused with this code.</summary>
    public const string Refusal = "kiosk-limited";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Whether this caller may look for somebody once more: a face handed over for a new number is looked for, too.</summary>
    public Task<bool> MaySearchAsync(string caller) => counts.TryTakeAsync($"search {caller}", SearchesAMinute, Minute);

    /// <summary>Whether this kiosk may give one more number; if not, the hall is told.</summary>
    public async Task<bool> MayIssueAsync(string kiosk) =>
        await ToldAsync(
            kiosk,
            await MayAsync($"issue-minute {kiosk}", settings.Limits.IssuesAMinute, Minute)
                && await MayAsync($"issue-day {kiosk}", settings.Limits.IssuesADay, Day)
        );

    /// <summary>
    /// Whether this kiosk may hand in one more number that it gave; if not, the hall is told. What an outage left is handed in at once:
    /// only the day counts.
    /// </summary>
    public async Task<bool> MayHandInAsync(string kiosk) =>
        await ToldAsync(kiosk, await MayAsync($"issue-day {kiosk}", settings.Limits.IssuesADay, Day));

    private async Task<bool> ToldAsync(string kiosk, bool may)
    {
        if (!may)
            await health.LimitAsync(kiosk);
        return may;
    }

    private Task<bool> MayAsync(string key, int most, TimeSpan window) =>
        most == 0 ? Task.FromResult(true) : counts.TryTakeAsync(key, most, window);
}
