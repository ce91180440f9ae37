using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain;

/// <summary>What an office has decided about its queues. Data, checked once when it is loaded.</summary>
/// <param name="Id">The office.</param>
/// <param name="Name">Its name by language code; <c>vi</c> is always there.</param>
/// <param name="TimeZone">Its IANA time zone: the office's day is this zone's day.</param>
/// <param name="Services">The service areas in the order they are shown.</param>
/// <param name="Counters">The counters in the order they are shown.</param>
/// <param name="MaxTicketsPerVisitor">How many live tickets (for different services) one visitor may hold.</param>
/// <param name="Parent">The office above it (a ward's district, a district's city); null at the top.</param>
internal sealed record OfficeSettings(
    OfficeId Id, ImmutableSortedDictionary<string, string> Name, string TimeZone,
    ImmutableArray<ServiceSettings> Services, ImmutableArray<CounterSettings> Counters, int MaxTicketsPerVisitor = 3,
    OfficeId? Parent = null)
{
    /// <summary>Calls of one ticket in all: the call and two recalls.</summary>
    public const int MaxCalls = 3;

    /// <summary>The least time between two calls of a ticket, and between a call and a no-show.</summary>
    public static readonly TimeSpan CallGap = TimeSpan.FromSeconds(10);

    public ServiceSettings? FindService(ServiceId id) => Services.FirstOrDefault(service => service.Id == id);

    public CounterSettings? FindCounter(CounterId id) => Counters.FirstOrDefault(counter => counter.Id == id);

    /// <summary>The name of a service, or its id where the office no longer has it.</summary>
    public IReadOnlyDictionary<string, string> NameOf(ServiceId id) =>
        FindService(id)?.Name ?? ImmutableSortedDictionary<string, string>.Empty.Add("vi", id.Value);
}

/// <param name="Id">The service.</param>
/// <param name="Prefix">The letter of its numbers; no two services share one.</param>
/// <param name="Name">Its name by language code.</param>
/// <param name="ExpectedMinutes">Minutes one visit takes, until enough were measured; 1…240.</param>
internal sealed record ServiceSettings(ServiceId Id, char Prefix, ImmutableSortedDictionary<string, string> Name, int ExpectedMinutes);

/// <param name="Id">The counter.</param>
/// <param name="Number">The number painted on it; no two counters share one.</param>
/// <param name="Name">Its name by language code.</param>
/// <param name="Services">The services it serves.</param>
internal sealed record CounterSettings(
    CounterId Id, int Number, ImmutableSortedDictionary<string, string> Name, ImmutableArray<ServiceId> Services);
