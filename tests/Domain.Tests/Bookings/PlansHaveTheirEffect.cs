using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using static Domain.Tests.Bookings.BookedOffice;

namespace Domain.Tests.Bookings;

/// <summary>What plans come to on a date, before they are saved and after.</summary>
public sealed class PlansHaveTheirEffect
{
    private readonly BookedOffice office = new();

    private PlanEffect Effect(params SlotPlan[] plans) =>
        PlanEffect.Of(office.State, office.Settings with { SlotPlans = [.. plans] }, office.Now);

    private static IEnumerable<DateTimeOffset> Starts(IEnumerable<Booking> bookings) => bookings.Select(booking => booking.Start);

    [Fact]
    public void A_date_has_slots_and_places_of_each_service_and_what_is_left_for_walk_ins()
    {
        var effect = Effect(Plan); // six slots of 90 minutes, half of them by appointment
        Assert.Equal((6, 540, 270, 270), (effect.SlotCount, effect.Minutes, effect.BookableMinutes, effect.WalkInMinutes));
        Assert.Equal([new(Office.Births, 6 * 3), new(Office.Land, 6 * 2)], effect.Places);
        Assert.Equal((0, 0, false), (effect.Booked, effect.BookedMinutes, effect.IsEmpty));
    }

    [Fact]
    public void A_cap_leaves_more_for_walk_ins()
    {
        var effect = Effect(Plan with { Cap = 1 });
        Assert.Equal((6 * 20, 540 - 6 * 20), (effect.BookableMinutes, effect.WalkInMinutes)); // the longer one takes 20
        Assert.Equal([new(Office.Births, 6), new(Office.Land, 6)], effect.Places);
        Assert.Equal(270, Effect(Plan with { Cap = 999 }).BookableMinutes);
    }

    [Theory]
    [InlineData(0, 0, 540)]
    [InlineData(100, 540, 0)]
    public void All_or_nothing_may_be_given_beforehand(int share, int bookable, int left)
    {
        var effect = Effect(Plan with { OnlineShare = share });
        Assert.Equal((bookable, left), (effect.BookableMinutes, effect.WalkInMinutes));
    }

    [Fact]
    public void What_officers_gave_beyond_the_share_is_nobody_elses()
    {
        for (var n = 0; n < 5; n++)
            MustAccept(office.Do(new MakeReturn(CommandId.New(), office.Wanted(office.At(8)), "lan"))); // 60 of 90 minutes
        var effect = Effect(Plan);
        Assert.Equal((5, 60, 270, 540 - 270 - 15), (effect.Booked, effect.BookedMinutes, effect.BookableMinutes, effect.WalkInMinutes));
    }

    [Fact]
    public void Who_loses_the_slot_is_named_by_the_time_and_who_came_or_gave_up_is_not()
    {
        office.Book(office.At(10), Office.Land);
        var given = office.Book(office.At(9));
        office.Book(office.At(8));
        office.Cancel(given);
        Assert.Empty(Effect(Plan).Stranded);
        Assert.Equal([office.At(8), office.At(10)], Starts(Effect().Stranded));
        Assert.Equal([office.At(10)], Starts(Effect(Plan with { Services = [Office.Births] }).Stranded));
        office.Settings = Booked with { Hours = new() { Exceptions = [new(Tomorrow, Office.Settings.Name, [])] } };
        Assert.Equal((0, 2), (Effect(Plan).SlotCount, Effect(Plan).Stranded.Length));
        office.Now = office.At(8);
        Assert.Equal([office.At(10)], Starts(Effect(Plan).Stranded));
    }

    [Fact]
    public void Who_stands_in_a_slot_that_became_too_small_is_named_once()
    {
        for (var n = 0; n < 3; n++)
            office.Book(office.At(8));
        office.Book(office.At(9), Office.Land);
        var smaller = Effect(Plan with { PlannedCounters = 1 });
        Assert.Equal([office.At(8), office.At(8), office.At(8)], Starts(smaller.Overbooked));
        Assert.Empty(smaller.Stranded);
        var narrower = Effect(Plan with { PlannedCounters = 1, From = new(8, 30) });
        Assert.Equal((3, 0), (narrower.Stranded.Length, narrower.Overbooked.Length));
    }

    [Fact]
    public void A_service_for_which_no_numbers_are_given_has_no_places()
    {
        var land = office.Book(office.At(9), Office.Land);
        office.Settings = Booked with
        {
            Services = [.. Booked.Services.Select(service => service with { Active = service.Id != Office.Land })],
        };
        var effect = Effect(Plan);
        Assert.Equal([new(Office.Births, 18)], effect.Places);
        Assert.Equal([land], effect.Stranded.Select(booking => booking.Id));
    }

    [Fact]
    public void A_date_without_slots_and_appointments_has_nothing_to_tell() => Assert.True(Effect().IsEmpty);
}
