using Npgsql;
using QueueServer.Domain;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Offices;

/// <summary>
/// A shared database that lost records, as one does that fell back to an older copy of itself: each server marks what all of them gave.
/// </summary>
public sealed class NumbersOfAllServers(Postgres postgres) : TempFolder
{
    private static async Task<string> TakeAsync(ClockedServer server)
    {
        var decided = await server
            .Offices.Get(new("ha-dong"))
            .IssueAsync(new(CommandId.New(), TestOffice.Births, null, null), TestOffice.Kiosk);
        var taken = Assert.IsType<Decision.Accepted>(decided.Decision).Ticket!.Value; // an accepted number has its ticket
        return decided.State.Tickets[taken].Number.ToString();
    }

    [Fact]
    public async Task Are_given_by_none_of_them_again()
    {
        var connection = await postgres.MakeAsync();
        await using (var one = await ClockedServer.StartOneOfSeveralAsync(Folder, "one", connection))
        {
            await TakeAsync(one);
            await using var other = await ClockedServer.StartOneOfSeveralAsync(Folder, "other", connection);
            for (var n = 2; n <= 25; n++)
                Assert.Equal($"A{n:000}", await TakeAsync(other));
            await one.Offices.Get(new("ha-dong")).KeepDayAsync(); // it follows
        }

        await using (var source = NpgsqlDataSource.Create(connection))
        {
            await using var lose = source.CreateCommand("""DELETE FROM journal WHERE "Version" > 5""");
            await lose.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await using var again = await ClockedServer.StartOneOfSeveralAsync(Folder, "one", connection);
        Assert.Equal("A041", await TakeAsync(again));
        await using var otherAgain = await ClockedServer.StartOneOfSeveralAsync(Folder, "other", connection);
        Assert.Equal("A042", await TakeAsync(otherAgain));
    }
}
