using System.Collections.Immutable;
using System.Text.Json.Serialization;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain.Bookings;

namespace QueueServer.Domain;

/// <summary>What an office has decided about its queues. Data; <see cref="SettingsRules"/> says whether it is sound.</summary>
/// <param name="Id">The office.</param>
/// <param name="Name">Its name by language code; <c>vi</c> is always there.</param>
/// <param name="TimeZone">Its IANA time zone: the office's day is this zone's day.</param>
/// <param name="Services">The service areas in the order they are shown; none for an office that only stands above others.</param>
/// <param name="Counters">The counters in the order they are shown.</param>
/// <param name="MaxTicketsPerVisitor">How many live tickets (for different services) one visitor may hold.</param>
/// <param name="Parent">The office above it (a ward's district, a district's city); null at the top.</param>
internal sealed record OfficeSettings(
    OfficeId Id,
    ImmutableSortedDictionary<string, string> Name,
    string TimeZone,
    ImmutableArray<ServiceSettings> Services,
    ImmutableArray<CounterSettings> Counters,
    int MaxTicketsPerVisitor = 3,
    OfficeId? Parent = null
)
{
    /// <summary>Calls of one ticket in all: the call and two recalls.</summary>
    public const int MaxCalls = 3;

    /// <summary>The least time between two calls of a ticket, and between a call and a no-show.</summary>
    public static readonly TimeSpan CallGap = TimeSpan.FromSeconds(10);

    /// <summary>How long a mistaken call, no-show or finish can be taken back.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromSeconds(30);

    /// <summary>How long an officer is asked what a finished ticket came to.</summary>
    public static readonly TimeSpan OutcomeTime = TimeSpan.FromSeconds(20);

    /// <summary>How many of its line are called before a no-show that came back.</summary>
    public const int ReturnAfter = 3;

    /// <summary>How many of its line go before a ticket that is postponed.</summary>
    public const int PostponeBy = 3;

    /// <summary>How often a ticket may be postponed.</summary>
    public const int MaxPostponed = 2;

    /// <summary>Counts the changes. A change says from which revision it was made, and the server counts it on.</summary>
    public long Revision { get; init; } = 1;

    /// <summary>Who is called before others, in the order shown; empty for none.</summary>
    public ImmutableArray<PriorityClass> Classes { get; init; } = [];

    /// <summary>Whom a counter calls first.</summary>
    public CallingSettings Calling { get; init; } = new();

    /// <summary>When numbers are given.</summary>
    public OpeningHours Hours { get; init; } = new();

    /// <summary>The boards' pictures, by their ids; a board that has none shows the default.</summary>
    public ImmutableArray<BoardSettings> Boards { get; init; } = [];

    /// <summary>The office's own wording by text key, then by language code, in place of the resource files'.</summary>
    [MultiLine]
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Texts { get; init; } =
        ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>>.Empty;

    /// <summary>Counts the wordings of the consent: it grows whenever a <c>consent.</c> text changes. The server counts it.</summary>
    public int ConsentVersion { get; init; } = 1;

    /// <summary>Since when that version is in force; null for the first. The server sets it.</summary>
    public DateTimeOffset? ConsentSince { get; init; }

    /// <summary>How many numbers of each service a kiosk holds for the time the server is away, 0…200; none when 0.</summary>
    public int OutageNumbers { get; init; } = 50;

    /// <summary>
    /// Whether kiosks stop giving numbers of a service whose turn would probably come after closing time. Counters go on giving them.
    /// </summary>
    public bool StopsWhenLate { get; init; }

    /// <summary>Whether faces are used at all, and what with them.</summary>
    public FaceSettings Faces { get; init; } = new();

    /// <summary>Whether managers, administrators and auditors of the office must have a second factor.</summary>
    public bool AsksSecondFactor { get; init; }

    /// <summary>Services that kiosks show under one tile, in no order of their own: a group stands where its first service would.</summary>
    public ImmutableArray<ServiceGroup> Groups { get; init; } = [];

    /// <summary>Whether an officer's <i>next</i> finishes the ticket that is served, and calls the next one, in one step.</summary>
    public bool NextFinishes { get; init; }

    /// <summary>The office's own colour and logo.</summary>
    public Brand Brand { get; init; } = Brand.None;

    /// <summary>The procedures that officers may say a service was about.</summary>
    public ImmutableArray<ProcedureSettings> Procedures { get; init; } = [];

    /// <summary>When appointments are given, and how many; empty for none.</summary>
    public ImmutableArray<SlotPlan> SlotPlans { get; init; } = [];

    /// <summary>When the visitors of appointments may come.</summary>
    public CheckInSettings CheckIn { get; init; } = new();

    /// <summary>What its figures are measured against, and how they are written.</summary>
    public ReportSettings Reports { get; init; } = new();

    /// <summary>Whether visitors are asked how satisfied they are.</summary>
    public RatingSettings Ratings { get; init; } = new();

    /// <summary>What it shows of itself to everybody.</summary>
    public PublicPageSettings PublicPage { get; init; } = new();

    /// <summary>Where visitors' phones reach this server, such as <c>https://queue.example.vn</c>; null while they cannot.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>The office it took settings over from; null while it never did. The server sets it.</summary>
    public TemplateOrigin? Template { get; init; }

    /// <summary>The office's zone.</summary>
    [JsonIgnore]
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>The day it is at the office.</summary>
    public DateOnly DayAt(DateTimeOffset now) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime);

    public ServiceSettings? FindService(ServiceId id) => Services.FirstOrDefault(service => service.Id == id);

    public CounterSettings? FindCounter(CounterId id) => Counters.FirstOrDefault(counter => counter.Id == id);

    public ProcedureSettings? FindProcedure(ProcedureCode code) => Procedures.FirstOrDefault(procedure => procedure.Code == code);

    /// <summary>Minutes within which whoever takes a number is to be called.</summary>
    public int TargetOf(ServiceId service, ClassId? of) =>
        of is not null ? Reports.PriorityTargetMinutes : FindService(service)?.TargetMinutes ?? Reports.NormalTargetMinutes;

    public PriorityClass? FindClass(ClassId? id) => Classes.FirstOrDefault(of => of.Id == id);

    /// <summary>The name of a service, or its id where the office no longer has it.</summary>
    public IReadOnlyDictionary<string, string> NameOf(ServiceId id) => FindService(id)?.Name ?? Named(id.Value);

    /// <summary>The name of a priority class, or its id where the office no longer has it; null for none.</summary>
    public IReadOnlyDictionary<string, string>? NameOf(ClassId? id) => id is { } of ? FindClass(of)?.Name ?? Named(of.Value) : null;

    private static ImmutableSortedDictionary<string, string> Named(string id) =>
        ImmutableSortedDictionary<string, string>.Empty.Add("vi", id);
}

