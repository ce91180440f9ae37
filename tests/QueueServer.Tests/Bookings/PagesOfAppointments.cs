using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Features.Bookings;
using QueueServer.Tests.PublicPages;
using QueueServer.Tests.Ratings;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Bookings.BookedOffice;

namespace QueueServer.Tests.Bookings;

/// <summary>The page on which an appointment is booked, and the one of an appointment.</summary>
public sealed class PagesOfAppointments : TempFolder
{
    private const string Book = "/cho/ha-dong/book";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Are_led_to_where_something_can_be_booked()
    {
        await using var server = await StartAsync(Folder);
        using var phone = Clients.Make(server.Address);
        foreach (var language in new[] { "vi", "en" })
        {
            var link = $"href=\"{Book}?language={language}\"";
            Assert.Contains(link, (await phone.OpenAsync($"/cho/ha-dong?language={language}")).Text, StringComparison.Ordinal);
            Assert.Contains(link, (await phone.OpenAsync($"/cho/ha-dong/take?language={language}")).Text, StringComparison.Ordinal);
        }

        var (page, answer) = await phone.OpenAsync(Book);
        Assert.Equal(["ho-tich"], Regex.Matches(page, "name=\"service\" value=\"([^\"]+)\"").Select(one => one.Groups[1].Value));
        Assert.Contains("data-days=\"7\"", page, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Contains("<h1>Book an appointment</h1>", (await phone.OpenAsync($"{Book}?language=en")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vi", "Cơ quan này hiện không nhận đặt lịch hẹn.", "Không có trang này")]
    [InlineData("en", "This office takes no appointments at present.", "There is no such page")]
    public async Task Are_not_there_without_a_plan_or_an_office(string language, string off, string missing)
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        using var phone = Clients.Make(office.Server.Address);
        Assert.DoesNotContain("/book", (await phone.OpenAsync($"/cho/ha-dong?language={language}")).Text, StringComparison.Ordinal);
        await SaysAsync($"{Book}?language={language}", off);
        await SaysAsync($"/cho/nowhere/book?language={language}", missing);
        await office.ChangeAsync(settings =>
            settings with
            {
                PublicPage = new() { Use = false },
                SlotPlans = [Plan],
            }
        );
        await SaysAsync($"{Book}?language={language}", missing);

        async Task SaysAsync(string path, string said)
        {
            using var answer = await phone.GetAsync(path, Stop);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            var page = await answer.Content.ReadAsStringAsync(Stop);
            Assert.Contains(said, page, StringComparison.Ordinal);
            Assert.Contains($"<html lang=\"{language}\"", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Are_one_answer_each_whose_style_and_script_are_the_ones_that_it_allows()
    {
        await using var server = await StartAsync(Folder);
        using var phone = Clients.Make(server.Address);
        var booked = await BookAsync(phone);
        foreach (var path in new[] { Book, $"/b/ha-dong/{booked.Code}", "/b/ha-dong/9999-9999" })
        foreach (var language in new[] { "vi", "en" })
        {
            using var answer = await phone.GetAsync($"{path}?language={language}", Stop);
            var page = await answer.Content.ReadAsStringAsync(Stop);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.EndsWith("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Reading.AssertOne(page, policy);
        }
    }

    [Fact]
    public async Task Say_when_to_come_as_the_office_has_set_it()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        using var phone = Clients.Make(office.Server.Address);
        await office.ChangeAsync(settings =>
            settings with
            {
                SlotPlans = [Plan],
                CheckIn = new() { EarlyMinutes = 45, LateMinutes = 5 },
            }
        );
        Assert.Contains("từ 45 phút trước đến 5 phút sau", (await phone.OpenAsync(Book)).Text, StringComparison.Ordinal);
        var (english, _) = await phone.OpenAsync($"{Book}?language=en");
        Assert.Contains("between 45 minutes before and 5 minutes after", english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_small_however_many_services_with_long_names_there_are()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        using var phone = Clients.Make(office.Server.Address);
        ServiceId[] ids = [.. Enumerable.Range(0, 20).Select(n => new ServiceId($"s-{n}"))];
        await office.ChangeAsync(settings =>
        {
            var names = settings.Name.Clear().Add("vi", string.Concat(Enumerable.Repeat("Đăng ký ", 10)).Trim()).Add("en", "Registration");
            return settings with
            {
                Services = [.. ids.Select((id, n) => new ServiceSettings(id, (char)('A' + n), names, 10))],
                Counters = [.. settings.Counters.Select(counter => counter with { Services = [.. ids] })],
                SlotPlans = [Plan with { Services = [.. ids] }],
                Groups = [],
                Procedures = [],
                Boards = [],
            };
        });
        var (page, _) = await phone.OpenAsync(Book);
        Assert.Equal(20, Regex.Count(page, "name=\"service\""));
        Assert.InRange(Encoding.UTF8.GetByteCount(page), 10_000, 30_000);
    }

    [Fact]
    public async Task Say_what_an_appointment_is_now_and_are_kept_by_nobody()
    {
        await using var server = await StartAsync(Folder);
        using var phone = Clients.Make(server.Address);
        var held = await phone.HoldAsync(Tomorrow, "0912 345 678").ReadAsync<BookingView>();
        var path = $"/b/ha-dong/{held.Code}";
        await ShowsAsync("Chưa xác nhận. Chỗ được giữ đến 10:05.", "data-act=\"confirm\"", "data-act=\"cancel\"");
        await phone.ConfirmAsync(held.Code).MustBeAsync(HttpStatusCode.OK);
        var page = await ShowsAsync("Đã xác nhận", "09:00, thứ Ba 24/11", $"{held.Code}", "data-act=\"move\"", "từ 08:30 đến 09:15");
        Assert.DoesNotContain("912", page, StringComparison.Ordinal); // a contact is never shown
        Assert.DoesNotContain("data-act=\"confirm\"", page, StringComparison.Ordinal);
        var (english, answer) = await phone.OpenAsync($"{path}?language=en");
        Assert.Contains("09:00, Tuesday 24/11", english, StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString()); // it has one
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("noindex", answer.Headers.GetValues("X-Robots-Tag").Single());
        Assert.Contains("geolocation=(self)", answer.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));

        await phone.CancelAsync(held.Code).MustBeAsync(HttpStatusCode.OK);
        Assert.DoesNotContain("data-act=\"move\"", await ShowsAsync("Đã hủy", $"{Book}?language=vi"), StringComparison.Ordinal);
        var lapsed = await phone.HoldAsync(Tomorrow).ReadAsync<BookingView>();
        server.Time.Advance(BookingDay.HoldTime);
        path = $"/b/ha-dong/{lapsed.Code}";
        await ShowsAsync("Không được xác nhận kịp");

        async Task<string> ShowsAsync(params string[] said)
        {
            var (text, _) = await phone.OpenAsync(path);
            Assert.All(said, one => Assert.Contains(one, text, StringComparison.OrdinalIgnoreCase));
            return text;
        }
    }

    [Fact]
    public async Task Let_a_visitor_come_in_from_half_an_hour_before_where_phones_may()
    {
        await using var office = await RatedOffice.StartAsync(Folder);
        using var phone = Clients.Make(office.Server.Address);
        var (plan, now) = (Plan with { SlotMinutes = 30 }, office.Server.Time.GetUtcNow());
        await office.ChangeAsync(settings =>
            settings with
            {
                Hours = new(),
                SlotPlans = [plan],
                PublicPage = new() { Place = "20.9712, 105.7788" },
            }
        );
        var start = now.AddMinutes(60 - now.Minute % 30);
        var held = await phone.HoldAsync(start).ReadAsync<BookingView>();
        await phone.ConfirmAsync(held.Code).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal((false, true, false), await SeeAsync(start.AddMinutes(-31)));
        Assert.Equal((true, true, false), await SeeAsync(start.AddMinutes(-30)));
        Assert.Equal((true, false, false), await SeeAsync(start));
        Assert.Equal((true, false, false), await SeeAsync(start.AddMinutes(15)));
        Assert.Equal((true, false, true), await SeeAsync(start.AddMinutes(16))); // into the ordinary line
        await office.ChangeAsync(settings => settings with { PublicPage = new() });
        Assert.Equal((false, false, true), await SeeAsync(start.AddMinutes(17))); // at the kiosk

        async Task<(bool MayCome, bool MayMove, bool IsLate)> SeeAsync(DateTimeOffset at)
        {
            if (at > office.Server.Time.GetUtcNow())
                office.Server.Time.Advance(at - office.Server.Time.GetUtcNow());
            var (page, _) = await phone.OpenAsync($"/b/ha-dong/{held.Code}");
            return (Has("data-act=\"come\""), Has("data-act=\"move\""), Has("Đã quá 15 phút"));

            bool Has(string part) => page.Contains(part, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("vi", "Không có lịch hẹn này", "Có quá nhiều yêu cầu")]
    [InlineData("en", "There is no such appointment", "Too many requests")]
    public async Task Are_not_found_by_guessing(string language, string missing, string closed)
    {
        await using var server = await StartAsync(Folder);
        using var phone = Clients.Make(server.Address);
        var booked = await BookAsync(phone);
        for (var n = 0; n < 2 * BookingLimits.Guesses; n++)
            await phone.OpenAsync($"/b/ha-dong/{booked.Code}");
        var guesses = new[] { "ha-dong/9999-9999", "ha-dong/x", "nowhere/9999-9999", $"nowhere/{booked.Code}" };
        for (var n = 0; n < BookingLimits.Guesses; n++)
            await SaysAsync(guesses[n % guesses.Length], HttpStatusCode.NotFound, missing);
        await SaysAsync($"ha-dong/{booked.Code}", HttpStatusCode.TooManyRequests, closed);

        async Task SaysAsync(string path, HttpStatusCode status, string said)
        {
            using var answer = await phone.GetAsync($"/b/{path}?language={language}", Stop);
            Assert.Equal(status, answer.StatusCode);
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString()); // it has one
            Assert.Contains(said, await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }
    }

    private static async Task<BookingView> BookAsync(HttpClient phone)
    {
        var held = await phone.HoldAsync(Tomorrow).ReadAsync<BookingView>();
        return await phone.ConfirmAsync(held.Code).ReadAsync<BookingView>();
    }
}
