using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using Xunit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Tests.Shared;

/// <summary>The folders of a program as rooms in an order: a room knows only those below it.</summary>
/// <param name="program">The program.</param>
/// <param name="root">Its namespace.</param>
/// <param name="order">Its rooms, from the ground up.</param>
internal sealed class RoomOrder(System.Reflection.Assembly program, string root, params string[] order)
{
    public Architecture Program { get; } = new ArchLoader().LoadAssemblies(program).Build();

    /// <summary>All but the highest, which may know every other.</summary>
    public IEnumerable<string> Lower => order[..^1];

    /// <summary>Fails with the name of whoever in a room knows something above it.</summary>
    public void MustHold(string room)
    {
        var above = order[(Array.IndexOf(order, room) + 1)..];
        Types()
            .That()
            .ResideInNamespaceMatching(Within(room))
            .Should()
            .NotDependOnAny(Types().That().ResideInNamespaceMatching(Within(above)))
            .Because($"{room} lies below {string.Join(", ", above)}")
            .Check(Program);
    }

    /// <summary>Fails where there is a room without a place in the order, or a place without its room.</summary>
    public void MustNameEveryRoom() =>
        Assert.Equal(
            order.Order(),
            Program
                .Types.Select(type => Regex.Match(type.Namespace.FullName, $@"^{root}\.(?<room>\w+)").Groups["room"].Value)
                .Where(room => room.Length > 0)
                .Distinct()
                .Order()
        );

    private string Within(params string[] rooms) => $@"^{root}\.({string.Join('|', rooms)})(\.|$)";
}
