using KioskDevice.Camera;

namespace KioskDevice.CounterCheck;

/// <summary>How a counter's page and its camera are, as the page says it.</summary>
internal sealed class CounterCamera(TimeProvider time)
{
    /// <summary>The page loads itself anew after each check: that is no closed page.</summary>
    private static readonly TimeSpan Reload = TimeSpan.FromSeconds(15);

    private readonly Lock gate = new();
    private int pages;
    private long? wentAt;
    private CameraStatus status = CameraStatus.Starting;
    private DateTimeOffset? lastFrameAt;

    /// <summary>Whether the page is open.</summary>
    public bool IsOpen
    {
        get
        {
            lock (gate)
                return pages > 0 || (wentAt is { } went && time.GetElapsedTime(went) < Reload);
        }
    }

    /// <summary>What was last said of the camera; it outlives the page.</summary>
    public CameraStatus Status
    {
        get
        {
            lock (gate)
                return status;
        }
    }

    /// <summary>When the last frame came; null before the first.</summary>
    public DateTimeOffset? LastFrameAt
    {
        get
        {
            lock (gate)
                return lastFrameAt;
        }
    }

    /// <summary>A page came.</summary>
    public void Open()
    {
        lock (gate)
            pages++;
    }

    /// <summary>A page went.</summary>
    public void Close()
    {
        lock (gate)
            (pages, wentAt) = (pages - 1, time.GetTimestamp());
    }

    /// <summary><see cref="Status"/> changed: the page waits until it is heard.</summary>
    public event Action? Changed;

    /// <summary>The page says how its camera is.</summary>
    /// <returns>Whether it is another than before.</returns>
    public bool Take(CameraStatus said)
    {
        lock (gate)
        {
            if (said == status)
                return false;
            status = said;
        }

        Changed?.Invoke();
        return true;
    }

    /// <summary>A frame came.</summary>
    public void NoteFrame()
    {
        lock (gate)
            lastFrameAt = time.GetUtcNow();
    }
}
