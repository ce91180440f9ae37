using QueueContracts.Faces;

namespace QueueContracts.Requests;

/// <summary>What a comparison at a counter came to. It is advice to the officer; nothing follows from it.</summary>
public enum CheckOutcome
{
    /// <summary>The counter's camera was asked and has not answered yet.</summary>
    Asked,

    /// <summary>The same person, as far as a machine can say.</summary>
    Same,

    /// <summary>Perhaps.</summary>
    NotSure,

    /// <summary>Most likely somebody else.</summary>
    Other,

    /// <summary>Nobody stood before the camera.</summary>
    NoFace,

    /// <summary>More than one did.</summary>
    Several,

    /// <summary>The pictures were not good enough.</summary>
    Quality,

    /// <summary>The ticket's face was deleted meanwhile, or made by another model.</summary>
    NoTemplate,

    /// <summary>No camera watches the counter, or it did not answer in time.</summary>
    NoCamera,
}

/// <summary>The answer to <c>POST /api/v1/offices/{office}/counters/{counter}/check</c>: the counter's view tells the outcome.</summary>
/// <param name="Check">The check: the request's command.</param>
public sealed record CheckReply(CommandId Check);

/// <summary>
/// What a counter's camera saw: <c>POST /api/v1/offices/{office}/counters/{counter}/checks/{check}</c>, by the device that watches the
/// counter, within <see cref="Patience"/>. Exactly one of both is given.
/// </summary>
/// <param name="Face">The template of whoever stands there. It is compared with the one ticket's and dropped.</param>
/// <param name="Why">Why there is none: <see cref="CheckOutcome.NoFace"/>, <see cref="CheckOutcome.Several"/>,
/// <see cref="CheckOutcome.Quality"/> or <see cref="CheckOutcome.NoCamera"/>.</param>
public sealed record CheckAnswer(FaceTemplate? Face = null, CheckOutcome? Why = null) : IHoldsFace
{
    /// <summary>How long a check waits for its answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <inheritdoc />
    public void Erase() => Face?.Erase();
}
