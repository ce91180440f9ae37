using Npgsql;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Diagnostics;
using QueueServer.Domain;
using QueueServer.Offices;
using QueueServer.Storage;
using QueueServer.Storage.Postgres;

namespace QueueServer.Cluster;

/// <summary>
/// Follows what other servers write to the same database. They say at once what is new; what they say is only a hint, and every few seconds
/// everything is looked at anyway, so that a lost word or a lost connection is made good.
/// </summary>
internal sealed class ClusterListener(
    PostgresDatabase database,
    OfficeDirectory offices,
    Accounts accounts,
    Sessions sessions,
    ClusterChannel channel,
    TimeProvider time,
    ILogger<ClusterListener> logger
) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2); // how old a screen gets when a word is lost
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500); // between two tries to connect

    private NewestVersions? followed; // null before the first look

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isAway = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.Source.OpenConnectionAsync(stoppingToken);
                connection.Notification += (_, news) => _ = TryFollowAsync(news.Payload);
                await using (var listen = new NpgsqlCommand($"LISTEN {PostgresDatabase.Channel}", connection))
                    await listen.ExecuteNonQueryAsync(stoppingToken);
                if (isAway)
                    Log.DatabaseIsBack(logger);
                isAway = false;
                while (true)
                {
                    await FollowAllAsync(stoppingToken);
                    var looked = time.GetTimestamp();
                    while (
                        time.GetElapsedTime(looked) is var past && past < Period && await connection.WaitAsync(Period - past, stoppingToken)
                    ) { }
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                if (!isAway)
                    Log.DatabaseIsAway(logger, e.Message);
                isAway = true;
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    private async Task TryFollowAsync(string topic)
    {
        try
        {
            await FollowAsync(topic);
        }
        catch (Exception e)
        {
            Log.NewsNotFollowed(logger, topic, e.Message); // the next look makes it good
        }
    }

    private Task FollowAsync(string topic) =>
        topic switch
        {
            Topics.Accounts => accounts.LoadAsync(),
            Topics.Sessions => sessions.LoadAsync(),
            Topics.Offices => offices.FollowAsync(),
            _ when channel.TryReceive(topic) => Task.CompletedTask,
            _ => offices.Find(new OfficeId(topic))?.KeepDayAsync() ?? Task.CompletedTask,
        };

    /// <summary>Looks what is newer than what is held here, all at once, and reads only that.</summary>
    private async Task FollowAllAsync(CancellationToken stop)
    {
        var newest = await NewestVersions.ReadAsync(database.Source, Sessions.Ended, stop);
        if (newest.Accounts != followed?.Accounts)
            await accounts.LoadAsync();
        if (newest.Sessions != followed?.Sessions)
            await sessions.LoadAsync();
        if (newest.Offices.Keys.Any(id => offices.Find(new(id)) is null))
            await offices.FollowAsync();
        foreach (var office in offices.All)
        {
            if (office.IsBehind || office.State.Version < newest.Offices.GetValueOrDefault(office.Id.Value))
                await office.KeepDayAsync();
        }

        followed = newest;
        channel.Pulse();
    }
}
