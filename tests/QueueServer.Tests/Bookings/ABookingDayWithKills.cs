using System.Collections.Concurrent;
using QueueServer.Features.Bookings;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Bookings.BookedOffice;
using static QueueServer.Tests.Running.Speaking;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Bookings;

/// <summary>
/// People book, move, give up and come while the server is killed, again and again, in the midst of it. Whoever was not answered asks again
/// under the same id, as their phones do: nothing is lost, and nothing is there twice.
/// </summary>
public sealed class ABookingDayWithKills(ITestOutputHelper output) : TempFolder
{
    private const int People = 20;
    private const int Kills = 5;

    /// <summary>How somebody's appointment goes on once it is confirmed.</summary>
    private enum Ending
    {
        Comes,
        Moves,
        GivesUp,
    }

    /// <summary>Somebody, and how far they are: each step is repeated under its id until it is answered.</summary>
    private sealed class Person(int n, DateTimeOffset today, DateTimeOffset later)
    {
        private readonly CommandId[] ids = [CommandId.New(), CommandId.New(), CommandId.New()];
        private int step;

        public Ending Ending =>
            n % 4 == 0 ? Ending.Moves
            : n % 4 == 1 ? Ending.GivesUp
            : Ending.Comes;

        public BookingCode Code { get; private set; }

        public TicketSummary? Ticket { get; private set; }

        public async Task GoOnAsync(HttpClient phone, Action answered)
        {
            while (step < ids.Length)
            {
                await StepAsync(phone);
                step++;
                answered();
            }
        }

        /// <summary>The number given when the last step is sent once more.</summary>
        public async Task<TicketSummary> ComeAgainAsync(HttpClient phone) =>
            (await ComeAsync(phone).ReadAsync<CheckInBookingReply>()).Ticket;

        private async Task StepAsync(HttpClient phone)
        {
            if (step == 0)
                Code = (await phone.HoldAsync(today, id: ids[0]).ReadAsync<BookingView>()).Code;
            else if (step == 1)
                await phone.SendAsync($"{BookingsPath}/{Code}/confirm", new ConfirmBookingRequest(ids[1])).ReadAsync<BookingView>();
            else if (Ending == Ending.Moves)
                await phone.MoveAsync(Code, later, ids[2]).ReadAsync<BookingView>();
            else if (Ending == Ending.GivesUp)
                await phone.SendAsync($"{BookingsPath}/{Code}/cancel", new CancelBookingRequest(ids[2])).ReadAsync<BookingView>();
            else
                Ticket = await ComeAgainAsync(phone);
        }

        private Task<HttpResponseMessage> ComeAsync(HttpClient phone) =>
            phone.SendAsync($"{BookingsPath}/{Code}/check-in", new CheckInBookingRequest(ids[2]));
    }

    [Fact]
    public async Task Loses_nothing_and_has_nothing_twice()
    {
        await WriteAsync(Folder, Plan with { SlotMinutes = 10, PlannedCounters = 99, Cap = People });
        var begins = DateTimeOffset.UtcNow.AddMinutes(12);
        begins = new(begins.Year, begins.Month, begins.Day, begins.Hour, begins.Minute / 10 * 10, 0, TimeSpan.Zero);
        var random = new Random(18);
        var people = Enumerable.Range(0, People).Select(n => new Person(n, begins, begins.AddDays(2))).ToList();
        var (waiting, cutOff) = (new ConcurrentQueue<Person>(people), 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var server = await RunningProgram.StartServerAsync(Folder);
            using var left = new CountdownEvent(random.Next(3, 10));
            var killed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var phones = Enumerable.Range(0, 4).Select(_ => GoOnAsync(server.Address)).ToList();
            await Task.WhenAny(killed.Task, Task.WhenAll(phones));
            await server.KillAsync();
            await Task.WhenAll(phones);

            async Task GoOnAsync(Uri address)
            {
                using var phone = Clients.Make(address);
                while (!killed.Task.IsCompleted && waiting.TryDequeue(out var person))
                {
                    try
                    {
                        await person.GoOnAsync(phone, Answered);
                    }
                    catch (HttpRequestException)
                    {
                        waiting.Enqueue(person);
                        Interlocked.Increment(ref cutOff);
                        return;
                    }
                }
            }

            void Answered()
            {
                lock (left)
                {
                    if (!left.IsSet && left.Signal())
                        killed.SetResult();
                }
            }
        }

        await using var last = await RunningProgram.StartServerAsync(Folder);
        using var seeing = Clients.Make(last.Address);
        while (waiting.TryDequeue(out var person))
            await person.GoOnAsync(seeing, () => { });
        output.WriteLine($"{Kills} kills, {cutOff} people were cut off in the midst of a step");
        Assert.True(cutOff > 0, "Nobody was cut off.");
        await AssertAsync(last.Address, seeing, people, begins);
    }

    private async Task AssertAsync(Uri server, HttpClient phone, List<Person> people, DateTimeOffset begins)
    {
        foreach (var person in people)
        {
            var view = await phone.FindAsync($"{person.Code}").ReadAsync<BookingView>();
            switch (person.Ending)
            {
                case Ending.Comes:
                    Assert.Equal((person.Ticket!.Id, person.Ticket.Number), (view.Taken!.Ticket, view.Taken.Number));
                    Assert.Equal(person.Ticket.Id, (await person.ComeAgainAsync(phone)).Id);
                    break;
                case Ending.Moves:
                    Assert.Equal((begins.AddDays(2), 1, null), (view.Start, view.Seq, view.Taken));
                    break;
                case Ending.GivesUp:
                    Assert.Equal((Domain.Bookings.BookingState.Cancelled, null), (view.State, view.Taken));
                    break;
            }
        }

        var taken = people.Select(person => person.Ticket?.Number).OfType<TicketNumber>().ToList();
        Assert.Equal(taken.Count, taken.Distinct().Count());
        var officer = (await Session.BeginAsync(server, "officer", FirstRun.PasswordOf(Folder, "officer"))).Client;
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");
        var codes = new List<BookingCode>();
        foreach (var moment in new[] { begins, begins.AddDays(2) })
        {
            var date = TimeZoneInfo.ConvertTime(moment, zone).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            var day = await officer
                .GetAsync($"{BookingsPath}?date={date}", TestContext.Current.CancellationToken)
                .ReadAsync<BookingsOfDay>();
            codes.AddRange(day.Bookings.Select(booking => booking.Code));
        }

        Assert.Equal(people.Select(person => person.Code.Value).Order(), codes.Select(code => code.Value).Order());
    }
}
