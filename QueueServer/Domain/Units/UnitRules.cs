using QueueContracts;

namespace QueueServer.Domain.Units;

/// <summary>Whether a <see cref="UnitTree"/> is one: on every day, each has one place at most, and nothing stands below itself.</summary>
internal static class UnitRules
{
    /// <summary>The country has some 3,400 units, and an office or two in each.</summary>
    public const int MaxUnits = 10_000;

    private const int MaxPlaces = 40_000;
    private const int MaxName = 120;

    /// <summary>Everything that is wrong with a tree; nothing when it is sound.</summary>
    public static IEnumerable<SettingsFault> Faults(UnitTree tree)
    {
        if (tree.Units.IsDefault || tree.Places.IsDefault || tree.Units.Contains(null!) || tree.Places.Contains(null!))
            return [new("units", "missing")];
        if (tree.Units.Length > MaxUnits || tree.Places.Length > MaxPlaces)
            return [new("units", "too-many")];
        var faults = OfUnits(tree).Concat(OfPlaces(tree)).ToList();
        return faults.Count > 0 ? faults : OfDays(tree);
    }

    private static IEnumerable<SettingsFault> OfUnits(UnitTree tree)
    {
        var (ids, codes) = (new HashSet<UnitId>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (i, unit) in tree.Units.Index())
        {
            if (!ids.Add(unit.Id))
                yield return new($"units[{i}].id", "twice");
            if (unit.Name is null || !unit.Name.TryGetValue("vi", out var name) || string.IsNullOrWhiteSpace(name))
                yield return new($"units[{i}].name", "no-vietnamese-name");
            else if (unit.Name.Values.Any(words => words is null || words.Length > MaxName))
                yield return new($"units[{i}].name", "too-long");
            if (unit.NationalCode is not { } code)
                continue;
            if (code.Length is < 2 or > 8 || !code.All(char.IsAsciiDigit))
                yield return new($"units[{i}].nationalCode", "not-a-unit-code");
            else if (!codes.Add(code))
                yield return new($"units[{i}].nationalCode", "twice");
        }
    }

    private static IEnumerable<SettingsFault> OfPlaces(UnitTree tree)
    {
        var kinds = tree.Units.DistinctBy(unit => unit.Id).ToDictionary(unit => unit.Id, unit => unit.Kind);
        foreach (var (i, place) in tree.Places.Index())
        {
            var at = $"places[{i}]";
            if (!kinds.ContainsKey(place.Parent))
                yield return new($"{at}.parent", "unknown-unit");
            if (place.Unit is null == place.Office is null)
                yield return new(at, "missing");
            if (place.Unit is { } unit && !kinds.ContainsKey(unit))
                yield return new($"{at}.unit", "unknown-unit");
            if (place.Unit is { } inside && kinds.GetValueOrDefault(inside) == UnitKind.Group)
                yield return new($"{at}.unit", "group-below"); // a group is no part of the tree
            if (place.To < place.From)
                yield return new($"{at}.to", "last-day-before-first");
        }
    }

    private static IEnumerable<SettingsFault> OfDays(UnitTree tree)
    {
        var groups = tree.Units.Where(unit => unit.Kind == UnitKind.Group).Select(unit => unit.Id).ToHashSet();
        var faults = new List<SettingsFault>();
        // Whoever stands in the tree has one place on a day; in groups, one in each.
        foreach (
            var places in tree
                .Places.Index()
                .GroupBy(one => (one.Item.Unit, one.Item.Office, Group: groups.Contains(one.Item.Parent) ? one.Item.Parent : (UnitId?)null))
        )
        {
            UnitPlace? before = null;
            foreach (var (i, place) in places.OrderBy(one => one.Item.From))
            {
                if (before is not null && !(before.To < place.From))
                    faults.Add(new($"places[{i}].from", places.Key.Group is null ? "two-parents" : "twice"));
                before = place;
            }
        }

        return faults.Count > 0 ? faults : Circles(tree, groups);
    }

    /// <summary>Goes up from every unit on every day on which something changes: who comes by itself again stands below itself.</summary>
    private static IEnumerable<SettingsFault> Circles(UnitTree tree, HashSet<UnitId> groups)
    {
        var edges = tree.Places.Index().Where(one => one.Item.Unit is not null && !groups.Contains(one.Item.Parent)).ToList();
        foreach (var day in edges.Select(one => one.Item.From).Distinct().Order())
        {
            var up = edges.Where(one => one.Item.HoldsOn(day)).ToDictionary(one => one.Item.Unit!.Value); // filtered
            var sound = new HashSet<UnitId>();
            foreach (var start in up.Keys)
            {
                var way = new HashSet<UnitId>();
                var at = start;
                while (!sound.Contains(at) && up.TryGetValue(at, out var edge))
                {
                    if (!way.Add(at))
                        return [new($"places[{edge.Index}].parent", "circle")];
                    at = edge.Item.Parent;
                }

                sound.UnionWith(way);
            }
        }

        return [];
    }
}
