using System.Net;
using System.Text;
using QueueContracts.Faces;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using Made = QueueServer.Tests.Running.Faces;

namespace QueueServer.Tests.Http;

/// <summary>
/// A kiosk's numbers for an outage, over HTTP. Every test is a kiosk of its own, and of a service that no other test leases.
/// </summary>
public sealed class NumbersAreLeasedByHttp(RunningServer server)
{
    private const string LeasesPath = $"{OfficePath}/leases";
    private static readonly ServiceId Service = new("kinh-doanh");
    private readonly LeaseHolderId holder = LeaseHolderId.New();

    private async Task<NumberBlock> LeaseAsync() =>
        (await server.Kiosk.SendAsync(LeasesPath, new LeaseRequest(CommandId.New(), Service, holder)).ReadAsync<LeaseReply>()).Blocks[^1];

    private HandInRequest In(TicketNumber number, FaceTemplate? face = null) =>
        new(new(CommandId.New(), Service, face, Consent: face is null ? null : Made.Consent()), holder, number, DateTimeOffset.UtcNow);

    [Fact]
    public async Task The_same_are_answered_again_with_the_hours_and_the_end_of_the_day()
    {
        var first = await server.Kiosk.SendAsync(LeasesPath, new LeaseRequest(CommandId.New(), Service, holder)).ReadAsync<LeaseReply>();
        var again = await server.Kiosk.SendAsync(LeasesPath, new LeaseRequest(CommandId.New(), Service, holder)).ReadAsync<LeaseReply>();
        Assert.Equal(first.Blocks, again.Blocks);
        Assert.InRange(first.Until, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1).AddMinutes(1));
        Assert.Contains(first.Hours, time => time.From <= DateTimeOffset.UtcNow && DateTimeOffset.UtcNow < time.To);
    }

    [Fact]
    public async Task A_number_is_handed_in_once_however_often_it_is_sent()
    {
        var request = In((await LeaseAsync()).First, Made.Of(8101));
        var first = await server.Kiosk.SendAsync($"{LeasesPath}/hand-in", request).ReadAsync<CommandReply>();
        var retry = await server.Kiosk.SendAsync($"{LeasesPath}/hand-in", request).ReadAsync<CommandReply>();
        Assert.Equal((first.Ticket, request.Number), (retry.Ticket, retry.Number!.Value)); // it is about a ticket
        var found = await server
            .Kiosk.SendAsync($"{TicketsPath}/find", new FindRequest(Made.Of(8101), Consent: Made.Consent()))
            .ReadAsync<FindReply>();
        Assert.Equal(request.Number, Assert.Single(found.Tickets).Number);
    }

    [Fact]
    public async Task What_is_not_this_kiosks_is_refused()
    {
        var block = await LeaseAsync();
        await server
            .Kiosk.SendAsync($"{LeasesPath}/hand-in", In(block.First) with { Holder = LeaseHolderId.New() })
            .MustBeAsync(HttpStatusCode.Conflict, "not-leased");
        await server.Kiosk.SendAsync($"{LeasesPath}/hand-in", In(new('D', 1))).MustBeAsync(HttpStatusCode.Conflict, "not-leased");
        await server.Kiosk.SendAsync($"{LeasesPath}/hand-in", In(block.First)).MustBeAsync(HttpStatusCode.OK);
        await server.Kiosk.SendAsync($"{LeasesPath}/hand-in", In(block.First)).MustBeAsync(HttpStatusCode.Conflict, "number-used");
        await server
            .Kiosk.SendAsync($"{LeasesPath}/return", new ReturnNumbersRequest(CommandId.New(), LeaseHolderId.New(), block.Last))
            .MustBeAsync(HttpStatusCode.Conflict, "not-leased");
        await server
            .Kiosk.SendAsync($"{LeasesPath}/return", new ReturnNumbersRequest(CommandId.New(), holder, block.First))
            .MustBeAsync(HttpStatusCode.Conflict, "number-used");
        await server
            .Kiosk.SendAsync(LeasesPath, new LeaseRequest(CommandId.New(), new("nothing"), holder))
            .MustBeAsync(HttpStatusCode.NotFound, "unknown-service");
        var spent = CommandId.New();
        await server
            .Kiosk.SendAsync($"{LeasesPath}/return", new ReturnNumbersRequest(spent, holder, block.Last))
            .MustBeAsync(HttpStatusCode.OK);
        await server
            .Kiosk.SendAsync(LeasesPath, new LeaseRequest(spent, Service, holder))
            .MustBeAsync(HttpStatusCode.Conflict, "command-id-reused");
        await server.Kiosk.SendAsync($"{LeasesPath}/hand-in", In(block.Last)).MustBeAsync(HttpStatusCode.Conflict, "not-leased");
    }

    [Fact]
    public async Task What_cannot_be_kept_of_a_face_is_left_out()
    {
        var block = await LeaseAsync();
        var (odd, unread) = (FaceTemplate.From("another", Made.Of(8102).Values), Made.Consent() with { Language = "xx" });
        var (one, two, three) = (
            In(block.First, odd),
            In(block.First with { Value = block.First.Value + 1 }, Made.Of(8103)),
            In(block.First with { Value = block.First.Value + 2 })
        );
        HandInRequest[] requests =
        [
            one,
            two with
            {
                Ticket = two.Ticket with { Consent = unread },
            },
            three with
            {
                Ticket = three.Ticket with { Picture = "GIF89a"u8.ToArray(), Consent = Made.Consent(picture: true) },
            },
        ];
        foreach (var request in requests)
            await server.Kiosk.SendAsync($"{LeasesPath}/hand-in", request).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal(
            FindOutcome.NotKnown,
            (
                await server
                    .Kiosk.SendAsync($"{TicketsPath}/find", new FindRequest(Made.Of(8103), Consent: Made.Consent()))
                    .ReadAsync<FindReply>()
            ).Outcome
        );
    }

    public static TheoryData<string, string> Unreadable =>
        new()
        {
            { "", "{}" },
            { "", """{"commandId":"x","service":"ho-tich",""" + """ "holder":"y"}""" },
            { "", """{"commandId":"01a2063a-f1e5-7458-a6b6-1ebcfff7b000","service":"ho-tich"}""" },
            {
                "",
                """{"commandId":"01a2063a-f1e5-7458-a6b6-1ebcfff7b000","service":"ho-tich","""
                    + """ "holder":"00000000-0000-0000-0000-000000000000"}"""
            },
            {
                "/return",
                """{"commandId":"01a2063a-f1e5-7458-a6b6-1ebcfff7b000","""
                    + """ "holder":"5b1b2c0e-8b36-4a3c-9a4e-2f4f5a2f8d11","firstUnused":"A9999"}"""
            },
            {
                "/return",
                """{"commandId":"01a2063a-f1e5-7458-a6b6-1ebcfff7b000","""
                    + """ "holder":"5b1b2c0e-8b36-4a3c-9a4e-2f4f5a2f8d11","firstUnused":"A000"}"""
            },
            {
                "/hand-in",
                """{"ticket":null,"""
                    + """ "holder":"5b1b2c0e-8b36-4a3c-9a4e-2f4f5a2f8d11","number":"A901","givenAt":"2026-11-23T01:00:00Z"}"""
            },
            {
                "/hand-in",
                """{"ticket":{"commandId":"01a2063a-f1e5-7458-a6b6-1ebcfff7b000","service":"ho-tich"},"""
                    + """ "holder":"5b1b2c0e-8b36-4a3c-9a4e-2f4f5a2f8d11","number":"A901","givenAt":"yesterday"}"""
            },
            {
                "/hand-in",
                """{"ticket":{"commandId":"01a2063a-f1e5-7458-a6b6-1ebcfff7b000","service":"ho-tich"},"""
                    + """ "holder":"5b1b2c0e-8b36-4a3c-9a4e-2f4f5a2f8d11","number":"A901"}"""
            },
        };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_body_that_is_no_request(string path, string json) =>
        await server
            .Kiosk.PostAsync(
                LeasesPath + path,
                new StringContent(json, Encoding.UTF8, "application/json"),
                TestContext.Current.CancellationToken
            )
            .MustBeAsync(HttpStatusCode.BadRequest, "bad-request");

    [Fact]
    public async Task A_moment_beyond_all_clocks_is_taken_as_now_or_then()
    {
        var block = await LeaseAsync();
        await server
            .Kiosk.SendAsync($"{LeasesPath}/hand-in", In(block.First) with { GivenAt = DateTimeOffset.MaxValue })
            .MustBeAsync(HttpStatusCode.OK);
        await server
            .Kiosk.SendAsync(
                $"{LeasesPath}/hand-in",
                In(block.First with { Value = block.First.Value + 1 }) with
                {
                    GivenAt = DateTimeOffset.MinValue,
                }
            )
            .MustBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_body_that_is_too_large()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{LeasesPath}/hand-in")
        {
            Content = new StringContent(new string(' ', 300 * 1024), Encoding.UTF8, "application/json"),
        };
        request.Headers.ExpectContinue = true;
        await server
            .Kiosk.SendAsync(request, TestContext.Current.CancellationToken)
            .MustBeAsync(HttpStatusCode.RequestEntityTooLarge, "bad-request");
    }

    [Fact]
    public async Task A_report_says_how_many_wait_to_be_handed_in()
    {
        await server
            .Kiosk.SendAsync("/api/v1/health-reports", new HealthReport("1", true, Awaiting: -1))
            .MustBeInvalidAsync("awaiting", "out-of-range");
        await server
            .Kiosk.SendAsync("/api/v1/health-reports", new HealthReport("1", true, Awaiting: 3))
            .MustBeAsync(HttpStatusCode.NoContent);
        var devices = await server.Manager.GetStringAsync($"{OfficePath}/devices", TestContext.Current.CancellationToken);
        Assert.Contains("\"awaiting\":3", devices, StringComparison.Ordinal);
    }
}
