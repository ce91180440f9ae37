using System.Text.Json;
using System.Text.Json.Nodes;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Features.Bookings;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Bookings;

/// <summary>The sample office with appointments: births all around the clock, twenty places an hour.</summary>
internal static class BookedOffice
{
    public const string BookingsPath = $"{OfficePath}/bookings";
    public const int Places = 20;

    public static readonly SlotPlan Plan = new(new("ca-ngay"), [TestOffice.Births], [.. Enum.GetValues<DayOfWeek>()], default, default)
    {
        SlotMinutes = 60,
        PlannedCounters = 20,
        OnlineShare = 100,
        Cap = Places,
        LeadMinutes = 0,
    };

    /// <summary>Nine in the morning of the day after <see cref="TestOffice.Morning"/>.</summary>
    public static readonly DateTimeOffset Tomorrow = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);

    /// <summary>The sample with the plan.</summary>
    public static OfficeSettings SettingsWith(params SlotPlan[] plans) => Json(plans).Deserialize<OfficeSettings>(Wire.Json)!; // it is one

    /// <summary>A server with it, at <see cref="TestOffice.Morning"/>.</summary>
    public static async Task<ClockedServer> StartAsync(string folder, params SlotPlan[] plans)
    {
        await WriteAsync(folder, plans);
        return await ClockedServer.StartAsync(folder, TestOffice.Morning);
    }

    /// <summary>Puts it where a first start finds it.</summary>
    public static async Task WriteAsync(string folder, params SlotPlan[] plans)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "office.json"),
            Json(plans).ToJsonString(),
            TestContext.Current.CancellationToken
        );
    }

    public static Task<HttpResponseMessage> HoldAsync(
        this HttpClient client,
        DateTimeOffset start,
        string? contact = null,
        CommandId? id = null
    ) => client.HoldAsync(new HoldBookingRequest(id ?? CommandId.New(), TestOffice.Births, start) { Contact = contact });

    /// <summary>Works for what is asked.</summary>
    public static Task<HttpResponseMessage> HoldAsync(this HttpClient client, HoldBookingRequest request) =>
        client.SendProvedAsync(BookingsPath, request.CommandId, proof => request with { Proof = proof });

    public static Task<HttpResponseMessage> ConfirmAsync(this HttpClient client, BookingCode code, string? contact = null) =>
        client.SendAsync($"{BookingsPath}/{code}/confirm", new ConfirmBookingRequest(CommandId.New(), contact));

    public static Task<HttpResponseMessage> CancelAsync(this HttpClient client, BookingCode code) =>
        client.SendAsync($"{BookingsPath}/{code}/cancel", new CancelBookingRequest(CommandId.New()));

    public static Task<HttpResponseMessage> MoveAsync(
        this HttpClient client,
        BookingCode code,
        DateTimeOffset start,
        CommandId? id = null
    ) => client.SendAsync($"{BookingsPath}/{code}/move", new MoveBookingRequest(id ?? CommandId.New(), start));

    public static Task<HttpResponseMessage> FindAsync(this HttpClient client, string code) =>
        client.GetAsync($"{BookingsPath}/{code}", TestContext.Current.CancellationToken);

    public static async Task<IReadOnlyList<FreeSlot>> SlotsAsync(this HttpClient client, DateOnly date) =>
        (
            await client
                .GetAsync($"{OfficePath}/slots?service=ho-tich&from={date:yyyy-MM-dd}&days=1", TestContext.Current.CancellationToken)
                .ReadAsync<SlotsView>()
        )
            .Days.Single()
            .Slots;

    private static JsonObject Json(SlotPlan[] plans)
    {
        var sample = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Settings", "ha-dong.json"));
        var office = JsonNode.Parse(sample)!.AsObject(); // it is one
        office.Remove("hours");
        office["slotPlans"] = JsonSerializer.SerializeToNode(plans.Length == 0 ? [Plan] : plans, Wire.Json);
        return office;
    }
}
