namespace Tests.Shared;

/// <summary>What servers on one PostgreSQL are told that are to be one.</summary>
internal static class SeveralServers
{
    /// <summary>The command line of each, beside its own data folder and address.</summary>
    /// <param name="connection">Their database.</param>
    /// <param name="shared">The folder of what they share.</param>
    public static string[] Settings(string connection, string shared) =>
        [
            "--Storage:Provider",
            "Postgres",
            "--Storage:ConnectionString",
            connection,
            "--Cluster:Enabled",
            "true",
            "--Cluster:Port",
            "0", // any that is free
            "--Keys",
            Path.Combine(shared, "keys"),
            "--Media",
            Path.Combine(shared, "media"),
        ];
}
