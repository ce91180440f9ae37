using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using QueueContracts;
using QueueServer.Domain;
using ScreenHosting;

namespace QueueServer.Features.PublicPages;

/// <summary>The same figures as other programs expect them: schema.org, GeoJSON (RFC 7946), and a catalogue by DCAT 3.</summary>
internal static class LinkedData
{
    /// <summary>What open data may be used for: anything, where its source is named.</summary>
    public const string Licence = "https://creativecommons.org/licenses/by/4.0/";
    private const string Frequencies = "http://publications.europa.eu/resource/authority/frequency/";

    /// <summary>Vietnamese as it is; what ends a script, never.</summary>
    private static readonly JsonSerializerOptions Written = new(Wire.Json) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>An office as schema.org's <c>GovernmentOffice</c>, safe within a script of a page.</summary>
    public static string OfficeOf(PublicView view, OfficeSettings settings)
    {
        var office = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "GovernmentOffice",
            ["@id"] = AddressOf(settings, $"/cho/{view.Office}"),
            ["name"] = settings.Name["vi"],
            ["openingHoursSpecification"] = new JsonArray([.. settings.Hours.Week.SelectMany(WeekOf)]),
            ["specialOpeningHoursSpecification"] = new JsonArray([.. settings.Hours.Exceptions.SelectMany(SpecialOf)]),
        };
        if (view.Place.Address.TryGetValue("vi", out var address))
            office["address"] = address;
        if (view.Place.Phone is { } phone)
            office["telephone"] = phone;
        if (view.Place.Point is { } point)
            office["geo"] = new JsonObject
            {
                ["@type"] = "GeoCoordinates",
                ["latitude"] = point.Latitude,
                ["longitude"] = point.Longitude,
            };
        if (view.Place.StepFree)
            office["amenityFeature"] = new JsonObject
            {
                ["@type"] = "LocationFeatureSpecification",
                ["name"] = "Step-free access",
                ["value"] = true,
            };
        return office.ToJsonString(Written);
    }

    /// <summary>Offices on a map, each with how long one waits there; those that say where they are.</summary>
    /// <param name="offices">What everybody may know of each.</param>
    /// <param name="root">Where this server is reached.</param>
    public static string MapOf(IEnumerable<PublicView> offices, Uri root) =>
        new JsonObject
        {
            ["type"] = "FeatureCollection",
            ["features"] = new JsonArray([
                .. offices.Where(office => office.Place.Point is not null).Select(office => PlaceOf(office, root)),
            ]),
        }.ToJsonString(Written);

    /// <summary>The catalogue of everything here that everybody may read.</summary>
    /// <param name="offices">The offices, with the last day that is over.</param>
    /// <param name="root">Where this server is reached.</param>
    /// <param name="texts">What people read.</param>
    public static string CatalogueOf(IEnumerable<(OfficeSettings Settings, DateOnly Last)> offices, Uri root, ScreenTexts texts)
    {
        return new JsonObject
        {
            ["@context"] = new JsonObject
            {
                ["dcat"] = "http://www.w3.org/ns/dcat#",
                ["dct"] = "http://purl.org/dc/terms/",
                ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
            },
            ["@id"] = $"{root}data/catalog.jsonld",
            ["@type"] = "dcat:Catalog",
            ["dct:title"] = In("cho.catalogue"),
            ["dct:license"] = Ref(Licence),
            ["dcat:dataset"] = new JsonArray([
                .. offices.SelectMany(office => (JsonNode[])[NowOf(office.Settings), DaysOf(office.Settings, office.Last)]),
            ]),
        }.ToJsonString(Written);

        JsonObject NowOf(OfficeSettings office) =>
            Dataset(office, "now", "cho.catalogue.now", "CONT", Distribution($"cho/{office.Id}.json", "application/json"));

        JsonObject DaysOf(OfficeSettings office, DateOnly last)
        {
            var days = Dataset(office, "days", "cho.catalogue.days", "DAILY", Distribution($"data/{office.Id}/latest.csv", "text/csv"));
            days["dct:description"] = In("cho.catalogue.address", office, ("address", $"{root}data/{office.Id}/{{yyyy-MM-dd}}.csv"));
            days["dct:temporal"] = new JsonObject
            {
                ["@type"] = "dct:PeriodOfTime",
                ["dcat:endDate"] = new JsonObject { ["@type"] = "xsd:date", ["@value"] = Date(last) },
            };
            return days;
        }

        JsonObject Dataset(OfficeSettings office, string what, string title, string frequency, JsonObject distribution) =>
            new()
            {
                ["@id"] = $"{root}data/{office.Id}#{what}",
                ["@type"] = "dcat:Dataset",
                ["dct:title"] = In(title, office),
                ["dct:accrualPeriodicity"] = Ref(Frequencies + frequency),
                ["dct:license"] = Ref(Licence),
                ["dcat:landingPage"] = Ref($"{root}cho/{office.Id}"),
                ["dcat:distribution"] = distribution,
            };

        // in every language there is
        JsonArray In(string key, OfficeSettings? office = null, params (string, string)[] values) =>
            [
                .. texts.Languages.Select(language => new JsonObject
                {
                    ["@language"] = language,
                    ["@value"] = texts.Get(language, key, [("office", office is null ? "" : NameIn(office, language)), .. values]),
                }),
            ];

        JsonObject Distribution(string path, string type) =>
            new()
            {
                ["@type"] = "dcat:Distribution",
                ["dcat:downloadURL"] = Ref($"{root}{path}"),
                ["dcat:mediaType"] = Ref($"https://www.iana.org/assignments/media-types/{type}"),
                ["dct:license"] = Ref(Licence),
            };
    }

    private static JsonObject PlaceOf(PublicView office, Uri root)
    {
        var point = office.Place.Point!.Value; // filtered
        return new()
        {
            ["type"] = "Feature",
            ["id"] = office.Office.Value,
            ["geometry"] = new JsonObject { ["type"] = "Point", ["coordinates"] = new JsonArray(point.Longitude, point.Latitude) },
            ["properties"] = new JsonObject
            {
                ["name"] = office.Name["vi"],
                ["url"] = $"{root}cho/{office.Office}",
                ["open"] = office.Open,
                ["at"] = JsonSerializer.SerializeToNode(office.At, Written),
                ["services"] = new JsonArray([
                    .. office.Services.Select(service => new JsonObject
                    {
                        ["id"] = service.Id.Value,
                        ["name"] = service.Name["vi"],
                        ["wait"] = JsonSerializer.SerializeToNode(service.Wait, Written),
                    }),
                ]),
            },
        };
    }

    private static IEnumerable<JsonNode> WeekOf(WeekdayHours day) =>
        day.Periods.Select(period => new JsonObject
        {
            ["@type"] = "OpeningHoursSpecification",
            ["dayOfWeek"] = $"https://schema.org/{day.Weekday}",
            ["opens"] = Time(period.From),
            ["closes"] = Closing(period),
        });

    /// <summary>A closed day opens and closes at midnight, as schema.org has it.</summary>
    private static IEnumerable<JsonNode> SpecialOf(ExceptionalDay day) =>
        day
            .Periods.Select(period => (Opens: Time(period.From), Closes: Closing(period)))
            .DefaultIfEmpty((Opens: "00:00", Closes: "00:00"))
            .Select(hours => new JsonObject
            {
                ["@type"] = "OpeningHoursSpecification",
                ["validFrom"] = Date(day.Date),
                ["validThrough"] = Date(day.Date),
                ["opens"] = hours.Opens,
                ["closes"] = hours.Closes,
            });

    private static string Closing(Period period) => period.To == TimeOnly.MinValue ? "23:59" : Time(period.To);

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Date(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string AddressOf(OfficeSettings settings, string path) =>
        settings.PublicAddress is { } root ? new Uri(root, path).AbsoluteUri : path;

    private static string NameIn(OfficeSettings office, string language) =>
        office.Name.GetValueOrDefault(language) ?? office.Name[ScreenTexts.First];

    private static JsonObject Ref(string address) => new() { ["@id"] = address };
}
