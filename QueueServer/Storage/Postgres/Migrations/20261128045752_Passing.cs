using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QueueServer.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    internal partial class Passing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "passing",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Key = table.Column<string>(type: "text", nullable: false),
                    Value = table.Column<string>(type: "text", nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: false),
                    Turn = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_passing", x => new { x.Kind, x.Key });
                });

            migrationBuilder.CreateIndex(
                name: "IX_passing_Until",
                table: "passing",
                column: "Until");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "passing");
        }
    }
}
