namespace CrashTest;

/// <summary>Where the server is at the moment. While it is away, clients wait here.</summary>
internal sealed class Link
{
    private volatile TaskCompletionSource<Uri> up = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Uri> AddressAsync(CancellationToken cancellationToken) => up.Task.WaitAsync(cancellationToken);

    public void Up(Uri address) => up.TrySetResult(address);

    public void Down() => up = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
