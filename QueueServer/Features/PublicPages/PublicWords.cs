using System.Globalization;
using QueueContracts.Requests;
using QueueServer.Domain;
using QueueServer.Domain.Facts;
using ScreenHosting;

namespace QueueServer.Features.PublicPages;

/// <summary>An office's public figures in the words of one language.</summary>
/// <param name="texts">What people see.</param>
/// <param name="language">One of its languages.</param>
/// <param name="zone">The office's: times are told as its clock shows them.</param>
internal sealed class PublicWords(ScreenTexts texts, string language, TimeZoneInfo zone)
{
    private const int HoursFrom = 90; // minutes; as waits.js has it

    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(language);

    /// <summary>The language.</summary>
    public string Language => language;

    /// <summary>A text of the language.</summary>
    public string Say(string key, params ReadOnlySpan<(string, string)> values) => texts.Get(language, key, values);

    /// <summary>A name in the language, or the Vietnamese one.</summary>
    public string NameIn(IReadOnlyDictionary<string, string> name) => name.GetValueOrDefault(language) ?? name["vi"];

    /// <summary>Whether numbers are given, and until when, or from when on.</summary>
    public string Opening(PublicView view) =>
        view switch
        {
            { Open: true, Until: { } until } => Say("cho.open.until", ("time", TimeOf(until))),
            { Open: true } => Say("cho.open"),
            _ => Opening(view.OpensAt, view.At),
        };

    /// <summary>From when on numbers are given again.</summary>
    public string Opening(DateTimeOffset? opens, DateTimeOffset now) =>
        opens is not { } at ? Say("cho.closed")
        : DayOf(at) == DayOf(now) ? Say("cho.closed.today", ("time", TimeOf(at)))
        : Say("cho.closed.day", ("day", Day(DayOf(at))), ("time", TimeOf(at)));

    /// <summary>How many wait.</summary>
    public string Waiting(WaitingRange waiting) =>
        waiting.To == 0 ? Say("cho.waiting.none")
        : waiting.From == waiting.To ? Say("cho.waiting", ("count", Figure(waiting.To)))
        : Say("cho.waiting.range", ("from", Figure(waiting.From)), ("to", Figure(waiting.To)));

    /// <summary>How long whoever takes a number now waits; the same words as on every screen (<c>waits.js</c>).</summary>
    public string Wait(WaitRange? wait) =>
        wait switch
        {
            null => Say("wait.none"),
            { NotToday: true } => Say("wait.notToday"),
            { ToMinutes: <= 1 } => Say("wait.now"),
            { ToMinutes: > HoursFrom } => Hours(wait.FromMinutes / 60, (wait.ToMinutes + 59) / 60),
            { FromMinutes: 0 } => Say("wait.short", ("to", Figure(wait.ToMinutes))),
            _ => Say("wait.range", ("from", Figure(wait.FromMinutes)), ("to", Figure(wait.ToMinutes))),
        };

    /// <summary>How many counters call.</summary>
    public string Counters(int count) =>
        count == 0 ? Say("cho.counters.none") : Say(count == 1 ? "cho.counters.one" : "cho.counters.other", ("count", Figure(count)));

    /// <summary>When it is usually quiet.</summary>
    public string Quiet(QuietTime quiet) =>
        Say("cho.quiet", ("day", WeekdayName(quiet.Weekday)), ("from", Figure(quiet.From)), ("to", Figure(quiet.To)));

    /// <summary>How true told waits were.</summary>
    public string Truth(ToldTruth truth) =>
        Say(
            "cho.truth",
            ("share", Figure((int)Math.Round(100 * truth.Share, MidpointRounding.AwayFromZero))),
            ("days", Figure(truth.Days)),
            ("count", Figure(truth.Waits))
        );

    /// <summary>Hours of a day; closed where there are none.</summary>
    public string Periods(IReadOnlyCollection<Period> periods) =>
        periods.Count == 0 ? Say("cho.hours.closed")
        : periods.Contains(Period.WholeDay) ? Say("cho.hours.whole")
        : string.Join(", ", periods.Select(period => $"{TimeOf(period.From)}–{TimeOf(period.To)}"));

    /// <summary>A time of day.</summary>
    public static string TimeOf(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A moment by the office's clock.</summary>
    public string TimeOf(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A weekday, 1 for Monday, as within a sentence.</summary>
    public string WeekdayName(int weekday) => Lower(culture.DateTimeFormat.GetDayName((DayOfWeek)(weekday % 7)));

    /// <summary>A weekday as the head of a column.</summary>
    public string ShortWeekday(int weekday) => culture.DateTimeFormat.GetAbbreviatedDayName((DayOfWeek)(weekday % 7));

    /// <summary>A date of the next weeks with its weekday.</summary>
    public string Day(DateOnly day) => $"{WeekdayName(Cuts.WeekdayOf(day))} {day.ToString("dd/MM", CultureInfo.InvariantCulture)}";

    /// <summary>A whole number as the language writes it.</summary>
    public string Figure(int number) => number.ToString("N0", culture);

    private DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    private string Hours(int from, int to) =>
        from == 0 ? Say("wait.short.hours", ("to", Figure(to)))
        : from == to ? Say("wait.hours", ("to", Figure(to)))
        : Say("wait.range.hours", ("from", Figure(from)), ("to", Figure(to)));

    /// <summary>Within a Vietnamese sentence: <i>thứ Hai</i>, <i>chủ nhật</i>. English keeps its capital.</summary>
    private string Lower(string name) =>
        language != "vi" ? name
        : name.StartsWith("Thứ", StringComparison.Ordinal) ? $"t{name[1..]}"
        : name.ToLower(culture);
}
