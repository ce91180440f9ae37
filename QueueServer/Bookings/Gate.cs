namespace QueueServer.Bookings;

/// <summary>Lets one in at a time, in the order they came.</summary>
internal sealed class Gate : IDisposable
{
    private readonly SemaphoreSlim free = new(1, 1);

    /// <summary>Waits to be let in; whoever is inside stays until this is disposed.</summary>
    public async Task<IDisposable> EnterAsync()
    {
        await free.WaitAsync();
        return new Inside(free);
    }

    public void Dispose() => free.Dispose();

    private sealed class Inside(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
