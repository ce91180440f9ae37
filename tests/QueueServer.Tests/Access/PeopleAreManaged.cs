using System.Net;
using System.Text;
using QueueServer.Access;
using QueueServer.Features.People;
using QueueServer.Features.SignIn;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Access;

public sealed class PeopleAreManaged(RunningServer server)
{
    private const string PeoplePath = $"{OfficePath}/people";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private Task<HttpResponseMessage> MakeAsync(string name, string role) =>
        server.Manager.SendAsync(PeoplePath, new NewPersonRequest(name, role));

    private Task<HttpResponseMessage> ChangeAsync(string name, PersonRequest change) =>
        server.Manager.SendAsync($"{PeoplePath}/{name}", change);

    private async Task<PersonView> FindAsync(string name) =>
        Assert.Single(await server.Auditor.GetAsync(PeoplePath, Cancelled).ReadAsync<PersonView[]>(), person => person.Name == name);

    [Theory]
    [InlineData(Roles.Officer)]
    [InlineData(Roles.Manager)]
    [InlineData(Roles.Auditor)]
    public async Task A_manager_makes_an_officer_a_manager_and_an_auditor(string role)
    {
        var made = await MakeAsync($"made.{role}", role).ReadAsync<FirstPassword>();
        var session = await Session.SignInAsync(server.Address, made.Name, made.Password);
        Assert.Equal(HttpStatusCode.OK, (await session.Client.GetAsync("/api/me", Cancelled)).StatusCode);
        var person = await FindAsync(made.Name);
        Assert.Equal((role, "ha-dong", false, true), (person.Role, person.Office, person.Disabled, person.MustChange));
    }

    [Fact]
    public async Task Only_an_administrator_makes_or_touches_an_administrator()
    {
        await MakeAsync("wants-more", Roles.Administrator).MustBeInvalidAsync("role", "administrator-only");
        await MakeAsync("promoted", Roles.Officer).MustBeAsync(HttpStatusCode.OK);
        await ChangeAsync("promoted", new(Role: Roles.Administrator)).MustBeInvalidAsync("role", "administrator-only");
        await ChangeAsync("admin", new(Disabled: true)).MustBeAsync(HttpStatusCode.Forbidden, "administrator-only");
        await server
            .Manager.PostAsync($"{PeoplePath}/admin/reset", null, Cancelled)
            .MustBeAsync(HttpStatusCode.Forbidden, "administrator-only");
        await server
            .Administrator.SendAsync($"{PeoplePath}/promoted", new PersonRequest(Role: Roles.Administrator))
            .MustBeAsync(HttpStatusCode.OK);
        Assert.Equal(Roles.Administrator, (await FindAsync("promoted")).Role);
    }

    [Fact]
    public async Task Nobody_changes_or_resets_themself()
    {
        await ChangeAsync("manager", new(Role: Roles.Officer)).MustBeAsync(HttpStatusCode.Conflict, "own-account");
        await ChangeAsync("manager", new(Disabled: true)).MustBeAsync(HttpStatusCode.Conflict, "own-account");
        await server
            .Administrator.PostAsync($"{PeoplePath}/admin/reset", null, Cancelled)
            .MustBeAsync(HttpStatusCode.Conflict, "own-account");
    }

    [Theory]
    [InlineData("", "bad-name")]
    [InlineData("Lan", "bad-name")]
    [InlineData("lan anh", "bad-name")]
    [InlineData("lân", "bad-name")]
    [InlineData("officer", "name-taken")]
    [InlineData("kiosk-1", "name-taken")]
    public async Task A_name_that_cannot_be_is_refused(string name, string code) =>
        await MakeAsync(name, Roles.Officer).MustBeInvalidAsync("name", code);

    [Fact]
    public async Task Everything_wrong_in_a_form_is_said_at_once()
    {
        using var answer = await MakeAsync(new string('x', 41), Roles.Kiosk);
        using var problem = await answer.ProblemAsync();
        Assert.Equal("bad-name", problem.RootElement.GetProperty("code").GetString());
        Assert.Equal("""{"name":"bad-name","role":"bad-role"}""", problem.RootElement.GetProperty("errors").ToString());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"name":"x"}""")]
    [InlineData("""{"name":null,"role":"officer"}""")]
    [InlineData("""{"name":"x","role":"officer","password":"mine"}""")]
    public async Task A_body_that_is_no_form_is_refused(string json) =>
        await server
            .Manager.PostAsync(PeoplePath, new StringContent(json, Encoding.UTF8, "application/json"), Cancelled)
            .MustBeAsync(HttpStatusCode.BadRequest, "bad-request");

    [Fact]
    public async Task Somebody_who_is_not_there_is_not_changed()
    {
        await ChangeAsync("not-there", new(Disabled: true)).MustBeAsync(HttpStatusCode.NotFound, "unknown-person");
        await ChangeAsync("kiosk-1", new(Disabled: true)).MustBeAsync(HttpStatusCode.NotFound, "unknown-person");
        await server
            .Manager.PostAsync($"{PeoplePath}/kiosk-1/reset", null, Cancelled)
            .MustBeAsync(HttpStatusCode.NotFound, "unknown-person");
        await ChangeAsync("officer", new(Office: new("elsewhere"))).MustBeInvalidAsync("office", "unknown-office");
        await ChangeAsync("officer", new(Role: "boss")).MustBeInvalidAsync("role", "bad-role");
    }

    [Fact]
    public async Task A_reset_gives_a_password_for_one_sign_in_and_opens_a_closed_name()
    {
        var session = await server.NewSessionAsync("forgetful");
        for (var wrong = 0; wrong <= LockOut.Allowed; wrong++)
            await server.Client().SendAsync("/api/sign-in", new SignInRequest("forgetful", "wrong"));
        var reset = await server.Manager.PostAsync($"{PeoplePath}/forgetful/reset", null, Cancelled).ReadAsync<FirstPassword>();
        await server
            .Client()
            .SendAsync("/api/sign-in", new SignInRequest("forgetful", session.Password))
            .MustBeAsync(HttpStatusCode.BadRequest, "wrong-password");
        var again = await Session.SignInAsync(server.Address, "forgetful", reset.Password);
        Assert.True((await again.Client.GetAsync("/api/me", Cancelled).ReadAsync<SignedIn>()).MustChange);
    }

    [Fact]
    public async Task Whoever_is_disabled_comes_back_when_allowed_again()
    {
        var session = await server.NewSessionAsync("on-leave");
        await ChangeAsync("on-leave", new(Disabled: true)).MustBeAsync(HttpStatusCode.OK);
        await server
            .Client()
            .SendAsync("/api/sign-in", new SignInRequest("on-leave", session.Password))
            .MustBeAsync(HttpStatusCode.BadRequest, "wrong-password");
        await ChangeAsync("on-leave", new(Disabled: false)).MustBeAsync(HttpStatusCode.OK);
        await Session.SignInAsync(server.Address, "on-leave", session.Password);
    }

    [Fact]
    public async Task No_hash_is_ever_shown() =>
        Assert.DoesNotContain("hash", await server.Manager.GetStringAsync(PeoplePath, Cancelled), StringComparison.OrdinalIgnoreCase);
}
