using QueueContracts;

namespace QueueServer.Domain.Units;

/// <summary>A <see cref="UnitTree"/> as it stood on one day.</summary>
internal sealed class UnitsOfDay
{
    private readonly Dictionary<UnitId, Unit> units;
    private readonly ILookup<UnitId, UnitPlace> below;
    private readonly Dictionary<UnitId, UnitId> parents = [];

    /// <param name="tree">A sound tree.</param>
    /// <param name="day">The day.</param>
    public UnitsOfDay(UnitTree tree, DateOnly day)
    {
        units = tree.Units.ToDictionary(unit => unit.Id);
        below = tree.Places.Where(place => place.HoldsOn(day)).ToLookup(place => place.Parent);
        foreach (var place in below.SelectMany(places => places))
        {
            if (place.Unit is { } unit && units[place.Parent].Kind != UnitKind.Group)
                parents[unit] = place.Parent;
        }

        Roots = [.. tree.Units.Where(unit => !parents.ContainsKey(unit.Id))];
    }

    /// <summary>The units that stand below no other, in the tree's order.</summary>
    public IReadOnlyList<Unit> Roots { get; }

    /// <summary>A unit; null when there is none of this id.</summary>
    public Unit? Find(UnitId id) => units.GetValueOrDefault(id);

    /// <summary>The units right below one, in the order of their places.</summary>
    public IEnumerable<Unit> UnitsBelow(UnitId parent) =>
        below[parent].Where(place => place.Unit is not null).Select(place => units[place.Unit!.Value]); // filtered

    /// <summary>The offices right below one, likewise.</summary>
    public IEnumerable<OfficeId> OfficesBelow(UnitId parent) =>
        below[parent].Where(place => place.Office is not null).Select(place => place.Office!.Value); // filtered

    /// <summary>Every office below a unit, at any depth, each once.</summary>
    public IReadOnlySet<OfficeId> OfficesWithin(UnitId root)
    {
        var (offices, ahead) = (new HashSet<OfficeId>(), new Stack<UnitId>([root]));
        while (ahead.TryPop(out var at))
        {
            offices.UnionWith(OfficesBelow(at));
            foreach (var unit in UnitsBelow(at))
                ahead.Push(unit.Id);
        }

        return offices;
    }

    /// <summary>A unit and those above it, the unit first. A group stands below nothing.</summary>
    public IEnumerable<Unit> Upwards(UnitId from)
    {
        for (var at = (UnitId?)from; at is { } id && Find(id) is { } unit; at = parents.TryGetValue(id, out var parent) ? parent : null)
            yield return unit;
    }
}
