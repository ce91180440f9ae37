using QueueContracts.Ids;
using QueueContracts.Requests;

namespace QueueContracts.Views;

/// <summary>What a lobby board shows and speaks.</summary>
/// <param name="Office">The office.</param>
/// <param name="Version">The office's version.</param>
/// <param name="Name">The office's name by language code.</param>
/// <param name="TimeZone">The office's IANA time zone, for the clock.</param>
/// <param name="Day">The office's own date.</param>
/// <param name="Open">False once the day was closed.</param>
/// <param name="Counters">Every counter in the office's order.</param>
/// <param name="Calls">The last ten calls and recalls, newest first: what is to be announced.</param>
/// <param name="LastCalled">The last different numbers called, newest first: as many as the display lists.</param>
/// <param name="Services">Who waits, by service.</param>
/// <param name="Display">How this board shows it.</param>
public sealed record BoardView(
    OfficeId Office,
    long Version,
    IReadOnlyDictionary<string, string> Name,
    string TimeZone,
    DateOnly Day,
    bool Open,
    IReadOnlyList<BoardCounter> Counters,
    IReadOnlyList<BoardCall> Calls,
    IReadOnlyList<BoardCall> LastCalled,
    IReadOnlyList<ServiceLine> Services,
    BoardDisplay Display
) : IView
{
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
/// What is shown while nobody was called for a while: paths on the server (<c>/media/…</c>) of pictures (JPEG, PNG, WebP) or videos
/// (WebM, MP4), in this order; empty for none.
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
    /// <summary>How a board shows it that nothing was set for.</summary>
    public static BoardDisplay Default { get; } = new(1, 5, ["vi"], 80, new Dictionary<string, string>(), [], 60);
}

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
);

/// <summary>One call of a number to a counter.</summary>
/// <param name="Sequence">Grows with every call of the office; a board announces each sequence once.</param>
/// <param name="Number">The number called.</param>
/// <param name="Counter">The counter's number.</param>
/// <param name="At">When.</param>
/// <param name="Attempt">1 for the call, 2 and 3 for recalls.</param>
public sealed record BoardCall(long Sequence, TicketNumber Number, int Counter, DateTimeOffset At, int Attempt);
