using QueueContracts;
using QueueServer.Domain;
using QueueServer.Offices;
using QueueServer.Screens;

namespace QueueServer.Features.Administration;

/// <summary>What would be if settings were saved now; nothing is. Whoever edits them reads it before saving.</summary>
/// <param name="Refusal">Why they would not be saved, as a stable code; null when they would.</param>
/// <param name="Open">Whether kiosks would give numbers now, for at least one service.</param>
/// <param name="OpensAt">When they would give numbers next; null while they do, or when that is not known.</param>
/// <param name="Waiting">How many wait now, by service; services nobody waits for are left out.</param>
internal sealed record SettingsPreview(string? Refusal, bool Open, DateTimeOffset? OpensAt, IReadOnlyDictionary<string, int> Waiting)
{
    public static SettingsPreview Create(OfficeSnapshot now, ChangeSettings change)
    {
        var decision = Decider.Decide(now.State, now.Settings, change, now.At);
        var next = new OfficeSnapshot(now.State, change.Next, now.At);
        return new(
            decision is Decision.Refused(var rejection) ? rejection.Code : null,
            ServiceLines.Of(next).Any(service => service.Open),
            ServiceLines.NextIssue(next),
            now.Settings.Services.Select(service => (service.Id, Waiting: now.State.WaitingFor(service.Id)))
                .Where(line => line.Waiting > 0)
                .ToDictionary(line => line.Id.Value, line => line.Waiting)
        );
    }
}
