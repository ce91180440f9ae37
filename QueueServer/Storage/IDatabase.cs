using Microsoft.EntityFrameworkCore;
using ScreenHosting;

namespace QueueServer.Storage;

/// <summary>What differs between the databases under the tables; everything else is written once.</summary>
internal interface IDatabase : IDbContextFactory<QueueContext>
{
    /// <summary>Whether other servers may write to it, too.</summary>
    bool IsShared { get; }

    /// <summary>Keeps other servers on this database from starting until it is disposed: what a start makes is made once.</summary>
    /// <exception cref="StartException">It cannot be reached.</exception>
    Task<IAsyncDisposable> StartAloneAsync();

    /// <summary>
    /// Takes this server's place on the database until the database is let go: a server that is alone is no second one's neighbour. It
    /// keeps mistakes out; what keeps records apart is the journal.
    /// </summary>
    /// <exception cref="StartException">Another server is there, and one of the two is not one of several.</exception>
    Task EnterAsync();

    /// <summary>Brings the schema up to date; an older one is upgraded in place.</summary>
    /// <exception cref="StartException">It is a newer version's, not this program's, damaged beyond reading, or cannot be reached or
    /// written.</exception>
    Task MigrateAsync();

    /// <summary>Whether a failure says that what is stored is damaged, and not merely out of reach.</summary>
    bool IsDamage(Exception failure);

    /// <summary>Sets the damaged database aside and goes on with every whole record of it.</summary>
    /// <exception cref="StartException">It cannot be repaired by this program.</exception>
    Task RepairAsync();

    /// <summary>Begins to read as of one moment, whatever is written meanwhile.</summary>
    Task<IAsyncDisposable> BeginReadAsync(QueueContext context);

    /// <summary>
    /// Clears what the database's own logs may still hold of what was just deleted. The deletion itself is already durable.
    /// </summary>
    Task EraseTracesAsync(QueueContext context);

    /// <summary>Writes what a backup holds into a SQLite file, as of one moment; servers may run meanwhile.</summary>
    /// <param name="file">An empty file.</param>
    /// <exception cref="IOException">There is no database.</exception>
    /// <exception cref="System.Data.Common.DbException">It cannot be read.</exception>
    Task CopyToAsync(string file);

    /// <exception cref="IOException">It holds a queue.</exception>
    Task CheckEmptyAsync();

    /// <summary>Puts in what <see cref="CopyToAsync"/> wrote, whichever database it was of: all of it or nothing.</summary>
    /// <param name="file">That file; it may be changed, or gone afterwards.</param>
    /// <exception cref="IOException">It holds a queue already; nothing was changed.</exception>
    Task TakeInAsync(string file);
}
