using QueueContracts;
using QueueServer.Access;
using QueueServer.Diagnostics;
using QueueServer.Domain;
using QueueServer.Offices;
using QueueServer.Ratings;
using QueueServer.Storage;
using QueueServer.Storage.Postgres;

namespace QueueServer.Cluster;

/// <summary>
/// Follows what the other servers write. They say at once what is new; every few seconds everything is looked at anyway, so that a lost
/// word is made good.
/// </summary>
internal sealed class ClusterFollower(
    PostgresDatabase database,
    OfficeDirectory offices,
    Accounts accounts,
    Sessions sessions,
    GivenRatings ratings,
    LiveNews live,
    ILogger<ClusterFollower> logger
) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2); // how old a screen gets when a word is lost

    private NewestVersions? followed; // null before the first look

    /// <summary>An office's turn wrote something at another server.</summary>
    public void Hear(OfficeId office, IReadOnlyList<JournalRecord> records) =>
        _ = Task.Run(() => TryAsync(office.Value, () => Find(office)?.FollowAsync(records[^1].Version, records) ?? Task.CompletedTask));

    /// <summary>Something else is new.</summary>
    public void Hear(string topic) => _ = Task.Run(() => TryAsync(topic, () => FollowAsync(topic)));

    // The machine's own clock: it says when to look, and decides nothing.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isAway = false;
        using var timer = new PeriodicTimer(Period);
        do
        {
            try
            {
                await FollowAllAsync(stoppingToken);
                if (isAway)
                    Log.DatabaseIsBack(logger);
                isAway = false;
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
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TryAsync(string topic, Func<Task> follow)
    {
        try
        {
            await follow();
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
            _ when topic.StartsWith(Topics.Ratings, StringComparison.Ordinal) => ratings.LoadAsync(new(topic[Topics.Ratings.Length..])),
            _ => Task.CompletedTask, // a newer server's
        };

    private ClusteredOffice? Find(OfficeId office) => (ClusteredOffice?)offices.Find(office);

    /// <summary>Looks what is newer than what is held here, all at once, and reads only that.</summary>
    private async Task FollowAllAsync(CancellationToken stop)
    {
        var held = offices.All.ToDictionary(office => office.Id.Value, office => office.State.Version);
        var newest = await NewestVersions.ReadAsync(database.Source, Sessions.Ended, stop);
        if (newest.Accounts != followed?.Accounts)
            await accounts.LoadAsync();
        if (newest.Sessions != followed?.Sessions)
            await sessions.LoadAsync();
        if (newest.Offices.Keys.Any(id => offices.Find(new(id)) is null))
            await offices.FollowAsync();
        foreach (var (id, version) in newest.Offices)
        {
            if (Find(new(id)) is not { } office)
                continue;
            if (held.TryGetValue(id, out var before) && before > version)
                await office.ReadAgainAsync(); // the database is an older copy of itself
            await office.FollowAsync(version, []);
            if (office.IsBehind)
                await office.KeepDayAsync();
        }

        followed = newest;
        live.Pulse();
    }
}
