using Microsoft.Extensions.Logging.Abstractions;
using QueueServer.Storage.Sqlite;

namespace QueueServer.Tests.Running;

/// <summary>The server's own database on a file of the test's.</summary>
internal static class Databases
{
    public static SqliteDatabase At(string file) => new(file, TimeProvider.System, NullLoggerFactory.Instance);
}
