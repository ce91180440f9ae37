using KioskDevice.ServerLink;
using KioskDevice.Visits;
using QueueContracts;

namespace KioskDevice.Offline;

/// <summary>The office as this kiosk knows it, whether or not the server is there.</summary>
internal sealed class CachedOffice(KioskLink link, OfflineStore store, TimeProvider time) : IOfficeView
{
    /// <summary>The last view, also one from before the last start; null before the first, and on a kiosk that is not paired.</summary>
    public KioskView? View => link.View ?? (link.Pairing is null ? store.View : null);

    /// <summary>What to show while the server is away; null while it is there, or when nothing can be given without it.</summary>
    public OfflineView? Outage => link.Connected ? null : OfflineView.Create(store.Day, View, time.GetUtcNow());

    /// <summary>Time passed without the server: what can be given may be another.</summary>
    public event Action? Changed;

    /// <summary>Raises <see cref="Changed"/>.</summary>
    public void Note() => Changed?.Invoke();
}
