using QueueServer.Bookings;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Offices;

namespace QueueServer.Features.Bookings;

/// <summary>Reads what can be had of an office's slots.</summary>
internal sealed class SlotsReader(BookingDesks desks, TimeProvider time)
{
    /// <summary>How many dates there are at most, today as well.</summary>
    public const int MostDays = SlotPlan.MostDays + 1;

    /// <param name="office">The office.</param>
    /// <param name="service">One of its services.</param>
    /// <param name="from">The first date; today where it is null or over.</param>
    /// <param name="days">How many dates.</param>
    /// <param name="byOfficer">Whether what an officer may give counts, beyond the share and the cap, however soon.</param>
    public async Task<SlotsView> ReadAsync(IOffice office, ServiceSettings service, DateOnly? from, int days, bool byOfficer = false)
    {
        var (settings, now) = (office.Settings, time.GetUtcNow());
        var today = settings.DayAt(now);
        var last = today.AddDays(SlotPlan.MostDays);
        var first = from is { } asked && asked > today ? asked : today;
        var left = Math.Max(0, Math.Min(days, last.DayNumber - first.DayNumber + 1));
        var read = await desks.Of(office).ReadAsync(first, left);
        return new(service.Id, settings.TimeZone, now, [.. read.Select(SlotsOf)]);

        SlotsOfDay SlotsOf(BookingDay day) =>
            new(
                day.Date,
                [
                    .. Slots
                        .On(settings, service.Id, day.Date)
                        .Where(slot => slot.Start > now && (byOfficer || (slot.IsFarEnough(now) && slot.IsNearEnough(day.Date, today))))
                        .Select(slot => new FreeSlot(slot.Start, slot.Plan.SlotMinutes, LeftIn(slot, day.TakenIn(slot, now)))),
                ]
            );

        int LeftIn(Slot slot, IReadOnlyCollection<TakenPlace> taken) =>
            byOfficer ? slot.Left(service.ExpectedMinutes, taken) : slot.OnlineLeft(service.ExpectedMinutes, taken);
    }
}
