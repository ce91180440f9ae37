namespace EndToEnd.Tests;

/// <summary>What a counter may have to show: every state, with full lists or none, with short names or the longest.</summary>
internal static class CounterStates
{
    private const string LongVi = "Đăng ký biến động quyền sử dụng đất, quyền sở hữu nhà ở và tài sản gắn liền đất";
    private const string LongEn = "Registration of changes of land use rights, house ownership and assets on land.";

    private static readonly string Note = string.Concat(
        Enumerable.Repeat("Thiếu bản sao có chứng thực; đã hẹn quay lại với cán bộ địa chính. ", 3)
    )[..200];

    /// <summary>Each state by its name, as the parts of a view in which it differs.</summary>
    public static IEnumerable<(string Name, IReadOnlyDictionary<string, object?> Parts)> All(bool isLong)
    {
        yield return ("empty", With(isLong, 0));
        yield return ("nobody", With(isLong, 5));
        yield return ("held", With(isLong, 5, ("noShows", Array.Empty<object>())));
        yield return ("called", With(isLong, 5, ("current", Current(isLong, serves: false)), ("undo", Undo())));
        yield return ("late", With(isLong, 5, ("current", Current(isLong, serves: false, calls: 3))));
        yield return (
            "serving",
            With(isLong, 5, ("current", Current(isLong, serves: true)), ("camera", true), ("check", new { outcome = "other", at = Ago(0) }))
        );
        yield return ("finishes", With(isLong, 5, ("current", Current(isLong, serves: true)), ("nextFinishes", true)));
        yield return ("paused", With(isLong, 5, ("pause", new { reason = "paperwork", since = Ago(10) })));
        yield return ("closed", With(isLong, 5, ("dayOpen", false), ("officer", null)));
        yield return ("asked", With(isLong, 5, ("justFinished", JustFinished(isLong, choices: 5)), ("notices", Notices())));
        yield return ("noted", With(isLong, 5, ("justFinished", JustFinished(isLong, choices: 5, said: 2))));
        yield return (
            "asked-next",
            With(isLong, 5, ("current", Current(isLong, serves: false)), ("justFinished", JustFinished(isLong, choices: 0)))
        );
        yield return ("notices", With(isLong, 5, ("current", Current(isLong, serves: true)), ("notices", Notices())));
    }

    /// <summary>The answer to a number wished at the counter: one that is held already, or a new one.</summary>
    public static object WalkUp(bool isKnown) =>
        new
        {
            known = isKnown,
            ticket = new
            {
                id = Id(0),
                number = "A047",
                code = "ABC-DEF",
                serviceName = Name(true),
                @class = Name(true),
            },
        };

    /// <summary>What can be had of a service for somebody who is to come back: something, nothing more, nothing ever.</summary>
    public static IEnumerable<(string State, object Days)> SlotsToComeBack =>
        [("free", Slots(2)), ("full", Slots(0)), ("none", Array.Empty<object>())];

    /// <summary>The answer to a return.</summary>
    public static object Returned =>
        new
        {
            booking = new
            {
                code = "7K4P-X2MQ",
                start = DateTimeOffset.UtcNow.AddDays(3),
                name = Name(true),
                reason = "morePapers",
            },
            page = "https://so-thu-tu.phuong-ha-dong.hanoi.gov.vn/b/ha-dong/7K4P-X2MQ",
            picture = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>",
        };

    private static object Slots(int free) =>
        Enumerable
            .Range(0, 31)
            .Select(day => new
            {
                date = DateTime.UtcNow.AddDays(day).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                slots = Enumerable
                    .Range(0, 12)
                    .Select(slot => new
                    {
                        start = DateTimeOffset.UtcNow.AddDays(day).AddMinutes(10 * slot),
                        minutes = 10,
                        free,
                    }),
            })
            .ToArray();

    private static Dictionary<string, object?> With(bool isLong, int count, params (string Part, object? Value)[] parts)
    {
        var services = "ABCDEFGHJKLM"[..(isLong ? 12 : 6)]
            .Select(letter => new
            {
                id = $"{letter}",
                prefix = letter,
                name = Name(isLong),
                waiting = count,
                estimate = new { fromMinutes = 100, toMinutes = 140 },
            })
            .ToArray();
        var view = new Dictionary<string, object?>
        {
            ["name"] = Name(isLong),
            ["officerName"] = isLong ? "Nguyễn Thị Phương Khuyên" : "Lan",
            ["waiting"] = count * 20,
            ["services"] = services,
            ["allServices"] = services,
            ["classes"] = new[] { new { id = "c", name = Name(isLong, "Người cao tuổi", "Elderly") } },
            ["next"] = Tickets(
                count,
                n => new
                {
                    id = Id(n),
                    number = $"A{n + 100}",
                    service = "A",
                    issuedAt = Ago(110 - n),
                    @class = n % 2 == 0 ? "c" : null,
                    sentHere = n % 2 == 1 || isLong,
                    note = isLong ? Note : null,
                    duplicateOf = isLong || n == 3 ? "B017" : null,
                }
            ),
            ["held"] = Tickets(count, n => Aside(n + 10, isLong, "officer")),
            ["noShows"] = Tickets(count, n => Aside(n + 20, isLong, null)),
            ["desks"] = new[]
            {
                new
                {
                    id = "quay-2",
                    number = 2,
                    name = Name(isLong),
                    officer = isLong ? "Nguyễn Thị Phương Khuyên" : "officer2",
                },
            },
            ["today"] = new
            {
                finished = 128,
                noShows = 14,
                transferred = 26,
                meanServiceMinutes = 12.5,
            },
        };
        foreach (var (part, value) in parts)
            view[part] = value;
        return view;
    }

