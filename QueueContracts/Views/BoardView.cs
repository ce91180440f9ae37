using QueueContracts.Requests;

namespace QueueContracts.Views;

/// <summary>What a lobby board shows and speaks.</summary>
public sealed record BoardView : IView
{
    /// <summary>The office.</summary>
    public required OfficeId Office { get; init; }

    /// <summary>The office's version.</summary>
    public required long Version { get; init; }

    /// <summary>The office's name by language code.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>The office's IANA time zone, for the clock.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The office's own date.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>False once the day was closed.</summary>
    public required bool Open { get; init; }

    /// <summary>Every counter in the office's order.</summary>
    public required IReadOnlyList<BoardCounter> Counters { get; init; }

    /// <summary>The last ten calls and recalls, newest first: what is to be announced.</summary>
    public required IReadOnlyList<BoardCall> Calls { get; init; }

    /// <summary>The last different numbers called, newest first: as many as the display lists.</summary>
    public required IReadOnlyList<BoardCall> LastCalled { get; init; }

    /// <summary>Who waits, by service.</summary>
    public required IReadOnlyList<ServiceLine> Services { get; init; }

    /// <summary>How this board shows it.</summary>
    public required BoardDisplay Display { get; init; }

    /// <summary>The office's colour and logo.</summary>
    public Brand Brand { get; init; } = Brand.None;

    /// <summary>Where everybody follows the queue on a phone; null where it does not show itself or has no public address.</summary>
    public Uri? Page { get; init; }

    /// <inheritdoc />
    public DateTimeOffset? At { get; init; }
}

/// <summary>How one board shows its view: what the office has set for it.</summary>
/// <param name="Columns">Columns of counters: 1 or 2.</param>
/// <param name="LastCalled">How many of the last numbers are listed: 0…10.</param>
/// <param name="Languages">Languages a call is spoken in, in this order; empty for a board that only chimes.</param>
/// <param name="Volume">0…100.</param>
/// <param name="Notice">A line at the foot by language code; empty for none.</param>
/// <param name="Media">
/// What is shown while nobody was called for a while, or all the time where the layout has a place for it: paths on the server
/// (<c>/media/…</c>) of pictures (JPEG, PNG, WebP) or videos (WebM, MP4), in this order; empty for none.
/// </param>
/// <param name="QuietSeconds">For how long nobody must have been called before they are shown: 30…3600.</param>
public sealed record BoardDisplay(
    int Columns,
    int LastCalled,
    IReadOnlyList<string> Languages,
    int Volume,
    [property: MultiLine] IReadOnlyDictionary<string, string> Notice,
    IReadOnlyList<string> Media,
    int QuietSeconds
)
{
    /// <summary>What stands where.</summary>
    public BoardLayout Layout { get; init; }

    /// <summary>Percent of width and height that stay empty at each edge, for screens that cut their picture: 0…10.</summary>
    public int Overscan { get; init; } = 5;

    /// <summary>Further lines for the foot, each with its days; a view has those of its day only.</summary>
    public IReadOnlyList<BoardAnnouncement> Announcements { get; init; } = [];

    /// <summary>How a board shows it that nothing was set for.</summary>
    public static BoardDisplay Default { get; } = new(1, 5, ["vi"], 80, new Dictionary<string, string>(), [], 60);
}

/// <summary>What of a board stands where.</summary>
public enum BoardLayout
{
    /// <summary>Counters left, services and the last numbers right.</summary>
    Columns,

    /// <summary>Every counter in one list over the whole width.</summary>
    List,

    /// <summary>Counters left, pictures and videos right, all the time.</summary>
    Split,
}

/// <summary>A line for a board's foot.</summary>
/// <param name="Text">By language code.</param>
/// <param name="FirstDay">The first day it is shown.</param>
/// <param name="LastDay">The last.</param>
public sealed record BoardAnnouncement([property: MultiLine] IReadOnlyDictionary<string, string> Text, DateOnly FirstDay, DateOnly LastDay);

/// <summary>A counter and the number it serves now.</summary>
/// <param name="Id">The counter.</param>
/// <param name="Number">The counter's number as painted on it, 1 and up.</param>
/// <param name="Name">Its name by language code.</param>
/// <param name="Open">Whether an officer sits there.</param>
/// <param name="Current">The number called or served there; null when none is.</param>
/// <param name="CalledAt">When that number was last called there.</param>
/// <param name="Serving">True once the visitor's arrival was confirmed.</param>
public sealed record BoardCounter(
    CounterId Id,
    int Number,
    IReadOnlyDictionary<string, string> Name,
    bool Open,
    TicketNumber? Current,
    DateTimeOffset? CalledAt,
    bool Serving
)
{
    /// <summary>The prefixes of the services it serves, in the office's order.</summary>
    public IReadOnlyList<string> Prefixes { get; init; } = [];
}

/// <summary>One call of a number to a counter.</summary>
/// <param name="Sequence">Grows with every call of the office; a board announces each sequence once.</param>
/// <param name="Number">The number called.</param>
/// <param name="Counter">The counter's number.</param>
/// <param name="At">When.</param>
/// <param name="Attempt">1 for the call, 2 and 3 for recalls.</param>
public sealed record BoardCall(long Sequence, TicketNumber Number, int Counter, DateTimeOffset At, int Attempt);
