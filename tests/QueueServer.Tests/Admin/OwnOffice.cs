using System.Text.Json.Nodes;
using QueueServer.Domain;
using QueueServer.Features.Administration;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Admin;

/// <summary>An office below the sample one that a test has to itself, with two services, a counter for the first, and a class.</summary>
internal sealed class OwnOffice
{
    private readonly RunningServer server;

    private OwnOffice(RunningServer server, string id) => (this.server, Path) = (server, $"/api/v1/offices/{id}");

    public string Path { get; }

    public static OwnOffice At(RunningServer server, string id) => new(server, id);

    public static async Task<OwnOffice> MakeAsync(RunningServer server, string id)
    {
        await server
            .Manager.SendAsync(
                "/api/v1/offices",
                new NewOfficeRequest(new(id), new() { ["vi"] = id }, "Asia/Ho_Chi_Minh", new OfficeId("ha-dong"))
            )
            .ReadAsync<OfficeSettings>();
        var office = new OwnOffice(server, id);
        var settings = await office.ReadAsync();
        settings["services"] = JsonNode.Parse(
            """
            [{"id":"mot","prefix":"A","name":{"vi":"Một"},"expectedMinutes":5},
             {"id":"hai","prefix":"B","name":{"vi":"Hai"},"expectedMinutes":5}]
            """
        );
        settings["counters"] = JsonNode.Parse("""[{"id":"quay-1","number":1,"name":{"vi":"Quầy"},"services":["mot"]}]""");
        settings["classes"] = JsonNode.Parse("""[{"id":"lop","name":{"vi":"Lớp"}}]""");
        settings["boards"] = JsonNode.Parse(
            """
            [{"id":"sanh","name":"Sảnh","display":{"columns":1,"lastCalled":5,
             "languages":["vi"],"volume":80,"notice":{},"media":[],"quietSeconds":60}}]
            """
        );
        await office.SaveAsync(settings).MustBeAsync(System.Net.HttpStatusCode.OK);
        return office;
    }

    public async Task<JsonObject> ReadAsync()
    {
        var view = await server.Manager.GetAsync($"{Path}/settings", TestContext.Current.CancellationToken).ReadAsync<JsonObject>();
        return view["settings"]!.DeepClone().AsObject(); // every view has them
    }

    public Task<HttpResponseMessage> SaveAsync(JsonNode settings, HttpClient? by = null) =>
        PostAsync("settings", settings, by ?? server.Manager);

    public Task<HttpResponseMessage> CheckAsync(JsonNode settings) => PostAsync("settings/check", settings, server.Manager);

    private Task<HttpResponseMessage> PostAsync(string path, JsonNode settings, HttpClient by) =>
        by.SendAsync(
            $"{Path}/{path}",
            new JsonObject { ["commandId"] = Guid.CreateVersion7().ToString(), ["settings"] = settings.DeepClone() }
        );
}
