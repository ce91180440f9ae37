using System.Net;
using QueueServer.Domain.Bookings;
using QueueServer.Features.Bookings;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Bookings.BookedOffice;

namespace QueueServer.Tests.Bookings;

/// <summary>No place is given twice, whoever fights for it, and whenever the server dies.</summary>
public sealed class ManyWantTheSame(ITestOutputHelper output) : TempFolder
{
    private const int People = 200;

    [Fact]
    public async Task Two_hundred_people_fight_for_twenty_places_and_twenty_have_one()
    {
        await using var server = await StartAsync(Folder);
        var clients = Enumerable.Range(0, People).Select(_ => Clients.Make(server.Address)).ToList();
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var fights = clients.ConvertAll(async client =>
        {
            await began.Task;
            return await FightAsync(client);
        });
        began.SetResult();
        var ends = await Task.WhenAll(fights);

        output.WriteLine(string.Join(", ", ends.CountBy(end => end.Status)));
        Assert.All(ends, end => Assert.True(end.Status < HttpStatusCode.InternalServerError));
        var codes = ends.Select(end => end.Code).OfType<BookingCode>().ToList();
        Assert.Equal(Places, codes.Count);
        Assert.Equal(Places, codes.Distinct().Count());
        Assert.Equal(0, (await clients[0].SlotsAsync(new(2026, 11, 24))).Single(slot => slot.Start == Tomorrow).Free);

        await server.StartAgainAsync(); // what was answered is on disk
        using var phone = Clients.Make(server.Address);
        foreach (var code in codes)
            Assert.Equal(BookingState.Confirmed, (await phone.FindAsync($"{code}").ReadAsync<BookingView>()).State);
        clients.ForEach(client => client.Dispose());
    }

    /// <summary>Killed while some hold and some confirm: what was answered is there, once, and nobody has more than there is.</summary>
    [Fact]
    public async Task A_server_killed_between_hold_and_confirm_has_lost_nothing_and_given_nothing_twice()
    {
        await WriteAsync(Folder);
        var start = DateTimeOffset.UtcNow.AddDays(2);
        start = new(start.Year, start.Month, start.Day, start.Hour, 0, 0, TimeSpan.Zero);
        var (held, confirmed) = (new List<(BookingCode Code, CommandId Id)>(), new List<BookingCode>());
        for (var round = 0; round < 3; round++)
        {
            await using var server = await RunningProgram.StartServerAsync(Folder);
            using var phone = Clients.Make(server.Address);
            foreach (var (code, id) in held)
            {
                // the same command again: the same appointment
                Assert.Equal(code, (await phone.HoldAsync(start, id: id).ReadAsync<BookingView>()).Code);
                Assert.Equal(BookingState.Confirmed, (await phone.ConfirmAsync(code).ReadAsync<BookingView>()).State);
                confirmed.Add(code);
            }

            held.Clear();
            var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var asked = Enumerable
                .Range(0, 6)
                .Select(async n =>
                {
                    var id = CommandId.New();
                    try
                    {
                        using var client = Clients.Make(server.Address);
                        var code = (await client.HoldAsync(start, id: id).ReadAsync<BookingView>()).Code;
                        lock (held)
                            held.Add((code, id));
                        if (n >= 3)
                            answered.TrySetResult(); // these are held, and the others may be half-way
                    }
                    catch (HttpRequestException) { } // it was not answered
                })
                .ToList();
            await answered.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
            await server.KillAsync();
            await Task.WhenAll(asked);
        }

        await using var last = await RunningProgram.StartServerAsync(Folder);
        using var seeing = Clients.Make(last.Address);
        Assert.NotEmpty(confirmed);
        Assert.Equal(confirmed.Count, confirmed.Distinct().Count());
        foreach (var code in confirmed)
            Assert.Equal(BookingState.Confirmed, (await seeing.FindAsync($"{code}").ReadAsync<BookingView>()).State);
        foreach (var (code, _) in held)
            Assert.Equal(BookingState.Held, (await seeing.FindAsync($"{code}").ReadAsync<BookingView>()).State);
        var (given, left) = (0, HttpStatusCode.OK);
        for (; left == HttpStatusCode.OK; given++)
        {
            using var answer = await seeing.HoldAsync(start);
            left = answer.StatusCode;
        }

        output.WriteLine($"{confirmed.Count} confirmed, {held.Count} held, {given - 1} more were given");
        Assert.Equal(HttpStatusCode.Conflict, left);
        Assert.True(confirmed.Count + held.Count + given - 1 <= Places); // one that was written and not answered is taken, too
    }

    private static async Task<(HttpStatusCode Status, BookingCode? Code)> FightAsync(HttpClient client)
    {
        using var answer = await client.HoldAsync(Tomorrow);
        if (answer.StatusCode != HttpStatusCode.OK)
            return (answer.StatusCode, null);
        var code = (await Task.FromResult(answer).ReadAsync<BookingView>()).Code;
        using var confirmed = await client.ConfirmAsync(code);
        return (confirmed.StatusCode, confirmed.IsSuccessStatusCode ? code : null);
    }
}
