using Microsoft.Extensions.Logging.Abstractions;
using QueueServer.Domain;
using QueueServer.Faces;
using QueueServer.Journal;
using QueueServer.Offices;
using QueueServer.Storage;
using QueueServer.Storage.Postgres;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Cluster;

/// <summary>
/// Somebody writes to the journal and tells nobody: the servers look for themselves, and whoever takes turns decides on it.
/// </summary>
public sealed class AWordIsLost(Postgres postgres) : TempFolder
{
    private static readonly OfficeId Office = new("ha-dong");

    [Fact]
    public async Task And_every_server_has_what_was_written_all_the_same()
    {
        var connection = await postgres.MakeAsync();
        await using var one = await ClockedServer.StartOneOfSeveralAsync(Folder, "one", connection);
        await using var other = await ClockedServer.StartOneOfSeveralAsync(Folder, "other", connection);
        Assert.Equal(1, await TakeAsync(one.Offices.Get(Office)));

        await using var database = new PostgresDatabase(connection, NullLoggerFactory.Instance) { IsShared = true };
        using var data = DataFolder.Open(Directory.CreateDirectory(Path.Combine(Folder, "silent")).FullName);
        using var silent = await SilentAsync(database, data, one);
        Assert.Equal(2, await TakeAsync(silent));
        var version = silent.State.Version;
        await Task.WhenAll(UntilAsync(one, version), UntilAsync(other, version));

        Assert.Equal(3, await TakeAsync(silent));
        Assert.Equal(4, await TakeAsync(other.Offices.Get(Office))); // whoever takes turns had not heard of the third
        Assert.Equal(5, await TakeAsync(one.Offices.Get(Office)));
    }

    private async Task<OfficeHost> SilentAsync(PostgresDatabase database, DataFolder data, ClockedServer server)
    {
        var keys = new DayKeys(data, Path.Combine(Folder, "keys"));
        var hosting = TestOffice.HostingOver(new EventJournal(database), keys, data, server.Time);
        var host = hosting.HostOf(server.Offices.Get(Office).Settings, hosting.NumbersOf(Office), hosting.FacesOf(Office));
        await host.StartAsync();
        return host;
    }

    private static async Task UntilAsync(ClockedServer server, long version)
    {
        var office = server.Offices.Get(Office);
        var there = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        office.Changed += Look;
        Look();
        await there.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        office.Changed -= Look;

        void Look()
        {
            if (office.State.Version >= version)
                there.TrySetResult();
        }
    }

    private static async Task<int> TakeAsync(IOffice office)
    {
        var decided = await office.IssueAsync(new(CommandId.New(), TestOffice.Births, null, null), TestOffice.Kiosk);
        var taken = Assert.IsType<Decision.Accepted>(decided.Decision).Ticket!.Value; // an accepted number has its ticket
        return decided.State.Tickets[taken].Number.Value;
    }
}
