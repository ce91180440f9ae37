using System.Globalization;
using QueueServer.Domain;

namespace QueueServer.Storage;

/// <summary>
/// How often something was done in a window of time that begins with the first. Several servers on one database count as one; a server that
/// is alone counts in memory and begins anew when it is started.
/// </summary>
internal sealed class SharedCounts(IDatabase database, PassingFacts facts, TimeProvider time)
{
    private const string Kind = "count";
    private const int ManyKeys = 10_000;

    private readonly Dictionary<string, (int Count, DateTimeOffset Until)> counts = [];
    private readonly Lock gate = new();

    /// <summary>Whether there may be one more; none is counted.</summary>
    /// <inheritdoc cref="TryTakeAsync" />
    public async Task<bool> MayTakeAsync(string key, int most)
    {
        if (database.IsShared)
            return await facts.FindAsync(Kind, key) is not { } present || Read(present).Count < most;
        lock (gate)
            return !counts.TryGetValue(key, out var present) || present.Until <= time.GetUtcNow() || present.Count < most;
    }

    /// <summary>Counts one more, if there may be one.</summary>
    /// <param name="key">What and whose.</param>
    /// <param name="most">How many there may be in a window.</param>
    /// <param name="window">How long one lasts.</param>
    public async Task<bool> TryTakeAsync(string key, int most, TimeSpan window)
    {
        if (!database.IsShared)
            return TryTake(key, most, window);
        var may = false;
        await facts.ChangeAsync(
            Kind,
            key,
            present =>
            {
                var now = time.GetUtcNow();
                var (count, until) = present is null ? (0, now + window) : Read(present);
                may = count < most;
                return new(
                    string.Create(CultureInfo.InvariantCulture, $"{(may ? count + 1 : count)} {until.ToUnixTimeMilliseconds()}"),
                    until
                );
            }
        );
        return may;
    }

    private static (int Count, DateTimeOffset Until) Read(string stored)
    {
        var parts = stored.Split(' ');
        return (
            int.Parse(parts[0], CultureInfo.InvariantCulture),
            DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[1], CultureInfo.InvariantCulture))
        );
    }

    private bool TryTake(string key, int most, TimeSpan window)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var (count, until) = counts.TryGetValue(key, out var present) && present.Until > now ? present : (0, now + window);
            if (count >= most)
                return false;
            if (counts.Count >= ManyKeys)
                foreach (var over in counts.Where(one => one.Value.Until <= now).Select(one => one.Key).ToList())
                    counts.Remove(over);
            counts[key] = (count + 1, until);
            return true;
        }
    }
}
