using System.Collections.Concurrent;

namespace ScreenHosting;

/// <summary>How many of something each caller holds open at this moment.</summary>
public sealed class HeldCounts
{
    private readonly ConcurrentDictionary<string, int> open = [];

    /// <summary>Counts one more for as long as it is held.</summary>
    /// <param name="caller">Whose.</param>
    /// <param name="most">How many they may hold.</param>
    /// <param name="hold">Holds it.</param>
    /// <returns>False, and nothing was held, when they hold as many as they may.</returns>
    public async Task<bool> HoldAsync(string caller, int most, Func<Task> hold)
    {
        try
        {
            if (open.AddOrUpdate(caller, 1, static (_, count) => count + 1) > most)
                return false;
            await hold();
            return true;
        }
        finally
        {
            if (open.AddOrUpdate(caller, 0, static (_, count) => count - 1) == 0)
                open.TryRemove(KeyValuePair.Create(caller, 0));
        }
    }
}
