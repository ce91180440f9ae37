using Npgsql;
using ScreenHosting;

namespace QueueServer.Storage.Postgres;

/// <summary>
/// Where servers find each other: the tables behind Orleans' <c>Microsoft.Orleans.Clustering.AdoNet</c> 10.4.2, which reads its statements
/// from the table <c>OrleansQuery</c> and brings none. Their keys, parameters and columns are that version's; the words are ours. A server
/// is taken in, or its state changed, only behind the version of the table it was decided on.
/// </summary>
internal static class ClusterTables
{
    /// <summary>The tables.</summary>
    public const string Create = """
        CREATE TABLE cluster_versions (
            deployment text PRIMARY KEY,
            version integer NOT NULL DEFAULT 0,
            changed timestamptz NOT NULL DEFAULT now());
        CREATE TABLE cluster_servers (
            deployment text NOT NULL REFERENCES cluster_versions,
            address text NOT NULL,
            port integer NOT NULL,
            generation integer NOT NULL,
            name text NOT NULL,
            host text NOT NULL,
            status integer NOT NULL,
            gateway integer,
            suspects text,
            started timestamptz NOT NULL,
            alive timestamptz NOT NULL,
            PRIMARY KEY (deployment, address, port, generation));
        CREATE TABLE OrleansQuery (QueryKey text PRIMARY KEY, QueryText text NOT NULL);
        """;

    private const string OneServer = "deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation";

    private const string Read = """
        SELECT v.deployment AS DeploymentId, s.address AS Address, s.port AS Port, s.generation AS Generation, s.name AS SiloName,
            s.host AS HostName, s.status AS Status, s.gateway AS ProxyPort, s.suspects AS SuspectTimes, s.started AS StartTime,
            s.alive AS IAmAliveTime, v.version AS Version
        FROM cluster_versions v LEFT JOIN cluster_servers s ON s.deployment = v.deployment
        """;

    private const string NextVersion = """
        UPDATE cluster_versions SET version = version + 1, changed = now()
        WHERE deployment = @DeploymentId AND version = @Version
        """;

    /// <summary>The statements, by their keys. Those that change something answer with 1, or 0 where somebody else was first.</summary>
    public static IReadOnlyDictionary<string, string> Queries { get; } =
        new Dictionary<string, string>
        {
            ["InsertMembershipVersionKey"] = """
                WITH made AS (INSERT INTO cluster_versions (deployment) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1)
                SELECT count(*)::integer FROM made
                """,
            ["InsertMembershipKey"] = $"""
                WITH next AS ({NextVersion} AND NOT EXISTS (SELECT FROM cluster_servers WHERE {OneServer}) RETURNING deployment),
                taken AS (
                    INSERT INTO cluster_servers (deployment, address, port, generation, name, host, status, gateway, started, alive)
                    SELECT deployment, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
                    FROM next RETURNING 1)
                SELECT count(*)::integer FROM taken
                """,
            ["UpdateMembershipKey"] = $"""
                WITH next AS ({NextVersion} AND EXISTS (SELECT FROM cluster_servers WHERE {OneServer}) RETURNING 1),
                changed AS (
                    UPDATE cluster_servers SET status = @Status, suspects = @SuspectTimes, alive = @IAmAliveTime
                    WHERE {OneServer} AND EXISTS (SELECT FROM next) RETURNING 1)
                SELECT count(*)::integer FROM changed
                """,
            ["UpdateIAmAlivetimeKey"] = $"UPDATE cluster_servers SET alive = @IAmAliveTime WHERE {OneServer}",
            ["MembershipReadRowKey"] = $"""
                {Read} AND s.address = @Address AND s.port = @Port AND s.generation = @Generation
                WHERE v.deployment = @DeploymentId
                """,
            ["MembershipReadAllKey"] = $"{Read} WHERE v.deployment = @DeploymentId",
            ["DeleteMembershipTableEntriesKey"] = """
                DELETE FROM cluster_servers WHERE deployment = @DeploymentId;
                DELETE FROM cluster_versions WHERE deployment = @DeploymentId
                """,
            ["GatewaysQueryKey"] = """
                SELECT address AS Address, gateway AS ProxyPort, generation AS Generation FROM cluster_servers
                WHERE deployment = @DeploymentId AND status = @Status AND gateway > 0
                """,
            // 3: it is there
            ["CleanupDefunctSiloEntriesKey"] = """
                DELETE FROM cluster_servers WHERE deployment = @DeploymentId AND alive < @IAmAliveTime AND status <> 3
                """,
        };

    /// <summary>
    /// Whether the database still holds just these statements: with those of another version servers would wait for ever.
    /// </summary>
    /// <exception cref="StartException">It does not.</exception>
    public static async Task CheckAsync(NpgsqlDataSource source)
    {
        var found = new Dictionary<string, string>();
        await using (var read = source.CreateCommand("SELECT QueryKey, QueryText FROM OrleansQuery"))
        await using (var rows = await read.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
                found.Add(rows.GetString(0), rows.GetString(1));
        }

        var others = Queries.Keys.Union(found.Keys).Where(key => found.GetValueOrDefault(key) != Queries.GetValueOrDefault(key)).Order();
        if (others.FirstOrDefault() is { } other)
            throw new StartException(
                $"the table OrleansQuery is not as this version made it ({other}): scripts of another version of Orleans were run on this "
                    + "database, and servers would wait for each other for ever. Put back its rows from a database that this version made."
            );
    }
}
