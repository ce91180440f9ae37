using System.Net;
using QueueServer.Domain;
using QueueServer.Features.Administration;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Counters;

/// <summary>An office where the key of the next finishes who is served, as its API says it.</summary>
public sealed class NextFinishes : TempFolder
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_one_request_that_may_be_sent_twice_and_that_says_whom_it_called_or_nobody()
    {
        await using var server = await ClockedServer.StartAsync(Folder, TestOffice.Morning);
        var manager = await Session.BeginAsync(server.Address, "manager", FirstRun.PasswordOf(Folder, "manager"));
        var officer = (await Session.BeginAsync(server.Address, "officer", FirstRun.PasswordOf(Folder, "officer")));
        using var console = await HubSocket.OpenAsync(server.Address, ("Cookie", officer.Cookie));
        Assert.False(await SaysItAsync(console));
        await ChooseAsync(manager.Client);
        Assert.True(await SaysItAsync(console));

        await officer.Client.AtCounterAsync("quay-1", "open").MustBeAsync(HttpStatusCode.OK);
        for (var n = 0; n < 2; n++)
            await officer
                .Client.SendAsync($"{TicketsPath}/walk-up", new WalkUpRequest(CommandId.New(), TestOffice.Births))
                .MustBeAsync(HttpStatusCode.OK);
        var first = await NextAsync(officer.Client);
        Assert.Equal("A001", first.Number?.ToString());
        await officer.Client.AtCounterAsync("quay-1", "next").MustBeAsync(HttpStatusCode.Conflict, Refusals.TicketOpen); // called, not come
        await officer.Client.AtCounterAsync("quay-1", "serve", first.Ticket).MustBeAsync(HttpStatusCode.OK);

        var command = CommandId.New();
        foreach (var reply in new[] { await NextAsync(officer.Client, command), await NextAsync(officer.Client, command) })
            Assert.Equal("A002", reply.Number?.ToString());
        var second = server.Offices.Get(new("ha-dong")).State.CurrentAt(TestOffice.One)!; // just called
        await officer.Client.AtCounterAsync("quay-1", "serve", second.Id).MustBeAsync(HttpStatusCode.OK);
        var last = await NextAsync(officer.Client);
        Assert.Equal((null, null), (last.Ticket, last.Number));
        var state = server.Offices.Get(new("ha-dong")).State;
        Assert.Equal((null, 2), (state.CurrentAt(TestOffice.One), state.Figures[TestOffice.One].Finished));
        await officer.Client.AtCounterAsync("quay-1", "next").MustBeAsync(HttpStatusCode.Conflict, Refusals.NobodyWaiting);
    }

    private static Task<CommandReply> NextAsync(HttpClient officer, CommandId? command = null) =>
        officer.SendAsync($"{OfficePath}/counters/quay-1/next", new CounterRequest(command ?? CommandId.New())).ReadAsync<CommandReply>();

    private static async Task ChooseAsync(HttpClient manager)
    {
        var view = await manager.GetAsync($"{OfficePath}/settings", Stop).ReadAsync<SettingsView>();
        await manager
            .SendAsync($"{OfficePath}/settings", new SettingsRequest(CommandId.New(), view.Settings with { NextFinishes = true }))
            .MustBeAsync(HttpStatusCode.OK);
    }

    private static async Task<bool> SaysItAsync(HubSocket console)
    {
        using var answer = await console.InvokeAsync(nameof(IScreenHub.WatchCounter), "quay-1");
        return answer.RootElement.GetProperty("result").GetProperty("nextFinishes").GetBoolean();
    }
}
