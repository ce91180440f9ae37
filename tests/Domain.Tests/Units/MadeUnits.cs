using System.Collections.Immutable;
using System.Globalization;
using QueueServer.Domain.Units;

namespace Domain.Tests.Units;

/// <summary>Two cities, a ward of one of them, and a group.</summary>
internal static class MadeUnits
{
    public static UnitTree Sound { get; } =
        new(
            [
                Named("hanoi", UnitKind.Province, "Hà Nội") with
                {
                    NationalCode = "01",
                },
                Named("hadong", UnitKind.Ward, "Phường Hà Đông") with
                {
                    NationalCode = "09556",
                },
                Named("hue", UnitKind.Province, "Huế"),
                Named("branches", UnitKind.Group, "Các chi nhánh"),
            ],
            [Unit("hanoi", "hadong", "2025-07-01"), Office("hadong", "o", "2025-07-01"), Office("branches", "o", "2025-07-01")]
        );

    public static Unit Named(string id, UnitKind kind, string name) =>
        new(new(id), kind, ImmutableSortedDictionary<string, string>.Empty.Add("vi", name));

    public static UnitPlace Unit(string parent, string unit, string from, string? to = null) =>
        new(new(parent), Day(from)) { Unit = new(unit), To = to is null ? null : Day(to) };

    public static UnitPlace Office(string parent, string office, string from, string? to = null) =>
        new(new(parent), Day(from)) { Office = new(office), To = to is null ? null : Day(to) };

    public static DateOnly Day(string date) => DateOnly.Parse(date, CultureInfo.InvariantCulture);
}
