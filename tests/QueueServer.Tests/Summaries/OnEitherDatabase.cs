using QueueServer.Storage;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Summaries;

public sealed class SummariesInSqlite : SummariesContract
{
    private string File => Path.Combine(Folder, "queue.db");

    private protected override Task<IDatabase> OpenAsync() => Databases.OpenAsync(File);

    public override void Dispose()
    {
        Databases.LetGo(File);
        base.Dispose();
        GC.SuppressFinalize(this);
    }
}

public sealed class SummariesInPostgres(Postgres postgres) : SummariesContract
{
    private protected override Task<IDatabase> OpenAsync() => Databases.MakeAsync(postgres);
}
