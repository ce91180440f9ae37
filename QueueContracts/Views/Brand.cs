namespace QueueContracts.Views;

/// <summary>How an office's own screens are told from others'.</summary>
/// <param name="Colour">
/// Takes the place of the action colour, as <c>#rrggbb</c>; white words stand on it (4.5:1 or more). Null for the program's own.
/// </param>
/// <param name="Logo">A picture on the server (<c>/media/…</c>, JPEG, PNG or WebP); null for none.</param>
public sealed record Brand(string? Colour, string? Logo)
{
    /// <summary>Neither colour nor logo.</summary>
    public static Brand None { get; } = new(null, null);
}
