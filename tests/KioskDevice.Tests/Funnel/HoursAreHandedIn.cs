using System.Text;
using KioskDevice.Camera;
using KioskDevice.Funnel;
using KioskDevice.Tests.Running;
using KioskDevice.Visits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using QueueContracts;

namespace KioskDevice.Tests.Funnel;

/// <summary>The whole kiosk, which hands in what it counted, before a server that answers, fails or refuses.</summary>
public sealed class HoursAreHandedIn : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string data = Directory.CreateTempSubdirectory("kiosk-visits-").FullName;
    private readonly SaidLines log = new();
    private FakeServer server = null!; // InitializeAsync starts it before any test

    public async ValueTask InitializeAsync()
    {
        server = await FakeServer.StartAsync(kiosk: Office.View());
        using var store = new FunnelStore(data, TimeProvider.System, NullLogger<FunnelStore>.Instance);
        foreach (var hours in new[] { 3, 2 })
            store.Add(
                DateTimeOffset.UtcNow.AddHours(-hours),
                new()
                {
                    Begun = 1,
                    WithoutFace = 1,
                    Seconds = 20,
                }
            );
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    private Task<RunningKiosk> StartAsync() =>
        RunningKiosk.StartAsync(server.Address, null, builder => builder.Logging.AddProvider(log), "--Kiosk:Data", data);

    private async Task SaysAsync(string what)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (log.Lines.Any(line => line.Contains(what, StringComparison.Ordinal)))
                done.TrySetResult();
        }

        log.Changed += Look;
        Look();
        await done.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    private async Task CameAsync() => Assert.True(await server.FunnelCame.WaitAsync(Patience, TestContext.Current.CancellationToken));

    /// <summary>What is kept, once the kiosk has ended; what goes on in this hour, too.</summary>
    private IReadOnlyList<FunnelHour> Kept()
    {
        using var store = new FunnelStore(data, new FakeTimeProvider(DateTimeOffset.UtcNow.AddHours(1)), NullLogger<FunnelStore>.Instance);
        return store.Over(FunnelRequest.MostHours);
    }

    [Fact]
    public async Task Once_it_is_there()
    {
        await using (await StartAsync())
            await SaysAsync("hours of counted visits are handed in");
        Assert.Equal(2, Assert.Single(server.Funnels).Hours.Count);
        Assert.Empty(Kept());
    }

    [Fact]
    public async Task Under_the_same_names_when_an_answer_was_lost()
    {
        server.OnFunnel = _ => Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        await using (await StartAsync())
        {
            await CameAsync();
            await server.StopAsync();
            Assert.Equal(2, server.Funnels.First().Hours.Count);
            server.OnFunnel = _ => Results.NoContent();
            await server.StartAgainAsync();
            await CameAsync(); // they are sent again
            await SaysAsync("hours of counted visits are handed in");
        }

        var sent = server.Funnels.Select(request => request.Hours.Select(hour => hour.Id)).ToList();
        Assert.Equal(sent[0], sent[^1]);
        Assert.Empty(Kept());
    }

    [Fact]
    public async Task And_given_up_when_it_refuses_them_for_good()
    {
        server.OnFunnel = _ => FakeServer.Refusal("unsound-funnel", StatusCodes.Status400BadRequest);
        await using (await StartAsync())
            await SaysAsync("they are given up");
        Assert.Empty(Kept());
    }

    [Fact]
    public async Task With_no_trace_of_the_number_that_was_given()
    {
        var ticket = Walk.Ticket("A417");
        server.OnIssue = _ => Results.Json(new IssueReply(ticket, false), Wire.Json);
        await using (var kiosk = await StartAsync())
        {
            await SaysAsync("hours of counted visits are handed in");
            var visits = kiosk.Services.GetRequiredService<VisitLoop>();
            visits.SetCamera(CameraStatus.Unplugged);
            visits.Post(new VisitInput.Started());
            visits.Post(new VisitInput.ServiceChosen(Office.View().Services[0].Id));
            await UntilAsync(visits, state => state is VisitState.NumberShown);
            visits.Post(new VisitInput.Left());
            await UntilAsync(visits, state => state is VisitState.Idle);
        }

        Assert.Equal((1, 1, 1), Kept() is [var now] ? (now.Begun, now.WithoutFace, now.CameraTroubles) : default);
        foreach (var file in Directory.GetFiles(data, "visits*"))
        {
            var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
            Assert.Contains("withoutFace", text, StringComparison.Ordinal);
            foreach (var trace in new[] { "A417", $"{ticket.Code}", $"{ticket.Id}", $"{ticket.Service}" })
                Assert.DoesNotContain(trace, text, StringComparison.Ordinal);
        }
    }

    private static async Task UntilAsync(VisitLoop visits, Func<VisitState, bool> holds)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (holds(visits.State))
                done.TrySetResult();
        }

        visits.Changed += Look;
        Look();
        await done.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        visits.Changed -= Look;
    }
}
