using KioskDevice.Logging;
using LiteDB;
using QueueContracts;

namespace KioskDevice.Funnel;

/// <summary>
/// What each hour's visits came to, in a small document store of its own until the server has it. A power cut may lose the last seconds,
/// which harms nobody; nothing that anybody relies on goes here. A file that cannot be read is set aside, and they begin anew. Whatever is
/// the matter with it, no visit notices.
/// </summary>
/// <param name="folder">Where; null where nothing is counted.</param>
/// <param name="time">Its clock.</param>
/// <param name="logger">What is the matter is said there, once.</param>
internal sealed class FunnelStore(string? folder, TimeProvider time, ILogger<FunnelStore> logger) : IDisposable
{
    /// <summary>Hours that the server did not take are kept so long.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public const string FileName = "visits.db";

    private const string Hours = "hours";
    private const string Steps = "givenUp"; // a document of counts

    private readonly Lock gate = new();
    private LiteDatabase? database;
    private bool isSaid; // what is the matter, until it works again

    /// <summary>Counts a visit, or a moment, in its hour.</summary>
    public void Add(DateTimeOffset at, VisitTally tally) =>
        Do(
            hours =>
            {
                var hour = HourOf(at);
                hours.DeleteMany(Query.LT("hour", HourOf(time.GetUtcNow() - Kept)));
                var counts = hours.FindOne(Query.EQ("hour", hour)) ?? new() { ["_id"] = Guid.CreateVersion7(), ["hour"] = hour };
                Count(counts, "begun", tally.Begun);
                Count(counts, "withFace", tally.WithFace);
                Count(counts, "withoutFace", tally.WithoutFace);
                Count(counts, "places", tally.Places);
                Count(counts, "seconds", tally.Seconds);
                Count(counts, "challengesFailed", tally.ChallengesFailed);
                Count(counts, "cameraTroubles", tally.CameraTroubles);
                if (tally.GivenUp is { } step)
                {
                    var steps = counts[Steps].IsDocument ? counts[Steps].AsDocument : [];
                    Count(steps, $"{step}", 1);
                    counts[Steps] = steps;
                }

                return hours.Upsert(counts);
            },
            false
        );

    /// <summary>Hours that are over, oldest first.</summary>
    /// <param name="most">At most so many.</param>
    public IReadOnlyList<FunnelHour> Over(int most)
    {
        var now = time.GetUtcNow();
        return Do(
            hours =>
            {
                hours.DeleteMany(Query.LT("hour", HourOf(now - Kept)));
                return hours.Find(Query.LT("hour", HourOf(now))).OrderBy(counts => counts["hour"].AsInt64).Take(most).Select(Read).ToList();
            },
            []
        );
    }

    /// <summary>Forgets hours the server has.</summary>
    public void Forget(IEnumerable<FunnelHour> handedIn) =>
        Do(hours => handedIn.Count(hour => hours.Delete(new BsonValue(hour.Id.Value))), 0);

    /// <inheritdoc />
    public void Dispose()
    {
        lock (gate)
            Close();
    }

    private static long HourOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / 3600;

    private static void Count(BsonDocument counts, string what, int more)
    {
        if (more != 0)
            counts[what] = ReadOf(counts, what) + more;
    }

    private static int ReadOf(BsonDocument counts, string what) => counts[what].IsInt32 ? counts[what].AsInt32 : 0;

    private static FunnelHour Read(BsonDocument counts) =>
        new()
        {
            Id = new(counts["_id"].AsGuid),
            Hour = DateTimeOffset.FromUnixTimeSeconds(counts["hour"].AsInt64 * 3600),
            Begun = ReadOf(counts, "begun"),
            WithFace = ReadOf(counts, "withFace"),
            WithoutFace = ReadOf(counts, "withoutFace"),
            Places = ReadOf(counts, "places"),
            Seconds = ReadOf(counts, "seconds"),
            ChallengesFailed = ReadOf(counts, "challengesFailed"),
            CameraTroubles = ReadOf(counts, "cameraTroubles"),
            GivenUp = counts[Steps].IsDocument
                ? [.. counts[Steps].AsDocument.Select(step => new GivenUp(Enum.Parse<VisitStep>(step.Key), step.Value.AsInt32))]
                : [],
        };

    private T Do<T>(Func<ILiteCollection<BsonDocument>, T> work, T otherwise)
    {
        if (folder is null)
            return otherwise;
        lock (gate)
        {
            for (var attempt = 0; attempt < 2; attempt++)
            {
                try
                {
                    var done = work(Open());
                    isSaid = false;
                    return done;
                }
                catch (Exception e) when (IsOfTheDisk(e))
                {
                    Close();
                    Say(e);
                    return otherwise;
                }
                catch (Exception e) // whatever a damaged file makes of its reader
                {
                    Close();
                    if (!TrySetAside(e))
                        return otherwise;
                }
            }

            return otherwise;
        }
    }

    /// <summary>The disk is full or not there: the file may be whole.</summary>
    private static bool IsOfTheDisk(Exception e) => e is UnauthorizedAccessException or IOException and not EndOfStreamException;

    private ILiteCollection<BsonDocument> Open()
    {
        if (database is null)
        {
            Directory.CreateDirectory(folder!); // Do: there is one
            database = new(new ConnectionString { Filename = Path.Combine(folder!, FileName), Connection = ConnectionType.Direct });
            database.GetCollection(Hours).EnsureIndex("hour");
        }

        return database.GetCollection(Hours);
    }

    private void Close()
    {
        try
        {
            database?.Dispose();
        }
        catch (Exception e) // it writes its log into the damaged file
        {
            Say(e);
        }

        database = null;
    }

    private bool TrySetAside(Exception reason)
    {
        var aside = Path.Combine(folder!, $"visits.damaged-{time.GetUtcNow():yyyyMMdd-HHmmss}.db");
        try
        {
            foreach (var file in Directory.GetFiles(folder!, "visits*.db").Where(file => !Path.GetFileName(file).Contains("damaged")))
                File.Move(file, file.EndsWith(FileName, StringComparison.Ordinal) ? aside : $"{aside}-log", overwrite: true);
        }
        catch (Exception e) when (IsOfTheDisk(e))
        {
            Say(e);
            return false;
        }

        Log.FunnelDamaged(logger, reason.Message, aside);
        return true;
    }

    private void Say(Exception e)
    {
        if (!isSaid)
            Log.FunnelNotKept(logger, e.Message);
        isSaid = true;
    }
}
