using QueueServer.Domain;
using static Domain.Tests.Office;

namespace Domain.Tests.Rules;

public sealed class SettingsAreChecked
{
    private static readonly (string Field, string Code, Func<OfficeSettings, OfficeSettings> Breaks)[] Broken =
    [
        ("name", "no-vietnamese-name", of => of with { Name = Name("").Clear() }),
        ("name", "too-long", of => of with { Name = Name(new('x', 121)) }),
        ("timeZone", "unknown-time-zone", of => of with { TimeZone = "Mars/Olympus" }),
        ("maxTicketsPerVisitor", "out-of-range", of => of with { MaxTicketsPerVisitor = 21 }),
        ("parent", "own-parent", of => of with { Parent = of.Id }),
        ("outageNumbers", "out-of-range", of => of with { OutageNumbers = 201 }),
        ("publicAddress", "not-an-address", of => of with { PublicAddress = new("ftp://example.org") }),
        ("publicPage.phone", "not-a-phone", of => of with { PublicPage = new() { Phone = "gọi tôi" } }),
        ("publicPage.place", "not-a-place", of => of with { PublicPage = new() { Place = "20.97" } }),
        ("publicPage.place", "not-a-place", of => of with { PublicPage = new() { Place = "105.7788, 20.9712" } }),
        ("publicPage.address", "no-vietnamese-name", of => of with { PublicPage = new() { Address = Name("").Add("en", "2 Hoàng Diệu") } }),
        ("publicPage.signLanguage", "too-long", of => of with { PublicPage = new() { SignLanguage = Name(new string('a', 201)) } }),
        ("services[0].prefix", "not-a-letter", of => of with { Services = [of.Services[0] with { Prefix = '1' }, .. of.Services[1..]] }),
        (
            "services[1].prefix",
            "twice",
            of => of with { Services = [of.Services[0], of.Services[1] with { Prefix = 'A' }, of.Services[2]] }
        ),
        ("services[2].id", "twice", of => of with { Services = [of.Services[0], of.Services[1], of.Services[2] with { Id = Land }] }),
        (
            "services[0].expectedMinutes",
            "out-of-range",
            of => of with { Services = [of.Services[0] with { ExpectedMinutes = 0 }, .. of.Services[1..]] }
        ),
        ("services[0].quota", "out-of-range", of => of with { Services = [of.Services[0] with { Quota = 1000 }, .. of.Services[1..]] }),
        (
            "services[0].week[0].periods",
            "ends-before-it-begins",
            of =>
                of with
                {
                    Services = [of.Services[0] with { Week = [new(DayOfWeek.Monday, [new(new(9, 0), new(8, 0))])] }, .. of.Services[1..]],
                }
        ),
        ("counters[0].number", "out-of-range", of => of with { Counters = [of.Counters[0] with { Number = 0 }, .. of.Counters[1..]] }),
        ("counters[1].number", "twice", of => of with { Counters = [of.Counters[0], of.Counters[1] with { Number = 1 }, of.Counters[2]] }),
        (
            "counters[0].services",
            "serves-nothing",
            of => of with { Counters = [of.Counters[0] with { Services = [] }, .. of.Counters[1..]] }
        ),
        (
            "counters[0].services",
            "unknown-service",
            of => of with { Counters = [of.Counters[0] with { Services = [new("nothing")] }, .. of.Counters[1..]] }
        ),
        (
            "counters[0].services",
            "twice",
            of => of with { Counters = [of.Counters[0] with { Services = [Births, Births] }, .. of.Counters[1..]] }
        ),
        ("classes[1].id", "twice", of => of with { Classes = [of.Classes[0], of.Classes[0]] }),
        ("calling.normal", "out-of-range", of => of with { Calling = new() { Normal = 0 } }),
        (
            "hours.week[1].weekday",
            "twice",
            of => of with { Hours = new() { Week = [new(DayOfWeek.Monday, []), new(DayOfWeek.Monday, [])] } }
        ),
        (
            "hours.week[0].periods",
            "overlap",
            of => of with { Hours = new() { Week = [new(DayOfWeek.Monday, [new(new(8, 0), new(12, 0)), new(new(11, 0), new(13, 0))])] } }
        ),
        (
            "hours.exceptions[1].date",
            "twice",
            of => of with { Hours = new() { Exceptions = [new(Today, Name("x"), []), new(Today, Name("y"), [])] } }
        ),
        (
            "boards[0].display.columns",
            "out-of-range",
            of => of with { Boards = [new(new("hall"), "Sảnh", BoardDisplay.Default with { Columns = 3 })] }
        ),
        (
            "boards[0].display.media",
            "unknown-media",
            of => of with { Boards = [new(new("hall"), "Sảnh", BoardDisplay.Default with { Media = ["/etc/passwd"] })] }
        ),
        (
            "boards[0].services",
            "unknown-service",
            of => of with { Boards = [new BoardSettings(new("hall"), "Sảnh", BoardDisplay.Default) { Services = [new("nothing")] }] }
        ),
        ("boards[0].display.overscan", "out-of-range", of => of with { Boards = [Board(of => of with { Overscan = 11 })] }),
        (
            "boards[0].display.announcements[0].text",
            "empty",
            of => of with { Boards = [Board(of => of with { Announcements = [new(Name(" "), Today, Today)] })] }
        ),
        (
            "boards[0].display.announcements[0].lastDay",
            "last-day-before-first",
            of => of with { Boards = [Board(of => of with { Announcements = [new(Name("x"), Today, Today.AddDays(-1))] })] }
        ),
        ("groups[0].name", "no-vietnamese-name", of => of with { Groups = [new(new("g"), Name("").Clear(), [Land])] }),
        ("groups[0].services", "serves-nothing", of => of with { Groups = [new(new("g"), Name("x"), [])] }),
        ("groups[0].services", "unknown-service", of => of with { Groups = [new(new("g"), Name("x"), [new("nothing")])] }),
        ("groups[0].services", "in-two-groups", of => of with { Groups = [new(new("g"), Name("x"), [Land, Land])] }),
        ("groups[1].id", "twice", of => of with { Groups = [new(new("g"), Name("x"), [Land]), new(new("g"), Name("y"), [Births])] }),
        ("brand.colour", "not-a-colour", of => of with { Brand = new("teal", null) }),
        ("brand.colour", "not-a-colour", of => of with { Brand = new("#-12345", null) }),
        ("brand.colour", "too-pale", of => of with { Brand = new("#777777", null) }),
        ("brand.logo", "unknown-media", of => of with { Brand = new(null, "https://example.org/logo.png") }),
        ("texts.board.title", "unknown-text", of => of with { Texts = of.Texts.Add("board.title", Name("x")) }),
        ("texts.consent.what", "empty", of => of with { Texts = of.Texts.Add("consent.what", Name(" ")) }),
    ];

