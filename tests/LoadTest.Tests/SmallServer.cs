using LoadTest.Serving;
using Tests.Shared;

namespace LoadTest.Tests;

/// <summary>One server for all the small loads: each makes offices of its own on it.</summary>
public sealed class SmallServer : IAsyncLifetime
{
    internal LoadServer Server { get; private set; } = null!; // InitializeAsync sets it before any test

    public async ValueTask InitializeAsync() => Server = await LoadServer.StartAsync(Repository.Program("QueueServer"));

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
