using System.Net;
using QueueServer.Domain.Bookings;
using QueueServer.Features.AuditTrail;
using QueueServer.Features.Bookings;
using QueueServer.Storage;
using QueueServer.Tests.PublicPages;
using QueueServer.Tests.Ratings;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Bookings.BookedOffice;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Bookings;

/// <summary>An officer has a visitor come back, and says what for.</summary>
public sealed class AReturnByHttp : TempFolder
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Task<HttpResponseMessage> MakeAsync(
        HttpClient officer,
        DateTimeOffset start,
        ReturnReason? reason,
        CommandId? id = null
    ) =>
        officer.SendAsync(
            $"{BookingsPath}/returns",
            new MakeReturnRequest(id ?? CommandId.New(), TestOffice.Births, start) { Reason = reason, Contact = "lan@example.vn" }
        );

    private async Task<(RatedOffice Office, HttpClient Officer)> StartAsync(Uri? address)
    {
        var office = await RatedOffice.StartAsync(Folder);
        await office.ChangeAsync(settings => settings with { SlotPlans = [Plan with { Cap = null }], PublicAddress = address });
        return (office, (await Session.BeginAsync(office.Server.Address, "officer", FirstRun.PasswordOf(Folder, "officer"))).Client);
    }

    [Fact]
    public async Task Is_audited_once_with_the_date_and_the_service_and_nobody_it_is_for()
    {
        var (office, officer) = await StartAsync(address: null);
        await using var _ = office;
        var id = CommandId.New();
        var first = await MakeAsync(officer, Tomorrow, ReturnReason.MorePapers, id).ReadAsync<MakeReturnReply>();
        var again = await MakeAsync(officer, Tomorrow, ReturnReason.MorePapers, id).ReadAsync<MakeReturnReply>();
        Assert.Equal(first.Booking.Code, again.Booking.Code);
        await MakeAsync(officer, Tomorrow.AddMinutes(1), ReturnReason.Result)
            .MustBeAsync(HttpStatusCode.Conflict, BookingRefusals.NotInPlan); // what did not happen is not told

        var audit = await office.Manager.Client.GetAsync($"/api/v1/audit?what={Audited.ReturnMade}", Stop).ReadAsync<AuditPage>();
        var entry = Assert.Single(audit.Entries);
        Assert.Equal(
            ("officer", "ha-dong", "2026-11-24", """{"service":"ho-tich","start":"2026-11-24T02:00:00+00:00","reason":"morePapers"}"""),
            (entry.Who, entry.Office, entry.Subject, $"{entry.After}")
        );
    }

    [Fact]
    public async Task Leads_to_its_page_where_the_reason_stands()
    {
        var (office, officer) = await StartAsync(new("https://queue.example.vn"));
        await using var _ = office;
        var made = await MakeAsync(officer, Tomorrow, ReturnReason.Result).ReadAsync<MakeReturnReply>();
        var path = $"/b/ha-dong/{made.Booking.Code}";
        Assert.Equal(new Uri($"https://queue.example.vn{path}"), made.Page);
        Assert.StartsWith("data:image/svg+xml", made.Picture, StringComparison.Ordinal);
        using var phone = Clients.Make(office.Server.Address);
        Assert.Contains("<dt>Hẹn để</dt><dd>Nhận kết quả</dd>", (await phone.OpenAsync(path)).Text, StringComparison.Ordinal);
        Assert.Contains("<dd>Collect the result</dd>", (await phone.OpenAsync($"{path}?language=en")).Text, StringComparison.Ordinal);

        var unsaid = await MakeAsync(officer, Tomorrow, reason: null).ReadAsync<MakeReturnReply>();
        Assert.DoesNotContain("Hẹn để", (await phone.OpenAsync($"/b/ha-dong/{unsaid.Booking.Code}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Has_a_picture_of_its_code_where_there_is_no_address()
    {
        var (office, officer) = await StartAsync(address: null);
        await using var _ = office;
        var made = await MakeAsync(officer, Tomorrow, ReturnReason.Other).ReadAsync<MakeReturnReply>();
        Assert.Null(made.Page);
        Assert.Equal(ScreenHosting.QrPicture.Of(made.Booking.Code.ToString()), made.Picture);
    }

    /// <summary>Beyond the share and the cap, within the lead time and beyond the horizon.</summary>
    [Fact]
    public async Task Is_offered_all_that_an_officer_may_give()
    {
        var (office, officer) = await StartAsync(address: null);
        await using var _ = office;
        await office.ChangeAsync(settings =>
            settings with
            {
                SlotPlans = [Plan with { OnlineShare = 0, LeadMinutes = 600, HorizonDays = 1, PlannedCounters = 1 }],
            }
        );
        var minutes = office.Office.Settings.FindService(TestOffice.Births)!.ExpectedMinutes; // the sample's
        await MakeAsync(officer, Tomorrow, ReturnReason.Result).MustBeAsync(HttpStatusCode.OK);
        var slots = await officer.GetAsync($"{BookingsPath}/returns/slots?service=ho-tich", Stop).ReadAsync<SlotsView>();
        Assert.Equal(SlotPlan.MostDays + 1, slots.Days.Count);
        Assert.Equal(TestOffice.Morning.AddHours(1), slots.Days[0].Slots[0].Start);
        Assert.Equal(60 / minutes, slots.Days[30].Slots[0].Free);
        Assert.Equal(60 / minutes - 1, slots.Days[1].Slots.Single(slot => slot.Start == Tomorrow).Free);
        await officer.GetAsync($"{BookingsPath}/returns/slots?service=none", Stop).MustBeAsync(HttpStatusCode.NotFound, "unknown-service");
    }
}
