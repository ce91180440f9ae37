using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Offices;
using QueueServer.Settings.Templates;
using ScreenHosting.Storage;

namespace Domain.Tests.Templates;

/// <summary>What an office has of a template it takes over again, after either went on.</summary>
public sealed class ATemplateIsTakenOver
{
    private static readonly HashSet<SettingsPart> All = [.. Enum.GetValues<SettingsPart>()];

    private static readonly OfficeSettings First = Office("mau", 4) with
    {
        Services = [Service("ho-tich", 'A', 10), Service("dat-dai", 'B', 20), Service("chung-thuc", 'C', 5)],
        Classes = [new(new("75"), Named("Từ 75 tuổi"))],
        Texts = ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>>.Empty.Add("kiosk.idle", Named("Xin chào")),
        Hours = new() { Week = [Day(DayOfWeek.Monday, 8), Day(DayOfWeek.Friday, 8)] },
    };

    /// <summary>A ward that took everything over, and has changed nothing since.</summary>
    private static readonly OfficeSettings Ward = First with
    {
        Id = new("phuong"),
        Name = Named("Phường"),
        Revision = 1,
        Template = OfficeTemplate.WholeOf(First),
    };

    [Fact]
    public void What_neither_changed_stays() => AssertSame(Ward, TakeOver(First, Ward));

    [Fact]
    public void What_the_template_changed_is_taken_over()
    {
        var template = Next(First) with
        {
            Services = [Service("dat-dai", 'B', 25), Service("ho-tich", 'A', 10), Service("dang-ky", 'D', 15)],
            Classes = [],
            MaxTicketsPerVisitor = 2,
        };
        var taken = TakeOver(template, Ward);
        AssertSame(template with { Id = Ward.Id, Name = Ward.Name, Revision = 1, Template = OfficeTemplate.WholeOf(template) }, taken);
    }

    [Fact]
    public void What_the_office_changed_it_keeps_whatever_else_the_template_changes()
    {
        var ward = Ward with
        {
            Services =
            [
                Service("ho-tich", 'A', 12), // its own figure
                Service("dat-dai", 'B', 20),
                Service("san-bay", 'S', 30), // its own service; and it does not certify
            ],
            Hours = new() { Week = [Day(DayOfWeek.Monday, 8), Day(DayOfWeek.Friday, 8), Day(DayOfWeek.Saturday, 9)] },
        };
        var template = Next(First) with
        {
            Services =
            [
                Service("dat-dai", 'B', 25),
                Service("ho-tich", 'A', 11) with
                {
                    Quota = 40,
                },
                Service("chung-thuc", 'C', 5),
                Service("dang-ky", 'D', 15),
            ],
            Hours = new() { Week = [Day(DayOfWeek.Monday, 7), Day(DayOfWeek.Friday, 8)] },
        };
        var taken = TakeOver(template, ward);
        OfficeSettings expected = ward with
        {
            Services =
            [
                Service("dat-dai", 'B', 25),
                Service("san-bay", 'S', 30),
                Service("ho-tich", 'A', 12) with
                {
                    Quota = 40,
                },
                Service("dang-ky", 'D', 15),
            ],
            Hours = new() { Week = [Day(DayOfWeek.Monday, 7), Day(DayOfWeek.Friday, 8), Day(DayOfWeek.Saturday, 9)] },
            Template = OfficeTemplate.WholeOf(template),
        };
        AssertSame(expected, taken);

        // Taken over once more, they are exceptions still.
        AssertSame(expected, TakeOver(template, taken, template));
        var last = Next(template) with { Services = [Service("ho-tich", 'A', 9), Service("dat-dai", 'B', 25)] };
        Assert.Equal(
            ["ho-tich 12", "dat-dai 25", "san-bay 30"],
            TakeOver(last, taken, template).Services.Select(service => $"{service.Id} {service.ExpectedMinutes}")
        );
    }

    [Fact]
    public void An_office_that_never_took_it_over_has_the_templates_and_what_it_alone_has()
    {
        var ward = Office("la", 8) with
        {
            Services = [Service("rieng", 'R', 7), Service("ho-tich", 'H', 30)],
            Texts = ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>>.Empty.Add("consent.ask", Named("Riêng")),
        };
        var taken = TakeOver(First, ward);
        Assert.Equal(
            ["rieng R", "ho-tich A", "dat-dai B", "chung-thuc C"],
            taken.Services.Select(service => $"{service.Id} {service.Prefix}")
        );
        Assert.Equal(["consent.ask", "kiosk.idle"], taken.Texts.Keys);
        Assert.Equal((ward.Id, ward.Name["vi"], 8L), (taken.Id, taken.Name["vi"], taken.Revision));
        Assert.Equal(OfficeTemplate.WholeOf(First).Parts, taken.Template!.Parts);

        // Neither does one that took over another's, or a revision that is not there any more.
        AssertSame(taken, TakeOver(First, ward with { Template = new(new("khac"), OfficeTemplate.WholeOf(First).Parts) }));
        AssertSame(taken, new OfficeTemplate(First, Earlier()).TakeOver(ward with { Template = OfficeTemplate.WholeOf(First) }, All));
    }

    [Fact]
    public void Only_the_parts_that_are_chosen_and_each_since_it_was()
    {
        var template = Next(First) with { Services = [], Classes = [] };
        var taken = new OfficeTemplate(template, Earlier(First)).TakeOver(Ward, Of(SettingsPart.Priority));
        AssertSame(Ward with { Classes = [], Template = taken.Template }, taken);
        Assert.Equal((5, 4), (taken.Template!.Parts[SettingsPart.Priority], taken.Template.Parts[SettingsPart.Services]));
        Assert.Empty(new OfficeTemplate(template, Earlier(First, template)).TakeOver(taken, Of(SettingsPart.Services)).Services);
    }

