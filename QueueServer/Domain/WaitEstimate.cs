using QueueContracts;

namespace QueueServer.Domain;

/// <summary>Rule 9: people ahead × mean service time ÷ counters open for the service, as a range.</summary>
internal static class WaitEstimate
{
    /// <summary>The wait of one with <paramref name="ahead"/> people before them in the line of a service.</summary>
    /// <returns>
    /// mean ± the spread of a sum of <paramref name="ahead"/> independent service times whose deviation equals their mean
    /// (the exponential case), both in whole minutes; null while no open counter serves it.
    /// </returns>
    public static WaitRange? For(OfficeState state, OfficeSettings settings, ServiceSettings service, int ahead)
    {
        var counters = settings.Counters.Count(counter => state.Counters.ContainsKey(counter.Id) && counter.Services.Contains(service.Id));
        if (counters == 0) return null;
        var times = state.ServiceTimes.GetValueOrDefault(service.Id, []);
        var mean = times.Count > 0 ? times.Average(time => time.TotalMinutes) : service.ExpectedMinutes;
        var middle = ahead * mean / counters;
        var spread = Math.Sqrt(ahead) * mean / counters;
        var to = Math.Max((int)Math.Ceiling(middle + spread), 1);
        return new(Math.Max(0, (int)Math.Floor(middle - spread)), to);
    }
}
