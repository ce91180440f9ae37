using QueueContracts;

namespace DisplayBoard.Feed;

/// <summary>What the board shows now: the last good view, and whether it can still be trusted.</summary>
/// <param name="View">The last view of the server; null only before the very first.</param>
/// <param name="Link">In touch with the server or not, and since when.</param>
internal sealed record BoardPicture(BoardView? View, LinkState Link);

/// <summary>A picture as the page gets it.</summary>
/// <param name="View">See <see cref="BoardPicture.View"/>.</param>
/// <param name="Link">See <see cref="BoardPicture.Link"/>.</param>
/// <param name="Now">This machine's time at the sending: a television's own clock is not to be trusted.</param>
internal sealed record PictureMessage(BoardView? View, LinkState Link, DateTimeOffset Now);
