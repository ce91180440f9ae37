using QueueServer.Storage;
using ScreenHosting;

namespace QueueServer.Features.Bookings;

/// <summary>
/// How often one address may guess the code of an appointment, and hold places. A whole network of phones may share an address: what is
/// found counts for nothing, and places are held as often as a hall of people would.
/// </summary>
internal sealed class BookingLimits(SharedCounts counts)
{
    /// <summary>Codes of none in <see cref="Window"/>.</summary>
    public const int Guesses = 10;

    /// <summary>Places held in <see cref="Window"/>.</summary>
    public const int Holds = 60;

    /// <summary>How long it is counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>Counts one more try beforehand, so that many at once count as many.</summary>
    public Task<bool> MayGuessAsync(HttpContext http) => counts.TryTakeAsync(GuessesOf(http), Guesses, Window);

    /// <summary>It was no guess.</summary>
    public Task FoundAsync(HttpContext http) => counts.GiveBackAsync(GuessesOf(http));

    public Task<bool> MayHoldAsync(HttpContext http) => counts.TryTakeAsync($"booking-hold {Addresses.Of(http)}", Holds, Window);

    private static string GuessesOf(HttpContext http) => $"booking-code {Addresses.Of(http)}";
}
