using KioskDevice.Configuration;
using KioskDevice.Offline;
using KioskDevice.Phone;
using KioskDevice.Screens;
using KioskDevice.ServerLink;
using KioskDevice.Visits;

namespace KioskDevice.Page;

/// <summary>The screen the page is to show: of the visit, of the office as it is known, of the links to the server and a phone.</summary>
internal sealed class PageScreens(
    VisitLoop visit,
    KioskLink link,
    CachedOffice office,
    PhoneLink phone,
    KioskSettings settings,
    TimeProvider time
)
{
    /// <summary>The screen now.</summary>
    public Screen Current =>
        link.Pairing is { } pairing
            ? new()
            {
                Name = "pairing",
                Camera = visit.Camera,
                Connected = false,
                View = null,
                Pairing = pairing,
            }
            : ScreenViews.Create(
                visit.State,
                visit.Camera,
                link.Connected,
                office.View,
                settings.Visit,
                time.GetUtcNow(),
                office.Outage
            ) with
            {
                Phone = phone.Picture,
            };

    /// <summary>There may be another.</summary>
    public event Action? Changed
    {
        add
        {
            visit.Changed += value;
            link.Changed += value;
            office.Changed += value;
            phone.Changed += value;
        }
        remove
        {
            visit.Changed -= value;
            link.Changed -= value;
            office.Changed -= value;
            phone.Changed -= value;
        }
    }
}
