using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ScreenHosting.Storage;

namespace QueueServer.Storage;

/// <summary>Which exceptions say that the database failed, and not the program.</summary>
internal static class StorageFailure
{
    /// <remarks>
    /// PostgreSQL's provider wraps what may pass by itself in an <see cref="InvalidOperationException"/>, and the cookies' keys are read
    /// from the database by what seals with them.
    /// </remarks>
    public static bool Is(Exception e) =>
        e
            is DbException
                or DbUpdateException
                or JournalException
                or DamagedRecordException
                or NewerVersionException
                or IOException
                or TimeoutException
        || (e is InvalidOperationException or CryptographicException && e.InnerException is { } inner && Is(inner));
}
