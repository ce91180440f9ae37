using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain.Units;

/// <summary>A ward of the national list, with the province it belongs to.</summary>
/// <param name="Province">The province's code, two digits.</param>
/// <param name="ProvinceName">Its name.</param>
/// <param name="Ward">The ward's code, five digits.</param>
/// <param name="WardName">Its name.</param>
internal sealed record ListedWard(string Province, string ProvinceName, string Ward, string WardName);

/// <summary>What the national list makes of a tree.</summary>
/// <param name="Tree">The tree with it.</param>
/// <param name="Added">Units that were not in it.</param>
/// <param name="Renamed">Units with another Vietnamese name than the list's.</param>
/// <param name="Moved">Wards that stood below another unit.</param>
/// <param name="Same">Units that were in it word for word.</param>
/// <param name="Gone">The names of wards of listed provinces that are not in the list: they stay, for somebody to decide.</param>
internal sealed record NationalChanges(UnitTree Tree, int Added, int Renamed, int Moved, int Same, ImmutableArray<string> Gone);

/// <summary>
/// Puts the national list of administrative units into a tree. Units are known by their codes; what has none is left alone, and so is who
/// stands in whom, but for wards that have moved.
/// </summary>
/// <param name="before">A sound tree.</param>
/// <param name="from">The day from which the list holds.</param>
internal sealed class NationalUnits(UnitTree before, DateOnly from)
{
    private readonly List<Unit> units = [.. before.Units];
    private readonly List<UnitPlace> places = [.. before.Places];
    private readonly HashSet<UnitId> ids = [.. before.Units.Select(unit => unit.Id)];
    private int added,
        renamed,
        moved,
        same;

    /// <param name="listed">The wards; those of one code once.</param>
    public NationalChanges Take(IReadOnlyCollection<ListedWard> listed)
    {
        var byCode = units
            .Index()
            .Where(one => one.Item.NationalCode is not null)
            .ToDictionary(one => one.Item.NationalCode!, one => one.Index);
        var groups = units.Where(unit => unit.Kind == UnitKind.Group).Select(unit => unit.Id).ToHashSet();
        var placesOf = places
            .Where(place => place.Unit is not null && !groups.Contains(place.Parent) && !(place.To < from))
            .ToLookup(place => place.Unit!.Value); // filtered
        foreach (var province in listed.DistinctBy(ward => ward.Province))
            Keep(byCode, province.Province, UnitKind.Province, province.ProvinceName);
        foreach (var ward in listed)
        {
            var isNew = Keep(byCode, ward.Ward, UnitKind.Ward, ward.WardName, out var changed);
            var (id, parent) = (units[byCode[ward.Ward]].Id, units[byCode[ward.Province]].Id);
            if (Place(id, parent, [.. placesOf[id]]) && !isNew)
                moved++;
            else if (!isNew && !changed)
                same++;
        }

        var (provinces, wards) = (listed.Select(ward => ward.Province).ToHashSet(), listed.Select(ward => ward.Ward).ToHashSet());
        var mine = provinces.Select(code => units[byCode[code]].Id).ToHashSet();
        var gone = before
            .Units.Where(unit => unit is { Kind: UnitKind.Ward, NationalCode: { } code } && !wards.Contains(code))
            .Where(unit => placesOf[unit.Id].Any(place => place.HoldsOn(from) && mine.Contains(place.Parent)))
            .Select(unit => unit.Name["vi"]);
        return new(before with { Units = [.. units], Places = [.. places] }, added, renamed, moved, same, [.. gone]);
    }

    private void Keep(Dictionary<string, int> byCode, string code, UnitKind kind, string name)
    {
        if (!Keep(byCode, code, kind, name, out var changed) && !changed)
            same++;
    }

    /// <returns>Whether it is new.</returns>
    private bool Keep(Dictionary<string, int> byCode, string code, UnitKind kind, string name, out bool changed)
    {
        changed = false;
        if (!byCode.TryGetValue(code, out var at))
        {
            byCode[code] = units.Count;
            units.Add(new(FreeId(code), kind, ImmutableSortedDictionary<string, string>.Empty.Add("vi", name)) { NationalCode = code });
            added++;
            return true;
        }

        if (units[at].Name.GetValueOrDefault("vi") != name)
        {
            (units[at], changed) = (units[at] with { Name = units[at].Name.SetItem("vi", name) }, true);
            renamed++;
        }

        return false;
    }

    /// <summary>Puts a ward below its province from the day on; it leaves where it stood the day before.</summary>
    /// <returns>Whether it stood elsewhere.</returns>
    private bool Place(UnitId ward, UnitId province, IReadOnlyList<UnitPlace> standing)
    {
        if (standing is [{ } only] && only.Parent == province && only.HoldsOn(from))
            return false;
        foreach (var place in standing)
        {
            places.Remove(place);
            if (place.From < from)
                places.Add(place with { To = from.AddDays(-1) });
        }

        places.Add(new(province, from) { Unit = ward });
        return true;
    }

    private UnitId FreeId(string code)
    {
        var id = new UnitId($"dv-{code}");
        for (var n = 2; !ids.Add(id); n++)
            id = new($"dv-{code}-{n}");
        return id;
    }
}
