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
        var desk = desks.Of(office);
        var read = new List<SlotsOfDay>();
        for (var date = first; date <= last && read.Count < days; date = date.AddDays(1))
        {
            var day = await desk.ReadAsync(date);
            read.Add(
                new(
                    date,
                    [
                        .. Slots
                            .On(settings, service.Id, date)
                            .Where(slot => slot.Start > now && slot.IsFarEnough(now) && slot.IsNearEnough(date, today))
                            .Select(slot => new FreeSlot(
                                slot.Start,
                                slot.Plan.SlotMinutes,
                                slot.OnlineLeft(service.ExpectedMinutes, day.TakenIn(slot, now))
                            )),
                    ]
                )
            );
        }

        return new(service.Id, settings.TimeZone, now, read);
    }
}
