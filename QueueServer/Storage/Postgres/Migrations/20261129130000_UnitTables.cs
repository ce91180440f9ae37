using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QueueServer.Storage.Postgres.Migrations
{
    /// <summary>Units, and what offices tell of their days, so that figures are added up over many.</summary>
    [DbContext(typeof(PostgresContext))]
    [Migration("20261129130000_UnitTables")]
    internal sealed class UnitTables : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "summaries",
                columns: table => new
                {
                    Office = table.Column<string>(type: "text", nullable: false),
                    Day = table.Column<int>(type: "integer", nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    HandedIn = table.Column<long>(type: "bigint", nullable: true),
                    RefusedAt = table.Column<long>(type: "bigint", nullable: true),
                    Refusal = table.Column<string>(type: "text", nullable: true),
                    Form = table.Column<int>(type: "integer", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Signature = table.Column<byte[]>(type: "bytea", nullable: false),
                },
                constraints: table => table.PrimaryKey("PK_summaries", x => new { x.Office, x.Day })
            );
            migrationBuilder.CreateTable(
                name: "corrections",
                columns: table => new
                {
                    Office = table.Column<string>(type: "text", nullable: false),
                    Day = table.Column<int>(type: "integer", nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    ReplacedAt = table.Column<long>(type: "bigint", nullable: false),
                    Form = table.Column<int>(type: "integer", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Signature = table.Column<byte[]>(type: "bytea", nullable: false),
                },
                constraints: table => table.PrimaryKey("PK_corrections", x => new { x.Office, x.Day, x.Sequence })
            );
            migrationBuilder.CreateTable(
                name: "summary_months",
                columns: table => new
                {
                    Office = table.Column<string>(type: "text", nullable: false),
                    Month = table.Column<int>(type: "integer", nullable: false),
                    Form = table.Column<int>(type: "integer", nullable: false),
                    Total = table.Column<byte[]>(type: "bytea", nullable: false),
                    Days = table.Column<byte[]>(type: "bytea", nullable: false),
                    Turn = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table => table.PrimaryKey("PK_summary_months", x => new { x.Office, x.Month })
            );
            migrationBuilder.CreateTable(
                name: "summary_offices",
                columns: table => new
                {
                    Office = table.Column<string>(type: "text", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    TimeZone = table.Column<string>(type: "text", nullable: false),
                    FirstDay = table.Column<int>(type: "integer", nullable: false),
                    LastDay = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table => table.PrimaryKey("PK_summary_offices", x => x.Office)
            );
            migrationBuilder.CreateTable(
                name: "summary_sources",
                columns: table => new
                {
                    Source = table.Column<string>(type: "text", nullable: false),
                    Key = table.Column<byte[]>(type: "bytea", nullable: false),
                    PairedAt = table.Column<long>(type: "bigint", nullable: false),
                    HeardAt = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table => table.PrimaryKey("PK_summary_sources", x => x.Source)
            );
            migrationBuilder.CreateTable(
                name: "units",
                columns: table => new
                {
                    Revision = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Form = table.Column<int>(type: "integer", nullable: false),
                    Tree = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table => table.PrimaryKey("PK_units", x => x.Revision)
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "summaries");
            migrationBuilder.DropTable(name: "corrections");
            migrationBuilder.DropTable(name: "summary_months");
            migrationBuilder.DropTable(name: "summary_offices");
            migrationBuilder.DropTable(name: "summary_sources");
            migrationBuilder.DropTable(name: "units");
        }
    }
}
