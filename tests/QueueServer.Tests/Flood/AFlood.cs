using System.Net;
using QueueServer.Access;
using QueueServer.Storage.Sqlite;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Flood;

/// <summary>Who asks too much is held back, by name if they have one; nobody else notices.</summary>
public sealed class AFlood : TempFolder
{
    private const int Asked = 4000;

    [Fact]
    public async Task Of_one_kiosk_leaves_the_other_and_the_officers_alone_at_the_same_address()
    {
        await using var server = await StartAsync();
        using var flooding = Clients.Make(server.Address, "flood-1:secret");
        using var calm = Clients.Make(server.Address, "flood-2:secret");
        Assert.True(await FloodAsync(flooding) > 0);
        await calm.SendAsync(TicketsPath, new IssueRequest(CommandId.New(), new("ho-tich"))).MustBeAsync(HttpStatusCode.OK);
        await Session.BeginAsync(server.Address, "officer", global::Tests.Shared.FirstRun.PasswordOf(Folder, "officer"));
    }

    [Fact]
    public async Task Of_nobody_leaves_the_devices_at_the_same_address_alone()
    {
        await using var server = await StartAsync();
        using var nobody = Clients.Make(server.Address);
        using var kiosk = Clients.Make(server.Address, "flood-1:secret");
        Assert.True(await FloodAsync(nobody) > 0);
        await kiosk.SendAsync(TicketsPath, new IssueRequest(CommandId.New(), new("ho-tich"))).MustBeAsync(HttpStatusCode.OK);
    }

    /// <summary>As much as goes at once; answers how often it was held back.</summary>
    private static async Task<int> FloodAsync(HttpClient client)
    {
        var held = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Asked),
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (_, cancellationToken) =>
            {
                using var answer = await client.PostAsync("/api/v1/health-reports", null, cancellationToken);
                if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                    Interlocked.Increment(ref held);
            }
        );
        return held;
    }

    private async Task<RunningProgram> StartAsync()
    {
        await FirstDay.PutIntoAsync(Folder);
        await KiosksAsync(Folder, 2);
        return await RunningProgram.StartServerAsync(Folder);
    }

    /// <summary>Puts kiosks into a database whose server is off: <c>flood-1</c> and so on, each with the secret <c>secret</c>.</summary>
    internal static async Task KiosksAsync(string folder, int count)
    {
        await using var context = Databases.At(Path.Combine(folder, SqliteDatabase.FileName)).CreateDbContext();
        context.AddRange(
            Enumerable
                .Range(1, count)
                .Select(n => Accounts.Device($"flood-{n}", Roles.Kiosk, new("ha-dong"), "secret", DateTimeOffset.UtcNow))
        );
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
