namespace QueueContracts.Requests;

/// <summary>
/// A visit at a kiosk that a visitor may walk from a phone: the first thing a kiosk hears on the stream it holds open for it.
/// </summary>
/// <param name="Token">Names the visit; who knows it first has it.</param>
/// <param name="Page">The page to show as a QR picture; null while the office has no public address.</param>
public sealed record PhoneVisit(string Token, Uri? Page);

/// <summary>What was done on the phone.</summary>
/// <param name="Type">One of <see cref="Types"/>.</param>
/// <param name="Id">The service or the class.</param>
/// <param name="Picture">With <c>consent</c>: whether the officer may see a picture.</param>
/// <param name="Language">With <c>consent</c>: the language the text was read in.</param>
public sealed record PhoneAct(string Type, string? Id = null, bool Picture = false, string? Language = null)
{
    /// <summary>The phone took the visit; the server says so, not the phone.</summary>
    public const string Joined = "joined";

    /// <summary>What a phone may do: what the kiosk's own page may, but for the code.</summary>
    public static IReadOnlyList<string> Types { get; } =
    ["service", "classes", "class", "place", "consent", "without-face", "retry", "back", "leave"];
}

/// <summary>What the phone shows of the kiosk's screen. No picture, nothing of a face.</summary>
public sealed record PhoneScreen
{
    /// <summary>The screen's name, as on the kiosk's page.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the visit is for a number (or else for the place in line).</summary>
    public required bool TakesNumber { get; init; }

    /// <summary>The service chosen.</summary>
    public required ServiceId? Service { get; init; }

    /// <summary>The priority class named.</summary>
    public required ClassId? Class { get; init; }

    /// <summary>What the last frame lacked: a text key's last part.</summary>
    public required string? Hint { get; init; }

    /// <summary>Where the head is to turn: left or right.</summary>
    public required string? Asked { get; init; }

    /// <summary>What went wrong: a text key's last part, or a refusal's code.</summary>
    public required string? Why { get; init; }

    /// <summary>The number given, or the places found.</summary>
    public required IReadOnlyList<TicketSummary> Tickets { get; init; }
}
