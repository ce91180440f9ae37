using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace QueueServer.Storage.Sqlite;

/// <summary>
/// What SQLite forgets between connections: <c>synchronous=FULL</c> (a commit is on disk before it answers, also in WAL mode) and
/// <c>secure_delete=ON</c> (deleted faces are overwritten).
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA busy_timeout=5000;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
