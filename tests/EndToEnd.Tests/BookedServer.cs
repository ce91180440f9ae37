using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace EndToEnd.Tests;

/// <summary>
/// An office that is open day and night, says where it is, and gives appointments: births have one place an hour, certifications two each
/// five minutes.
/// </summary>
internal static class BookedServer
{
    private const string Settings = "/api/v1/offices/ha-dong/settings";

    /// <param name="change">What else is otherwise; null for nothing.</param>
    public static async Task<RunningServer> StartAsync(Action<JsonObject>? change = null)
    {
        var server = await RunningServer.StartAsync();
        using var manager = await server.PersonAsync("manager");
        var settings = (await manager.GetFromJsonAsync<JsonNode>(Settings))!["settings"]!.AsObject(); // it has them
        settings.Remove("hours");
        settings["publicPage"]!["place"] = "20.9712, 105.7788";
        settings["publicPage"]!["address"] = new JsonObject { ["vi"] = "2 Hoàng Diệu, phường Hà Đông, Hà Nội" };
        settings["slotPlans"] = new JsonArray(Plan("ho-tich", minutes: 60, places: 1), Plan("chung-thuc", minutes: 5, places: 2));
        change?.Invoke(settings);
        using var answer = await manager.PostAsJsonAsync(Settings, new { commandId = Guid.CreateVersion7(), settings });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return server;
    }

    public static JsonObject Plan(string service, int minutes, int places) =>
        new()
        {
            ["id"] = service,
            ["services"] = new JsonArray(service),
            ["weekdays"] = new JsonArray("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
            ["from"] = "00:00",
            ["to"] = "00:00",
            ["slotMinutes"] = minutes,
            ["plannedCounters"] = 20,
            ["onlineShare"] = 100,
            ["cap"] = places,
            ["leadMinutes"] = 0,
        };
}
