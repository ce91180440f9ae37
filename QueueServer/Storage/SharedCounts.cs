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

    /// <summary>Counts one more, if there may be one.</summary>
    /// <inheritdoc cref="TakeAsync" />
    /// <returns>Whether there may.</returns>
    public async Task<bool> TryTakeAsync(string key, int most, TimeSpan window) => await TakeAsync(key, most, window) is null;

    /// <summary>Counts one more, or says when there may be one again.</summary>
    /// <param name="key">What and whose.</param>
    /// <param name="most">How many there may be in a window.</param>
    /// <param name="window">How long one lasts.</param>
    /// <returns>When the window ends, of which there were as many as may be; null where one more was counted.</returns>
    public async Task<DateTimeOffset?> TakeAsync(string key, int most, TimeSpan window)
    {
        if (!database.IsShared)
            return Take(key, most, window);
        DateTimeOffset? full = null;
        await facts.ChangeAsync(
            Kind,
            key,
            present =>
            {
                var now = time.GetUtcNow();
                var (count, until) = present is null ? (0, now + window) : Read(present);
                full = count < most ? null : until;
                return FactOf(full is null ? count + 1 : count, until);
            }
        );
        return full;
    }

    /// <summary>How many were counted in the window that goes on; 0 where none does.</summary>
    public async Task<int> CountAsync(string key)
    {
        if (database.IsShared)
            return await facts.FindAsync(Kind, key) is { } stored ? Read(stored).Count : 0;
        lock (gate)
            return counts.TryGetValue(key, out var present) && present.Until > time.GetUtcNow() ? present.Count : 0;
    }

    /// <summary>Gives one back that was taken: it counts no more.</summary>
    public async Task GiveBackAsync(string key)
    {
        if (!database.IsShared)
        {
            GiveBack(key);
            return;
        }

        await facts.ChangeAsync(
            Kind,
            key,
            static present => present is not null && Read(present) is var (count, until) && count > 1 ? FactOf(count - 1, until) : null
        );
    }

    private static PassingFact FactOf(int count, DateTimeOffset until) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{count} {until.ToUnixTimeMilliseconds()}"), until);

    private static (int Count, DateTimeOffset Until) Read(string stored)
    {
        var parts = stored.Split(' ');
        return (
            int.Parse(parts[0], CultureInfo.InvariantCulture),
            DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[1], CultureInfo.InvariantCulture))
        );
    }

    private DateTimeOffset? Take(string key, int most, TimeSpan window)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var (count, until) = counts.TryGetValue(key, out var present) && present.Until > now ? present : (0, now + window);
            if (count >= most)
                return until;
            if (counts.Count >= ManyKeys)
                foreach (var over in counts.Where(one => one.Value.Until <= now).Select(one => one.Key).ToList())
                    counts.Remove(over);
            counts[key] = (count + 1, until);
            return null;
        }
    }

    private void GiveBack(string key)
    {
        lock (gate)
        {
            if (counts.TryGetValue(key, out var present) && present.Count > 1)
                counts[key] = present with { Count = present.Count - 1 };
            else
                counts.Remove(key);
        }
    }
}
