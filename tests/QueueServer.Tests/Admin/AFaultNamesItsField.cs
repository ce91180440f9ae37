using System.Net;
using System.Text.Json.Nodes;
using QueueServer.Access;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Admin;

/// <summary>Whatever a form sends, the answer names the field and why, and nothing is saved.</summary>
public sealed class AFaultNamesItsField(RunningServer server) : IAsyncLifetime
{
    private static int made;
    private OwnOffice office = null!; // made before each test
    private JsonObject sound = null!; // as above

    public async ValueTask InitializeAsync()
    {
        office = await OwnOffice.MakeAsync(server, $"truong-{Interlocked.Increment(ref made)}");
        sound = await office.ReadAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Where a value is put, the value, and the fault at which field.</summary>
    public static TheoryData<string, string, string, string> Broken =>
        new()
        {
            { "name.vi", "\"  \"", "name", "no-vietnamese-name" },
            { "name.en", "null", "name.en", "missing" },
            { "name", "{\"vi\":\"x\",\"không\":\"x\"}", "name", "too-long" },
            { "timeZone", "\"Mars/Olympus\"", "timeZone", "unknown-time-zone" },
            { "timeZone", "\"../../etc/passwd\"", "timeZone", "unknown-time-zone" },
            { "maxTicketsPerVisitor", "0", "maxTicketsPerVisitor", "out-of-range" },
            { "publicAddress", "\"queue.example.vn\"", "publicAddress", "not-an-address" },
            { "publicAddress", "\"javascript:alert(1)\"", "publicAddress", "not-an-address" },
            { "publicPage.phone", "\"<b>\"", "publicPage.phone", "not-a-phone" },
            { "publicPage.place", "\"91, 105\"", "publicPage.place", "not-a-place" },
            { "publicPage.place", "\"NaN, 105\"", "publicPage.place", "not-a-place" },
            { "publicPage.address", "{\"vi\":\" \",\"en\":\"x\"}", "publicPage.address", "no-vietnamese-name" },
            { "publicPage", "null", "publicPage", "missing" },
            { "services[0].prefix", "\"a\"", "services[0].prefix", "not-a-letter" },
            { "services[1].prefix", "\"A\"", "services[1].prefix", "twice" },
            { "services[1].id", "\"mot\"", "services[1].id", "twice" },
            { "services[0].expectedMinutes", "241", "services[0].expectedMinutes", "out-of-range" },
            { "services[0].quota", "0", "services[0].quota", "out-of-range" },
            { "services[0].formerly", "[\"hai\"]", "services[0].formerly", "still-there" },
            { "services[0].formerly", "[\"xua\",\"xua\"]", "services[0].formerly", "twice" },
            { "services[0]", "null", "services[0]", "missing" },
            { "services[0].week", "[null]", "services[0].week[0]", "missing" },
            { "counters[0].number", "100", "counters[0].number", "out-of-range" },
            { "counters[0].services", "[]", "counters[0].services", "serves-nothing" },
            { "counters[0].services", "[\"nothing\"]", "counters[0].services", "unknown-service" },
            { "counters[0]", "null", "counters[0]", "missing" },
            { "classes[0].name.vi", "\"\"", "classes[0].name", "no-vietnamese-name" },
            { "classes[0]", "null", "classes[0]", "missing" },
            { "calling.priority", "11", "calling.priority", "out-of-range" },
            { "calling.normalLimitMinutes", "481", "calling.normalLimitMinutes", "out-of-range" },
            {
                "hours.week",
                "[{\"weekday\":\"monday\",\"periods\":[{\"from\":\"11:00:00\",\"to\":\"08:00:00\"}]}]",
                "hours.week[0].periods",
                "ends-before-it-begins"
            },
            { "hours.week", "[null]", "hours.week[0]", "missing" },
            {
                "hours.exceptions",
                "[{\"date\":\"2026-12-25\",\"name\":{},\"periods\":[]}]",
                "hours.exceptions[0].name",
                "no-vietnamese-name"
            },
            { "hours.exceptions", "[null]", "hours.exceptions[0]", "missing" },
            { "hours.lastIssueMinutes", "-1", "hours.lastIssueMinutes", "out-of-range" },
            { "hours.closeAfterMinutes", "481", "hours.closeAfterMinutes", "out-of-range" },
            { "boards[0].name", "\"\"", "boards[0].name", "bad-name" },
            { "boards[0].display.columns", "3", "boards[0].display.columns", "out-of-range" },
            { "boards[0].display.volume", "101", "boards[0].display.volume", "out-of-range" },
            { "boards[0].display.quietSeconds", "29", "boards[0].display.quietSeconds", "out-of-range" },
            { "boards[0].display.languages", "[null]", "boards[0].display.languages[0]", "missing" },
            { "boards[0].display.notice", "{\"vi\":null}", "boards[0].display.notice.vi", "missing" },
            { "boards[0].display.media", "[\"/media/../queue.db\"]", "boards[0].display.media", "unknown-media" },
            { "boards[0].display.media", "[null]", "boards[0].display.media[0]", "missing" },
            { "boards[0]", "null", "boards[0]", "missing" },
            { "texts", "{\"board.title\":{\"vi\":\"x\"}}", "texts.board.title", "unknown-text" },
            { "texts", "{\"consent.what\":{\"vi\":null}}", "texts.consent.what.vi", "missing" },
            { "texts", "{\"consent.what\":null}", "texts.consent.what", "missing" },
            { "parent", "\"ha-noi\"", "parent", "unknown-office" },
            { "parent", "null", "parent", "unknown-office" },
            { "id", "\"ha-dong\"", "id", "unknown-office" },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task When_a_value_is_wrong(string at, string value, string field, string code)
    {
        Put(sound, at, JsonNode.Parse(value));
        await office.CheckAsync(sound).MustBeInvalidAsync(field, code);
        await office.SaveAsync(sound).MustBeInvalidAsync(field, code);
    }

    [Theory]
    [InlineData("services", "null")]
    [InlineData("classes", "null")]
    [InlineData("boards", "null")]
    [InlineData("texts", "null")]
    [InlineData("hours", "null")]
    [InlineData("calling", "null")]
    [InlineData("services[0].prefix", "\"AB\"")]
    [InlineData("services[0].expectedMinutes", "null")]
    [InlineData("services[0].id", "\"\"")]
    [InlineData("counters[0].services", "null")]
    [InlineData("hours.week", "null")]
    [InlineData("hours.exceptions", "null")]
    [InlineData("boards[0].services", "null")]
    [InlineData("surprise", "1")]
    public async Task Or_it_is_no_request_at_all(string at, string value)
    {
        Put(sound, at, JsonNode.Parse(value));
        using var answer = await office.SaveAsync(sound);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var problem = await answer.ProblemAsync();
    }

    [Fact]
    public async Task And_every_fault_is_named_at_once()
    {
        Put(sound, "name.vi", "");
        Put(sound, "services[1].prefix", "A");
        using var answer = await office.SaveAsync(sound);
        using var problem = await answer.ProblemAsync();
        Assert.Equal(
            ["name", "services[1].prefix"],
            problem.RootElement.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal)
        );
    }

    private static void Put(JsonNode root, string path, JsonNode? value)
    {
        var keys = path.Replace("[", ".[").Split('.');
        var at = root;
        foreach (var key in keys[..^1])
            at = key[0] == '[' ? at[int.Parse(key[1..^1], null)]! : at[key] ??= new JsonObject(); // a sound office has the rest
        if (keys[^1][0] == '[')
            at[int.Parse(keys[^1][1..^1], null)] = value;
        else
            at[keys[^1]] = value;
    }
}
