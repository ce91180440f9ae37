using QueueContracts;
using QueueServer.Domain;
using QueueServer.Offices;

namespace QueueServer.Kiosks;

/// <summary>What kiosks see of a state.</summary>
internal static class KioskViews
{
    public static KioskView Of(OfficeState state, OfficeSettings settings) => new(
        state.Office, state.Version, settings.Name, settings.TimeZone, state.Day, state.Phase == DayPhase.Open, null,
        ServiceLines.Of(state, settings), [], new Dictionary<string, IReadOnlyDictionary<string, string>>());
}
