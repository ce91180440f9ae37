using System.Net;
using System.Text;
using QueueServer.Access;
using QueueServer.Features.SignIn;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Typing;

/// <summary>Is compared and measured as it looks, whatever it was typed with; what is no letter is refused, its field named.</summary>
public sealed class WhatIsTyped(RunningServer server, Postgres postgres) : TempFolder
{
    private const string Words = "mật khẩu của người gác cổng";

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task As_a_password_is_the_same_in_either_form()
    {
        var session = await server.NewSessionAsync("types-on-a-mac");
        await session.ChangePasswordAsync(Words.Normalize(NormalizationForm.FormC));
        await Session.SignInAsync(server.Address, session.Name, Words.Normalize(NormalizationForm.FormD));
        await session.ChangePasswordAsync($"{Words} sau".Normalize(NormalizationForm.FormD));
        await Session.SignInAsync(server.Address, session.Name, $"{Words} sau".Normalize(NormalizationForm.FormC));
    }

    [Fact]
    public async Task As_a_password_of_former_days_still_opens()
    {
        using var accounts = await TestAccounts.StartAsync(Folder);
        await accounts.Accounts.ChangeAsync(
            "lan",
            present => present with { SecretHash = Passwords.HashOf(Words.Normalize(NormalizationForm.FormD)) }
        );
        Assert.IsType<SignInOutcome.Accepted>(await accounts.TryAsync(Words.Normalize(NormalizationForm.FormC)));
        Assert.Equal(
            Microsoft.AspNetCore.Identity.PasswordVerificationResult.Success,
            Passwords.Verify(accounts.Accounts.Find("lan")!.SecretHash, Words.Normalize(NormalizationForm.FormC))
        );
    }

    [Fact]
    public async Task As_a_note_is_as_long_as_it_looks_in_either_form()
    {
        await using var own = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        var officer = await Session.BeginAsync(own.Address, "officer", FirstRun.PasswordOf(Folder, "officer"));
        var note = string.Concat(Enumerable.Repeat("ế", TransferRequest.MaxNote - 1)) + "\n";
        var ticket = (
            await officer
                .Client.SendAsync($"{TicketsPath}/walk-up", new WalkUpRequest(CommandId.New(), TestOffice.Births))
                .ReadAsync<IssueReply>()
        )
            .Ticket
            .Id;
        await officer.Client.AtCounterAsync("quay-1", "open").MustBeAsync(HttpStatusCode.OK);
        await officer.Client.AtCounterAsync("quay-1", "next").MustBeAsync(HttpStatusCode.OK);
        await HoldAsync(officer.Client, ticket, note.Normalize(NormalizationForm.FormD) + "x").MustBeInvalidAsync("note", "note-too-long");
        await HoldAsync(officer.Client, ticket, "a\u202Eb").MustBeInvalidAsync("note", "forbidden-letter");
        await HoldAsync(officer.Client, ticket, note.Normalize(NormalizationForm.FormD)).MustBeAsync(HttpStatusCode.OK);
    }

    private static Task<HttpResponseMessage> HoldAsync(HttpClient officer, TicketId ticket, string note) =>
        officer.SendAsync($"{OfficePath}/counters/quay-1/hold", new HoldRequest(CommandId.New(), ticket, note));

    public static TheoryData<string> Forbidden =>
        [
            .. Enumerable
                .Range(0, 0x20)
                .Concat(Enumerable.Range(0x202A, 5))
                .Concat(Enumerable.Range(0x2066, 4))
                .Append(0x7F)
                .Select(code => ((char)code).ToString()),
        ];

    [Theory]
    [MemberData(nameof(Forbidden))]
    public Task With_a_letter_that_is_none_is_refused(string letter) => RefuseAsync(server.Address, letter);

    [Theory]
    [InlineData("\0")]
    [InlineData("\u202E")]
    public async Task Also_with_postgresql(string letter)
    {
        await using var own = await ClockedServer.StartOneOfSeveralAsync(Folder, "one", await postgres.MakeAsync());
        await RefuseAsync(own.Address, letter);
    }

    private static async Task RefuseAsync(Uri at, string letter)
    {
        using var client = Clients.Make(at);
        await client
            .SendAsync("/api/sign-in", new SignInRequest($"off{letter}icer", "x"))
            .MustBeInvalidAsync("username", "forbidden-letter");
        await client
            .SendAsync("/api/sign-in", new SignInRequest("officer", $"x{letter}"))
            .MustBeInvalidAsync("password", "forbidden-letter");
        await client.SendAsync("/api/pairings/claim", new ClaimRequest($"{letter}")).MustBeInvalidAsync("pairing", "forbidden-letter");
    }

    [Theory]
    [InlineData("name.vi", """{"id":"ha-dong-2","name":{"vi":"H\u202eà Đông"},"timeZone":"Asia/Ho_Chi_Minh"}""")]
    [InlineData("name.v\ni", """{"id":"ha-dong-2","name":{"v\ni":"Hà Đông"},"timeZone":"Asia/Ho_Chi_Minh"}""")]
    [InlineData("name.vi", """{"id":"ha-dong-2","name":{"vi":"Hà\nĐông"},"timeZone":"Asia/Ho_Chi_Minh"}""")]
    public async Task In_a_form_of_the_administration_names_its_place(string field, string json)
    {
        using var answer = await server.Administrator.PostAsync(
            "/api/offices",
            new StringContent(json, Encoding.UTF8, "application/json"),
            Stop
        );
        using var problem = await answer.ProblemAsync();
        Assert.Equal("forbidden-letter", problem.RootElement.GetProperty("code").GetString());
        Assert.StartsWith(
            field.Split('.')[0],
            Assert.Single(problem.RootElement.GetProperty("errors").EnumerateObject()).Name,
            StringComparison.Ordinal
        );
    }
}
