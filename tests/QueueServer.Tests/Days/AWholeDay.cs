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

/// <summary>
/// A Monday of an office, over HTTP as its people live it: 300 visitors, some of priority classes; six officers who call, recall, serve,
/// hold, send on, mark no-shows and correct themselves; a lunch break, a restart at noon, and the end by the office's own clock. At the end
/// every ticket is accounted for.
/// </summary>
public sealed partial class AWholeDay(ITestOutputHelper output) : TempFolder
{
    private const int Visitors = 300;
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);
    private static readonly ServiceId[] Services =
    [
        new("ho-tich"),
        new("chung-thuc"),
        new("dat-dai"),
        new("kinh-doanh"),
        new("lao-dong"),
        new("cu-tru"),
    ];

    private readonly Random random = new(20261123);
    private readonly Dictionary<TicketId, TicketState> ends = [];
    private readonly Dictionary<string, int> deeds = [];
    private readonly List<TicketSummary> given = [];
    private readonly List<AttendedCounter> counters = [];
    private ClockedServer server = null!; // started first
    private HttpClient kiosk = null!; // as above
    private Session manager = null!; // as above

    private static DateTimeOffset At(int hour, int minute) => new(Monday.ToDateTime(new(hour, minute)), TimeSpan.FromHours(7));

    [Fact]
    public async Task Balances_to_the_last_ticket()
    {
        await using (server = await ClockedServer.StartAsync(Folder, At(7, 0)))
        {
            await PrepareAsync();
            await kiosk
                .SendAsync(TicketsPath, new IssueRequest(CommandId.New(), Services[0]))
                .MustBeAsync(HttpStatusCode.Conflict, "office-closed");
            await MorningOrAfternoonAsync(At(7, 30), At(11, 30), Visitors * 6 / 10);

            server.Time.SetUtcNow(At(12, 0));
            await kiosk
                .SendAsync(TicketsPath, new IssueRequest(CommandId.New(), Services[0]))
                .MustBeAsync(HttpStatusCode.Conflict, "office-closed");
            var before = await HallAsync();
            await server.StartAgainAsync();
            await SignInAgainAsync();
            Assert.Equal(JsonSerializer.Serialize(before, Wire.Json), JsonSerializer.Serialize(await HallAsync(), Wire.Json));

            await MorningOrAfternoonAsync(At(13, 30), At(17, 0), Visitors - given.Count);
            await AtTheEndAsync();
        }

        output.WriteLine(string.Join(", ", deeds.OrderByDescending(deed => deed.Value).Select(deed => $"{deed.Key} {deed.Value}")));
    }

    private async Task PrepareAsync()
    {
        manager = await Session.BeginAsync(server.Address, "manager", FirstRun.PasswordOf(Folder, "manager"));
        var settings = await (
            await manager.Client.GetAsync($"{OfficePath}/settings", TestContext.Current.CancellationToken)
        ).Content.ReadFromJsonAsync<SettingsView>(Wire.Json, TestContext.Current.CancellationToken);
        var next = settings!.Settings with // an empty answer fails the test
        {
            Counters = [.. settings.Settings.Counters[..5], new(new("quay-6"), 6, settings.Settings.Counters[0].Name, [.. Services])],
            Hours = new()
            {
                Week =
                [
                    .. Enumerable
                        .Range(1, 5)
                        .Select(day => new WeekdayHours((DayOfWeek)day, [new(new(7, 30), new(11, 30)), new(new(13, 30), new(17, 0))])),
                ],
                CloseAfterMinutes = 60,
            },
        };
        await manager.Client.SendAsync($"{OfficePath}/settings", new SettingsRequest(CommandId.New(), next)).MustBeAsync(HttpStatusCode.OK);
        for (var n = 1; n <= 6; n++)
        {
            using var made = await manager.Client.SendAsync($"{OfficePath}/people", new NewPersonRequest($"officer-{n}", Roles.Officer));
            var password = (
                await made.Content.ReadFromJsonAsync<FirstPassword>(Wire.Json, TestContext.Current.CancellationToken)
            )!.Password; // as above
            counters.Add(new(new($"quay-{n}"), await Session.BeginAsync(server.Address, $"officer-{n}", password)));
        }

        kiosk = Clients.Make(
            server.Address,
            (await File.ReadAllTextAsync(Path.Combine(Folder, "devices", "kiosk-1.secret"), TestContext.Current.CancellationToken)).Trim()
        );
    }

    private async Task SignInAgainAsync()
    {
        manager = await Session.SignInAsync(server.Address, manager.Name, manager.Password);
        foreach (var counter in counters)
            counter.Session = await Session.SignInAsync(server.Address, counter.Session.Name, counter.Session.Password);
        kiosk = Clients.Make(server.Address, kiosk.DefaultRequestHeaders.Authorization!.Parameter); // a kiosk has its bearer
    }

    /// <summary>Visitors come evenly; each minute every officer does what the ticket at the counter asks for.</summary>
    private async Task MorningOrAfternoonAsync(DateTimeOffset from, DateTimeOffset until, int visitors)
    {
        server.Time.SetUtcNow(from);
        foreach (var counter in counters)
            Assert.Equal(HttpStatusCode.OK, await counter.DoAsync("open"));
        var arrivals = new Queue<DateTimeOffset>(
            Enumerable.Range(0, visitors).Select(_ => from + ((until - from) * random.NextDouble() * 0.95)).Order()
        );
        for (var now = from; now < until; now += Step)
        {
            server.Time.SetUtcNow(now);
            while (arrivals.TryPeek(out var arrival) && arrival <= now)
            {
                arrivals.Dequeue();
                await ArriveAsync();
            }

            foreach (var counter in counters)
                await WorkAsync(counter, now);
        }

        Assert.Empty(arrivals);
    }

    private async Task ArriveAsync()
    {
        var request = new IssueRequest(
            CommandId.New(),
            Services[random.Next(Services.Length)],
            Class: random.Next(8) == 0 ? new("cao-tuoi") : null
        );
        var reply = await kiosk.SendAsync(TicketsPath, request).ReadAsync<IssueReply>();
        if (random.Next(10) == 0)
            // a retry
            Assert.Equal(reply.Ticket.Number, (await kiosk.SendAsync(TicketsPath, request).ReadAsync<IssueReply>()).Ticket.Number);
        given.Add(reply.Ticket);
        if (random.Next(25) == 0 && await CancelAsync(reply.Ticket))
            Count("given up at the kiosk");
    }

    private async Task<bool> CancelAsync(TicketSummary ticket)
    {
        using var answer = await kiosk.SendAsync(
            $"{TicketsPath}/{ticket.Id}/cancel",
            new OwnTicketRequest(CommandId.New(), $"{ticket.Code}")
        );
        if (answer.IsSuccessStatusCode)
            ends[ticket.Id] = TicketState.Cancelled;
        return answer.IsSuccessStatusCode;
    }

    private async Task WorkAsync(AttendedCounter counter, DateTimeOffset now)
    {
        if (counter.Current is null && counter.Held is { } held && random.Next(6) == 0)
        {
            Assert.Equal(HttpStatusCode.OK, await counter.DoAsync("resume", held));
            (counter.Current, counter.Held, counter.Until) = (held, null, now + TimeSpan.FromMinutes(3));
            Count("resumed");
        }
        else if (counter.Current is null)
        {
            var reply = await counter.NextAsync();
            if (reply is null)
                return;
            (counter.Current, counter.Until) = (reply, null);
            Count("called");
            if (random.Next(40) == 0)
                await UndoAsync(counter);
        }
        else if (counter.Until is null)
        {
            await AwaitAsync(counter, now);
        }
        else if (now >= counter.Until)
        {
            await EndAsync(counter, counter.Current.Value);
        }
    }

    private async Task UndoAsync(AttendedCounter counter)
    {
        Assert.Equal(HttpStatusCode.OK, await counter.DoAsync("undo", counter.Current));
        counter.Current = null;
        Count("call undone");
    }

    /// <summary>Called: the visitor comes, is called again, or does not come; some return later.</summary>
    private async Task AwaitAsync(AttendedCounter counter, DateTimeOffset now)
    {
        switch (random.Next(20))
        {
            case 0:
                Assert.Equal(HttpStatusCode.OK, await counter.DoAsync("no-show", counter.Current));
                var missed = counter.Current!.Value; // somebody was called
                (ends[missed], counter.Current) = (TicketState.NoShow, null);
                Count("no-show");
                if (random.Next(2) == 0)
                {
                    await counter
                        .Session.Client.SendAsync($"{TicketsPath}/{missed}/return", new ReturnRequest(CommandId.New()))
                        .MustBeAsync(HttpStatusCode.OK);
                    ends.Remove(missed);
                    Count("returned");
                }

                break;
            case 1:
                if (await counter.DoAsync("recall", counter.Current) == HttpStatusCode.OK)
                    Count("recalled");
                break;
            default:
                Assert.Equal(HttpStatusCode.OK, await counter.DoAsync("serve", counter.Current));
                counter.Until = now + TimeSpan.FromMinutes(2 + (random.NextDouble() * 8));
                break;
        }
    }

    private async Task EndAsync(AttendedCounter counter, TicketId ticket)
    {
        var chance = random.Next(20);
        if (chance == 0 && counter.Held is null)
        {
            await counter.PostAsync("hold", new HoldRequest(CommandId.New(), ticket, "bổ sung giấy tờ")).MustBeAsync(HttpStatusCode.OK);
            counter.Held = ticket;
            Count("held");
        }
        else if (chance is 1 or 2)
        {
            var other = counters[random.Next(counters.Count)];
            await counter
                .PostAsync(
                    "transfer",
                    new TransferRequest(
                        CommandId.New(),
                        ticket,
                        Services[random.Next(Services.Length)],
                        chance == 1 ? other.Counter : null,
                        First: random.Next(2) == 0,
                        "xem giúp"
                    )
                )
                .MustBeAsync(HttpStatusCode.OK);
            Count("sent on");
        }
        else
        {
            Assert.Equal(HttpStatusCode.OK, await counter.DoAsync("finish", ticket));
            ends[ticket] = TicketState.Finished;
            Count("finished");
            if (random.Next(50) == 0)
            {
                Assert.Equal(HttpStatusCode.OK, await counter.DoAsync("undo", ticket));
                ends.Remove(ticket);
                Count("finish undone");
                return; // it is at the counter still
            }
        }

        counter.Current = null;
    }

    private async Task<HallView> HallAsync()
    {
        using var hub = await HubSocket.OpenAsync(server.Address, ("Cookie", manager.Cookie));
        using var answer = await hub.InvokeAsync(nameof(IScreenHub.WatchHall), "ha-dong");
        return answer.RootElement.GetProperty("result").Deserialize<HallView>(Wire.Json)!; // an empty answer fails the test
    }

    private int Deeds(string deed) => deeds.GetValueOrDefault(deed);

    private void Count(string deed) => deeds[deed] = Deeds(deed) + 1;
}
