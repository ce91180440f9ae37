using Npgsql;

namespace QueueServer.Storage.Postgres;

/// <summary>How new everything is that servers follow, as of one moment.</summary>
/// <param name="Accounts">Another number whenever an account was added, changed or taken away.</param>
/// <param name="Sessions">Another number whenever the sessions that ended are others.</param>
/// <param name="Offices">The version of each office's last record, by the office's id; 0 where nothing is written yet.</param>
internal sealed record NewestVersions(string Accounts, string Sessions, IReadOnlyDictionary<string, long> Offices)
{
    // A row's xmin is the transaction that wrote it: their sum is another when any row is.
    private const string Query = """
        SELECT '*accounts', count(*) || ' ' || COALESCE(sum(xmin::text::bigint), 0) FROM accounts
        UNION ALL
        SELECT '*sessions', count(*) || ' ' || COALESCE(sum(xmin::text::bigint), 0) FROM passing WHERE "Kind" = $1
        UNION ALL
        SELECT office, (SELECT COALESCE(max("Version"), 0) FROM journal WHERE "Office" = office)::text
        FROM (SELECT DISTINCT "Office" AS office FROM settings) offices
        """;

    /// <summary>Reads it, in one statement.</summary>
    /// <param name="source">The database's connections.</param>
    /// <param name="sessions">The kind of fact that an ended session is.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<NewestVersions> ReadAsync(NpgsqlDataSource source, string sessions, CancellationToken stop)
    {
        var (accounts, ended, offices) = ("", "", new Dictionary<string, long>());
        await using var read = source.CreateCommand(Query);
        read.Parameters.Add(new() { Value = sessions });
        await using var rows = await read.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
        {
            var (topic, version) = (rows.GetString(0), rows.GetString(1));
            if (topic == Topics.Accounts)
                accounts = version;
            else if (topic == Topics.Sessions)
                ended = version;
            else
                offices[topic] = long.Parse(version, System.Globalization.CultureInfo.InvariantCulture);
        }

        return new(accounts, ended, offices);
    }
}
