using System.Collections.Immutable;
using QueueContracts;

namespace QueueServer.Domain.Units;

/// <summary>What a unit is. It changes nothing of how figures are added up, but for a group.</summary>
internal enum UnitKind
{
    /// <summary>A province, or a city under the centre.</summary>
    Province,

    /// <summary>A ward, a commune or a special zone.</summary>
    Ward,

    /// <summary>A branch of a centre; it may reach over several wards.</summary>
    Branch,

    /// <summary>A point where offices receive people.</summary>
    Point,

    /// <summary>Any others that somebody wants to see together. Whoever is in it is in their own unit, too.</summary>
    Group,
}

/// <summary>A node of the tree.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name by language code.</param>
internal sealed record Unit(UnitId Id, UnitKind Kind, ImmutableSortedDictionary<string, string> Name)
{
    /// <summary>Its code in the national list of administrative units, as in <c>01</c> or <c>09556</c>; null for none.</summary>
    public string? NationalCode { get; init; }

    /// <summary>The office that answers for it: whoever reads that office's figures reads the unit's. Null for none.</summary>
    public OfficeId? Head { get; init; }
}

/// <summary>That a unit or an office stands below a unit, from a day on and to a day. It is one of both.</summary>
/// <param name="Parent">The unit it stands below.</param>
/// <param name="From">The first day.</param>
internal sealed record UnitPlace(UnitId Parent, DateOnly From)
{
    /// <summary>The unit that stands there; null for an office.</summary>
    public UnitId? Unit { get; init; }

    /// <summary>The office that stands there; null for a unit.</summary>
    public OfficeId? Office { get; init; }

    /// <summary>The last day, itself included; null while it goes on.</summary>
    public DateOnly? To { get; init; }

    public bool HoldsOn(DateOnly day) => From <= day && !(To < day);
}

/// <summary>
/// The units that figures are added up over, and who stood where when: a tree of any depth on every day, and groups beside it. A unit that
/// moves keeps what was before under where it stood. <see cref="UnitRules"/> says whether it is sound.
/// </summary>
/// <param name="Units">The units, in the order in which they are shown.</param>
/// <param name="Places">Who stood where.</param>
internal sealed record UnitTree(ImmutableArray<Unit> Units, ImmutableArray<UnitPlace> Places)
{
    public static UnitTree Empty { get; } = new([], []);

    /// <summary>Counts the changes. A change says from which revision it was made, and the server counts it on.</summary>
    public long Revision { get; init; }

    /// <summary>The days on which somebody's place begins or has just ended, within a range and without its first day, in order.</summary>
    public IEnumerable<DateOnly> ChangesWithin(DateOnly from, DateOnly to) =>
        Places
            .SelectMany(place => place.To is { } last && last < DateOnly.MaxValue ? [place.From, last.AddDays(1)] : new[] { place.From })
            .Where(day => day > from && day <= to)
            .Distinct()
            .Order();

    /// <summary>The tree as it stood on a day.</summary>
    public UnitsOfDay On(DateOnly day) => new(this, day);
}
