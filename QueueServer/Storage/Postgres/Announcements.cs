using System.Threading.Channels;
using Npgsql;

namespace QueueServer.Storage.Postgres;

/// <summary>
/// Tells all servers on the database what is new, once it is committed. Whoever commits does not wait for it; what is said while the last
/// words are still on their way goes together. Words may be lost: every server looks for itself every few seconds.
/// </summary>
internal sealed partial class Announcements : IAsyncDisposable
{
    private const int AtOnce = 1000;

    private readonly Channel<string> words = Channel.CreateBounded<string>(
        new BoundedChannelOptions(10 * AtOnce) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }
    );

    private readonly NpgsqlDataSource source;
    private readonly ILogger<Announcements> logger;
    private readonly Task telling;

    public Announcements(NpgsqlDataSource source, ILogger<Announcements> logger)
    {
        (this.source, this.logger) = (source, logger);
        telling = TellAsync();
    }

    /// <summary>Puts words on their way.</summary>
    public void Add(IEnumerable<string> news)
    {
        foreach (var word in news)
            words.Writer.TryWrite(word);
    }

    /// <summary>Ends once what was added is said, or cannot be.</summary>
    public async ValueTask DisposeAsync()
    {
        words.Writer.TryComplete();
        await telling;
    }

    private async Task TellAsync()
    {
        while (await words.Reader.WaitToReadAsync())
        {
            var some = new List<string>();
            while (some.Count < AtOnce && words.Reader.TryRead(out var word))
                some.Add(word);
            try
            {
                await using var tell = source.CreateCommand("SELECT pg_notify($1, word) FROM unnest($2) AS word");
                tell.Parameters.Add(new() { Value = PostgresDatabase.Channel });
                tell.Parameters.Add(new() { Value = some.Distinct().ToArray() });
                await tell.ExecuteNonQueryAsync();
            }
            catch (Exception e) when (StorageFailure.Is(e))
            {
                LogNotTold(e.Message);
            }
        }
    }

    [LoggerMessage(16, LogLevel.Warning, "Other servers are not told what is new; they look for themselves: {Reason}")]
    private partial void LogNotTold(string reason);
}
