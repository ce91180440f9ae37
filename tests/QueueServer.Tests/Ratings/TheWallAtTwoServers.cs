using System.Net;
using QueueServer.Features.Ratings;
using QueueServer.Ratings;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Ratings;

/// <summary>Guesses count as at one.</summary>
public sealed class TheWallAtTwoServers(Postgres postgres) : TempFolder
{
    [Fact]
    public async Task Hears_so_many_guesses_at_a_number_wherever_they_are_made()
    {
        var connection = await postgres.MakeAsync();
        await using var one = await ClockedServer.StartOneOfSeveralAsync(Folder, "one", connection);
        await using var other = await ClockedServer.StartOneOfSeveralAsync(Folder, "other", connection);
        for (var guess = 0; guess < WallDesk.GuessesOfANumber; guess++)
            await GuessAsync(guess % 2 == 0 ? one : other, "A001").MustBeAsync(HttpStatusCode.NotFound, WallDesk.WrongNumber);
        foreach (var server in new[] { one, other })
        {
            await GuessAsync(server, "A001").MustBeAsync(HttpStatusCode.TooManyRequests, WallDesk.TooManyGuesses);
            await GuessAsync(server, "A002").MustBeAsync(HttpStatusCode.NotFound, WallDesk.WrongNumber);
        }
    }

    private static async Task<HttpResponseMessage> GuessAsync(ClockedServer server, string number)
    {
        using var phone = Clients.Make(server.Address); // each from an address of its own
        return await phone.SendAsync("/api/v1/walls/ha-dong/question", new WallRequest(number, "222-222"));
    }
}
