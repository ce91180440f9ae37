using QueueContracts;
using ScreenHosting.Devices;

namespace DisplayBoard.Feed;

/// <summary>
/// The view of this moment. Who wants the next one is told that there is one, and reads the newest; nothing queues up.
/// </summary>
internal sealed class LatestScreen
{
    private readonly Lock gate = new();

    /// <param name="file">The view kept.</param>
    /// <param name="prompt">Not null for a board that is not paired: then nothing is kept.</param>
    /// <param name="time">The clock.</param>
    public LatestScreen(ViewFile file, PairingPrompt? prompt, TimeProvider time)
    {
        if (prompt is not null)
            file.Delete();
        var kept = file.Load();
        Current = new(kept?.View, new LinkState(false, kept?.AsOf ?? time.GetUtcNow()), [], null, prompt);
    }

    public BoardScreen Current { get; private set; }

    /// <summary>There is a newer screen; raised on whatever thread brought it.</summary>
    public event Action? Changed;

    /// <summary>A view came; raised on the connection's thread, one at a time.</summary>
    public event Action<BoardView>? Shown;

    // A view that was still on its way when the board was put out does not come back on.
    public void Show(BoardView view)
    {
        Publish(screen => screen.Pairing is null ? screen with { View = view } : screen);
        Shown?.Invoke(view);
    }

    public void Show(IReadOnlyList<string> media, string? logo) =>
        Publish(screen => screen.Pairing is null ? screen with { Media = media, Logo = logo } : screen);

    public void Show(LinkState link) => Publish(screen => screen with { Link = link });

    /// <summary>Puts everything out while the board is not paired.</summary>
    public void Show(PairingPrompt? prompt) =>
        Publish(screen =>
            prompt is null ? screen with { Pairing = null } : screen with { View = null, Media = [], Logo = null, Pairing = prompt }
        );

    private void Publish(Func<BoardScreen, BoardScreen> change)
    {
        lock (gate)
            Current = change(Current);
        Changed?.Invoke();
    }
}
