using QueueContracts;

namespace QueueServer.Domain.Units;

/// <summary>Which offices of which days are added up to which row of a table.</summary>
/// <param name="Office">The office.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last.</param>
/// <param name="Row">The unit or office of the row.</param>
internal sealed record RolledUp(OfficeId Office, DateOnly From, DateOnly To, RowKey Row);

/// <summary>A row: a unit, or an office that stands right below the one that is looked at. Neither: the whole, each office once.</summary>
internal readonly record struct RowKey(UnitId? Unit, OfficeId? Office);

/// <summary>Says who is added up to what. A unit that moved is counted where it stood, or where it stands.</summary>
/// <param name="tree">A sound tree.</param>
/// <param name="known">The offices there are: who stands below no unit is a row of its own at the top.</param>
/// <param name="tops">The units at the top; null for each day's own.</param>
internal sealed class RollUp(UnitTree tree, IReadOnlyCollection<OfficeId> known, IReadOnlyCollection<Unit>? tops = null)
{
    /// <param name="root">The unit that is looked at; null for the top.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last.</param>
    /// <param name="asOf">The day whose tree is used for all of them; null for each day's own.</param>
    /// <returns>In no order; of an office and a row, the ranges do not overlap.</returns>
    public IReadOnlyList<RolledUp> Of(UnitId? root, DateOnly from, DateOnly to, DateOnly? asOf = null)
    {
        if (asOf is { } day)
            return [.. RowsOn(tree.On(day), root).Select(row => new RolledUp(row.Office, from, to, row.Row))];
        var (done, open) = (new List<RolledUp>(), new Dictionary<(OfficeId Office, RowKey Row), DateOnly>());
        foreach (var begins in tree.ChangesWithin(from, to).Prepend(from))
        {
            var rows = RowsOn(tree.On(begins), root).ToHashSet();
            foreach (var (left, since) in open.Where(row => !rows.Contains(row.Key)).ToList())
            {
                open.Remove(left);
                done.Add(new(left.Office, since, begins.AddDays(-1), left.Row));
            }

            foreach (var row in rows)
                open.TryAdd(row, begins);
        }

        return [.. done, .. open.Select(row => new RolledUp(row.Key.Office, row.Value, to, row.Key.Row))];
    }

    private IEnumerable<(OfficeId Office, RowKey Row)> RowsOn(UnitsOfDay units, UnitId? root)
    {
        var whole = new HashSet<OfficeId>();
        foreach (var unit in root is { } of ? units.UnitsBelow(of) : tops ?? units.Roots)
        {
            var within = units.OfficesWithin(unit.Id);
            whole.UnionWith(within);
            foreach (var office in within)
                yield return (office, new(unit.Id, null));
        }

        foreach (var office in root is { } below ? units.OfficesBelow(below) : known.Except(whole).ToList())
        {
            whole.Add(office);
            yield return (office, new(null, office));
        }

        foreach (var office in whole)
            yield return (office, default);
    }
}
