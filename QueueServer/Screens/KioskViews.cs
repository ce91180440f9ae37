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
        return new()
        {
            Office = state.Office,
            Version = state.Version,
            Name = settings.Name,
            TimeZone = settings.TimeZone,
            Day = state.Day,
            Open = services.Any(service => service.Open),
            OpensAt = ServiceLines.NextIssue(office),
            Services = services,
            Groups = [.. settings.Groups.Select(group => new GroupTile(group.Id, group.Name, group.Services))],
            Brand = settings.Brand,
            Classes = [.. settings.Classes.Select(of => new ClassChoice(of.Id, of.Name))],
            Texts = settings.Texts.ToDictionary(text => text.Key, text => (IReadOnlyDictionary<string, string>)text.Value),
            ConsentVersion = settings.ConsentVersion,
            Faces = settings.Faces.Use,
            Pictures = settings.Faces is { Use: true, Pictures: true },
            At = office.At,
        };
    }
}
