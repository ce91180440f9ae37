using QueueServer.Bookings;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Offices;

namespace QueueServer.Features.Bookings;

/// <summary>Reads what can be had of an office's slots.</summary>
internal sealed class SlotsReader(BookingDesks desks, TimeProvider time)
{
    /// <param name="office">The office.</param>
    /// <param name="service">One of its services.</param>
    /// <param name="from">The first date; today where it is null or over.</param>
    /// <param name="days">How many dates.</param>
    public async Task<SlotsView> ReadAsync(IOffice office, ServiceSettings service, DateOnly? from, int days)
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
                        .Where(slot => slot.Start > now && slot.IsFarEnough(now) && slot.IsNearEnough(day.Date, today))
                        .Select(slot => new FreeSlot(
                            slot.Start,
                            slot.Plan.SlotMinutes,
                            slot.OnlineLeft(service.ExpectedMinutes, day.TakenIn(slot, now))
                        )),
                ]
            );
    }
}
