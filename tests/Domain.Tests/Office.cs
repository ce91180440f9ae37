using System.Collections.Immutable;
using Domain.Tests.Bookings;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;

namespace Domain.Tests;

/// <summary>
/// The office of these tests: three services, three counters, two priority classes, and names for whatever a test needs one of.
/// </summary>
internal static class Office
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    /// <summary>Eight in the morning in Hà Đông.</summary>
    public static readonly DateTimeOffset Morning = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    public static readonly OfficeId Id = new("ha-dong");
    public static readonly ServiceId Births = new("births");
    public static readonly ServiceId Land = new("land");
    public static readonly ServiceId Trade = new("trade");
    public static readonly ProcedureCode BirthRegistration = new("1.001193");
    public static readonly ProcedureCode Copies = new("2.000815");
    public static readonly ClassId Old = new("old");
    public static readonly ClassId Pregnant = new("pregnant");

    /// <summary>Serves births, then land.</summary>
    public static readonly CounterId One = new("one");

    /// <summary>Serves births.</summary>
    public static readonly CounterId Two = new("two");

    /// <summary>Serves land.</summary>
    public static readonly CounterId Three = new("three");

    public static readonly OfficeSettings Settings = new(
        Id,
        Name("Hà Đông"),
        "Asia/Ho_Chi_Minh",
        [new(Births, 'A', Name("Hộ tịch"), 12), new(Land, 'B', Name("Đất đai"), 20), new(Trade, 'C', Name("Kinh doanh"), 15)],
        [new(One, 1, Name("Quầy 1"), [Births, Land]), new(Two, 2, Name("Quầy 2"), [Births]), new(Three, 3, Name("Quầy 3"), [Land])],
        MaxTicketsPerVisitor: 2
    )
    {
        Procedures = [new(BirthRegistration, Name("Đăng ký khai sinh"), Births), new(Copies, Name("Sao lục"), Land)],
        PublicPage = new() { GivesNumbers = true },
        Classes = [new(Old, Name("Người từ 75 tuổi")), new(Pregnant, Name("Phụ nữ mang thai"))],
    };

    public static DateTimeOffset At(double seconds) => Morning.AddSeconds(seconds);

    public static CommandId Cmd(int n) => new(Numbered(1, n));

    public static TicketId T(int n) => new(Numbered(2, n));

    public static VisitorId V(int n) => new(Numbered(3, n));

    public static LeaseHolderId H(int n) => new(Numbered(4, n));

    /// <summary>The n-th code: n in base 28.</summary>
    public static TicketCode Code(int n)
    {
        var text = new char[TicketCode.Length];
        for (var i = text.Length - 1; i >= 0; i--, n /= TicketCode.Alphabet.Length)
            text[i] = TicketCode.Alphabet[n % TicketCode.Alphabet.Length];
        return new(new string(text));
    }

    /// <summary>The command by which visitor <paramref name="visitor"/> (else visitor <paramref name="n"/>) takes ticket n.</summary>
    public static IssueTicket Take(
        int n,
        ServiceId? service = null,
        int? visitor = null,
        bool face = false,
        bool picture = false,
        ClassId? of = null
    ) =>
        new(CommandId.New(), service ?? Births, T(n), V(visitor ?? n), Code(n))
        {
            HasFace = face,
            HasPicture = picture,
            Class = of,
            Consent = face || picture ? Agreed : null,
        };

    /// <summary>The n-th appointment.</summary>
    public static BookingId B(int n) => new(Numbered(5, n));

    /// <summary>An appointment that stands.</summary>
    public static Booking BookedFor(int n, DateTimeOffset start, ServiceId? service = null) =>
        new()
        {
            Id = B(n),
            Code = BookedOffice.CodeOf(n),
            Service = service ?? Births,
            Start = start,
            Minutes = 12,
            State = BookingState.Confirmed,
            Channel = BookingChannel.Phone,
            Language = "vi",
            Seq = 0,
            CreatedAt = Morning.AddDays(-1),
        };

    /// <summary>A consent to the words in force, the picture included.</summary>
    public static GivenConsent Agreed { get; } = new(Settings.ConsentVersion, "vi", At(0), Picture: true, "kiosk-1");

    /// <summary>The event of ticket n: number n of its service unless said otherwise.</summary>
    public static TicketIssued Issued(
        int n,
        ServiceId? service = null,
        int? visitor = null,
        int? number = null,
        double at = 0,
        bool face = false,
        bool picture = false
    )
    {
        var area = service ?? Births;
        return new(At(at), T(n))
        {
            Visitor = V(visitor ?? n),
            Number = new(Settings.FindService(area)!.Prefix, number ?? n),
            Service = area,
            Code = Code(n),
            HasFace = face,
            HasPicture = picture,
            Consent = face || picture ? Agreed : null,
        };
    }

    /// <summary>The lease of a block of births to kiosk n.</summary>
    public static NumbersLeased Leased(int n, int first, int last, double at = 0) =>
        new(At(at), Births, H(n), $"kiosk-{n}", new('A', first), new('A', last));

    /// <summary>The command by which kiosk <paramref name="kiosk"/> asks for numbers.</summary>
    public static LeaseNumbers AskLease(int kiosk, ServiceId? service = null) =>
        new(CommandId.New(), service ?? Births, H(kiosk), $"kiosk-{kiosk}");

    /// <summary>The command by which kiosk <paramref name="kiosk"/> hands in ticket n under a number it gave.</summary>
    public static IssueTicket HandIn(
        int n,
        int kiosk,
        int number,
        double givenAt,
        int? visitor = null,
        ServiceId? service = null,
        bool face = false
    ) =>
        Take(n, service, visitor, face) with
        {
            Leased = new(H(kiosk), new(Settings.FindService(service ?? Births)!.Prefix, number), At(givenAt)),
        };

    public static TicketCalled Called(int n, CounterId counter, double at = 0) => new(At(at), T(n), counter);

    public static CounterOpened Opened(CounterId counter, string officer = "lan", double at = 0) => new(At(at), counter, officer);

    /// <summary>The place the n-th number taken has.</summary>
    public static long Place(int n) => n * WaitingPlace.Step;

    private static Guid Numbered(int kind, int n) => new($"{kind:x8}-0000-7000-8000-{n:x12}");

    public static ImmutableSortedDictionary<string, string> Name(string vi) =>
        ImmutableSortedDictionary<string, string>.Empty.Add("vi", vi);
}
