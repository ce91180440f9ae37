using QueueServer.Storage;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Facts;

public sealed class FactsInSqlite : FactsContract
{
    private string File => Path.Combine(Folder, "queue.db");

    private protected override Task<IDatabase> OpenAsync() => Databases.OpenAsync(File);

    /// <summary>As an office's engineer does it, also while the server runs.</summary>
    [Fact]
    public async Task One_command_rebuilds_them()
    {
        await WriteDayAsync(closes: true);
        Assert.Equal(0, await DataCommands.RunAsync([DataCommands.RebuildFacts, "--Data", Folder]));
        var built = (await RowsAsync()).Single().Facts;
        await RunAsync("DELETE FROM facts");
        Assert.Equal(0, await DataCommands.RunAsync([DataCommands.RebuildFacts, Here.Value, "--Data", Folder]));
        Assert.Equal(built, (await RowsAsync()).Single().Facts);
        Assert.Equal(2, await DataCommands.RunAsync([DataCommands.RebuildFacts, "nowhere", "--Data", Folder]));
        Assert.Equal(2, await DataCommands.RunAsync([DataCommands.RebuildFacts, "Not An Id", "--Data", Folder]));
    }

    public override void Dispose()
    {
        Databases.LetGo(File);
        base.Dispose();
        GC.SuppressFinalize(this);
    }
}

public sealed class FactsInPostgres(Postgres postgres) : FactsContract
{
    private protected override Task<IDatabase> OpenAsync() => Databases.MakeAsync(postgres);
}
