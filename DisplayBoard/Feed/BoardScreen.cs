using QueueContracts;
using ScreenHosting.Devices;

namespace DisplayBoard.Feed;

/// <summary>What the board shows now: the last good view, and whether it can still be trusted.</summary>
/// <param name="View">The last view of the server; null before the very first, and while the board is not paired.</param>
/// <param name="Link">In touch with the server or not, and since when.</param>
/// <param name="Media">The view's media that are here, as paths on this program, in their order.</param>
/// <param name="Logo">The office's logo as a path on this program; null until it is here, and where there is none.</param>
/// <param name="Pairing">What is shown instead while the board is not paired; null while it is.</param>
internal sealed record BoardScreen(BoardView? View, LinkState Link, IReadOnlyList<string> Media, string? Logo, PairingPrompt? Pairing);

/// <summary>A view as the page gets it.</summary>
/// <param name="View">See <see cref="BoardScreen.View"/>.</param>
/// <param name="Link">See <see cref="BoardScreen.Link"/>.</param>
/// <param name="Media">See <see cref="BoardScreen.Media"/>.</param>
/// <param name="Logo">See <see cref="BoardScreen.Logo"/>.</param>
/// <param name="Pairing">See <see cref="BoardScreen.Pairing"/>.</param>
/// <param name="PageQr">The view's page for phones as a QR picture: a data URI of SVG; null where it has none.</param>
/// <param name="Now">This machine's time at the sending: a television's own clock is not to be trusted.</param>
internal sealed record ScreenMessage(
    BoardView? View,
    LinkState Link,
    IReadOnlyList<string> Media,
    string? Logo,
    PairingPrompt? Pairing,
    string? PageQr,
    DateTimeOffset Now
);
