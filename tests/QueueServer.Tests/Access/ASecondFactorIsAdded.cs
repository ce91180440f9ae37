using System.Net;
using System.Text;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Features.Administration;
using QueueServer.Features.People;
using QueueServer.Features.SignIn;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Access;

/// <summary>By its owner, who shows that the app has it; taken away by the owner, by a manager, or from the server's machine.</summary>
public sealed class ASecondFactorIsAdded(RunningServer server) : TempFolder
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task And_every_other_session_ends_and_the_next_sign_in_asks_for_it()
    {
        var session = await server.NewSessionAsync("two-steps", Roles.Manager);
        var other = await Session.SignInAsync(server.Address, session.Name, session.Password);
        Assert.Null((await session.Client.GetAsync("/api/v1/me", Cancelled).ReadAsync<SignedIn>()).RecoveryCodes);

        var (secret, codes) = await session.AddFactorAsync(TimeProvider.System);

        Assert.Equal(SecondFactors.RecoveryCodes, codes.Count);
        Assert.Equal(codes.Count, (await session.Client.GetAsync("/api/v1/me", Cancelled).ReadAsync<SignedIn>()).RecoveryCodes);
        await other.Client.GetAsync($"{OfficePath}/people", Cancelled).MustBeAsync(HttpStatusCode.Unauthorized, "signed-out");
        await TryAsync(session, null).MustBeInvalidAsync("code", "code-needed");
        await TryAsync(session, Session.AppOf(secret, DateTimeOffset.UtcNow.AddHours(1))).MustBeInvalidAsync("code", "wrong-code");
        await TryAsync(session, codes[3]).MustBeAsync(HttpStatusCode.OK);
        await TryAsync(session, codes[3]).MustBeInvalidAsync("code", "wrong-code");
        Assert.True(
            (await server.Administrator.GetAsync($"{OfficePath}/people", Cancelled).ReadAsync<PersonView[]>())
                .Single(person => person.Name == session.Name)
                .HasFactor
        );
    }

    [Fact]
    public async Task Its_offer_is_a_picture_and_words_and_of_no_worth_to_anybody_else()
    {
        var (session, thief) = (await server.NewSessionAsync("offered"), await server.NewSessionAsync("offer-thief"));
        var offer = await session.Client.PostAsync("/api/v1/second-factor/offer", null, Cancelled).ReadAsync<FactorOffer>();
        Assert.Equal(32, offer.Secret.Length); // 160 bits
        Assert.StartsWith(
            "<svg",
            Encoding.UTF8.GetString(Convert.FromBase64String(offer.Picture.Split(',')[1])).TrimStart('\uFEFF'),
            StringComparison.Ordinal
        );
        Assert.NotEqual(
            offer.Secret,
            (await session.Client.PostAsync("/api/v1/second-factor/offer", null, Cancelled).ReadAsync<FactorOffer>()).Secret
        );
        var code = Session.AppOf(offer.Secret, DateTimeOffset.UtcNow);
        await AddAsync(thief, thief.Password, offer.Offer, code).MustBeInvalidAsync("code", "wrong-code");
        await AddAsync(session, session.Password, "made up", code).MustBeInvalidAsync("code", "wrong-code");
        await AddAsync(session, session.Password, offer.Offer, "000").MustBeInvalidAsync("code", "wrong-code");
        await AddAsync(session, "wrong", offer.Offer, code).MustBeInvalidAsync("password", "wrong-password");
        await session.ChangePasswordAsync("the offer is from before");
        await AddAsync(session, session.Password, offer.Offer, code).MustBeInvalidAsync("code", "wrong-code");
    }

    [Theory]
    [InlineData("123 456")] // as apps show it
    [InlineData("123-456")]
    [InlineData(" 123456 ")]
    public async Task Its_first_code_may_be_typed_as_the_app_shows_it(string form)
    {
        var session = await server.NewSessionAsync(
            $"typed-{form.IndexOfAny([' ', '-'])}-{form.Length}-{(form.Contains('-', StringComparison.Ordinal) ? 1 : 0)}"
        );
        var offer = await session.Client.PostAsync("/api/v1/second-factor/offer", null, Cancelled).ReadAsync<FactorOffer>();
        var code = Session.AppOf(offer.Secret, DateTimeOffset.UtcNow);
        await AddAsync(session, session.Password, offer.Offer, form.Replace("123", code[..3]).Replace("456", code[3..]))
            .MustBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task It_is_taken_away_by_password_and_code_and_its_codes_go_with_it()
    {
        var session = await server.NewSessionAsync("new-phone");
        var (_, codes) = await session.AddFactorAsync(TimeProvider.System);
        await session.Client.PostAsync("/api/v1/second-factor/offer", null, Cancelled).MustBeAsync(HttpStatusCode.Conflict, "factor-there");
        await RemoveAsync(session, session.Password, null).MustBeInvalidAsync("code", "code-needed");
        await RemoveAsync(session, session.Password, "000000").MustBeInvalidAsync("code", "wrong-code");
        await RemoveAsync(session, "wrong", codes[0]).MustBeInvalidAsync("password", "wrong-password");
        session.Take(await RemoveAsync(session, session.Password, codes[0]).ReadAsync<SignedIn>());
        await RemoveAsync(session, session.Password, codes[1]).MustBeAsync(HttpStatusCode.Conflict, "no-factor");
        await TryAsync(session, null).MustBeAsync(HttpStatusCode.OK);
        var (_, next) = await session.AddFactorAsync(TimeProvider.System);
        await TryAsync(session, codes[1]).MustBeInvalidAsync("code", "wrong-code");
        await TryAsync(session, next[0]).MustBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task New_recovery_codes_end_the_old_ones()
    {
        var session = await server.NewSessionAsync("new-codes");
        var (_, codes) = await session.AddFactorAsync(TimeProvider.System);
        var renewed = await session
            .Client.SendAsync("/api/v1/second-factor/recovery-codes", new FactorRequest(session.Password, codes[0]))
            .ReadAsync<RecoveryCodes>();
        session.Take(renewed.Me);
        Assert.Empty(codes.Intersect(renewed.Codes));
        await TryAsync(session, codes[1]).MustBeInvalidAsync("code", "wrong-code");
        await TryAsync(session, renewed.Codes[1]).MustBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_manager_takes_it_away_from_somebody_who_lost_it_but_not_from_an_administrator()
    {
        var (officer, admin) = (
            await server.NewSessionAsync("lost-phone"),
            await server.NewSessionAsync("second-admin", Roles.Administrator)
        );
        await officer.AddFactorAsync(TimeProvider.System);
        await admin.AddFactorAsync(TimeProvider.System);
        await server
            .Manager.PostAsync($"{OfficePath}/people/second-admin/remove-factor", null, Cancelled)
            .MustBeAsync(HttpStatusCode.Forbidden, "administrator-only");
        Assert.False(
            (
                await server.Manager.PostAsync($"{OfficePath}/people/lost-phone/remove-factor", null, Cancelled).ReadAsync<PersonView>()
            ).HasFactor
        );
        await server
            .Manager.PostAsync($"{OfficePath}/people/lost-phone/remove-factor", null, Cancelled)
            .MustBeAsync(HttpStatusCode.Conflict, "no-factor");
        await officer.Client.GetAsync($"{OfficePath}/counters", Cancelled).MustBeAsync(HttpStatusCode.Unauthorized, "signed-out");
        await TryAsync(officer, null).MustBeAsync(HttpStatusCode.OK);
    }

    /// <summary>Everybody but officers, whoever turns it on among them, before anything else; the way to it stays open.</summary>
    [Fact]
    public async Task Where_the_office_asks_for_it_nothing_else_is_done_before()
    {
        await using var clocked = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        Session manager = await BeginAsync("manager"),
            auditor = await BeginAsync("auditor"),
            admin = await BeginAsync("admin"),
            officer = await BeginAsync("officer");
        var view = await manager.Client.GetAsync($"{OfficePath}/settings", Cancelled).ReadAsync<SettingsView>();
        await manager
            .Client.SendAsync(
                $"{OfficePath}/settings",
                new SettingsRequest(CommandId.New(), view.Settings with { AsksSecondFactor = true })
            )
            .MustBeAsync(HttpStatusCode.OK);

        foreach (var session in new[] { manager, auditor, admin })
        {
            await session.Client.GetAsync($"{OfficePath}/people", Cancelled).MustBeAsync(HttpStatusCode.Forbidden, "factor-must-set");
            Assert.Equal(HttpStatusCode.Forbidden, await HubSocket.RefusedWithAsync(clocked.Address, ("Cookie", session.Cookie)));
            Assert.True((await session.Client.GetAsync("/api/v1/me", Cancelled).ReadAsync<SignedIn>()).MustSetFactor);
            await session.AddFactorAsync(clocked.Time);
            Assert.False((await session.Client.GetAsync("/api/v1/me", Cancelled).ReadAsync<SignedIn>()).MustSetFactor);
            await session.Client.GetAsync($"{OfficePath}/people", Cancelled).MustBeAsync(HttpStatusCode.OK);
        }

        await officer.Client.GetAsync($"{OfficePath}/counters", Cancelled).MustBeAsync(HttpStatusCode.OK);

        Task<Session> BeginAsync(string role) => Session.BeginAsync(clocked.Address, role, FirstRun.PasswordOf(Folder, role));
    }

    /// <summary>The only administrator lost everything: whoever has the server's machine lets them in again.</summary>
    [Fact]
    public async Task From_the_servers_own_machine_anybody_is_let_in_again()
    {
        string lost;
        await using (var clocked = await ClockedServer.StartAsync(Folder, TestOffice.Morning))
        {
            var admin = await Session.BeginAsync(clocked.Address, "admin", FirstRun.PasswordOf(Folder, "admin"));
            await admin.AddFactorAsync(clocked.Time);
            lost = admin.Password;
            Assert.Equal(2, await RunAsync(DataCommands.Recover, "admin")); // a server that runs would not hear of it
        }

        Assert.Equal(2, await RunAsync(DataCommands.Recover, "nobody"));
        Assert.Equal(2, await RunAsync(DataCommands.Recover, "kiosk-1"));
        var password = await Recovery.RunAsync(Databases.At(Path.Combine(Folder, "queue.db")), "admin", TimeProvider.System);
        await using var again = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        using var nobody = Clients.Make(again.Address);
        await nobody
            .SendAsync("/api/v1/sign-in", new SignInRequest("admin", lost))
            .MustBeAsync(HttpStatusCode.BadRequest, "wrong-password");
        var session = await Session.BeginAsync(again.Address, "admin", password);
        Assert.Null((await session.Client.GetAsync("/api/v1/me", Cancelled).ReadAsync<SignedIn>()).RecoveryCodes);
        Assert.Contains(
            "person-recovered",
            await session.Client.GetStringAsync("/api/v1/audit?what=person-recovered", Cancelled),
            StringComparison.Ordinal
        );

        Task<int> RunAsync(params string[] args) => DataCommands.RunAsync([.. args, "--Data", Folder]);
    }

    private Task<HttpResponseMessage> TryAsync(Session session, string? code) =>
        server.Nobody.SendAsync("/api/v1/sign-in", new SignInRequest(session.Name, session.Password, code));

    private static Task<HttpResponseMessage> AddAsync(Session session, string password, string offer, string code) =>
        session.Client.SendAsync("/api/v1/second-factor", new AddFactorRequest(password, offer, code));

    private static Task<HttpResponseMessage> RemoveAsync(Session session, string password, string? code) =>
        session.Client.SendAsync("/api/v1/second-factor/remove", new FactorRequest(password, code));
}
