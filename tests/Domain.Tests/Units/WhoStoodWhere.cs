using QueueServer.Domain.Units;
using static Domain.Tests.Units.MadeUnits;

namespace Domain.Tests.Units;

/// <summary>A unit that moves keeps its past where it stood, unless the tree of one day is asked for.</summary>
public sealed class WhoStoodWhere
{
    private static readonly (DateOnly From, DateOnly To) Year = (Day("2026-01-01"), Day("2026-12-31"));

    private static readonly UnitTree Moved = Sound with
    {
        Places =
        [
            Unit("hanoi", "hadong", "2025-07-01", "2026-03-14"),
            Unit("hue", "hadong", "2026-03-15"),
            Office("hadong", "o", "2025-07-01"),
            Office("hanoi", "centre", "2026-02-01", "2026-11-30"),
            Office("branches", "o", "2026-01-01"),
            Office("branches", "centre", "2026-01-01", "2026-06-30"),
        ],
    };

    [Fact]
    public void A_unit_that_moved_is_counted_where_it_stood() =>
        Assert.Equal(
            [
                "centre 2026-01-01..2026-06-30 branches",
                "centre 2026-01-01..2026-12-31 the whole",
                "centre 2026-02-01..2026-11-30 hanoi",
                "centre 2026-12-01..2026-12-31 centre", // it stands below none any more
                "o 2026-01-01..2026-03-14 hanoi",
                "o 2026-01-01..2026-12-31 branches",
                "o 2026-01-01..2026-12-31 the whole",
                "o 2026-03-15..2026-12-31 hue",
            ],
            Of(Moved, null)
        );

    [Fact]
    public void Or_where_it_stands() =>
        Assert.Equal(
            ["o 2026-01-01..2026-12-31 branches", "o 2026-01-01..2026-12-31 hue", "o 2026-01-01..2026-12-31 the whole"],
            Of(Moved, null, Day("2026-12-31"), "o")
        );

    [Fact]
    public void Below_a_unit_are_its_units_and_its_offices() =>
        Assert.Equal(
            [
                "centre 2026-02-01..2026-11-30 centre",
                "centre 2026-02-01..2026-11-30 the whole",
                "o 2026-01-01..2026-03-14 hadong",
                "o 2026-01-01..2026-03-14 the whole",
            ],
            Of(Moved, new UnitId("hanoi"))
        );

    [Fact]
    public void Without_a_tree_every_office_is_a_row() =>
        Assert.Equal(
            [
                "centre 2026-01-01..2026-12-31 centre",
                "centre 2026-01-01..2026-12-31 the whole",
                "o 2026-01-01..2026-12-31 o",
                "o 2026-01-01..2026-12-31 the whole",
            ],
            Of(UnitTree.Empty, null)
        );

    [Fact]
    public void Whoever_answers_for_a_unit_is_found_upwards() =>
        Assert.Equal(["hadong", "hanoi"], Sound.On(Day("2026-01-01")).Upwards(new("hadong")).Select(unit => unit.Id.Value));

    private static IEnumerable<string> Of(UnitTree tree, UnitId? root, DateOnly? asOf = null, string? only = null) =>
        new RollUp(tree, [new("o"), new("centre")])
            .Of(root, Year.From, Year.To, asOf)
            .Where(row => only is null || row.Office.Value == only)
            .Select(row =>
                $"{row.Office} {row.From:yyyy-MM-dd}..{row.To:yyyy-MM-dd} {row.Row.Unit?.Value ?? row.Row.Office?.Value ?? "the whole"}"
            )
            .Order(StringComparer.Ordinal);
}
