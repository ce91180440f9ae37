using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using QueueContracts;
using QueueServer.Domain;
using ScreenHosting.Storage;

namespace QueueServer.Settings.Templates;

/// <summary>
/// An office whose settings others take over, part by part, and take over again when it went on: what an office changed in them meanwhile
/// it keeps.
/// </summary>
/// <param name="newest">The settings that are taken over.</param>
/// <param name="earlier">Those of before, by their revisions. One that is not among them counts as never taken over.</param>
internal sealed class OfficeTemplate(OfficeSettings newest, IReadOnlyDictionary<long, OfficeSettings> earlier)
{
    /// <summary>What each part is of an office's settings, by the properties' names. What is in none is an office's own: its name and
    /// place, its address, its past.</summary>
    private static readonly Dictionary<SettingsPart, string[]> Properties = new()
    {
        [SettingsPart.Services] = ["services"],
        [SettingsPart.Procedures] = ["procedures"],
        [SettingsPart.Groups] = ["groups"],
        [SettingsPart.Counters] = ["counters"],
        [SettingsPart.Priority] = ["classes", "calling", "nextFinishes"],
        [SettingsPart.Hours] = ["hours", "stopsWhenLate"],
        [SettingsPart.Figures] = ["reports", "ratings"],
        [SettingsPart.Texts] = ["texts"],
        [SettingsPart.Boards] = ["boards"],
        [SettingsPart.Brand] = ["brand"],
        [SettingsPart.Privacy] = ["faces"],
        [SettingsPart.Office] = ["maxTicketsPerVisitor", "outageNumbers", "asksSecondFactor"],
    };

    private readonly JsonObject template = Write(newest);
    private readonly Dictionary<long, JsonObject> before = earlier.ToDictionary(of => of.Key, of => Write(of.Value));

    /// <summary>The properties of some parts, by their names.</summary>
    public static IEnumerable<string> PropertiesOf(IEnumerable<SettingsPart> parts) => parts.SelectMany(part => Properties[part]);

    /// <summary>That an office has all of another's settings.</summary>
    public static TemplateOrigin WholeOf(OfficeSettings other) =>
        new(other.Id, Enum.GetValues<SettingsPart>().ToImmutableSortedDictionary(part => part, _ => other.Revision));

    /// <summary>An office's settings as they are once parts of the template are taken over; under the revision they had.</summary>
    /// <param name="office">The office.</param>
    /// <param name="parts">Which parts.</param>
    public OfficeSettings TakeOver(OfficeSettings office, IReadOnlySet<SettingsPart> parts)
    {
        var own = Write(office);
        var taken = TakenBy(newest.Id, office);
        foreach (var part in parts)
        {
            var since = taken.TryGetValue(part, out var revision) ? before.GetValueOrDefault(revision) : null;
            foreach (var property in Properties[part])
                own[property] = ThreeWayMerge.Merge(since, template, own, property);
        }

        var next = own.Deserialize<OfficeSettings>(StoredForms.Json)!; // it is an object
        return next with { Template = new(newest.Id, taken.SetItems(parts.Select(part => KeyValuePair.Create(part, newest.Revision)))) };
    }

    /// <summary>The revisions of a template that an office took parts over from.</summary>
    public static IEnumerable<long> RevisionsOf(OfficeId template, OfficeSettings office) => TakenBy(template, office).Values;

    private static ImmutableSortedDictionary<SettingsPart, long> TakenBy(OfficeId template, OfficeSettings office) =>
        office.Template is { } origin && origin.Office == template ? origin.Parts : ImmutableSortedDictionary<SettingsPart, long>.Empty;

    // a record is an object
    private static JsonObject Write(OfficeSettings settings) => JsonSerializer.SerializeToNode(settings, StoredForms.Json)!.AsObject();
}
