using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using QueueServer.Access;
using QueueServer.Features.AuditTrail;
using QueueServer.Features.Counters;
using QueueServer.Features.People;
using QueueServer.Features.SignIn;
using QueueServer.Tests.Admin;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Access;

/// <summary>People are signed in by one name and called by others: a full one in the audit, a short one on screens.</summary>
public sealed class PeopleHaveNames(RunningServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private Task<HttpResponseMessage> ChangeAsync(string name, PersonRequest change, string office = OfficePath) =>
        server.Manager.SendAsync($"{office}/people/{name}", change);

    private Task<HttpResponseMessage> NameAsync(string name, string? full, string? called, string office = OfficePath) =>
        ChangeAsync(name, new(FullName: full, ShortName: called), office);

    private async Task<(string? Full, string? Short)> NamesOfAsync(string name, string office = OfficePath)
    {
        var people = await server.Auditor.GetAsync($"{office}/people", Cancelled).ReadAsync<PersonView[]>();
        var person = Assert.Single(people, person => person.Name == name);
        return (person.FullName, person.ShortName);
    }

    [Fact]
    public async Task They_are_given_with_the_account_or_later_and_taken_away()
    {
        await server
            .Manager.SendAsync(
                $"{OfficePath}/people",
                new NewPersonRequest("named", Roles.Officer, " Nguye\u0302\u0303n Thị Lan ", "Thu Lan")
            )
            .MustBeAsync(HttpStatusCode.OK);
        Assert.Equal(("Nguyễn Thị Lan", "Thu Lan"), await NamesOfAsync("named")); // in one form, however it was typed
        await NameAsync("named", null, " ").MustBeAsync(HttpStatusCode.OK);
        Assert.Equal(("Nguyễn Thị Lan", null), await NamesOfAsync("named"));
        await NameAsync("named", "", "Lan").MustBeAsync(HttpStatusCode.OK);
        Assert.Equal((null, "Lan"), await NamesOfAsync("named"));
    }

    [Fact]
    public async Task They_have_a_length_and_hold_no_letter_that_controls_a_screen()
    {
        await server.MakeAsync("measured");
        await NameAsync("measured", new string('ễ', 80), new string('ễ', 24)).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal((80, 24), await NamesOfAsync("measured") is var (full, called) ? (full?.Length, called?.Length) : default);
        await NameAsync("measured", new string('x', 81), null).MustBeInvalidAsync("fullName", "too-long");
        await NameAsync("measured", null, new string('x', 25)).MustBeInvalidAsync("shortName", "too-long");
        await server
            .Manager.SendAsync($"{OfficePath}/people", new NewPersonRequest("no-one", Roles.Officer, ShortName: new string('x', 25)))
            .MustBeInvalidAsync("shortName", "too-long");
        await NameAsync("measured", "Lan\u202Enimda", null).MustBeAsync(HttpStatusCode.BadRequest, "forbidden-letter");
    }

    [Fact]
    public async Task They_end_no_session_and_everybody_who_manages_people_may_give_themself_one()
    {
        var session = await server.NewSessionAsync("stays-in");
        await NameAsync("stays-in", "Trần Văn Ở Lại", "Ở Lại").MustBeAsync(HttpStatusCode.OK);
        var me = await session.Client.GetAsync("/api/v1/me", Cancelled).ReadAsync<SignedIn>();
        Assert.Equal(("stays-in", "Ở Lại", "Trần Văn Ở Lại"), (me.Username, me.Name, me.FullName));

        await NameAsync("manager", "Phạm Quản Lý", null).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal("Phạm Quản Lý", (await NamesOfAsync("manager")).Full);
        await ChangeAsync("manager", new(Disabled: true, FullName: "Phạm")).MustBeAsync(HttpStatusCode.Conflict, "own-account");
        await NameAsync("admin", "Ai Đó", null).MustBeAsync(HttpStatusCode.Forbidden, "administrator-only");
        await NameAsync("manager", "", null).MustBeAsync(HttpStatusCode.OK); // others read the audit beside this test
        var nameless = await server.Manager.GetAsync("/api/v1/me", Cancelled).ReadAsync<SignedIn>();
        Assert.Equal(("manager", null), (nameless.Name, nameless.FullName));
    }

    [Fact]
    public async Task Screens_that_are_open_say_the_new_one_and_the_audit_both()
    {
        const string Long = "Nguyễn Thị Phương Khuyên";
        var office = await OwnOffice.MakeAsync(server, "o-ten");
        var sessions = new List<Session>();
        foreach (var name in new[] { "sits-here", "sits-there" })
        {
            var first = await server
                .Manager.SendAsync($"{office.Path}/people", new NewPersonRequest(name, Roles.Officer))
                .ReadAsync<FirstPassword>();
            sessions.Add(await Session.BeginAsync(server.Address, name, first.Password));
        }

        var settings = await office.ReadAsync();
        settings["counters"]!
            .AsArray() // every office has them
            .Add(JsonNode.Parse("""{"id":"quay-2","number":2,"name":{"vi":"Quầy"},"services":["hai"]}"""));
        await office.SaveAsync(settings).MustBeAsync(HttpStatusCode.OK);
        await OpenAsync(sessions[0], office, "quay-1");
        await OpenAsync(sessions[1], office, "quay-2");
        using var console = await HubSocket.OpenAsync(server.Address, ("Cookie", sessions[0].Cookie));
        using var hall = await HubSocket.OpenAsync(server.Address, ("Cookie", server.ManagerSession.Cookie));
        using var counterThen = await console.InvokeAsync(nameof(IScreenHub.WatchCounter), "quay-1");
        using var hallThen = await hall.InvokeAsync(nameof(IScreenHub.WatchHall), "o-ten");
        var (seen, listed) = (counterThen.RootElement.GetProperty("result"), hallThen.RootElement.GetProperty("result"));
        Assert.Equal(("sits-here", "sits-there"), (TextOf(seen, "officerName"), TextOf(seen.GetProperty("desks")[0], "officer")));
        Assert.Equal("sits-here", TextOf(listed.GetProperty("counters")[0], "officer"));

        await NameAsync("sits-here", "Lê Ngồi Đây", "Ngồi Đây", office.Path).MustBeAsync(HttpStatusCode.OK);
        await NameAsync("sits-there", null, Long, office.Path).MustBeAsync(HttpStatusCode.OK);
        await SaysAsync(
            console,
            view =>
                (TextOf(view, "officer"), TextOf(view, "officerName"), TextOf(view.GetProperty("desks")[0], "officer"))
                == ("sits-here", "Ngồi Đây", Long)
        );
        await SaysAsync(
            hall,
            view => view.GetProperty("counters").EnumerateArray().Select(of => TextOf(of, "officer")).SequenceEqual(["Ngồi Đây", Long])
        );
        var counters = await sessions[0].Client.GetAsync($"{office.Path}/counters", Cancelled).ReadAsync<CounterChoice[]>();
        Assert.Equal([("sits-here", "Ngồi Đây"), ("sits-there", Long)], counters.Select(of => (of.Officer, of.OfficerName)));

        var audit = await server.Auditor.GetAsync("/api/v1/audit?office=o-ten&who=sits-here", Cancelled).ReadAsync<AuditPage>();
        Assert.All(audit.Entries, entry => Assert.Equal(("sits-here", "Lê Ngồi Đây"), (entry.Who, entry.FullName)));
        Assert.NotEmpty(audit.Entries);
        var named = await server.Auditor.GetAsync("/api/v1/audit?office=o-ten&what=person-changed", Cancelled).ReadAsync<AuditPage>();
        Assert.Equal("Ngồi Đây", TextOf(named.Entries[^1].After!.Value, "shortName")); // a change of a person has an after
    }

    private static Task OpenAsync(Session session, OwnOffice office, string counter) =>
        session
            .Client.SendAsync($"{office.Path}/counters/{counter}/open", new CounterRequest(CommandId.New()))
            .MustBeAsync(HttpStatusCode.OK);

    private static string? TextOf(JsonElement of, string property) => of.GetProperty(property).GetString();

    /// <summary>Reads what is pushed until a view says it.</summary>
    private static async Task SaysAsync(HubSocket screen, Func<JsonElement, bool> says)
    {
        while (true)
        {
            foreach (var message in await screen.PushesAsync() ?? throw new InvalidOperationException("The hub closed the connection."))
            {
                using var json = JsonDocument.Parse(message);
                if (json.RootElement.TryGetProperty("arguments", out var arguments) && says(arguments[0]))
                    return;
            }
        }
    }
}
