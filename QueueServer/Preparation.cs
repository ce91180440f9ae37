using QueueServer.Access;
using QueueServer.Bookings;
using QueueServer.Cluster;
using QueueServer.Diagnostics;
using QueueServer.Offices;
using QueueServer.Ratings;
using QueueServer.Storage;
using ScreenHosting;
using ScreenHosting.Storage;

namespace QueueServer;

/// <summary>What a start does before the first request.</summary>
internal static class Preparation
{
    /// <summary>Brings the schema up to date, opens the offices' day, and makes ready the accounts.</summary>
    /// <exception cref="StartException">What is stored cannot be read: of a newer version, or damaged beyond repair.</exception>
    public static async Task PrepareAsync(this WebApplication app)
    {
        var steps = app.Services.GetRequiredService<StartSteps>();
        try
        {
            await PrepareAsync(app.Services, app.Services.GetRequiredService<IDatabase>(), steps);
        }
        catch (Exception e) when ((e as NewerVersionException ?? e.InnerException) is NewerVersionException newer)
        {
            throw new StartException(newer.Message, e);
        }
        catch (JournalException e)
        {
            throw new StartException($"the journal cannot be read. {e.Message}", e);
        }
    }

    private static async Task PrepareAsync(IServiceProvider services, IDatabase database, StartSteps steps)
    {
        steps.Begin("waiting for other servers that start on this database");
        await using var alone = await database.StartAloneAsync();
        steps.Begin("bringing the database's schema up to date");
        await database.MigrateAsync();
        steps.Begin("taking this server's place on the database");
        await database.EnterAsync();
        if (services.GetService<ClusterNode>() is { } node)
        {
            steps.Begin("joining the other servers");
            await node.StartAsync(CancellationToken.None);
        }

        steps.Begin("reading the offices");
        var offices = services.GetRequiredService<OfficeDirectory>();
        var desks = services.GetRequiredService<BookingDesks>();
        try
        {
            await offices.StartAsync();
            steps.Begin("reading the appointments");
            await desks.OpenAsync();
        }
        catch (Exception e) when (database.IsDamage(e))
        {
            steps.Begin("repairing the database");
            await database.RepairAsync();
            await offices.StartAsync();
            await desks.OpenAsync();
        }

        steps.Begin("making ready the accounts");
        await services.GetRequiredService<FirstRun>().EnsureAsync(offices.All.First().Id);
        await services.GetRequiredService<Accounts>().LoadAsync();
        await services.GetRequiredService<Sessions>().LoadAsync();
        await services.GetRequiredService<GivenRatings>().LoadAsync();
    }
}