    [Fact]
    public void Its_own_sequence_stays_where_it_moved_something()
    {
        var ward = Ward with { Services = [First.Services[2], First.Services[0], First.Services[1]] };
        var template = Next(First) with
        {
            Services = [First.Services[1], Service("dang-ky", 'D', 15), First.Services[0], First.Services[2]],
        };
        Assert.Equal(
            ["chung-thuc", "ho-tich", "dat-dai", "dang-ky"],
            TakeOver(template, ward).Services.Select(service => service.Id.Value)
        );
    }

    [Fact]
    public void What_differs_from_it_in_the_chosen_parts_is_named()
    {
        var ward = Ward with { MaxTicketsPerVisitor = 1, Services = First.Services[1..] };
        var (theirs, ours) = Differing(ward, SettingsPart.Office);
        Assert.Equal(("""{"maxTicketsPerVisitor":3}""", """{"maxTicketsPerVisitor":1}"""), (theirs.ToJsonString(), ours.ToJsonString()));
        Assert.Equal(["services"], Differing(ward, SettingsPart.Services, SettingsPart.Texts).After.Select(part => part.Key));
        Assert.Empty(Differing(Ward, [.. All]).After);
    }

    /// <summary>Whoever adds a setting says whether it is taken over.</summary>
    [Fact]
    public void Every_setting_is_in_one_part_or_an_offices_own()
    {
        string[] own =
        [
            "id",
            "name",
            "timeZone",
            "parent",
            "revision",
            "consentVersion",
            "consentSince",
            "publicAddress",
            "publicPage",
            "slotPlans",
            "checkIn",
            "template",
        ];
        Assert.Equal(
            typeof(OfficeSettings)
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>() is null)
                .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
                .Order(StringComparer.Ordinal),
            OfficeTemplate.PropertiesOf(All).Concat(own).Order(StringComparer.Ordinal)
        );
    }

    /// <summary>
    /// Drawn templates and offices: taking over changes nothing the office changed, takes everything else, and is whole after one time.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_is_drawn(int seed)
    {
        var random = new Random(seed);
        for (var n = 0; n < 200; n++)
        {
            var first = Draw(First, random);
            var ward = Draw(first with { Id = Ward.Id, Name = Ward.Name, Revision = 1, Template = OfficeTemplate.WholeOf(first) }, random);
            var template = Next(Draw(first, random));
            var taken = TakeOver(template, ward, first);
            foreach (var id in first.Services.Concat(ward.Services).Concat(template.Services).Select(service => service.Id).Distinct())
            {
                var (was, own, theirs, now) = (
                    first.FindService(id),
                    ward.FindService(id),
                    template.FindService(id),
                    taken.FindService(id)
                );
                if (MinutesOf(own) != MinutesOf(was))
                    Assert.Equal(MinutesOf(own), MinutesOf(now));
                else
                    Assert.Equal(MinutesOf(theirs), MinutesOf(now));
            }

            AssertSame(taken, TakeOver(template, taken, template));
        }

        static int? MinutesOf(ServiceSettings? service) => service?.ExpectedMinutes;
    }

    private static OfficeSettings Draw(OfficeSettings office, Random random)
    {
        var services = office
            .Services.Where(_ => random.Next(5) > 0)
            .Select(service => random.Next(3) > 0 ? service : service with { ExpectedMinutes = random.Next(1, 240) })
            .ToList();
        for (var n = random.Next(3); n > 0; n--)
        {
            var added = Service($"s{random.Next(6)}", (char)('D' + random.Next(20)), random.Next(1, 240));
            if (services.TrueForAll(service => service.Id != added.Id))
                services.Insert(random.Next(services.Count + 1), added);
        }

        return office with
        {
            Services = [.. services],
        };
    }

    private static OfficeSettings TakeOver(OfficeSettings template, OfficeSettings ward, OfficeSettings? since = null) =>
        new OfficeTemplate(template, Earlier(since ?? First)).TakeOver(ward, All);

    private static (JsonObject Before, JsonObject After) Differing(OfficeSettings ward, params SettingsPart[] parts) =>
        SettingsDifference.Between(First, ward, OfficeTemplate.PropertiesOf(parts).ToHashSet());

    private static HashSet<SettingsPart> Of(SettingsPart part) => [part];

    private static Dictionary<long, OfficeSettings> Earlier(params OfficeSettings[] earlier) => earlier.ToDictionary(of => of.Revision);

    private static OfficeSettings Next(OfficeSettings template) => template with { Revision = template.Revision + 1 };

    private static OfficeSettings Office(string id, long revision) =>
        new(new(id), Named(id), "Asia/Ho_Chi_Minh", [], []) { Revision = revision };

    private static ServiceSettings Service(string id, char prefix, int minutes) => new(new(id), prefix, Named(id), minutes);

    private static WeekdayHours Day(DayOfWeek day, int from) => new(day, [new(new(from, 0), new(17, 0))]);

    private static ImmutableSortedDictionary<string, string> Named(string name) =>
        ImmutableSortedDictionary<string, string>.Empty.Add("vi", name);

    private static void AssertSame(OfficeSettings expected, OfficeSettings actual) =>
        Assert.True(JsonNode.DeepEquals(Node(expected), Node(actual)), $"{Node(expected).ToJsonString()}\n{Node(actual).ToJsonString()}");

    private static JsonNode Node(OfficeSettings settings) => JsonSerializer.SerializeToNode(settings, StoredForms.Json)!; // a record is one
}
