using Microsoft.EntityFrameworkCore;

namespace QueueServer.Storage;

/// <summary>
/// What holds for a while and then is nothing: that a session ended, how often a password was wrong. It outlives a restart, and all servers
/// on one database hold the same; no backup holds it. Two who change the same fact at once do so one after the other.
/// </summary>
internal sealed class PassingFacts(IDatabase database, News news, TimeProvider time)
{
    /// <summary>All facts of a kind that still hold, by key.</summary>
    public async Task<Dictionary<string, string>> ReadAsync(string kind)
    {
        await using var context = database.CreateDbContext();
        var now = Now;
        return await context
            .Passing.AsNoTracking()
            .Where(fact => fact.Kind == kind && fact.Until > now)
            .ToDictionaryAsync(fact => fact.Key, fact => fact.Value);
    }

    /// <summary>A fact; null when there is none (any more).</summary>
    public async Task<string?> FindAsync(string kind, string key)
    {
        await using var context = database.CreateDbContext();
        var now = Now;
        return await context
            .Passing.AsNoTracking()
            .Where(fact => fact.Kind == kind && fact.Key == key && fact.Until > now)
            .Select(fact => fact.Value)
            .SingleOrDefaultAsync();
    }

    /// <summary>Changes one fact; it is on disk when this returns.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="key">Its key.</param>
    /// <param name="change">Makes the fact of the present one, or of null where none holds; null ends it. It is asked again when somebody
    /// else was first.</param>
    /// <param name="topic">What the other servers are told is new; null for nothing.</param>
    public async Task ChangeAsync(string kind, string key, Func<string?, PassingFact?> change, string? topic = null)
    {
        while (!await TryChangeAsync(kind, key, change, topic)) { }
    }

    /// <summary>Ends all facts of a kind.</summary>
    public async Task ForgetAsync(string kind)
    {
        await using var context = database.CreateDbContext();
        await context.Passing.Where(fact => fact.Kind == kind).ExecuteDeleteAsync();
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <returns>False when somebody else wrote first.</returns>
    private async Task<bool> TryChangeAsync(string kind, string key, Func<string?, PassingFact?> change, string? topic)
    {
        await using var context = database.CreateDbContext();
        var row = await context.Passing.SingleOrDefaultAsync(fact => fact.Kind == kind && fact.Key == key);
        var next = change(row is not null && row.Until > Now ? row.Value : null);
        if (next is null && row is null)
            return true;
        if (next is null)
            context.Remove(row!); // the line above: there is one
        else if (row is null)
            context.Add(
                new PassingRow
                {
                    Kind = kind,
                    Key = key,
                    Value = next.Value,
                    Until = next.Until.ToUnixTimeMilliseconds(),
                    Turn = 1,
                }
            );
        else
            context
                .Entry(row)
                .CurrentValues.SetValues(row with { Value = next.Value, Until = next.Until.ToUnixTimeMilliseconds(), Turn = row.Turn + 1 });
        try
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            await context.SaveChangesAsync();
            if (row is null)
                await SweepAsync(context); // each new one takes the old ones out
            await transaction.CommitAsync();
            if (topic is not null)
                news.Announce(topic);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
        catch (DbUpdateException) when (row is null)
        {
            if (await FindRowAsync(kind, key) is null)
                throw; // no second writer: the database fails
            return false;
        }
    }

    private Task SweepAsync(QueueContext context)
    {
        var now = Now;
        return context.Passing.Where(fact => fact.Until <= now).ExecuteDeleteAsync();
    }

    private async Task<PassingRow?> FindRowAsync(string kind, string key)
    {
        await using var context = database.CreateDbContext();
        return await context.Passing.AsNoTracking().SingleOrDefaultAsync(fact => fact.Kind == kind && fact.Key == key);
    }
}

/// <param name="Value">What holds.</param>
/// <param name="Until">Until when.</param>
internal sealed record PassingFact(string Value, DateTimeOffset Until);
