using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QueueServer.Domain.Units;
using QueueServer.Storage;
using ScreenHosting.Storage;

namespace QueueServer.Units;

/// <summary>Every revision of the tree of units. A revision is never changed or deleted.</summary>
internal sealed class UnitStore(IDatabase database, TimeProvider time)
{
    /// <summary>The forms of a tree.</summary>
    public static StoredForms Forms { get; } = new();

    /// <summary>The newest tree; an empty one, of revision 0, before anybody made one.</summary>
    public async Task<UnitTree> ReadAsync()
    {
        await using var context = database.CreateDbContext();
        var row = await context.Units.AsNoTracking().OrderByDescending(row => row.Revision).FirstOrDefaultAsync();
        if (row is null)
            return UnitTree.Empty;
        return row.Form <= Forms.Current
            ? Forms.Read<UnitTree>(row.Form, Encoding.UTF8.GetBytes(row.Tree))
            : throw new NewerVersionException($"revision {row.Revision} of the units (form {row.Form})");
    }

    /// <summary>Stores a sound tree as the next revision; it is on disk when this returns.</summary>
    /// <param name="tree">Under the revision it was read with.</param>
    /// <param name="by">Who changed it.</param>
    /// <returns>The tree, also when it was just stored, word for word; null when somebody else changed it meanwhile.</returns>
    public async Task<UnitTree?> TryChangeAsync(UnitTree tree, string by)
    {
        var next = tree with { Revision = tree.Revision + 1 };
        await using var context = database.CreateDbContext();
        var newest = await ReadAsync();
        if (newest.Revision != tree.Revision)
            return StoredForms.Write(newest).AsSpan().SequenceEqual(StoredForms.Write(next)) ? newest : null;
        context.Add(
            new UnitTreeRow
            {
                Revision = next.Revision,
                At = time.GetUtcNow().ToUnixTimeMilliseconds(),
                By = by,
                Form = Forms.Current,
                Tree = Encoding.UTF8.GetString(StoredForms.Write(next)),
            }
        );
        try
        {
            await context.SaveChangesAsync();
            return next;
        }
        catch (DbUpdateException)
        {
            if ((await ReadAsync()).Revision == tree.Revision)
                throw; // no second writer: the database fails
            return null;
        }
    }
}