/// <param name="Id">The service.</param>
/// <param name="Prefix">The letter of its numbers; no two services share one.</param>
/// <param name="Name">Its name by language code.</param>
/// <param name="ExpectedMinutes">Minutes one visit takes, until enough were measured; 1…240.</param>
internal sealed record ServiceSettings(ServiceId Id, char Prefix, ImmutableSortedDictionary<string, string> Name, int ExpectedMinutes)
{
    /// <summary>How many numbers kiosks give on one day, 1…999; null for as many as there are.</summary>
    public int? Quota { get; init; }

    /// <summary>Its own hours within the office's; empty when they are the office's.</summary>
    public ImmutableArray<WeekdayHours> Week { get; init; } = [];

    /// <summary>Minutes within which whoever takes a number is to be called, 1…480; null for the office's own target.</summary>
    public int? TargetMinutes { get; init; }

    /// <summary>Services that the office has no longer and that were merged into it: their figures count as its own.</summary>
    public ImmutableArray<ServiceId> Formerly { get; init; } = [];

    /// <summary>False while no numbers are given for it. Who waits already is still served.</summary>
    public bool Active { get; init; } = true;
}

/// <summary>Services under one tile of the kiosks.</summary>
/// <param name="Id">The group.</param>
/// <param name="Name">Its name by language code.</param>
/// <param name="Services">Its services, shown in the office's order; a service is in one group at most.</param>
internal sealed record ServiceGroup(GroupId Id, ImmutableSortedDictionary<string, string> Name, ImmutableArray<ServiceId> Services);

/// <param name="Id">The counter.</param>
/// <param name="Number">The number painted on it; no two counters share one.</param>
/// <param name="Name">Its name by language code.</param>
/// <param name="Services">The services it serves, the foremost first.</param>
internal sealed record CounterSettings(
    CounterId Id,
    int Number,
    ImmutableSortedDictionary<string, string> Name,
    ImmutableArray<ServiceId> Services
);

