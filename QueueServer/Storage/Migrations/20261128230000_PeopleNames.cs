using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QueueServer.Storage.Migrations
{
    /// <summary>People have a full name and a short one beside the one they sign in with.</summary>
    [DbContext(typeof(QueueContext))]
    [Migration("20261128230000_PeopleNames")]
    internal sealed class PeopleNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "FullName", table: "accounts", type: "TEXT", nullable: true);
            migrationBuilder.AddColumn<string>(name: "ShortName", table: "accounts", type: "TEXT", nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "FullName", table: "accounts");
            migrationBuilder.DropColumn(name: "ShortName", table: "accounts");
        }
    }
}
