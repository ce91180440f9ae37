using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using QueueServer.Domain;
using ScreenHosting.Storage;

namespace QueueServer.Settings.Templates;

/// <summary>
/// An office whose settings others take over, part by part, and take over again when it went on: what an office changed in them meanwhile
/// it keeps.
/// </summary>
/// <param name="newest">The settings that are taken over.</param>
internal sealed class OfficeTemplate(OfficeSettings newest)
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

    /// <summary>The properties of all parts.</summary>
    public static IEnumerable<string> AllProperties => Properties.Values.SelectMany(names => names);

    /// <summary>That an office has all of another's settings.</summary>
    public static TemplateOrigin WholeOf(OfficeSettings other) =>
        new(other.Id, Enum.GetValues<SettingsPart>().ToImmutableSortedDictionary(part => part, _ => other.Revision));

    /// <summary>An office's settings as they are once parts of the template are taken over; under the revision they had.</summary>
    /// <param name="office">The office.</param>
    /// <param name="parts">Which parts.</param>
    /// <param name="earlier">The template as it was, by its revisions. One that is not among them counts as never taken over.</param>
    public OfficeSettings TakeOver(
        OfficeSettings office,
        IReadOnlyCollection<SettingsPart> parts,
        IReadOnlyDictionary<long, OfficeSettings> earlier
    )
    {
        var own = Write(office);
        var taken = TakenBy(office);
        foreach (var part in parts.Distinct())
        {
            var before = taken.TryGetValue(part, out var since) && earlier.TryGetValue(since, out var was) ? Write(was) : null;
            foreach (var property in Properties[part])
                own[property] = ThreeWayMerge.Merge(before, template, own, property).Value?.DeepClone();
        }

        var next = own.Deserialize<OfficeSettings>(StoredForms.Json)!; // it is an object
        return next with
        {
            Template = new(newest.Id, taken.SetItems(parts.Distinct().Select(part => KeyValuePair.Create(part, newest.Revision)))),
        };
    }

    /// <summary>Where an office has something else than the template in these parts: what it decided itself.</summary>
    public (JsonObject Template, JsonObject Own) Exceptions(OfficeSettings office, IReadOnlyCollection<SettingsPart> parts)
    {
        var (own, theirs, ours) = (Write(office), new JsonObject(), new JsonObject());
        foreach (var property in parts.Distinct().SelectMany(part => Properties[part]))
        {
            if (JsonNode.DeepEquals(own[property], template[property]))
                continue;
            theirs[property] = template[property]?.DeepClone();
            ours[property] = own[property]?.DeepClone();
        }

        return (theirs, ours);
    }

    /// <summary>The revisions of the template that an office took parts over from.</summary>
    public IEnumerable<long> RevisionsOf(OfficeSettings office) => TakenBy(office).Values;

    private ImmutableSortedDictionary<SettingsPart, long> TakenBy(OfficeSettings office) =>
        office.Template is { } origin && origin.Office == newest.Id ? origin.Parts : ImmutableSortedDictionary<SettingsPart, long>.Empty;

    // a record is an object
    private static JsonObject Write(OfficeSettings settings) => JsonSerializer.SerializeToNode(settings, StoredForms.Json)!.AsObject();
}
