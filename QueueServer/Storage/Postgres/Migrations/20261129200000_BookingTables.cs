using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QueueServer.Storage.Postgres.Migrations
{
    /// <summary>Appointments by office and date, and the sealed contacts of whoever made them.</summary>
    [DbContext(typeof(PostgresContext))]
    [Migration("20261129200000_BookingTables")]
    internal sealed class BookingTables : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "booking_records",
                columns: table => new
                {
                    Office = table.Column<string>(type: "text", nullable: false),
                    Day = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    Command = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Booking = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Events = table.Column<string>(type: "text", nullable: false),
                    Checksum = table.Column<long>(type: "bigint", nullable: false),
                    Form = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                    table.PrimaryKey(
                        "PK_booking_records",
                        x => new
                        {
                            x.Office,
                            x.Day,
                            x.Version,
                        }
                    )
            );
            migrationBuilder.CreateIndex(
                name: "IX_booking_records_Office_Day_Command",
                table: "booking_records",
                columns: ["Office", "Day", "Command"],
                unique: true
            );
            migrationBuilder.CreateTable(
                name: "booking_contacts",
                columns: table => new
                {
                    Office = table.Column<string>(type: "text", nullable: false),
                    Day = table.Column<int>(type: "integer", nullable: false),
                    Booking = table.Column<Guid>(type: "uuid", nullable: false),
                    Box = table.Column<byte[]>(type: "bytea", nullable: false),
                },
                constraints: table =>
                    table.PrimaryKey(
                        "PK_booking_contacts",
                        x => new
                        {
                            x.Office,
                            x.Day,
                            x.Booking,
                        }
                    )
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "booking_records");
            migrationBuilder.DropTable(name: "booking_contacts");
        }
    }
}
