using System.Net;
using System.Text.Json;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Features.People;
using QueueServer.Offices;
using QueueServer.Storage;
using QueueServer.Tests.Running;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Ratings;

/// <summary>A server whose first counters serve, with a manager who can pair tablets.</summary>
internal sealed class RatedOffice : IAsyncDisposable
{
    public static readonly OfficeId Id = new("ha-dong");
    private readonly string folder;
    private int days;

    private RatedOffice(ClockedServer server, string folder, Session manager) => (Server, this.folder, Manager) = (server, folder, manager);

    public ClockedServer Server { get; }

    public Session Manager { get; private set; }

    public IOffice Office => Server.Offices.All.Single();

    public DateOnly Today => Office.State.Day;

    public static async Task<RatedOffice> StartAsync(string folder)
    {
        var server = await ClockedServer.StartAsync(folder, TestOffice.Morning);
        var manager = await Session.BeginAsync(server.Address, "manager", FirstRun.PasswordOf(folder, "manager"));
        var office = new RatedOffice(server, folder, manager);
        await office.OpenAsync();
        return office;
    }

    /// <summary>Opens the first two counters.</summary>
    public async Task OpenAsync()
    {
        await DoAsync(new OpenCounter(CommandId.New(), TestOffice.One, "lan"));
        await DoAsync(new OpenCounter(CommandId.New(), TestOffice.Two, "minh"));
    }

    public Task<RatingTablet> PairAsync(string name, string? counter = "quay-1") =>
        RatingTablet.PairAsync(Server.Address, Manager.Client, name, counter);

    /// <summary>Somebody takes a number, is called, served for some minutes, and finished.</summary>
    public async Task<Ticket> ServeAsync(CounterId? counter = null, double minutes = 5)
    {
        var (at, officer) = counter == TestOffice.Two ? (TestOffice.Two, "minh") : (TestOffice.One, "lan");
        var service = Office.Settings.FindCounter(at)!.Services[0]; // the sample's
        await Office.IssueAsync(new(CommandId.New(), service), TestOffice.Kiosk);
        var called = await DoAsync(new CallNext(CommandId.New(), at, officer));
        await DoAsync(new ConfirmArrival(CommandId.New(), at, officer, called));
        Server.Time.Advance(TimeSpan.FromMinutes(minutes));
        await DoAsync(new FinishTicket(CommandId.New(), at, officer, called));
        return Office.State.Tickets[called];
    }

    public async Task<TicketId> DoAsync(Command command)
    {
        var result = await Office.ExecuteAsync(command);
        return Assert.IsType<Decision.Accepted>(result.Decision).Ticket ?? default;
    }

    /// <summary>Other settings, from now on.</summary>
    public Task<TicketId> ChangeAsync(Func<OfficeSettings, OfficeSettings> change) =>
        DoAsync(new ChangeSettings(CommandId.New(), change(Office.Settings), "manager"));

    /// <summary>A day: six at the first counter, of which one is dissatisfied, three at the second, and one that nobody rates.</summary>
    public async Task RateADayAsync()
    {
        var (one, two) = (await PairAsync("rating-1"), await PairAsync("rating-2", "quay-2"));
        for (var n = 0; n < 6; n++)
        {
            await ServeAsync(minutes: n == 0 ? 0.5 : 5);
            var level = n == 0 ? RatingLevel.Dissatisfied : (RatingLevel)(n % 2);
            await RateAsync(
                one,
                level,
                n == 0 ? "Đồ chó má!"
                    : n == 1 ? "Cô Lan rất tận tình"
                    : null
            );
        }

        for (var n = 0; n < 3; n++)
        {
            await ServeAsync(TestOffice.Two);
            await RateAsync(two, RatingLevel.Dissatisfied, "Ít người");
        }

        await ServeAsync(TestOffice.Two);
        await NextDayAsync();

        async Task RateAsync(RatingTablet tablet, RatingLevel level, string? text)
        {
            RatingReason[] reasons = level == RatingLevel.Dissatisfied ? [RatingReason.WaitedLong] : [];
            Server.Time.Advance(TimeSpan.FromSeconds(3));
            await tablet.RateAsync(await TokenOf(tablet), level, text, reasons).MustBeAsync(HttpStatusCode.NoContent);
        }
    }

    /// <summary>Closes the day and begins the next, at the same hour.</summary>
    public async Task NextDayAsync()
    {
        await DoAsync(new CloseDay(CommandId.New()));
        await BeginNextDayAsync();
    }

    /// <summary>Begins the next day once this one is closed.</summary>
    public async Task BeginNextDayAsync()
    {
        Server.Time.Advance(TestOffice.Morning.AddDays(++days) - Server.Time.GetUtcNow());
        await Office.KeepDayAsync();
        await OpenAsync();
        await EnterAsync();
    }

    /// <summary>What a tablet is shown now.</summary>
    public static async Task<RatingView> ViewOf(RatingTablet tablet)
    {
        using var hub = await tablet.WatchAsync();
        using var answer = await hub.InvokeAsync(nameof(IScreenHub.WatchRating));
        return answer.RootElement.GetProperty("result").Deserialize<RatingView>(Wire.Json)!; // an empty answer fails the test
    }

    /// <summary>The token of the question a tablet shows.</summary>
    public static async Task<string> TokenOf(RatingTablet tablet) =>
        (await ViewOf(tablet)).Question?.Token ?? throw new InvalidOperationException("Nothing is asked.");

    /// <summary>Every row of ratings, and of what is remembered of them.</summary>
    public async Task<(IReadOnlyList<RatingRow> Ratings, IReadOnlyList<PassingRow> Facts)> RowsAsync()
    {
        await using var context = Databases.At(Path.Combine(folder, "queue.db")).CreateDbContext();
        return ([.. context.Ratings], [.. context.Passing.Where(fact => fact.Kind == "rated" || fact.Kind == "dissatisfied")]);
    }

    /// <summary>The keys of tokens on disk.</summary>
    public IReadOnlyList<string> Keys =>
        Directory.Exists(Path.Combine(folder, "keys", ".ratings"))
            ? Directory.GetFiles(Path.Combine(folder, "keys", ".ratings"), "*", SearchOption.AllDirectories)
            : [];

    /// <summary>Somebody new of a role.</summary>
    public async Task<Session> PersonAsync(string name, string role)
    {
        var made = await Manager
            .Client.SendAsync($"{Speaking.OfficePath}/people", new NewPersonRequest(name, role))
            .ReadAsync<FirstPassword>();
        return await Session.BeginAsync(Server.Address, name, made.Password);
    }

    public async Task StartAgainAsync()
    {
        await Server.StartAgainAsync();
        await EnterAsync();
    }

    private async Task EnterAsync() => Manager = await Session.SignInAsync(Server.Address, "manager", Manager.Password);

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

/// <summary>Waiting for what a server does by itself, without a guess at how long it takes.</summary>
internal static class Awaiting
{
    public static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (!await isSo())
            Assert.False(patience.IsCancellationRequested, $"It did not come about that {what}.");
    }
}
