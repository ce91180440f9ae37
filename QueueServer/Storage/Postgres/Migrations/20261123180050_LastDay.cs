using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QueueServer.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    internal partial class LastDay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_journal_Office_Day",
                table: "journal");

            migrationBuilder.CreateIndex(
                name: "IX_journal_Office_Day_Version",
                table: "journal",
                columns: new[] { "Office", "Day", "Version" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_journal_Office_Day_Version",
                table: "journal");

            migrationBuilder.CreateIndex(
                name: "IX_journal_Office_Day",
                table: "journal",
                columns: new[] { "Office", "Day" });
        }
    }
}
