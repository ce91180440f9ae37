using Microsoft.Data.Sqlite;

namespace QueueServer.Storage.Sqlite;

/// <summary>Copies a live SQLite database into a file of its own.</summary>
internal static class SqliteCopy
{
    /// <summary>
    /// Every table but the faces' row by row, in one read transaction: a file that is copied whole would hold what was just deleted.
    /// </summary>
    /// <exception cref="SqliteException">One of the two cannot be read or written.</exception>
    public static async Task WriteAsync(string database, string copy)
    {
        await using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString()
        );
        await connection.OpenAsync();
        await RunAsync(connection, "ATTACH $source AS live", ("$source", database));
        await RunAsync(connection, "BEGIN");
        var parts = new List<(string Type, string Name, string Sql)>();
        await using (
            var read = new SqliteCommand(
                "SELECT type, name, sql FROM live.sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type = "
                    + "'trigger', type = 'index'",
                connection
            )
        )
        {
            await using var rows = await read.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                parts.Add((rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        }

        foreach (var (type, name, sql) in parts) // tables first, triggers last: they refuse what is already there, not what is copied
        {
            await RunAsync(connection, sql);
            if (type == "table" && !TableCopy.LeftOut.Contains(name))
                await RunAsync(connection, $"INSERT INTO main.\"{name}\" SELECT * FROM live.\"{name}\"");
        }

        await RunAsync(connection, "COMMIT");
    }

    private static async Task RunAsync(SqliteConnection connection, string sql, params (string Name, string Value)[] values)
    {
        await using var command = new SqliteCommand(sql, connection);
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        await command.ExecuteNonQueryAsync();
    }
}