/// <summary>Somebody who is called before others (<i>đối tượng ưu tiên</i>).</summary>
/// <param name="Id">The class.</param>
/// <param name="Name">Its name by language code.</param>
internal sealed record PriorityClass(ClassId Id, ImmutableSortedDictionary<string, string> Name);

/// <summary>An administrative procedure (<i>thủ tục</i>).</summary>
/// <param name="Code">Its code; no two share one.</param>
/// <param name="Name">Its name by language code.</param>
/// <param name="Service">The service area it belongs to.</param>
internal sealed record ProcedureSettings(ProcedureCode Code, ImmutableSortedDictionary<string, string> Name, ServiceId Service);

/// <summary>What an office's figures are measured against, and how they are written.</summary>
internal sealed record ReportSettings
{
    /// <summary>Minutes within which somebody of a priority class is to be called, 1…480.</summary>
    public int PriorityTargetMinutes { get; init; } = 15;

    /// <summary>Minutes within which anybody else is to be called, 1…480, where the service says nothing of its own.</summary>
    public int NormalTargetMinutes { get; init; } = 30;

    /// <summary>Whether tables are written with semicolons: what some spreadsheets expect where the comma is for decimals.</summary>
    public bool Semicolons { get; init; }
}

/// <summary>When the visitors of appointments may come.</summary>
internal sealed record CheckInSettings
{
    /// <summary>Minutes before an appointment begins, 0…240.</summary>
    public int EarlyMinutes { get; init; } = 30;

    /// <summary>Minutes after it began, 0…240; who comes later waits like everybody else.</summary>
    public int LateMinutes { get; init; } = 15;

    /// <summary>From when to when whoever has an appointment may come and ranks by it.</summary>
    public (DateTimeOffset From, DateTimeOffset To) Of(DateTimeOffset start) =>
        (start.AddMinutes(-EarlyMinutes), start.AddMinutes(LateMinutes));
}

/// <summary>How an office asks for ratings (<i>đánh giá</i>).</summary>
internal sealed record RatingSettings
{
    /// <summary>Whether it asks at all.</summary>
    public bool Use { get; init; } = true;

    /// <summary>Of how many finished services one is asked about, drawn by chance: 1 for every one, at most 20.</summary>
    public int OneOf { get; init; } = 1;

    /// <summary>Five stars instead of three levels: 4 and 5 stand for very satisfied, 3 for satisfied, 1 and 2 for dissatisfied.</summary>
    public bool Stars { get; init; }
}

/// <summary>What an office does with faces. What it does not use, its kiosks do not offer.</summary>
internal sealed record FaceSettings
{
    /// <summary>
    /// Whether a face may stand for a paper ticket. Without, everybody goes the way of the code, and what is held is deleted.
    /// </summary>
    public bool Use { get; init; } = true;

    /// <summary>Whether visitors may let the officer see a picture: asked apart, never ticked beforehand.</summary>
    public bool Pictures { get; init; } = true;
}

/// <summary>Rule 7 in figures.</summary>
internal sealed record CallingSettings
{
    /// <summary>Which of a counter's services comes first.</summary>
    public ServiceOrder Order { get; init; } = ServiceOrder.LongestWait;

    /// <summary>Calls from the priority classes, 1…10, …</summary>
    public int Priority { get; init; } = 1;

    /// <summary>… to so many others, 1…10, while both wait.</summary>
    public int Normal { get; init; } = 2;

    /// <summary>A wait in a priority class that is served first, whatever the ratio: 1…480 minutes.</summary>
    public int PriorityLimitMinutes { get; init; } = 20;

    /// <summary>Any other wait that is served first: 1…480 minutes.</summary>
    public int NormalLimitMinutes { get; init; } = 60;
}

/// <summary>Which of its services a counter calls from.</summary>
internal enum ServiceOrder
{
    /// <summary>Whoever waited longest, of all of them.</summary>
    LongestWait,

    /// <summary>The first of its list that somebody waits for.</summary>
    AsListed,
}

/// <summary>What one board shows.</summary>
/// <param name="Id">The board's picture; devices name it.</param>
/// <param name="Name">What the office calls it.</param>
/// <param name="Display">How it shows it.</param>
internal sealed record BoardSettings(BoardId Id, string Name, BoardDisplay Display)
{
    /// <summary>The services shown; empty for all.</summary>
    public ImmutableArray<ServiceId> Services { get; init; } = [];

    /// <summary>The counters shown; empty for all.</summary>
    public ImmutableArray<CounterId> Counters { get; init; } = [];
}