    private static object Current(bool isLong, bool serves, int calls = 1) =>
        new
        {
            id = Id(0),
            number = "A047",
            service = "A",
            serviceName = Name(isLong),
            @class = Name(isLong, "Người cao tuổi", "Elderly"),
            note = isLong ? Note : Note[..60],
            issuedAt = Ago(95),
            calledAt = Ago(40),
            calls,
            servingSince = serves ? Ago(39) : (DateTimeOffset?)null,
            servedSeconds = 0,
            recallFrom = serves || calls == 3 ? null : (DateTimeOffset?)Ago(-1),
            noShowFrom = serves ? null : (DateTimeOffset?)Ago(calls == 3 ? 1 : -1),
            expectedMinutes = 15,
            hasPicture = false,
            hasFace = true,
            others = isLong ? new[] { "B017", "C003", "D121" } : ["B017"],
            duplicateOf = isLong ? "B017" : null,
        };

    /// <summary>A number that was just finished, and is asked about for long enough to look at it.</summary>
    /// <param name="isLong">Whether its procedures have long names.</param>
    /// <param name="choices">How many procedures are offered.</param>
    /// <param name="said">Which of them was said; null for none.</param>
    /// <param name="seconds">For how long it is asked about.</param>
    public static object JustFinished(bool isLong, int choices, int? said = null, double seconds = 60) =>
        new
        {
            ticket = Finished(99, isLong, said),
            until = DateTimeOffset.UtcNow.AddSeconds(seconds),
            choices = Procedures(isLong).Take(choices),
        };

    /// <summary>What was finished today: so many, every third of them with something said.</summary>
    public static object FinishedToday(bool isLong, int count) =>
        new
        {
            tickets = Enumerable.Range(0, count).Select(n => Finished(count - n, isLong, n % 3 == 0 ? 1 : null)),
            procedures = Procedures(isLong),
        };

    private static object Finished(int n, bool isLong, int? said) =>
        new
        {
            id = Id(n + 1000),
            number = $"A{n:d3}",
            service = "A",
            serviceName = Name(isLong),
            finishedAt = Ago(n),
            said = said is not null,
            outcome = isLong && said is not null ? "instructedToComplete" : null,
            procedures = said is null ? [] : new[] { new { code = $"1.00{said}", quantity = 2 } },
        };

    private static IEnumerable<object> Procedures(bool isLong) =>
        new[] { "Khai sinh", "Kết hôn", "Khai tử", "Trích lục hộ tịch", "Giám hộ", "Nhận cha, mẹ, con" }.Select(
            (vi, n) =>
                new
                {
                    code = $"1.00{n}",
                    name = Name(isLong, vi, $"Procedure {n}"),
                    service = "A",
                }
        );

    private static object Aside(int n, bool isLong, string? by) =>
        new
        {
            id = Id(n),
            number = $"A{n + 100}",
            service = "A",
            since = Ago(120 - n),
            by,
            note = isLong && by is not null ? Note : null,
        };

    private static object Undo() =>
        new
        {
            kind = "call",
            ticket = Id(0),
            number = "A047",
            until = Ago(-1),
        };

    private static object Notices() =>
        new
        {
            repair = new { at = Ago(20), unknown = new[] { new { first = "A048", last = "A068" }, new { first = "B012", last = "B012" } } },
            clock = new { office = Ago(0), machine = Ago(-300) },
        };

    private static Dictionary<string, string> Name(bool isLong, string vi = "Chứng thực", string en = "Certification") =>
        new() { ["vi"] = isLong ? LongVi : vi, ["en"] = isLong ? LongEn : en };

    private static object[] Tickets(int count, Func<int, object> of) => [.. Enumerable.Range(1, count).Select(of)];

    private static string Id(int n) => $"00000000-0000-7000-8000-{n:d12}";

    private static DateTimeOffset Ago(int minutes) => DateTimeOffset.UtcNow.AddMinutes(-minutes);
}
