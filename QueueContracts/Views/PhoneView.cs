using QueueContracts.Requests;

namespace QueueContracts.Views;

/// <summary>All a phone needs to draw itself.</summary>
/// <param name="Screen">Where the visit stands; null before the kiosk said so.</param>
/// <param name="View">The office as the kiosk shows it.</param>
public sealed record PhoneView(PhoneScreen? Screen, KioskView View);
