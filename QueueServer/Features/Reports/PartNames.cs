using QueueContracts;
using QueueServer.Domain;
using QueueServer.Domain.Facts;

namespace QueueServer.Features.Reports;

/// <summary>What the parts of a report are called: as they were called last, and before that.</summary>
/// <param name="Names">The last name of each key, by language code; what is gone has the one it had.</param>
/// <param name="Former">The other names of the days of the report, the latest first; of a service, those of services merged into it,
/// too.</param>
internal sealed record PartNames(
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Names,
    IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Former
)
{
    /// <param name="cut">By what the report is cut.</param>
    /// <param name="then">The settings of its days, in order.</param>
    /// <param name="now">Those in force, which say what was merged.</param>
    public static PartNames Of(Cut cut, IReadOnlyList<OfficeSettings> then, OfficeSettings now)
    {
        var merged = MergedServices.Of(now);
        var named = new Dictionary<string, List<IReadOnlyDictionary<string, string>>>();
        var own = new Dictionary<string, IReadOnlyDictionary<string, string>>();
        foreach (var (key, name) in then.SelectMany(settings => NamedIn(cut, settings)))
        {
            var counted = cut == Cut.Service ? merged.Of(new ServiceId(key)).Value : key;
            if (counted == key)
                own[key] = name;
            if (!named.TryGetValue(counted, out var names))
                named[counted] = names = [];
            names.RemoveAll(known => known["vi"] == name["vi"]);
            names.Insert(0, name);
        }

        // What others were merged into is called as it is now, also where it was not there yet.
        foreach (var (key, name) in NamedIn(cut, now).Where(part => named.ContainsKey(part.Key)))
            own.TryAdd(key, name);
        return new(
            own,
            named
                .Select(part => (part.Key, Former: (IReadOnlyList<IReadOnlyDictionary<string, string>>)FormerOf(part.Key, part.Value)))
                .Where(part => part.Former.Count > 0)
                .ToDictionary(part => part.Key, part => part.Former)
        );

        List<IReadOnlyDictionary<string, string>> FormerOf(string key, List<IReadOnlyDictionary<string, string>> names) =>
            names.FindAll(name => !own.TryGetValue(key, out var last) || name["vi"] != last["vi"]);
    }

    private static IEnumerable<(string Key, IReadOnlyDictionary<string, string> Name)> NamedIn(Cut cut, OfficeSettings settings) =>
        cut switch
        {
            Cut.Service => settings.Services.Select(service => (service.Id.Value, (IReadOnlyDictionary<string, string>)service.Name)),
            Cut.Counter => settings.Counters.Select(counter => (counter.Id.Value, (IReadOnlyDictionary<string, string>)counter.Name)),
            Cut.Class => settings.Classes.Select(of => (of.Id.Value, (IReadOnlyDictionary<string, string>)of.Name)),
            Cut.Procedure => settings.Procedures.Select(one => (one.Code.Value, (IReadOnlyDictionary<string, string>)one.Name)),
            _ => [],
        };
}
