using System.Collections.Immutable;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;

namespace Domain.Tests.Bookings;

/// <summary>The office of the tests with appointments, on the date they are about, and what a test says to it.</summary>
internal sealed class BookedOffice(DateOnly? date = null)
{
    /// <summary>Births and land share it: slots of half an hour, three counters, half of 90 minutes.</summary>
    public static readonly SlotPlan Plan = new(
        new("mornings"),
        [Office.Births, Office.Land],
        [.. Enum.GetValues<DayOfWeek>()],
        new(8, 0),
        new(11, 0)
    )
    {
        PlannedCounters = 3,
        LeadMinutes = 60,
    };

    public static readonly OfficeSettings Booked = Office.Settings with { SlotPlans = [Plan] };

    /// <summary>The day after <see cref="Office.Today"/>.</summary>
    public static readonly DateOnly Tomorrow = Office.Today.AddDays(1);

    private int made;

    public OfficeSettings Settings { get; set; } = Booked;

    /// <summary>Eight in the morning of <see cref="Office.Today"/>.</summary>
    public DateTimeOffset Now { get; set; } = Office.Morning;

    public BookingDay State { get; private set; } = new(Office.Id, date ?? Tomorrow);

    public List<BookingRecord> Records { get; } = [];

    /// <summary>A time of the date.</summary>
    public DateTimeOffset At(int hour, int minute = 0) => OpeningHours.InZone(State.Date.ToDateTime(new(hour, minute)), Settings.Zone);

    public static BookingId B(int n) => new(Office.Cmd(n).Value);

    public BookingDecision Do(BookingCommand command)
    {
        var decision = BookingDecider.Decide(State, Settings, command, Now);
        if (decision is BookingDecision.Accepted { Events: { Length: > 0 } events, Booking: var booking })
        {
            Records.Add(new(State.Date, State.Version + 1, command.Id, command.Kind, booking, events));
            State = State.Apply(Records[^1]);
        }

        return decision;
    }

    public WantedBooking Wanted(DateTimeOffset start, ServiceId? service = null, string? contact = null, bool elsewhere = false)
    {
        made++;
        return new(B(made), CodeOf(made), service ?? Office.Births, start, "vi")
        {
            Contact = contact is null ? null : new(contact, elsewhere),
        };
    }

    public BookingDecision Hold(DateTimeOffset start, ServiceId? service = null, string? contact = null, int backMinutes = 10) =>
        Do(new HoldBooking(CommandId.New(), Wanted(start, service, contact), TimeSpan.FromMinutes(backMinutes)));

    /// <summary>Holds and confirms a place, which there must be.</summary>
    public BookingId Book(DateTimeOffset start, ServiceId? service = null, string? contact = null)
    {
        var id = MustAccept(Hold(start, service, contact));
        MustAccept(Do(new ConfirmBooking(CommandId.New(), id)));
        return id;
    }

    public BookingDecision Cancel(BookingId booking, int backMinutes = 10) =>
        Do(new CancelBooking(CommandId.New(), booking, TimeSpan.FromMinutes(backMinutes)));

    /// <summary>The appointment that an accepted command was about.</summary>
    public static BookingId MustAccept(BookingDecision decision) =>
        Assert.IsType<BookingDecision.Accepted>(decision).Booking ?? throw new InvalidOperationException("It was about none.");

    public static void MustRefuse(string code, BookingDecision decision) =>
        Assert.Equal(code, Assert.IsType<BookingDecision.Refused>(decision).Rejection.Code);

    /// <summary>The n-th code.</summary>
    public static BookingCode CodeOf(int n)
    {
        var text = new char[BookingCode.Length];
        for (var i = text.Length - 1; i >= 0; i--, n /= BookingCode.Alphabet.Length)
            text[i] = BookingCode.Alphabet[n % BookingCode.Alphabet.Length];
        return new(new(text));
    }

    public ImmutableArray<int> StartsOn(DateOnly date, ServiceId service) =>
        [.. Slots.On(Settings, service, date).Select(slot => Minute(slot.Start))];

    private int Minute(DateTimeOffset start) => (int)TimeZoneInfo.ConvertTime(start, Settings.Zone).TimeOfDay.TotalMinutes;
}
