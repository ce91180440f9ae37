using QueueContracts;
using QueueServer.Access;
using QueueServer.Offices;

namespace QueueServer.Screens;

/// <summary>What kiosks see of an office.</summary>
internal static class KioskViews
{
    public static KioskView Of(OfficeSnapshot office)
    {
        var (state, settings, _) = office;
        var services = ServiceLines.Of(office);
        return new(
            state.Office,
            state.Version,
            settings.Name,
            settings.TimeZone,
            state.Day,
            services.Any(service => service.Open),
            ServiceLines.NextIssue(office),
            services,
            [.. settings.Classes.Select(of => new ClassChoice(of.Id, of.Name))],
            settings.Texts.ToDictionary(text => text.Key, text => (IReadOnlyDictionary<string, string>)text.Value),
            settings.ConsentVersion,
            settings.Faces.Use,
            settings.Faces is { Use: true, Pictures: true }
        )
        {
            At = office.At,
        };
    }
}
