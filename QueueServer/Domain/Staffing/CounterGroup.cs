using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain.Staffing;

/// <summary>Counters that share lines: whoever waits for one of the services may be called by one that also calls for another.</summary>
/// <param name="Services">Their services, in the office's order.</param>
/// <param name="Counters">The counters, in the office's order.</param>
internal sealed record CounterGroup(ImmutableArray<ServiceId> Services, ImmutableArray<CounterId> Counters)
{
    /// <summary>The groups of an office; a service that no counter serves is in none.</summary>
    public static IReadOnlyList<CounterGroup> Of(OfficeSettings settings)
    {
        var groups = new List<(HashSet<ServiceId> Services, List<CounterId> Counters)>();
        foreach (var counter in settings.Counters)
        {
            var shared = groups.FindAll(group => counter.Services.Any(group.Services.Contains));
            groups.RemoveAll(shared.Contains);
            groups.Add(
                (
                    [.. shared.SelectMany(group => group.Services), .. counter.Services],
                    [.. shared.SelectMany(group => group.Counters), counter.Id]
                )
            );
        }

        return
        [
            .. groups
                .Select(group => new CounterGroup(
                    [.. settings.Services.Select(service => service.Id).Where(group.Services.Contains)],
                    [.. settings.Counters.Select(counter => counter.Id).Where(group.Counters.Contains)]
                ))
                .Where(group => !group.Services.IsEmpty)
                .OrderBy(group => settings.Services.IndexOf(settings.FindService(group.Services[0])!)), // it has it
        ];
    }
}
