using QueueServer.Domain.Units;
using static Domain.Tests.Units.MadeUnits;

namespace Domain.Tests.Units;

/// <summary>The list brings what is new, renames, moves, and takes nothing away; what it makes is a sound tree.</summary>
public sealed class TheNationalListIsTaken
{
    private static readonly DateOnly From = Day("2026-07-01");

    [Fact]
    public void Into_an_empty_tree()
    {
        var changes = Take(UnitTree.Empty, new("01", "Thành phố Hà Nội", "00004", "Phường Ba Đình"), Ward("09556", "Phường Hà Đông"));
        Assert.Equal((3, 0, 0, 0), (changes.Added, changes.Renamed, changes.Moved, changes.Same));
        Assert.Equal(["dv-01", "dv-00004", "dv-09556"], changes.Tree.Units.Select(unit => unit.Id.Value));
        Assert.All(changes.Tree.Places, place => Assert.Equal((new UnitId("dv-01"), From), (place.Parent, place.From)));
    }

    [Fact]
    public void Twice_it_changes_nothing()
    {
        var once = Take(Sound, Ward("09556", "Phường Hà Đông")).Tree;
        var twice = Take(once, Ward("09556", "Phường Hà Đông"));
        Assert.Equal((0, 0, 0, 2), (twice.Added, twice.Renamed, twice.Moved, twice.Same));
        Assert.Equal(once.Places, twice.Tree.Places);
    }

    /// <summary>Units are known by their codes, and keep their ids, their offices and their past.</summary>
    [Fact]
    public void What_was_renamed_or_moved_keeps_its_past()
    {
        var changes = Take(
            Sound,
            new ListedWard("46", "Thành phố Huế", "09556", "Phường Hà Đông Mới"),
            new ListedWard("01", "Hà Nội", "00004", "Phường Ba Đình")
        );
        Assert.Equal((2, 1, 1, 1), (changes.Added, changes.Renamed, changes.Moved, changes.Same)); // Huế had no code: it is another
        var ward = changes.Tree.Units.Single(unit => unit.NationalCode == "09556");
        Assert.Equal(("hadong", "Phường Hà Đông Mới"), (ward.Id.Value, ward.Name["vi"]));
        Assert.Equal(
            ["dv-46 2026-07-01", "hanoi 2025-07-01..2026-06-30"],
            changes
                .Tree.Places.Where(place => place.Unit == ward.Id)
                .Select(place => $"{place.Parent} {place.From:yyyy-MM-dd}{(place.To is { } to ? $"..{to:yyyy-MM-dd}" : "")}")
                .Order(StringComparer.Ordinal)
        );
        Assert.Contains(changes.Tree.Places, place => place.Office is not null && place.Parent == ward.Id);
    }

    [Fact]
    public void What_is_not_in_it_any_more_stays_and_is_named()
    {
        var changes = Take(Sound, new ListedWard("01", "Hà Nội", "00004", "Phường Ba Đình"));
        Assert.Equal(["Phường Hà Đông"], changes.Gone);
        Assert.Contains(changes.Tree.Places, place => place.Unit == new UnitId("hadong") && place.To is null);
    }

    [Fact]
    public void An_id_that_is_taken_is_not_given_again()
    {
        var taken = UnitTree.Empty with { Units = [Named("dv-01", UnitKind.Branch, "Khác")] };
        Assert.Contains(Take(taken, Ward("09556", "Phường Hà Đông")).Tree.Units, unit => unit.Id.Value == "dv-01-2");
    }

    private static ListedWard Ward(string code, string name) => new("01", "Hà Nội", code, name);

    private static NationalChanges Take(UnitTree tree, params ListedWard[] wards)
    {
        var changes = new NationalUnits(tree, From).Take(wards);
        Assert.Empty(UnitRules.Faults(changes.Tree));
        return changes;
    }
}
