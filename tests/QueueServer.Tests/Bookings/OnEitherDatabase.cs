using QueueServer.Storage;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Bookings;

public sealed class DesksInSqlite : DeskContract
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

/// <summary>As several servers have it.</summary>
public sealed class DesksInPostgres(Postgres postgres) : DeskContract
{
    private protected override Task<IDatabase> OpenAsync() => Databases.MakeAsync(postgres, isShared: true);
}
