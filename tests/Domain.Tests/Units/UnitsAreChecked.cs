using System.Collections.Immutable;
using QueueServer.Domain.Units;
using static Domain.Tests.Units.MadeUnits;

namespace Domain.Tests.Units;

/// <summary>What is no tree, on any day of it, is refused by its place and a stable code.</summary>
public sealed class UnitsAreChecked
{
    private static readonly (string Field, string Code, Func<UnitTree, UnitTree> Breaks)[] Broken =
    [
        ("units[1].id", "twice", of => of with { Units = [of.Units[0], of.Units[0] with { NationalCode = null }, .. of.Units[1..]] }),
        ("units[0].name", "no-vietnamese-name", of => Change(of, unit => unit with { Name = unit.Name.Clear() })),
        ("units[0].name", "too-long", of => Change(of, unit => unit with { Name = unit.Name.SetItem("vi", new('x', 121)) })),
        ("units[0].nationalCode", "not-a-unit-code", of => Change(of, unit => unit with { NationalCode = "1a" })),
        ("units[0].nationalCode", "not-a-unit-code", of => Change(of, unit => unit with { NationalCode = "1" })),
        ("units[1].nationalCode", "twice", of => Change(of, unit => unit with { NationalCode = "09556" })),
        ("places[0].parent", "unknown-unit", of => of with { Places = [Unit("x", "hue", "2026-01-01")] }),
        ("places[0].unit", "unknown-unit", of => of with { Places = [Unit("hanoi", "x", "2026-01-01")] }),
        ("places[0]", "missing", of => of with { Places = [new(new("hanoi"), Day("2026-01-01"))] }),
        ("places[0]", "missing", of => of with { Places = [Unit("hanoi", "hadong", "2026-01-01") with { Office = new("x") }] }),
        ("places[0].to", "last-day-before-first", of => of with { Places = [Unit("hanoi", "hadong", "2026-02-01", "2026-01-31")] }),
        ("places[0].unit", "group-below", of => of with { Places = [Unit("hanoi", "branches", "2026-01-01")] }),
        (
            "places[1].from",
            "two-parents",
            of => of with { Places = [Unit("hanoi", "hadong", "2026-01-01"), Unit("hue", "hadong", "2026-06-01")] }
        ),
        (
            "places[1].from",
            "two-parents",
            of => of with { Places = [Unit("hanoi", "hadong", "2026-01-01", "2026-06-01"), Unit("hanoi", "hadong", "2026-06-01")] }
        ),
        (
            "places[0].from",
            "two-parents",
            of => of with { Places = [Office("hanoi", "o", "2026-02-01"), Office("hue", "o", "2026-01-01")] }
        ),
        (
            "places[1].from",
            "twice",
            of => of with { Places = [Office("branches", "o", "2026-01-01"), Office("branches", "o", "2026-03-01")] }
        ),
        ("places[0].parent", "circle", of => of with { Places = [Unit("hanoi", "hanoi", "2026-01-01")] }),
        (
            "places[0].parent",
            "circle",
            of =>
                of with
                {
                    // it stands on one day only
                    Places =
                    [
                        Unit("hadong", "hanoi", "2026-03-01"),
                        Unit("hue", "hadong", "2026-01-01", "2026-03-09"),
                        Unit("hanoi", "hue", "2025-01-01", "2026-02-28"),
                        Unit("hanoi", "hadong", "2026-03-10"),
                    ],
                }
        ),
    ];

    public static TheoryData<int> EveryFault => [.. Enumerable.Range(0, Broken.Length)];

    [Theory]
    [MemberData(nameof(EveryFault))]
    public void Each_fault_is_found(int which)
    {
        var (field, code, breaks) = Broken[which];
        Assert.Equal(new SettingsFault(field, code), Assert.Single(UnitRules.Faults(breaks(Sound))));
    }

    [Fact]
    public void A_sound_one_has_none() => Assert.Empty(UnitRules.Faults(Sound));

    [Fact]
    public void What_moves_on_the_next_day_has_one_place() =>
        Assert.Empty(
            UnitRules.Faults(
                Sound with
                {
                    Places =
                    [
                        Unit("hanoi", "hadong", "2026-01-01", "2026-05-31"),
                        Unit("hue", "hadong", "2026-06-01"),
                        Office("branches", "o", "2026-01-01"),
                        Office("hadong", "o", "2026-01-01"),
                    ],
                }
            )
        );

    [Fact]
    public void A_list_with_a_hole_is_refused() =>
        Assert.Equal("missing", Assert.Single(UnitRules.Faults(Sound with { Units = [null!] })).Code);

    private static UnitTree Change(UnitTree tree, Func<Unit, Unit> change) =>
        tree with
        {
            Units = [change(tree.Units[0]), .. tree.Units[1..]],
        };
}
