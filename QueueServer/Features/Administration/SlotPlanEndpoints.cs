using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Bookings;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Offices;

namespace QueueServer.Features.Administration;

/// <summary>What the plans of appointments come to: those that are in force, and those that somebody is about to save.</summary>
internal static class SlotPlanEndpoints
{
    public static void MapSlotPlans(this IEndpointRouteBuilder routes)
    {
        var manager = routes.MapOffice("/slot-plans/effect", "Admin", Policies.Manager);
        manager.MapGet("/", ReadAsync).WithName("ReadSlotPlansEffect");
        manager.MapPost("/", CheckAsync).WithName("CheckSlotPlans");
    }

    private static async Task<Ok<SlotPlansEffect>> ReadAsync(OfficeId office, IOffices offices, BookingDesks desks, TimeProvider time)
    {
        var host = offices.Get(office);
        return TypedResults.Ok(await EffectAsync(host, host.Settings, desks, time.GetUtcNow()));
    }

    private static async Task<Results<Ok<SlotPlansEffect>, ProblemHttpResult>> CheckAsync(
        OfficeId office,
        SettingsRequest request,
        IOffices offices,
        BookingDesks desks,
        TimeProvider time
    ) =>
        SettingsEndpoints.FaultsOf(request.Settings) is { } faults
            ? faults
            : TypedResults.Ok(await EffectAsync(offices.Get(office), request.Settings, desks, time.GetUtcNow()));

    private static async Task<SlotPlansEffect> EffectAsync(IOffice host, OfficeSettings settings, BookingDesks desks, DateTimeOffset now)
    {
        var today = host.Settings.DayAt(now);
        var days = await desks.Of(host).ReadAsync(today, SlotPlan.MostDays + 1);
        return new(
            today,
            [
                .. days.Select(day => PlanEffect.Of(day, settings, now))
                    .Where(effect => !effect.IsEmpty)
                    .Select(effect => PlannedDay.Of(effect, host.Settings)),
            ]
        );
    }
}

/// <summary>What plans of appointments come to, as far ahead as anybody may book.</summary>
/// <param name="Today">The office's own date.</param>
/// <param name="Days">The dates that have slots or appointments, in order.</param>
internal sealed record SlotPlansEffect(DateOnly Today, IReadOnlyList<PlannedDay> Days);

/// <summary>One date of it. Minutes are those of service at counters.</summary>
internal sealed record PlannedDay
{
    public required DateOnly Date { get; init; }

    /// <summary>How many slots it has.</summary>
    public required int Slots { get; init; }

    /// <summary>What the planned counters have in them.</summary>
    public required int Minutes { get; init; }

    /// <summary>How many of these visitors may book at most.</summary>
    public required int BookableMinutes { get; init; }

    /// <summary>What walk-ins keep where all of that is booked.</summary>
    public required int WalkInMinutes { get; init; }

    /// <summary>How many appointments there are.</summary>
    public required int Booked { get; init; }

    /// <summary>What they take.</summary>
    public required int BookedMinutes { get; init; }

    /// <summary>How many places each service has, if it alone were booked.</summary>
    public required IReadOnlyList<ServicePlaces> Places { get; init; }

    /// <summary>Who must be told, by the time.</summary>
    public required IReadOnlyList<TroubledBooking> ToTell { get; init; }

    public static PlannedDay Of(PlanEffect effect, OfficeSettings named) =>
        new()
        {
            Date = effect.Date,
            Slots = effect.SlotCount,
            Minutes = effect.Minutes,
            BookableMinutes = effect.BookableMinutes,
            WalkInMinutes = effect.WalkInMinutes,
            Booked = effect.Booked,
            BookedMinutes = effect.BookedMinutes,
            Places = effect.Places,
            ToTell =
            [
                .. effect
                    .Stranded.Select(booking => TroubledBooking.Of(booking, named, "stranded"))
                    .Concat(effect.Overbooked.Select(booking => TroubledBooking.Of(booking, named, "overbooked")))
                    .OrderBy(booking => booking.Start),
            ],
        };
}

/// <summary>An appointment that cannot be kept as it was made.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Start">When it begins.</param>
/// <param name="Service">Of which service.</param>
/// <param name="Name">The service's name by language code.</param>
/// <param name="HasContact">Whether a contact was left with it. It is never shown.</param>
/// <param name="Trouble"><c>stranded</c>: its slot is none any more; <c>overbooked</c>: more is promised in it than can be served.</param>
internal sealed record TroubledBooking(
    BookingCode Code,
    DateTimeOffset Start,
    ServiceId Service,
    IReadOnlyDictionary<string, string> Name,
    bool HasContact,
    string Trouble
)
{
    public static TroubledBooking Of(Booking booking, OfficeSettings named, string trouble) =>
        new(booking.Code, booking.Start, booking.Service, named.NameOf(booking.Service), booking.HasContact, trouble);
}
