using Microsoft.EntityFrameworkCore;
using QueueServer.Storage;

namespace QueueServer.Tests.Running;

/// <summary>The server's own database settings on a file of the test's.</summary>
internal sealed class Contexts(string file) : IDbContextFactory<QueueContext>
{
    public QueueContext CreateDbContext()
    {
        var options = new DbContextOptionsBuilder<QueueContext>();
        SqliteStorage.Configure(options, file);
        return new(options.Options);
    }
}