    [Fact]
    public void Each_fault_names_its_field() =>
        Assert.All(Broken, one => Assert.Equal([new(one.Field, one.Code)], SettingsRules.Faults(one.Breaks(Settings))));

    private static BoardSettings Board(Func<BoardDisplay, BoardDisplay> set) => new(new("hall"), "Sảnh", set(BoardDisplay.Default));

    /// <summary>White on it is 4.54:1 and 4.48:1, by the formula of WCAG 2.2.</summary>
    [Theory]
    [InlineData("#767676", true)]
    [InlineData("#777777", false)]
    [InlineData("#0b6e66", true)]
    [InlineData("#ffd166", false)]
    [InlineData("#000000", true)]
    [InlineData("#FFFFFF", false)]
    public void White_words_must_be_readable_on_the_office_s_colour(string colour, bool readable) =>
        Assert.Equal(readable, !SettingsRules.Faults(Settings with { Brand = new(colour, null) }).Any());

    [Fact]
    public void A_service_in_two_groups_is_told_at_both() =>
        Assert.Equal(
            ["groups[0].services", "groups[1].services"],
            SettingsRules
                .Faults(Settings with { Groups = [new(new("one"), Name("x"), [Land]), new(new("two"), Name("y"), [Births, Land])] })
                .Select(fault => fault.Field)
        );

    [Fact]
    public void Sound_ones_have_none() => Assert.Empty(SettingsRules.Faults(Settings));
}
