using System.Net;
using System.Text.Json;
using QueueServer.Access;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;
using Made = QueueServer.Tests.Running.Faces;

namespace QueueServer.Tests.Counters;

/// <summary>Two servers on one database: the officer's console is at one, the device that watches the counter at the other.</summary>
public sealed class OfficerAndCameraAtTwoServers(Postgres postgres) : TempFolder
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_camera_is_asked_the_officer_hears_what_it_saw_and_that_it_left()
    {
        var connection = await postgres.MakeAsync();
        await using var one = await ClockedServer.StartOneOfSeveralAsync(Folder, "one", connection);
        await using var other = await ClockedServer.StartOneOfSeveralAsync(Folder, "other", connection);
        var bearer = (await File.ReadAllTextAsync(Path.Combine(Folder, "one", "devices", "kiosk-1.secret"), Stop)).Trim();
        var officer = await Session.BeginAsync(one.Address, "officer", FirstRun.PasswordOf(Path.Combine(Folder, "one"), "officer"));
        await (
            await Session.BeginAsync(other.Address, "manager", FirstRun.PasswordOf(Path.Combine(Folder, "one"), "manager"))
        ).GiveCounterItsCameraAsync();
        var kiosk = Clients.Make(other.Address, bearer);
        using var console = await HubSocket.OpenAsync(one.Address, ("Cookie", officer.Cookie));
        var ticket = (
            await kiosk
                .SendAsync(
                    TicketsPath,
                    new IssueRequest(CommandId.New(), TestOffice.Births, Made.Of(1), Consent: Made.Consent(at: TestOffice.Morning))
                )
                .ReadAsync<IssueReply>()
        )
            .Ticket
            .Id;
        await officer.Client.AtCounterAsync("quay-1", "open").MustBeAsync(HttpStatusCode.OK);
        await officer.Client.AtCounterAsync("quay-1", "next").MustBeAsync(HttpStatusCode.OK);

        using (var camera = await HubSocket.OpenAsync(other.Address, ("Authorization", $"Bearer {bearer}")))
        {
            await HearAsync(camera, nameof(IScreenHub.WatchCheck), wish => wish.GetProperty("check").ValueKind == JsonValueKind.Null);
            await HearAsync(console, nameof(IScreenHub.WatchCounter), view => view.GetProperty("camera").GetBoolean());
            var check = (
                await officer
                    .Client.SendAsync($"{OfficePath}/counters/quay-1/check", new CounterRequest(CommandId.New(), ticket))
                    .ReadAsync<CheckReply>()
            ).Check;

            await HearAsync(camera, nameof(IScreenHub.WatchCheck), wish => wish.GetProperty("check").GetString() == $"{check}");
            await kiosk
                .SendAsync($"{OfficePath}/counters/quay-1/checks/{check}", new CheckAnswer(Made.Of(1)))
                .MustBeAsync(HttpStatusCode.NoContent);
            await HearAsync(
                console,
                nameof(IScreenHub.WatchCounter),
                view =>
                    view.GetProperty("check") is { ValueKind: JsonValueKind.Object } said
                    && said.GetProperty("outcome").GetString() == "same"
            );
        }

        await HearAsync(console, nameof(IScreenHub.WatchCounter), view => !view.GetProperty("camera").GetBoolean());
    }

    /// <summary>Looks again at each word of the hub until the view is as awaited.</summary>
    private static async Task<JsonElement> HearAsync(HubSocket hub, string method, Func<JsonElement, bool> awaited)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            using var answer = await hub.InvokeAsync(method, "quay-1");
            if (answer.RootElement.GetProperty("result") is var view && awaited(view))
                return view.Clone();
            patience.Token.ThrowIfCancellationRequested();
            await hub.PushesAsync();
        }
    }
}
