using System.Text.Json.Nodes;

namespace QueueServer.Settings.Templates;

/// <summary>
/// Brings JSON up to a template that went on, and keeps what was changed in it meanwhile: where only one side changed, that side; where
/// both did, its own. Objects go by their keys; lists of things by what tells their items apart.
/// </summary>
internal static class ThreeWayMerge
{
    private static readonly string[] Keys = ["id", "code", "date", "weekday"];

    /// <summary>Merges one property of three objects.</summary>
    /// <param name="before">The template as it was when it was taken over; null when it never was. Then the template holds wherever both
    /// say something, and what only one says is added to the other.</param>
    /// <param name="template">The template as it is.</param>
    /// <param name="own">What is brought up to it.</param>
    /// <param name="property">The property; it may be absent in each.</param>
    /// <returns>Its value; null where it is to be absent, or to be null.</returns>
    public static JsonNode? Merge(JsonObject? before, JsonObject template, JsonObject own, string property) =>
        Merge(Side.Of(before, property), Side.Of(template, property), Side.Of(own, property), before is null).Value?.DeepClone();

    private static Side Merge(Side before, Side template, Side own, bool isFirst)
    {
        if (Same(template, own) || (!isFirst && Same(before, template)))
            return own;
        if (!isFirst && Same(before, own))
            return template;
        if ((template.Value, own.Value) is (JsonObject theirs, JsonObject ours))
            return Side.Of(MergeObjects(before.Value as JsonObject, theirs, ours, isFirst));
        if (Keyed(template) is { } there && Keyed(own) is { } here)
            return Side.Of(MergeLists(Keyed(before) ?? [], there, here, isFirst));
        return isFirst && template.IsThere ? template : own;
    }

    private static JsonObject MergeObjects(JsonObject? before, JsonObject template, JsonObject own, bool isFirst)
    {
        var merged = new JsonObject();
        foreach (var name in own.Select(part => part.Key).Union(template.Select(part => part.Key)))
        {
            var part = Merge(Side.Of(before, name), Side.Of(template, name), Side.Of(own, name), isFirst);
            if (part.IsThere)
                merged[name] = part.Value?.DeepClone();
        }

        return merged;
    }

    private static JsonArray MergeLists(
        OrderedDictionary<string, JsonNode> before,
        OrderedDictionary<string, JsonNode> template,
        OrderedDictionary<string, JsonNode> own,
        bool isFirst
    )
    {
        // Its own sequence leads where it was changed; else the template's.
        var wasMoved = !isFirst && !own.Keys.Where(before.ContainsKey).SequenceEqual(before.Keys.Where(own.ContainsKey));
        var (lead, other) = wasMoved ? (own, template) : (template, own);
        var merged = new JsonArray();
        foreach (var key in Weave([.. lead.Keys], [.. other.Keys]))
        {
            var part = Merge(Side.Of(before, key), Side.Of(template, key), Side.Of(own, key), isFirst);
            if (part.IsThere)
                merged.Add(part.Value?.DeepClone());
        }

        return merged;
    }

    /// <summary>One sequence with what only the other has, each behind what stands before it there.</summary>
    private static List<string> Weave(List<string> lead, List<string> other)
    {
        var at = 0;
        foreach (var key in other)
        {
            if (lead.IndexOf(key) is >= 0 and var there)
                at = there + 1;
            else
                lead.Insert(at++, key);
        }

        return lead;
    }

    /// <summary>A list by what tells its items apart; null for a list of anything else, which is one value.</summary>
    private static OrderedDictionary<string, JsonNode>? Keyed(Side part)
    {
        if (part.Value is not JsonArray list)
            return null;
        var keyed = new OrderedDictionary<string, JsonNode>(list.Count);
        foreach (var item in list)
        {
            if (KeyOf(item) is not { } key || !keyed.TryAdd(key, item!)) // it has a key
                return null;
        }

        return keyed;
    }

    private static string? KeyOf(JsonNode? item) =>
        item is JsonObject thing ? Keys.Select(key => thing[key]?.ToString()).FirstOrDefault(key => key is not null) : null;

    private static bool Same(Side one, Side other) => one.IsThere == other.IsThere && JsonNode.DeepEquals(one.Value, other.Value);

    /// <summary>What one side has of something: its value, which may be null, or nothing at all.</summary>
    /// <param name="IsThere">Whether it has it.</param>
    /// <param name="Value">The value.</param>
    private readonly record struct Side(bool IsThere, JsonNode? Value)
    {
        public static Side Of(JsonNode value) => new(true, value);

        public static Side Of(JsonObject? thing, string name) =>
            thing is not null && thing.TryGetPropertyValue(name, out var value) ? new(true, value) : default;

        public static Side Of(OrderedDictionary<string, JsonNode> items, string key) =>
            items.TryGetValue(key, out var item) ? new(true, item) : default;
    }
}
