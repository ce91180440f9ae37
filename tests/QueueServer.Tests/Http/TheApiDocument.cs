using System.Net;
using System.Text.Json;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Http;

/// <summary>Is for people who are signed in (that they may, and devices may not, stands in the table of who may do what).</summary>
public sealed class TheApiDocument : TempFolder
{
    private static readonly string[] Says = ["type", "$ref", "oneOf", "anyOf", "enum"];

    [Theory]
    [InlineData(false, HttpStatusCode.Unauthorized)]
    [InlineData(true, HttpStatusCode.OK)]
    public async Task And_for_everybody_where_a_setting_says_so(bool isPublic, HttpStatusCode status)
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning, "--PublicApiDocument", $"{isPublic}");
        using var client = Clients.Make(server.Address);
        await client.GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken).MustBeAsync(status);
        await client.GetAsync("/api-reference/", TestContext.Current.CancellationToken).MustBeAsync(status);
    }

    [Fact]
    public async Task Its_operations_are_named_by_what_is_done_each_once()
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning, "--PublicApiDocument", "true");
        using var client = Clients.Make(server.Address);
        var document = await client.GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken).ReadAsync<JsonElement>();
        var operations = document
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(verb => (Path: path.Name, Operation: verb.Value)))
            .ToList();
        Assert.True(operations.Count > 50, $"{operations.Count} operations");
        Assert.All(operations, each => Assert.Matches("^/(api/v1|cho|data)/", each.Path)); // open data has addresses people can read
        var names = operations.ConvertAll(each => each.Operation.GetProperty("operationId").GetString()!); // each has one
        Assert.All(names, name => Assert.Matches("^([A-Z][a-z]+){2,}$", name));
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public async Task Each_value_has_its_type()
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning, "--PublicApiDocument", "true");
        using var client = Clients.Make(server.Address);
        var document = await client.GetAsync("/openapi/v1.json", TestContext.Current.CancellationToken).ReadAsync<JsonElement>();
        var properties = document
            .GetProperty("components")
            .GetProperty("schemas")
            .EnumerateObject()
            .SelectMany(schema =>
                PropertiesOf(schema.Value).Prepend((Name: "", Value: schema.Value)).Select(part => (Of: schema.Name, part.Name, part.Value))
            )
            .ToList();
        Assert.True(properties.Count > 300, $"{properties.Count} properties");
        Assert.Empty(
            properties
                .Where(property => property.Of != nameof(JsonElement) && !IsTyped(property.Value))
                .Select(property => $"{property.Of}.{property.Name}")
        );
        Assert.Equal(
            "string",
            document.GetProperty("components").GetProperty("schemas").GetProperty("TicketId").GetProperty("type").GetString()
        );

        static IEnumerable<(string Name, JsonElement Value)> PropertiesOf(JsonElement schema) =>
            schema.TryGetProperty("properties", out var all) ? all.EnumerateObject().Select(each => (each.Name, each.Value)) : [];

        static bool IsTyped(JsonElement schema) => Says.Any(says => schema.TryGetProperty(says, out _));
    }

    [Fact]
    public async Task And_its_page_takes_nothing_from_elsewhere()
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning, "--PublicApiDocument", "true");
        using var client = Clients.Make(server.Address);
        using var answer = await client.GetAsync("/api-reference/", TestContext.Current.CancellationToken);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        var nonce = policy.Split("'nonce-")[1].Split('\'')[0];
        Assert.Equal(html.Split("<script").Length - 1, html.Split($"nonce=\"{nonce}\"").Length - 1); // each script has it
        using var again = await client.GetAsync("/api-reference/", TestContext.Current.CancellationToken);
        Assert.DoesNotContain(nonce, again.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }
}
