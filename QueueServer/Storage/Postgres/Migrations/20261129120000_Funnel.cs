using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QueueServer.Storage.Postgres.Migrations
{
    /// <summary>Kiosks hand in what each hour of theirs came to.</summary>
    [DbContext(typeof(PostgresContext))]
    [Migration("20261129120000_Funnel")]
    internal sealed class Funnel : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "funnel",
                columns: table => new
                {
                    Office = table.Column<string>(type: "text", nullable: false),
                    Kiosk = table.Column<string>(type: "text", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Hour = table.Column<long>(type: "bigint", nullable: false),
                    Begun = table.Column<int>(type: "integer", nullable: false),
                    WithFace = table.Column<int>(type: "integer", nullable: false),
                    WithoutFace = table.Column<int>(type: "integer", nullable: false),
                    Places = table.Column<int>(type: "integer", nullable: false),
                    Seconds = table.Column<int>(type: "integer", nullable: false),
                    GivenUp = table.Column<string>(type: "text", nullable: false),
                    ChallengesFailed = table.Column<int>(type: "integer", nullable: false),
                    CameraTroubles = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table => table.PrimaryKey("PK_funnel", x => new { x.Office, x.Kiosk, x.Id })
            );
            migrationBuilder.CreateIndex(name: "IX_funnel_Office_Hour", table: "funnel", columns: new[] { "Office", "Hour" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable(name: "funnel");
    }
}
