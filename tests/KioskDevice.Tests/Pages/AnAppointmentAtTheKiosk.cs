using KioskDevice.Tests.Running;
using Microsoft.AspNetCore.Http;
using QueueContracts;
using static Microsoft.Playwright.Assertions;

namespace KioskDevice.Tests.Pages;

/// <summary>Whoever has an appointment types its code at the kiosk, reads what it is for, and takes their number.</summary>
[Collection(nameof(KioskPage))] // as the others that type a code
public sealed class AnAppointmentAtTheKiosk(Browser browser)
{
    private static readonly FoundBooking Booking = new(
        new("7K4PX2MQ"),
        new("ho-tich"),
        Office.Names("Tư pháp – Hộ tịch", "Justice and civil status"),
        new(2026, 11, 23, 2, 30, 0, TimeSpan.Zero)
    );

    private readonly FakeVisitor visitor = new() { Here = false };

    /// <summary>As far as the question that follows the code.</summary>
    private async Task<KioskPage> TypedAsync(string language, string code = "7k4p-x2mq")
    {
        var kiosk = await KioskPage.OpenAsync(browser, Office.View(), new() { Reader = visitor.Reader });
        kiosk.Server.OnFind = asked =>
            Results.Json(
                asked.Code == "7K4PX2MQ" ? new FindReply(FindOutcome.Found, [], Booking) : new FindReply(FindOutcome.NotKnown, []),
                Wire.Json
            );
        kiosk.Server.OnIssue = _ => Results.Json(new IssueReply(Walk.Ticket("A012"), Known: false), Wire.Json);
        await kiosk.IdleAsync();
        await kiosk.Test("where").ClickAsync();
        if (language == "en")
            await kiosk.Test("language").ClickAsync();
        await kiosk.Test("consent-decline").ClickAsync();
        await kiosk.Test("code").FillAsync(code);
        await kiosk.SoundAsync($"appointment-code-{language}");
        await kiosk.Test("find").ClickAsync();
        return kiosk;
    }

    [Theory]
    [InlineData("vi", "Lịch hẹn: 09:30 hôm nay")]
    [InlineData("en", "Appointment: 09:30 today")]
    public async Task Is_read_again_before_the_number_is_taken(string language, string due)
    {
        await using var kiosk = await TypedAsync(language);
        await kiosk.ScreenAsync("consent");
        await Expect(kiosk.Test("due")).ToHaveTextAsync(due);
        await kiosk.SoundAsync($"appointment-{language}");
        await kiosk.Test("without-face").ClickAsync();
        await kiosk.ScreenAsync("number");
        var asked = Assert.Single(kiosk.Server.Issued);
        Assert.Equal((Booking.Service, Booking.Code, null), (asked.Service, asked.Booking, asked.Face));
    }

    [Theory]
    [InlineData("vi", "Lịch hẹn này ở Phường Văn Quán, 09:30 thứ Ba, 24/11.", "Địa chỉ: 1 Nguyễn Khuyến")]
    [InlineData("en", "This appointment is at Văn Quán Ward, 09:30, Tuesday 24/11.", "Address: 1 Nguyễn Khuyến Street")]
    public async Task Is_said_to_be_at_another_office(string language, string where, string address)
    {
        await using var kiosk = await TypedAsync(language, "2222-2222");
        kiosk.Server.OnFind = _ =>
            Results.Json(
                new FindReply(
                    FindOutcome.NotKnown,
                    [],
                    Elsewhere: new(
                        new("van-quan"),
                        Office.Names("Phường Văn Quán", "Văn Quán Ward"),
                        Office.Names("1 Nguyễn Khuyến", "1 Nguyễn Khuyến Street"),
                        Booking.Start.AddDays(1),
                        "Asia/Ho_Chi_Minh",
                        "/b/van-quan/2222-2223"
                    )
                ),
                Wire.Json
            );
        await kiosk.Test("code").FillAsync("2222-2223");
        await kiosk.Test("find").ClickAsync();
        await kiosk.ScreenAsync("refused");
        await Expect(kiosk.Test("refusal")).ToHaveTextAsync(where);
        await Expect(kiosk.Test("elsewhere-address")).ToHaveTextAsync(address);
        await kiosk.SoundAsync($"appointment-elsewhere-{language}");
    }

    [Fact]
    public async Task Is_refused_in_words_when_it_is_too_early_and_a_wrong_code_is_typed_again()
    {
        await using var kiosk = await TypedAsync("vi", "7K4P-X2M2");
        await Expect(kiosk.Test("code-why")).ToHaveTextAsync("Không có số hay lịch hẹn nào mang mã này. Mời kiểm tra lại.");
        kiosk.Server.OnFind = _ => FakeServer.Refusal("booking-early");
        await kiosk.Test("code").FillAsync("7K4PX2MQ");
        await kiosk.Test("find").ClickAsync();
        await kiosk.ScreenAsync("refused");
        await Expect(kiosk.Test("refusal")).ToHaveTextAsync("Chưa đến giờ làm thủ tục cho lịch hẹn này.");
        await kiosk.SoundAsync("appointment-early");
    }
}
