using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using static Domain.Tests.Bookings.BookedOffice;

namespace Domain.Tests.Bookings;

/// <summary>Which slots there are, and why one cannot be had.</summary>
public sealed class SlotsFollowTheHours
{
    private readonly BookedOffice office = new();

    [Fact]
    public void A_slot_lies_wholly_within_the_hours()
    {
        office.Settings = Booked with { Hours = Week(new(8, 15), new(10, 15)) };
        Assert.Equal([510, 540, 570], office.StartsOn(Tomorrow, Office.Births)); // 8:30 to 9:30
        MustRefuse(BookingRefusals.ClosedThen, office.Hold(office.At(8)));
        MustRefuse(BookingRefusals.NotInPlan, office.Hold(office.At(10)));
        MustRefuse(BookingRefusals.NotInPlan, office.Hold(office.At(9, 10)));
    }

    [Fact]
    public void The_last_issue_of_numbers_does_not_shorten_it()
    {
        office.Settings = Booked with { Hours = Week(new(8, 0), new(11, 0)) with { LastIssueMinutes = 120 } };
        office.Book(office.At(10, 30));
    }

    [Fact]
    public void A_service_has_its_own_hours()
    {
        var hours = Week(new(9, 0), new(10, 0)).Week;
        office.Settings = Booked with
        {
            Services = [.. Booked.Services.Select(of => of.Id == Office.Land ? of with { Week = hours } : of)],
        };
        Assert.Equal([540, 570], office.StartsOn(Tomorrow, Office.Land));
        Assert.Equal(6, office.StartsOn(Tomorrow, Office.Births).Length);
        Assert.Empty(office.StartsOn(Tomorrow, Office.Trade));
    }

    [Fact]
    public void A_holiday_has_none_and_a_working_saturday_has()
    {
        var saturday = new DateOnly(2026, 11, 28);
        office.Settings = Booked with
        {
            Hours = Week(new(8, 0), new(11, 0)) with
            {
                Week = [new(DayOfWeek.Tuesday, [new(new(8, 0), new(11, 0))])],
                Exceptions = [Day(Tomorrow), Day(saturday, new Period(new(8, 0), new(9, 0)))],
            },
        };
        Assert.Empty(office.StartsOn(Tomorrow, Office.Births));
        Assert.Equal([480, 510], office.StartsOn(saturday, Office.Births));
        MustRefuse(BookingRefusals.ClosedThen, office.Hold(office.At(8)));
    }

    [Fact]
    public void It_is_refused_when_it_has_begun_or_begins_too_soon_or_too_far_ahead()
    {
        var (today, far, beyond) = (
            new BookedOffice(Office.Today),
            new BookedOffice(Office.Today.AddDays(7)),
            new BookedOffice(Office.Today.AddDays(31))
        );
        MustRefuse(BookingRefusals.StartPast, today.Hold(today.At(8))); // it is eight
        MustRefuse(BookingRefusals.StartTooSoon, today.Hold(today.At(8, 30)));
        MustAccept(today.Hold(today.At(9)));
        MustAccept(today.Do(new MakeReturn(CommandId.New(), today.Wanted(today.At(8, 30)), "lan")));
        MustRefuse(BookingRefusals.StartTooFar, far.Hold(far.At(8)));
        MustAccept(far.Do(new MakeReturn(CommandId.New(), far.Wanted(far.At(8)), "lan")));
        MustRefuse(BookingRefusals.StartTooFar, beyond.Do(new MakeReturn(CommandId.New(), beyond.Wanted(beyond.At(8)), "lan")));
    }

    [Fact]
    public void Nor_is_a_service_given_that_is_not_there()
    {
        MustRefuse(Refusals.UnknownService, office.Hold(office.At(8), new("passports")));
        office.Settings = Booked with { Services = [.. Booked.Services.Select(of => of with { Active = false })] };
        MustRefuse(Refusals.UnknownService, office.Hold(office.At(8)));
    }

    /// <summary>New York, 8 March 2026: two o'clock is three.</summary>
    [Fact]
    public void An_hour_that_a_clock_change_skips_has_none()
    {
        var spring = InNewYork(new(2026, 3, 8));
        Assert.Equal([60, 90, 180, 210], spring.StartsOn(spring.State.Date, Office.Births));
        Assert.Equal(
            [0, 30, 60, 90],
            Slots.On(spring.Settings, Office.Births, spring.State.Date).Select(slot => (int)(slot.Start - spring.At(1)).TotalMinutes)
        );
    }

