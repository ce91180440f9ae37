using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Features.Administration;
using QueueServer.Features.People;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Days;

public sealed partial class AWholeDay
{
    private async Task AtTheEndAsync()
    {
        server.Time.SetUtcNow(At(17, 59));
        var open = await HallAsync();
        Assert.True(open.DayOpen);
        server.Time.SetUtcNow(At(18, 0));
        Assert.Equal(HttpStatusCode.Conflict, await counters[0].DoAsync("next")); // the day is over for whoever asks first
        var closed = await HallAsync();
        Assert.False(closed.DayOpen);
        Assert.All(closed.Counters, counter => Assert.Null(counter.Officer));

        var (today, ofOurs) = (closed.Today, ends.CountBy(end => end.Value).ToDictionary());
        output.WriteLine($"{today}");
        Assert.Equal((Visitors, Visitors), (given.Count, given.Select(ticket => ticket.Number).Distinct().Count()));
        Assert.Equal((Visitors, 0, 0, 0, 0), (today.Issued, today.Waiting, today.Called, today.Serving, today.Held));
        Assert.Equal(today.Issued, today.Finished + today.NoShows + today.Cancelled + today.Expired);
        Assert.Equal(ofOurs.GetValueOrDefault(TicketState.Cancelled), today.Cancelled);
        Assert.Equal(ofOurs.GetValueOrDefault(TicketState.NoShow), today.NoShows);
        var servedAtTheEnd = open.Today.Serving; // who is being served when the day closes is finished
        Assert.Equal(ofOurs.GetValueOrDefault(TicketState.Finished) + servedAtTheEnd, today.Finished);
        Assert.Equal(open.Today.Waiting + open.Today.Called + open.Today.Held, today.Expired);
        Assert.Equal(today.Finished, closed.Counters.Sum(counter => counter.Today.Finished));
        Assert.Equal(Deeds("sent on"), closed.Counters.Sum(counter => counter.Today.Transferred));
        Assert.Equal(Deeds("no-show"), closed.Counters.Sum(counter => counter.Today.NoShows));
        Assert.Equal(Visitors, closed.Counters.Sum(counter => counter.Today.Finished) + today.NoShows + today.Cancelled + today.Expired);
        foreach (
            var deed in new[]
            {
                "sent on",
                "held",
                "resumed",
                "no-show",
                "returned",
                "recalled",
                "call undone",
                "finish undone",
                "given up at the kiosk",
            }
        )
            Assert.True(Deeds(deed) > 0, $"nothing was {deed} on this day");

        await server.StartAgainAsync();
        await SignInAgainAsync();
        Assert.Equal(JsonSerializer.Serialize(closed, Wire.Json), JsonSerializer.Serialize(await HallAsync(), Wire.Json));
    }
}
