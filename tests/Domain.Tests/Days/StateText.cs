using System.Collections;
using System.Globalization;
using System.Reflection;
using QueueServer.Access;

namespace Domain.Tests.Days;

/// <summary>
/// A state in full as text, by reflection over every property, so that a property added later is compared too. Entries of
/// dictionaries stand in the order of their keys.
/// </summary>
internal static class StateText
{
    public static string Of(object? value) =>
        value switch
        {
            null => "null",
            string text => text,
            DateTimeOffset at => at.ToString("O", CultureInfo.InvariantCulture),
            IDictionary entries => "{"
                + string.Join(
                    ", ",
                    entries.Keys.Cast<object>().Select(key => $"{Of(key)}: {Of(entries[key])}").Order(StringComparer.Ordinal)
                )
                + "}",
            IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Of))}]",
            _ when value.GetType() is { Namespace: "QueueServer.Domain" or "QueueServer.Domain.Bookings", IsEnum: false } type =>
                $"({string.Join(", ", PropertiesOf(type).Select(property => $"{property.Name}={Of(property.GetValue(value))}"))})",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };

    private static IEnumerable<PropertyInfo> PropertiesOf(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(property => property.Name, StringComparer.Ordinal);
}
