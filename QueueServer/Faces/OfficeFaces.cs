using System.Security.Cryptography;
using QueueContracts;
using QueueContracts.Faces;
using QueueServer.Diagnostics;
using QueueServer.Domain;
using QueueServer.Journal;

namespace QueueServer.Faces;

/// <summary>
/// The faces of one office today: turned by the day's rotation, searched in memory, sealed at rest, forgotten by rule 12. It belongs to the
/// office's turn.
/// </summary>
internal sealed class OfficeFaces(
    OfficeId office,
    IReadOnlyDictionary<string, MatchPolicy> policies,
    DayKeys keys,
    IEventJournal journal,
    ILogger logger
)
{
    private readonly Dictionary<string, FaceIndex> indexes = []; // by model: templates of different models are never compared
    private DayRotation? rotation; // of the day's key; null until a face is held

    /// <summary>How many templates are held.</summary>
    public int Count => indexes.Values.Sum(index => index.Count);

    /// <summary>Who this is among the visitors held; a visitor only when found.</summary>
    public (FindOutcome Outcome, VisitorId? Visitor) Identify(FaceTemplate face)
    {
        if (rotation is null || !indexes.TryGetValue(face.Model, out var index))
            return (FindOutcome.NotKnown, null);
        var turned = rotation.Rotate(face);
        var (nearest, best, second) = index.Search(turned);
        turned.Erase();
        var outcome = policies[face.Model].Judge(best, second);
        return (outcome, outcome == FindOutcome.Found ? nearest : null);
    }

    /// <summary>Whether a face is one visitor's; nobody else's is looked at.</summary>
    public CheckOutcome Compare(VisitorId visitor, FaceTemplate face)
    {
        if (rotation is null || !indexes.TryGetValue(face.Model, out var index))
            return CheckOutcome.NoTemplate;
        var turned = rotation.Rotate(face);
        var found = index.CosineTo(visitor, turned);
        turned.Erase();
        if (found is not { } cosine)
            return CheckOutcome.NoTemplate;
        return policies[face.Model].Judge(cosine, secondBest: -1) switch
        {
            FindOutcome.Found => CheckOutcome.Same,
            FindOutcome.NotSure => CheckOutcome.NotSure,
            _ => CheckOutcome.Other,
        };
    }

    /// <summary>What must change on disk with a record.</summary>
    public FaceChanges ChangesFor(OfficeState before, OfficeState after, JournalRecord record, Enrolment? enrolment)
    {
        var (visitors, pictures, day) = FaceRetention.Ends(after, record);
        if (enrolment is null or { Face: null, Picture: null })
            return visitors.IsEmpty && pictures.IsEmpty && !day
                ? FaceChanges.None
                : new(null, null, visitors, pictures, day, FaceRetention.WhyOf(record));
        var key = keys.FindOrCreate(office, before.Day);
        return new(
            enrolment.Face is { } face
                ? new(
                    enrolment.Visitor,
                    face.Model,
                    SealTurned(key, OwnerOf(before.Day, enrolment.Visitor, face.Model), RotationOf(key).Rotate(face))
                )
                : null,
            enrolment.Picture is { } picture
                ? new(enrolment.Ticket, FaceSeal.Seal(key, OwnerOf(before.Day, enrolment.Ticket), picture))
                : null,
            visitors,
            pictures,
            day,
            FaceRetention.WhyOf(record)
        );
    }

    /// <summary>Takes over what was made durable.</summary>
    public void Apply(OfficeState after, FaceChanges changes, Enrolment? enrolment)
    {
        if (enrolment?.Face is { } face)
        {
            var turned = rotation!.Rotate(face); // its changes were made: there is one
            IndexOf(face.Model).Add(enrolment.Visitor, turned);
            turned.Erase();
        }

        foreach (var visitor in changes.ForgottenVisitors)
        foreach (var index in indexes.Values)
            index.Remove(visitor);
        if (!changes.ForgetsDay)
            return;
        LetGo();
        keys.DestroyAllBut(office, null);
        Log.FacesForgotten(logger, office, after.Day);
    }

    /// <summary>Reads a day's templates back after a start; what cannot be opened any more is left out.</summary>
    /// <param name="state">The day.</param>
    /// <param name="now">When leftovers of other days are deleted: now.</param>
    public async Task RestoreAsync(OfficeState state, DateTimeOffset now)
    {
        LetGo();
        var kept = state.Phase == DayPhase.Open ? state.Day : (DateOnly?)null;
        keys.DestroyAllBut(office, kept);
        await journal.ForgetOtherDaysAsync(office, kept ?? DateOnly.MinValue, now);
        if (kept is null || keys.Find(office, state.Day) is not { } key)
            return;
        rotation = RotationOf(key);
        foreach (var row in await journal.ReadFacesAsync(office, state.Day))
            Hold(key, state.Day, row);
    }

    /// <summary>
    /// The JPEG a visitor allowed the officer; null when there is none (any more). It needs no turn: nothing is held of pictures.
    /// </summary>
    public async Task<byte[]?> ReadPictureAsync(OfficeState state, OfficeSettings settings, TicketId ticket) =>
        settings.Faces is { Use: true, Pictures: true }
        && state.Tickets.TryGetValue(ticket, out var found)
        && found is { HasPicture: true, IsLive: true }
        && await journal.ReadPictureAsync(office, state.Day, ticket) is { } picture
            ? Open(state.Day, picture)
            : null;

    /// <summary>Opens a picture; null when its key is gone or it was changed.</summary>
    private byte[]? Open(DateOnly day, SealedPicture picture)
    {
        try
        {
            return keys.Find(office, day) is { } key ? FaceSeal.Open(key, OwnerOf(day, picture.Ticket), picture.Box) : null;
        }
        catch (CryptographicException e)
        {
            Log.FaceUnreadable(logger, office, e.Message);
            return null;
        }
    }

    private void Hold(byte[] key, DateOnly day, SealedFace row)
    {
        try
        {
            var bytes = FaceSeal.Open(key, OwnerOf(day, row.Visitor, row.Model), row.Box);
            var turned = FaceTemplate.FromBytes(row.Model, bytes);
            CryptographicOperations.ZeroMemory(bytes);
            IndexOf(row.Model).Add(row.Visitor, turned);
            turned.Erase();
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            Log.FaceUnreadable(logger, office, e.Message);
        }
    }

    private static byte[] SealTurned(byte[] key, string owner, FaceTemplate turned)
    {
        var bytes = turned.ToBytes();
        turned.Erase();
        var box = FaceSeal.Seal(key, owner, bytes);
        CryptographicOperations.ZeroMemory(bytes);
        return box;
    }

    private FaceIndex IndexOf(string model) => indexes.TryGetValue(model, out var index) ? index : indexes[model] = new();

    private DayRotation RotationOf(byte[] key) => rotation ??= DayRotation.Of(key);

    /// <summary>Overwrites what is held in memory; what lies on disk stays.</summary>
    public void LetGo()
    {
        foreach (var index in indexes.Values)
            index.Clear();
        rotation?.Forget();
        rotation = null;
    }

    private string OwnerOf(DateOnly day, VisitorId visitor, string model) =>
        $"rotated template|{office}|{day:yyyy-MM-dd}|{visitor}|{model}";

    private string OwnerOf(DateOnly day, TicketId ticket) => $"picture|{office}|{day:yyyy-MM-dd}|{ticket}";
}
