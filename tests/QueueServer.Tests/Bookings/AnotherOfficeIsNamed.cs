using System.Net;
using System.Text.Json;
using QueueServer.Domain.Bookings;
using QueueServer.Features.Bookings;
using QueueServer.Tests.PublicPages;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Bookings.BookedOffice;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Bookings;

/// <summary>Whoever comes with an appointment to another office of the server is told where it is, and when.</summary>
public sealed class AnotherOfficeIsNamed : TempFolder
{
    private const string There = "/api/v1/offices/van-quan/bookings";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<ClockedServer> StartWithAnotherAsync()
    {
        var server = await StartAsync(Folder);
        var other = SettingsWith() with
        {
            Id = new("van-quan"),
            Name = Names("Phường Văn Quán", "Văn Quán Ward"),
            PublicPage = new() { Address = Names("1 Nguyễn Khuyến", "1 Nguyễn Khuyến Street") },
        };
        Assert.True(await server.Offices.AddAsync(other, "admin"));
        return server;

        static System.Collections.Immutable.ImmutableSortedDictionary<string, string> Names(string vi, string en) =>
            System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("vi", vi).Add("en", en);
    }

    /// <summary>A confirmed appointment there, at nine tomorrow.</summary>
    private static async Task<BookingCode> BookThereAsync(HttpClient phone)
    {
        var wish = new HoldBookingRequest(CommandId.New(), TestOffice.Births, Tomorrow);
        var held = await phone.SendProvedAsync(There, wish.CommandId, proof => wish with { Proof = proof }).ReadAsync<BookingView>();
        await phone.SendAsync($"{There}/{held.Code}/confirm", new ConfirmBookingRequest(CommandId.New())).MustBeAsync(HttpStatusCode.OK);
        return held.Code;
    }

    [Fact]
    public async Task By_every_request_with_its_code_and_by_the_page()
    {
        await using var server = await StartWithAnotherAsync();
        using var phone = Clients.Make(server.Address);
        var code = await BookThereAsync(phone);
        foreach (
            var ask in new Func<Task<HttpResponseMessage>>[]
            {
                () => phone.FindAsync($"{code}"),
                () => phone.SendAsync($"{BookingsPath}/{code}/check-in", new CheckInBookingRequest(CommandId.New())),
                () => phone.CancelAsync(code),
                () => phone.MoveAsync(code, Tomorrow.AddHours(1)),
                () => phone.GetAsync($"{BookingsPath}/{code}/calendar.ics", Stop),
            }
        )
        {
            using var answer = await ask();
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
            Assert.Equal(BookingRefusals.BookingElsewhere, problem.RootElement.GetProperty("code").GetString());
            var there = problem.RootElement.GetProperty("elsewhere").Deserialize<BookedElsewhere>(Wire.Json)!; // it is one
            Assert.Equal(
                ("van-quan", "Phường Văn Quán", "1 Nguyễn Khuyến", Tomorrow, $"/b/van-quan/{code}"),
                (there.Office.Value, there.OfficeName["vi"], there.Address["vi"], there.Start, there.Page)
            );
        }

        await SaysAsync("vi", "Lịch hẹn này ở Phường Văn Quán, 09:00, thứ Ba 24/11.", "Địa chỉ: 1 Nguyễn Khuyến<");
        await SaysAsync("en", "This appointment is at Văn Quán Ward, 09:00, Tuesday 24/11.", "1 Nguyễn Khuyến Street<");

        async Task SaysAsync(string language, string where, string address)
        {
            using var answer = await phone.GetAsync($"/b/ha-dong/{code}?language={language}", Stop);
            Assert.Equal((HttpStatusCode.NotFound, true), (answer.StatusCode, answer.Headers.CacheControl!.NoStore));
            var page = await answer.Content.ReadAsStringAsync(Stop);
            Assert.Contains(where, page, StringComparison.OrdinalIgnoreCase);
            Assert.Contains(address, page, StringComparison.Ordinal);
            Assert.Contains($"href=\"/b/van-quan/{code}?language={language}\"", page, StringComparison.Ordinal);
            Reading.AssertOne(page, answer.Headers.GetValues("Content-Security-Policy").Single());
        }
    }

    [Fact]
    public async Task At_the_kiosk_as_long_as_it_is_to_come()
    {
        await using var server = await StartWithAnotherAsync();
        using var phone = Clients.Make(server.Address);
        using var kiosk = Clients.Make(
            server.Address,
            (await File.ReadAllTextAsync(Path.Combine(Folder, "devices", "kiosk-1.secret"), Stop)).Trim()
        );
        var code = await BookThereAsync(phone);
        var found = await FindAsync();
        Assert.Equal((FindOutcome.NotKnown, "van-quan", Tomorrow), (found.Outcome, found.Elsewhere?.Office.Value, found.Elsewhere?.Start));
        await phone.SendAsync($"{There}/{code}/cancel", new CancelBookingRequest(CommandId.New())).MustBeAsync(HttpStatusCode.OK);
        Assert.Null((await FindAsync()).Elsewhere);
        await phone.FindAsync($"{code}").MustBeAsync(HttpStatusCode.NotFound, BookingRefusals.UnknownBooking);

        Task<FindReply> FindAsync()
        {
            var asked = new FindRequest(Code: $"{code}");
            return kiosk.SendAsync($"{OfficePath}/tickets/find", asked).ReadAsync<FindReply>();
        }
    }

    /// <summary>Guessing is limited as before: a right code counts for nothing, a wrong one is one try.</summary>
    [Fact]
    public async Task Only_to_whoever_has_the_code()
    {
        await using var server = await StartWithAnotherAsync();
        using var phone = Clients.Make(server.Address);
        var code = await BookThereAsync(phone);
        for (var n = 0; n < 2 * BookingLimits.Guesses; n++)
            await (n % 2 == 0 ? phone.FindAsync($"{code}") : phone.GetAsync($"/b/ha-dong/{code}", Stop)).MustBeAsync(
                HttpStatusCode.NotFound
            );
        for (var n = 0; n < BookingLimits.Guesses; n++)
            await phone.FindAsync("9999-9999").MustBeAsync(HttpStatusCode.NotFound, BookingRefusals.UnknownBooking);
        await phone.FindAsync($"{code}").MustBeAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
    }
}
