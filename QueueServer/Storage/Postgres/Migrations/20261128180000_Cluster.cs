using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QueueServer.Storage.Postgres.Migrations
{
    /// <summary>Where servers find each other; none of it is in the model, and no backup holds it.</summary>
    [DbContext(typeof(PostgresContext))]
    [Migration("20261128180000_Cluster")]
    internal sealed class Cluster : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(ClusterTables.Create);
            foreach (var (key, text) in ClusterTables.Queries)
                migrationBuilder.Sql($"INSERT INTO OrleansQuery VALUES ('{key}', '{text.Replace("'", "''")}')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("DROP TABLE OrleansQuery; DROP TABLE cluster_servers; DROP TABLE cluster_versions;");
    }
}
