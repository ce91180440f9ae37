using QueueServer.Bookings;
using QueueServer.Configuration;
using QueueServer.Faces;
using QueueServer.Features.Bookings;
using QueueServer.Journal;
using QueueServer.Storage;

namespace QueueServer;

/// <summary>What appointments are made of.</summary>
internal static class BookingServices
{
    public static void AddBookings(this WebApplicationBuilder builder, ServerSettings settings)
    {
        builder.Services.AddSingleton<BookingJournal>();
        builder.Services.AddSingleton(services =>
        {
            var data = services.GetRequiredService<DataFolder>();
            var keys = new DayKeys(data, Path.Combine(settings.Keys ?? data.PathOf("keys"), ".bookings")); // no office is called so
            return ActivatorUtilities.CreateInstance<BookingContacts>(services, keys);
        });
        builder.Services.AddSingleton<BookingDesks>();
        builder.Services.AddHostedService(services => services.GetRequiredService<BookingDesks>());
        builder.Services.AddSingleton<BookingCalendar>();
        builder.Services.AddSingleton<BookingCounter>();
        builder.Services.AddSingleton<AppointmentHtml>();
        builder.Services.AddSingleton<BookingLimits>();
        builder.Services.AddSingleton<SlotsReader>();
    }
}
