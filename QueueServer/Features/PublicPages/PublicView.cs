using QueueContracts;
using QueueContracts.Requests;
using QueueServer.Domain;
using QueueServer.Domain.Facts;
using QueueServer.Offices;
using QueueServer.Screens;

namespace QueueServer.Features.PublicPages;

/// <summary>
/// What everybody may know of an office: how long its lines are, and when they are short. No number, no ticket, no officer.
/// </summary>
internal sealed record PublicView
{
    /// <summary>The office.</summary>
    public required OfficeId Office { get; init; }

    /// <summary>Its name by language code.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>Its IANA time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The moment of all this; it is the same for a minute.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether numbers are given now, for at least one service.</summary>
    public required bool Open { get; init; }

    /// <summary>Until when, today; null while closed, or without end.</summary>
    public required DateTimeOffset? Until { get; init; }

    /// <summary>When numbers are given next; null while they are, or where that is not known.</summary>
    public required DateTimeOffset? OpensAt { get; init; }

    /// <summary>Whether numbers may be taken from afar.</summary>
    public required bool GivesNumbers { get; init; }

    /// <summary>The services that numbers are given for, in the office's order.</summary>
    public required IReadOnlyList<PublicService> Services { get; init; }

    /// <summary>How to come there.</summary>
    public required PublicPlace Place { get; init; }

    /// <summary>How true the waits were that it told; null where too few were told.</summary>
    public required ToldTruth? Truth { get; init; }

    /// <summary>What its hours are usually like; those in which anybody came, in order.</summary>
    public required IReadOnlyList<UsualHour> UsualHours { get; init; }

    /// <param name="office">The office as it is.</param>
    /// <param name="past">What its days came to.</param>
    public static PublicView Of(OfficeSnapshot office, PastFigures past)
    {
        var (state, settings, at) = office;
        var lines = ServiceLines.Of(office);
        var isOpen = lines.Any(line => line.Open);
        return new()
        {
            Office = state.Office,
            Name = settings.Name,
            TimeZone = settings.TimeZone,
            At = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond)),
            Open = isOpen,
            Until = isOpen ? UntilOf(office) : null,
            OpensAt = isOpen ? null : ServiceLines.NextIssue(office) ?? lines.Min(line => line.OpensAt),
            GivesNumbers = settings.PublicPage.GivesNumbers,
            Services =
            [
                .. settings
                    .Services.Zip(lines)
                    .Where(service => service.First.Active)
                    .Select(service => PublicService.Of(service.Second, office, past.QuietTimes.GetValueOrDefault(service.First.Id))),
            ],
            Place = PublicPlace.Of(settings.PublicPage),
            Truth = past.Truth,
            UsualHours = past.Hours,
        };
    }

    private static DateTimeOffset? UntilOf(OfficeSnapshot office)
    {
        var hours = office.Settings.Hours;
        var today = office.Today;
        return hours.On(today).Contains(Period.WholeDay)
            ? null
            : hours
                .IssuingTimes(today, office.Settings.Zone, [])
                .Where(period => period.From <= office.At && office.At < period.To)
                .Select(period => (DateTimeOffset?)period.To)
                .FirstOrDefault();
    }
}

/// <summary>How to come to an office, and who gets in.</summary>
/// <param name="Address">By language code; empty where it is not said.</param>
/// <param name="Phone">Null likewise.</param>
/// <param name="Point">Likewise.</param>
/// <param name="StepFree">Whether a wheelchair gets in and to every counter.</param>
/// <param name="SignLanguage">When somebody there speaks sign language, by language code; empty for never.</param>
internal sealed record PublicPlace(
    IReadOnlyDictionary<string, string> Address,
    string? Phone,
    GeoPoint? Point,
    bool StepFree,
    IReadOnlyDictionary<string, string> SignLanguage
)
{
    /// <summary>As an office says it.</summary>
    public static PublicPlace Of(PublicPageSettings page) =>
        new(Said(page.Address), page.Phone, page.Place is { } place ? GeoPoint.Parse(place) : null, page.StepFree, Said(page.SignLanguage));

    private static Dictionary<string, string> Said(IReadOnlyDictionary<string, string> words) =>
        words.Where(of => !string.IsNullOrWhiteSpace(of.Value)).ToDictionary();
}

/// <summary>A service as everybody may know it.</summary>
internal sealed record PublicService
{
    /// <summary>The service.</summary>
    public required ServiceId Id { get; init; }

    /// <summary>Its name by language code.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>Whether numbers are given for it now.</summary>
    public required bool Open { get; init; }

    /// <summary>When they are again; null while they are, or where that is not known.</summary>
    public required DateTimeOffset? OpensAt { get; init; }

    /// <summary>How many wait, so that nobody is known by their being alone.</summary>
    public required WaitingRange Waiting { get; init; }

    /// <summary>How long whoever takes a number now waits; null while no counter calls for it.</summary>
    public required WaitRange? Wait { get; init; }

    /// <summary>How many counters call for it.</summary>
    public required int Counters { get; init; }

    /// <summary>When it is usually quiet; null where that is not known.</summary>
    public required QuietTime? Quiet { get; init; }

    /// <param name="line">The service as screens show it.</param>
    /// <param name="office">Its office.</param>
    /// <param name="quiet">When it is quiet.</param>
    public static PublicService Of(ServiceLine line, OfficeSnapshot office, QuietTime? quiet) =>
        new()
        {
            Id = line.Id,
            Name = line.Name,
            Open = line.Open,
            OpensAt = line.OpensAt,
            Waiting = WaitingRange.Of(line.Waiting),
            Wait = line.Open ? line.Estimate : null,
            Counters = office.Settings.Counters.Count(counter =>
                counter.Services.Contains(line.Id) && office.State.Counters.GetValueOrDefault(counter.Id) is { Pause: null }
            ),
            Quiet = quiet,
        };
}

/// <summary>How many wait: nobody, 1–2, 3–5, 6–10, and from there on exactly.</summary>
/// <param name="From">At least.</param>
/// <param name="To">At most.</param>
internal sealed record WaitingRange(int From, int To)
{
    /// <summary>The range of a count.</summary>
    public static WaitingRange Of(int count) =>
        count switch
        {
            0 => new(0, 0),
            <= 2 => new(1, 2),
            <= 5 => new(3, 5),
            <= 10 => new(6, 10),
            _ => new(count, count),
        };
}

/// <summary>How true the told waits were.</summary>
/// <param name="Share">Waits within the range that was told, 0…1.</param>
/// <param name="Waits">Of how many.</param>
/// <param name="Days">Of so many days that are over.</param>
internal sealed record ToldTruth(double Share, int Waits, int Days);
