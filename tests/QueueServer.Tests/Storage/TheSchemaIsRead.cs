using Microsoft.EntityFrameworkCore.Diagnostics;
using QueueServer.Storage.Sqlite;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Storage;

public sealed class TheSchemaIsRead : TempFolder
{
    [Fact]
    public async Task Once_by_a_start_that_finds_it_up_to_date()
    {
        var file = Path.Combine(Folder, "queue.db");
        await Databases.At(file).MigrateAsync();
        using var log = new CapturedLog();
        await new SqliteDatabase(file, TimeProvider.System, log).MigrateAsync();
        Assert.Single(
            log.Lines,
            line =>
                line.Event == RelationalEventId.CommandExecuted
                && line.Text.Contains("FROM \"__EFMigrationsHistory\"", StringComparison.Ordinal)
        );
    }
}
