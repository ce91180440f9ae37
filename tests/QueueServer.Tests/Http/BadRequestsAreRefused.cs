using System.Net;
using System.Text;
using QueueContracts.Faces;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using Made = QueueServer.Tests.Running.Faces;

namespace QueueServer.Tests.Http;

/// <summary>Whatever is sent, the answer is a clear problem with a stable code, never a 500.</summary>
public sealed class BadRequestsAreRefused(RunningServer server)
{
    private const string Id = "01a2063a-f1e5-7458-a6b6-1ebcfff7b000";

    private Task<HttpResponseMessage> PostAsync(string path, string json, string type = "application/json") =>
        server.Kiosk.PostAsync(path, new StringContent(json, Encoding.UTF8, type), TestContext.Current.CancellationToken);

    public static TheoryData<string> Unreadable =>
        [
            "",
            "{",
            "null",
            "[]",
            "\"text\"",
            "{}",
            $$"""{"commandId":"{{Id}}"}""",
            $$"""{"commandId":"{{Id}}","service":"ho-tich","surprise":1}""",
            $$"""{"commandId":"{{Id}}","service":null}""",
            """{"commandId":"not-a-guid","service":"ho-tich"}""",
            """{"commandId":"00000000-0000-0000-0000-000000000000","service":"ho-tich"}""",
            $$"""{"commandId":"{{Id}}","service":"HỘ TỊCH"}""",
            $$"""{"commandId":"{{Id}}","service":"ho-tich","face":{"model":"{{Made.Model}}","values":"AAAA"} }""",
            $$"""{"commandId":"{{Id}}","service":"ho-tich","face":{"model":"{{Made.Model}}","values":"{{Template(0)}}"} }""",
            $$"""{"commandId":"{{Id}}","service":"ho-tich","face":{"model":"{{Made.Model}}","values":"{{Template(0xFF)}}"} }""",
            $$"""{"commandId":"{{Id}}","service":"ho-tich","face":{"model":"","values":"AAAA"} }""",
            $$"""{"commandId":"{{Id}}","service":"ho-tich","face":{} }""",
            $$"""{"commandId":"{{Id}}","service":"ho-tich","picture":"no base64!"}""",
        ];

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_body_that_is_not_a_request(string json) =>
        await PostAsync(TicketsPath, json).MustBeAsync(HttpStatusCode.BadRequest, "bad-request");

    [Fact]
    public async Task A_body_that_is_not_json() =>
        await PostAsync(TicketsPath, "x", "text/plain").MustBeAsync(HttpStatusCode.UnsupportedMediaType, "bad-request");

    [Fact]
    public async Task A_body_that_is_too_large()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, TicketsPath)
        {
            Content = new StringContent(new string(' ', 300 * 1024), Encoding.UTF8, "application/json"),
        };
        request.Headers.ExpectContinue = true;
        await server
            .Kiosk.SendAsync(request, TestContext.Current.CancellationToken)
            .MustBeAsync(HttpStatusCode.RequestEntityTooLarge, "bad-request");
    }

    [Fact]
    public async Task A_service_the_office_lacks() =>
        await server
            .Kiosk.SendAsync(TicketsPath, new IssueRequest(CommandId.New(), new("nothing")))
            .MustBeAsync(HttpStatusCode.NotFound, "unknown-service");

    [Fact]
    public async Task A_counter_the_office_lacks() =>
        await server.Officer.AtCounterAsync("nothing", "open").MustBeAsync(HttpStatusCode.NotFound, "unknown-counter");

    [Fact]
    public async Task A_counter_that_is_no_counter() =>
        await server.Officer.AtCounterAsync("QUẦY!", "open").MustBeAsync(HttpStatusCode.BadRequest, "bad-request");

    [Fact]
    public async Task A_ticket_that_is_no_ticket() =>
        await server
            .Officer.SendAsync($"{TicketsPath}/A001/cancel", new OwnTicketRequest(CommandId.New()))
            .MustBeAsync(HttpStatusCode.BadRequest, "bad-request");

    [Fact]
    public async Task A_ticket_nobody_has() =>
        await server
            .Officer.SendAsync($"{TicketsPath}/{TicketId.New()}/cancel", new OwnTicketRequest(CommandId.New()))
            .MustBeAsync(HttpStatusCode.NotFound, "unknown-ticket");

    [Fact]
    public async Task A_face_of_a_model_the_server_does_not_know()
    {
        var face = FaceTemplate.From("another", Made.Of(1).Values);
        await server
            .Kiosk.SendAsync(TicketsPath, new IssueRequest(CommandId.New(), TestOffice.Births, face))
            .MustBeAsync(HttpStatusCode.BadRequest, "unknown-face-model");
        await server
            .Kiosk.SendAsync($"{TicketsPath}/find", new FindRequest(face))
            .MustBeAsync(HttpStatusCode.BadRequest, "unknown-face-model");
    }

    [Fact]
    public async Task A_picture_that_is_no_jpeg_or_too_large()
    {
        foreach (
            var picture in new byte[][] { [], [0xFF], "GIF89a"u8.ToArray(), [.. Made.Jpeg, .. new byte[IssueRequest.MaxPictureBytes]] }
        )
            await server
                .Kiosk.SendAsync(TicketsPath, new IssueRequest(CommandId.New(), TestOffice.Births, Picture: picture))
                .MustBeAsync(HttpStatusCode.BadRequest, "bad-picture");
    }

    [Fact]
    public async Task A_search_for_both_or_neither()
    {
        await server.Kiosk.SendAsync($"{TicketsPath}/find", new FindRequest()).MustBeAsync(HttpStatusCode.BadRequest, "face-or-code");
        await server
            .Kiosk.SendAsync($"{TicketsPath}/find", new FindRequest(Made.Of(1), "222-222"))
            .MustBeAsync(HttpStatusCode.BadRequest, "face-or-code");
    }

    [Fact]
    public async Task A_path_nobody_has() => await PostAsync("/api/v1/nothing", "{}").MustBeAsync(HttpStatusCode.NotFound, "not-found");

    [Fact]
    public async Task A_sign_in_without_a_name() =>
        await PostAsync("/api/v1/sign-in", """{"username":null,"password":"x"}""").MustBeAsync(HttpStatusCode.BadRequest, "bad-request");

    private static string Template(byte value) => Convert.ToBase64String(Enumerable.Repeat(value, FaceTemplate.ByteLength).ToArray());
}
