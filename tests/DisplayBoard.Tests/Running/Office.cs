using QueueContracts;

namespace DisplayBoard.Tests.Running;

/// <summary>Views of a made-up office, built step by step.</summary>
internal static class Office
{
    private static readonly (string Prefix, string Vi, string En)[] ServiceNames =
    [
        ("A", "Tư pháp – Hộ tịch", "Justice and civil status"),
        ("B", "Đất đai – Tài nguyên và Môi trường", "Land, natural resources and environment"),
        ("C", "Đăng ký kinh doanh", "Business registration"),
        ("D", "Lao động – Thương binh và Xã hội", "Labour, war invalids and social affairs"),
        ("E", "Quản lý đô thị – Cấp phép xây dựng", "Urban management and building permits"),
        ("F", "Chứng thực", "Certification"),
    ];

    public static BoardView Empty(int counters = 8, long version = 1, string id = "ha-dong") =>
        new()
        {
            Office = OfficeId.Parse(id, null),
            Version = version,
            Name = Names("Bộ phận Một cửa quận Hà Đông", "Hà Đông District One-Stop Office"),
            TimeZone = "Asia/Ho_Chi_Minh",
            Day = new DateOnly(2026, 11, 23),
            Open = true,
            Counters =
            [
                .. Enumerable
                    .Range(1, counters)
                    .Select(n => new BoardCounter(
                        CounterId.Parse($"c{n}", null),
                        n,
                        Names($"Quầy {n}", $"Counter {n}"),
                        true,
                        null,
                        null,
                        false
                    )),
            ],
            Calls = [],
            LastCalled = [],
            Services =
            [
                .. ServiceNames.Select(
                    (service, i) =>
                        new ServiceLine
                        {
                            Id = ServiceId.Parse(service.Prefix.ToLowerInvariant(), null),
                            Prefix = service.Prefix,
                            Name = Names(service.Vi, service.En),
                            Waiting = i == 5 ? 0 : 3 + 5 * i,
                            Estimate = i switch
                            {
                                4 => null,
                                5 => new WaitRange(0, 5),
                                _ => new WaitRange(5 + 5 * i, 10 + 10 * i),
                            },
                        }
                ),
            ],
            Display = BoardDisplay.Default,
        };

    /// <summary>The view on a board that is set up otherwise.</summary>
    public static BoardView On(this BoardView view, Func<BoardDisplay, BoardDisplay> set) => view with { Display = set(view.Display) };

    /// <summary>The view on a board that speaks these languages; none for a chime only.</summary>
    public static BoardView Speaking(this BoardView view, params string[] languages) =>
        view.On(display => display with { Languages = languages });

    /// <summary>The view after one more call (or a recall, when the number is called there already).</summary>
    public static BoardView Call(this BoardView view, string number, int counter, DateTimeOffset? at = null, long? sequence = null)
    {
        var ticket = TicketNumber.Parse(number, null);
        var moment = at ?? DateTimeOffset.UtcNow;
        var attempt = 1 + view.Calls.Count(c => c.Number == ticket && c.Counter == counter);
        var call = new BoardCall(sequence ?? (view.Calls.Count > 0 ? view.Calls[0].Sequence : 0) + 1, ticket, counter, moment, attempt);
        return view with
        {
            Version = view.Version + 1,
            Counters =
            [
                .. view.Counters.Select(c => c.Number == counter ? c with { Current = ticket, CalledAt = moment, Serving = false } : c),
            ],
            Calls = [call, .. view.Calls.Take(9)],
            LastCalled = [call, .. view.LastCalled.Where(c => c.Number != ticket).Take(4)],
        };
    }

    public static BoardView Serving(this BoardView view, params int[] counters) =>
        view with
        {
            Version = view.Version + 1,
            Counters = [.. view.Counters.Select(c => counters.Contains(c.Number) ? c with { Serving = true } : c)],
        };

    /// <summary>A morning in full swing: eight counters, seven of them busy for a while.</summary>
    public static BoardView Busy(DateTimeOffset? now = null)
    {
        var start = (now ?? DateTimeOffset.UtcNow) - TimeSpan.FromMinutes(20);
        string[] numbers = ["A011", "B004", "C007", "D002", "A012", "E003", "B005"];
        var view = Empty();
        for (var i = 0; i < numbers.Length; i++)
            view = view.Call(numbers[i], i + 1, start.AddMinutes(2 * i));
        return view.Serving(1, 2, 3, 4, 5, 6);
    }

    private static Dictionary<string, string> Names(string vi, string en) => new() { ["vi"] = vi, ["en"] = en };
}
