using System.Net;
using Microsoft.EntityFrameworkCore;
using QueueServer.Domain.Bookings;
using QueueServer.Features.Bookings;
using QueueServer.Storage.Sqlite;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Bookings.BookedOffice;

namespace QueueServer.Tests.Bookings;

/// <summary>A start repairs it: of a date whose records are damaged all before the damage is kept, of another everything.</summary>
public sealed class ADamagedDate : TempFolder
{
    [Fact]
    public async Task Goes_on_after_its_last_whole_record()
    {
        await using var server = await StartAsync(Folder);
        BookingCode first,
            lost,
            other;
        using (var phone = Clients.Make(server.Address))
        {
            first = (await phone.HoldAsync(Tomorrow).ReadAsync<BookingView>()).Code;
            await phone.ConfirmAsync(first).MustBeAsync(HttpStatusCode.OK);
            lost = (await phone.HoldAsync(Tomorrow).ReadAsync<BookingView>()).Code;
            other = (await phone.HoldAsync(Tomorrow.AddDays(1)).ReadAsync<BookingView>()).Code;
        }

        await using (var context = Databases.At(Path.Combine(Folder, SqliteDatabase.FileName)).CreateDbContext())
            await context.Database.ExecuteSqlAsync(
                $"""UPDATE booking_records SET "Events" = replace("Events", 'held', 'hold') WHERE "Version" = 3""",
                TestContext.Current.CancellationToken
            );

        await server.StartAgainAsync();
        using var again = Clients.Make(server.Address);
        Assert.Equal(BookingState.Confirmed, (await again.FindAsync($"{first}").ReadAsync<BookingView>()).State);
        Assert.Equal(BookingState.Held, (await again.FindAsync($"{other}").ReadAsync<BookingView>()).State);
        await again.FindAsync($"{lost}").MustBeAsync(HttpStatusCode.NotFound, BookingRefusals.UnknownBooking);
        await again.HoldAsync(Tomorrow).MustBeAsync(HttpStatusCode.OK);
    }
}
