using QueueContracts;

namespace KioskDevice.Offline;

/// <summary>The office as its visitors see it while the server is away.</summary>
/// <param name="View">The last view, with what can be given now; how many wait, and how long, is not known.</param>
/// <param name="Trouble">Why nothing can be given: a text key's last part; null when something can.</param>
internal sealed record OfflineView(KioskView View, string? Trouble)
{
    /// <returns>Null when this kiosk has no numbers of this office: it then waits for the server.</returns>
    public static OfflineView? Create(OfflineDay? day, KioskView? view, DateTimeOffset now)
    {
        if (day is null or { Ended: true } or { Blocks.IsEmpty: true } || view is null || view.Office != day.Office)
            return null;
        var isOver = day.IsOver(now, view.Day);
        var services = view.Services.Select(line => LineOf(day, line, now, isOver)).ToList();
        var (open, left) = (services.Exists(line => line.Open), services.Exists(line => !line.Spent));
        return new(
            view with
            {
                Services = services,
                Open = open,
                OpensAt = open ? null : services.Min(line => line.OpensAt),
            },
            open ? null
                : left ? "closed"
                : "outage-over"
        );
    }

    private static ServiceLine LineOf(OfflineDay day, ServiceLine line, DateTimeOffset now, bool isOver)
    {
        var spent = isOver || !day.HasLeft(line.Id);
        var opensAt = spent ? null : day.OpensAt(line.Id, now);
        return line with { Waiting = 0, Estimate = null, Open = opensAt == now, Spent = spent, OpensAt = opensAt == now ? null : opensAt };
    }
}