    /// <summary>1 November 2026: one o'clock comes twice, and is meant the second time.</summary>
    [Fact]
    public void An_hour_that_comes_twice_is_given_once()
    {
        var autumn = InNewYork(new(2026, 11, 1));
        var slots = Slots.On(autumn.Settings, Office.Births, autumn.State.Date).ToList();
        Assert.Equal(6, slots.Select(slot => slot.Start).Distinct().Count());
        Assert.Equal(TimeSpan.FromHours(-5), slots[0].Start.Offset);
        autumn.Now = slots[0].Start.AddHours(-3);
        MustAccept(autumn.Hold(slots[0].Start));
        MustRefuse(BookingRefusals.NotInPlan, autumn.Hold(slots[0].Start.AddHours(-1)));
        Assert.Same(slots[^1].Plan, Slots.Find(autumn.Settings, Office.Births, slots[^1].Start.ToUniversalTime())!.Plan);
    }

    [Fact]
    public void What_a_smaller_plan_or_a_holiday_does_to_those_who_booked_is_listed()
    {
        for (var n = 0; n < 3; n++)
            office.Book(office.At(8));
        var land = office.Book(office.At(9), Office.Land);
        Assert.Empty(BookingTrouble.Overbooked(office.State, office.Settings, office.Now));
        Assert.Empty(BookingTrouble.Stranded(office.State, office.Settings, office.Now));

        office.Settings = Booked with { SlotPlans = [Plan with { PlannedCounters = 1 }] };
        var over = Assert.Single(BookingTrouble.Overbooked(office.State, office.Settings, office.Now));
        Assert.Equal((Plan.Id, office.At(8), 30, 36, 3), (over.Plan, over.Start, over.Minutes, over.Booked, over.Bookings.Length));

        office.Settings = Booked with { SlotPlans = [Plan with { Services = [Office.Births] }] };
        Assert.Equal([land], BookingTrouble.Stranded(office.State, office.Settings, office.Now).Select(booking => booking.Id));
        office.Cancel(land);
        Assert.Empty(BookingTrouble.Stranded(office.State, office.Settings, office.Now));

        office.Settings = Booked with { Hours = new() { Exceptions = [Day(Tomorrow)] } };
        Assert.Equal(3, BookingTrouble.Stranded(office.State, office.Settings, office.Now).Count);
    }

    public static TheoryData<string, string> Faults =>
        new()
        {
            { """{"services":[]}""", "slotPlans[0].services serves-nothing" },
            { """{"services":["none"]}""", "slotPlans[0].services unknown-service" },
            { """{"services":["births","births"]}""", "slotPlans[0].services twice" },
            { """{"weekdays":[]}""", "slotPlans[0].weekdays missing" },
            { """{"from":"11:00:00"}""", "slotPlans[0].to ends-before-it-begins" },
            { """{"slotMinutes":4}""", "slotPlans[0].slotMinutes out-of-range" },
            { """{"plannedCounters":0}""", "slotPlans[0].plannedCounters out-of-range" },
            { """{"onlineShare":101}""", "slotPlans[0].onlineShare out-of-range" },
            { """{"cap":0}""", "slotPlans[0].cap out-of-range" },
            { """{"leadMinutes":-1}""", "slotPlans[0].leadMinutes out-of-range" },
            { """{"horizonDays":31}""", "slotPlans[0].horizonDays out-of-range" },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_plan_is_checked(string change, string fault)
    {
        var json = JsonSerializer.SerializeToNode(Plan, Wire.Json)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
            json[name] = value?.DeepClone();
        var changed = json.Deserialize<SlotPlan>(Wire.Json)!; // it is one
        Assert.Equal([fault], FaultsOf(changed));
    }

    [Fact]
    public void Two_plans_never_give_one_service_at_one_time()
    {
        Assert.Empty(FaultsOf(Plan, Plan with { Id = new("later"), From = new(11, 0), To = new(12, 0) }));
        Assert.Empty(FaultsOf(Plan, Plan with { Id = new("trade"), Services = [Office.Trade] }));
        Assert.Equal(["slotPlans[1].from overlap"], FaultsOf(Plan, Plan with { Id = new("again"), From = new(10, 30) }));
        Assert.Equal(["slotPlans[1].id twice"], FaultsOf(Plan, Plan with { Services = [Office.Trade] }));
    }

    private static IEnumerable<string> FaultsOf(params ImmutableArray<SlotPlan> plans) =>
        SettingsRules.Faults(Office.Settings with { SlotPlans = plans }).Select(fault => $"{fault.Field} {fault.Code}");

    private static BookedOffice InNewYork(DateOnly date) =>
        new(date)
        {
            Settings = Booked with
            {
                TimeZone = "America/New_York",
                SlotPlans = [Plan with { From = new(1, 0), To = new(4, 0), LeadMinutes = 0 }],
            },
        };

    private static OpeningHours Week(TimeOnly from, TimeOnly to) =>
        new() { Week = [.. Enum.GetValues<DayOfWeek>().Select(day => new WeekdayHours(day, [new(from, to)]))] };

    private static ExceptionalDay Day(DateOnly date, params ImmutableArray<Period> periods) =>
        new(date, ImmutableSortedDictionary<string, string>.Empty.Add("vi", "Nghỉ"), periods);
}
