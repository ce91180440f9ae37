using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using QueueServer.Access;
using QueueServer.Features.People;
using QueueServer.Tests.Access;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Typing;

/// <summary>
/// A letter that is none is refused in each text of each endpoint, in its path, its query and its body, whatever the database: by the one
/// code there is for it, the field named.
/// </summary>
public sealed class TextsOfEveryEndpoint(Postgres postgres) : TempFolder
{
    private const string Null = "\0";
    private const string LineFeed = "\n";
    private const string TurnedRound = "\u202E";

    private readonly Dictionary<Caller, HttpClient> clients = [];

    [Fact]
    public async Task Over_sqlite()
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        await RefuseAsync(server);
    }

    [Fact]
    public async Task Over_postgresql()
    {
        await using var server = await ClockedServer.StartAsync(
            Folder,
            TestOffice.Morning,
            "--Storage:Provider",
            "Postgres",
            "--Storage:ConnectionString",
            await postgres.MakeAsync()
        );
        await RefuseAsync(server);
    }

    private async Task RefuseAsync(ClockedServer server)
    {
        await EnterAsync(server);
        List<string> wrong = [];
        var asked = 0;
        foreach (var endpoint in server.Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<HubMetadata>() is not null)
                continue;
            foreach (var (row, request, field, hasCode) in RequestsOf(endpoint))
            {
                asked++;
                using var answer = await ClientOf(row)
                    .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
                if ((int)answer.StatusCode is < 400 or >= 500)
                    wrong.Add($"{row}: {field}: {(int)answer.StatusCode}");
                else if (hasCode && await FieldOfAsync(answer) is var named && !IsIn(named, field))
                    wrong.Add($"{row}: {field}: {(int)answer.StatusCode} {named}");
                request.Dispose();
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong.Prepend($"{asked} asked")));
        Assert.InRange(asked, 400, 5000);
    }

    /// <summary>Everybody who is asked for by some row.</summary>
    private async Task EnterAsync(ClockedServer server)
    {
        clients[Caller.Nobody] = Clients.Make(server.Address);
        foreach (var (caller, name) in ((Caller, string)[])[(Caller.Kiosk, "kiosk-1"), (Caller.Board, "board-1")])
            clients[caller] = Clients.Make(
                server.Address,
                (await File.ReadAllTextAsync(Path.Combine(Folder, "devices", $"{name}.secret"))).Trim()
            );
        foreach (
            var (caller, name) in ((Caller, string)[])
                [(Caller.Officer, "officer"), (Caller.Manager, "manager"), (Caller.Administrator, "admin")]
        )
            clients[caller] = (await Session.BeginAsync(server.Address, name, FirstRun.PasswordOf(Folder, name))).Client;
        var leader = await clients[Caller.Manager]
            .SendAsync($"{Speaking.OfficePath}/people", new NewPersonRequest("leader", Roles.Leader))
            .ReadAsync<FirstPassword>();
        clients[Caller.Leader] = (await Session.BeginAsync(server.Address, "leader", leader.Password)).Client;
        clients[Caller.Rating] = (await RatingTablet.PairAsync(server.Address, clients[Caller.Manager], "rating-1")).Client;
        using var other = await PairedServer.PairAsync(server.Address, clients[Caller.Manager], "server-1");
        clients[Caller.Server] = other.Client;
    }

    private HttpClient ClientOf(string row)
    {
        var allowed = WhoMayDoWhat.Endpoints[row];
        return clients.First(client => allowed.HasFlag(client.Key)).Value;
    }

    /// <returns>The endpoint's row, a request with one such letter, the field it stands in, and whether this program's own code must
    /// be answered: a path with a zero is refused by Kestrel, and an office that is none before anything of it is read.</returns>
    private static IEnumerable<(string Row, HttpRequestMessage Request, string Field, bool HasCode)> RequestsOf(RouteEndpoint endpoint)
    {
        var path = endpoint.RoutePattern;
        var template = $"/{path.RawText!.Trim('/')}"; // mapped by a text
        var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET";
        var row = $"{method} {template}";
        foreach (var (name, letter) in path.Parameters.SelectMany(part => Letters.Select(letter => (part.Name, letter))))
            yield return (
                row,
                Ask(method, WhoMayDoWhat.PathOf(Named(template, name, $"a{Uri.EscapeDataString(letter)}b"))),
                name,
                letter != Null && name != "office"
            );
        var query = endpoint
            .Metadata.GetOrderedMetadata<IParameterBindingMetadata>()
            .Where(parameter => parameter.HasTryParse || parameter.ParameterInfo.ParameterType == typeof(string))
            .Select(parameter => parameter.ParameterInfo.GetCustomAttribute<FromQueryAttribute>()?.Name ?? parameter.Name)
            .Where(name => path.GetParameter(name) is null);
        foreach (var (name, letter) in query.SelectMany(name => Letters.Select(letter => (name, letter))))
            yield return (row, Ask(method, $"{WhoMayDoWhat.PathOf(template)}?{name}=a{Uri.EscapeDataString(letter)}b"), name, true);
        if (endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is { } body)
        {
            foreach (var (field, json) in ((string[])[Null, TurnedRound]).SelectMany(letter => SampleBodies.Of(body, letter)))
                yield return (row, Ask(method, WhoMayDoWhat.PathOf(template), json), field, true);
        }
    }

    private static string[] Letters => [Null, LineFeed, TurnedRound];

    /// <summary>Of a dictionary its reader names the entry, and of a template what stands in it.</summary>
    private static bool IsIn(string named, string field) =>
        named == field || named.StartsWith($"{field}.", StringComparison.Ordinal) || field.EndsWith($".{named}", StringComparison.Ordinal);

    private static string Named(string template, string name, string value) =>
        template
            .Replace(WhoMayDoWhat.OfficeRule, "", StringComparison.Ordinal)
            .Replace($"{{{name}}}", value, StringComparison.Ordinal)
            .Replace($"{{{name}?}}", value, StringComparison.Ordinal);

    private static HttpRequestMessage Ask(string method, string path, string? json = null) =>
        new(new(method), path) { Content = method == "POST" ? new StringContent(json ?? "", Encoding.UTF8, "application/json") : null };

    /// <returns>The field that is named as holding such a letter; else what was answered.</returns>
    private static async Task<string> FieldOfAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
            return text;
        using var problem = JsonDocument.Parse(text);
        return
            answer.StatusCode == HttpStatusCode.BadRequest
            && problem.RootElement.GetProperty("code").GetString() == "forbidden-letter"
            && problem.RootElement.TryGetProperty("errors", out var errors)
            ? Assert.Single(errors.EnumerateObject()).Name
            : text;
    }
}
