namespace QueueContracts;

/// <summary>Marks what people type on several lines: a line feed and a tab may stand in it, as in nothing else they type.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MultiLineAttribute : Attribute;
