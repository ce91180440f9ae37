using KioskDevice.Logging;
using QueueContracts;
using ScreenHosting;
using ScreenHosting.Storage;

namespace KioskDevice.Offline;

/// <summary>
/// What this kiosk keeps for the time the server is away: the numbers leased to it, those it gave, and the office as it last was.
/// Everything it says is on disk. One program at a time holds it; without a disk that takes it, no number is ever leased or given.
/// </summary>
internal sealed class OfflineStore : IDisposable
{
    /// <summary>A day on which the clocks are put back.</summary>
    private static readonly TimeSpan LongestDay = TimeSpan.FromHours(25);

    private readonly string folder;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly OfflineFile file;
    private readonly SealedFaces faces;
    private readonly FileStream? held;
    private readonly Lock gate = new();
    private volatile OfflineDay? day;
    private volatile KioskView? view;

    /// <summary>Reads what was kept.</summary>
    /// <param name="folder">Where; null to keep nothing.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Told of trouble.</param>
    public OfflineStore(string? folder, TimeProvider time, ILogger<OfflineStore> logger)
    {
        (this.folder, this.time, this.logger) = (folder ?? "", time, logger);
        (file, faces) = (new(Path.Combine(this.folder, "numbers.jsonl")), new(this.folder));
        if (folder is null)
            return;
        try
        {
            Directory.CreateDirectory(folder);
            held = new FileStream(Path.Combine(folder, "outage.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            Load();
        }
        catch (Exception e) when (IsDisk(e))
        {
            held?.Dispose();
            (held, day) = (null, null);
            Log.NothingKept(logger, folder, e.Message);
        }
    }

    /// <summary>Whether numbers can be kept here.</summary>
    public bool IsUsable => held is not null && Newer is null;

    /// <summary>
    /// What a newer version of this program wrote; null for nothing. It is left as it is, and no number is leased or given until that
    /// version runs again.
    /// </summary>
    public string? Newer { get; private set; }

    /// <summary>The numbers; null while none were ever leased.</summary>
    public OfflineDay? Day => day;

    /// <summary>The office as it was when numbers were last leased; null before.</summary>
    public KioskView? View => view;

    /// <summary>A record was written; raised while the store is held, so handlers only note it.</summary>
    public event Action? Changed;

    /// <summary>
    /// Gives the next number of a service, and the code it is known by. It is on disk when this returns, face and picture sealed.
    /// </summary>
    /// <param name="request">What would have been asked of the server. It is handed in under another command: that one may have reached the
    /// server.</param>
    /// <returns>Null when there is none to give.</returns>
    public (TicketNumber Number, TicketCode Code)? Give(IssueRequest request)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (day?.NextFor(request.Service, now) is not { } number)
                return null;
            var ticket = request with
            {
                CommandId = CommandId.New(),
                Face = null,
                Picture = null,
                Booking = null, // the server's to judge, which is away: the number is like any other
            };
            var hasFace = request is not { Face: null, Picture: null };
            var code = TicketCode.New();
            var kept = Keep(() =>
            {
                if (hasFace)
                    faces.Seal(ticket.CommandId, new(request.Face, request.Picture));
                Append(new OfflineRecord.Given(number, now, ticket, hasFace, code));
            });
            return kept ? (number, code) : null;
        }
    }

    /// <summary>What belongs to a number's face; null without one, or when it cannot be opened any more.</summary>
    public FaceToHandIn? FaceOf(OfflineRecord.Given given) => given.Sealed ? faces.Open(given.Ticket.CommandId) : null;

    /// <summary>Makes ready for an office-day. What is left of another one is set aside: the server takes it no more.</summary>
    public bool Begin(OfficeId office, DateOnly date)
    {
        lock (gate)
        {
            if (
                day is { } on
                && on.Office == office
                && on.Date == date
                && !(on.Ended && on.Awaiting.IsEmpty && (!on.Returns || on.Blocks.IsEmpty))
            )
                return true;
            foreach (var left in day?.Awaiting ?? [])
                Log.NumberSetAside(logger, left.Number, "day-over");
            var opened = new OfflineRecord.Opened(LeaseHolderId.New(), office, date);
            return Keep(() =>
            {
                file.Replace([opened]);
                day = OfflineDay.Apply(null, opened);
                faces.DestroyAllBut([]);
                Changed?.Invoke();
            });
        }
    }

    /// <summary>Takes what the server leased, and the office as it is now.</summary>
    public bool Take(ServiceId service, LeaseReply lease, KioskView now)
    {
        lock (gate)
        {
            if (day is not { Ended: false } on || on.Date != lease.Day)
                return true;
            return Keep(() =>
            {
                foreach (var block in lease.Blocks.Where(block => !on.Blocks.Exists(held => held.First == block.First)))
                    Append(new OfflineRecord.Leased(service, block.First, block.Last));
                if (on.Until != lease.Until || !on.Hours.GetValueOrDefault(service, []).SequenceEqual(lease.Hours))
                    Append(new OfflineRecord.Terms(service, lease.Hours, lease.Until));
                if (ReferenceEquals(view, now))
                    return;
                OwnFiles.Write(ViewFile, StoredLine.Write(OfflineForms.View, now));
                view = now;
            });
        }
    }

    /// <summary>The server has a number.</summary>
    public bool NoteHandedIn(OfflineRecord.Given given) => Done(given, new OfflineRecord.HandedIn(given.Ticket.CommandId));

    /// <summary>The server will never take a number.</summary>
    public bool SetAside(OfflineRecord.Given given, string code)
    {
        Log.NumberSetAside(logger, given.Number, code);
        return Done(given, new OfflineRecord.SetAside(given.Ticket.CommandId, code));
    }

    /// <summary>Gives no number any more; the unused ones go back.</summary>
    public bool End()
    {
        lock (gate)
            return day is not { Ended: false } || Keep(() => Append(new OfflineRecord.Ended(Returns: true)));
    }

    /// <summary>The unused rest of a block went back.</summary>
    public bool NoteReturned(HeldBlock block)
    {
        lock (gate)
            return Keep(() => Append(new OfflineRecord.Returned(block.First)));
    }

    /// <summary>Once the day is over, no face of it is kept: the server would not take it.</summary>
    public void ForgetWhatIsOver()
    {
        lock (gate)
        {
            if (day is { } on && on.IsOver(time.GetUtcNow()) && IsUsable)
                Keep(() => faces.DestroyAllBut([]));
            if (Newer is not null)
                DestroyFacesOfOtherDays();
        }
    }

    public void Dispose() => held?.Dispose();

    private string ViewFile => Path.Combine(folder, "view.json");

    private bool Done(OfflineRecord.Given given, OfflineRecord record)
    {
        lock (gate)
        {
            return Keep(() =>
            {
                Append(record);
                if (given.Sealed)
                    faces.DestroyAllBut(CommandsOf(day));
            });
        }
    }

    private void Load()
    {
        try
        {
            LoadRecords();
        }
        catch (NewerVersionException e)
        {
            Newer = e.What;
            Log.NewerRecords(logger, e.What);
            DestroyFacesOfOtherDays();
            return;
        }

        LoadView();
    }

    private void LoadRecords()
    {
        var (records, damaged) = file.Read(time.GetUtcNow());
        foreach (var record in records)
            day = OfflineDay.Apply(day, record);
        if (damaged is not null)
        {
            Log.RecordsDamaged(logger, damaged);
            // Which numbers were given after the damage is not known: none of this lease is given or returned any more.
            if (day is not null)
                Append(new OfflineRecord.Ended(Returns: false));
        }

        faces.DestroyAllBut(day is { } on && !on.IsOver(time.GetUtcNow()) ? CommandsOf(on) : []);
    }

    /// <summary>One that cannot be read is asked of the server again: until then no number is given.</summary>
    private void LoadView()
    {
        try
        {
            if (File.Exists(ViewFile))
                view = StoredLine.Read<KioskView>(OfflineForms.View, File.ReadAllBytes(ViewFile), ViewFile);
        }
        catch (Exception e) when (e is InvalidDataException or NewerVersionException)
        {
            Log.NothingKept(logger, ViewFile, e.Message);
        }
    }

    /// <summary>Of which day a newer version's faces are cannot be read; none is of a day that began more than a day ago.</summary>
    private void DestroyFacesOfOtherDays()
    {
        try
        {
            faces.DestroyBefore(time.GetUtcNow() - LongestDay);
        }
        catch (Exception e) when (IsDisk(e))
        {
            Log.NothingKept(logger, folder, e.Message);
        }
    }

    private static IReadOnlyCollection<CommandId> CommandsOf(OfflineDay? of) =>
        [.. of?.Awaiting.Where(given => given.Sealed).Select(given => given.Ticket.CommandId) ?? []];

    private void Append(OfflineRecord record)
    {
        var next = OfflineDay.Apply(day, record);
        file.Append(record);
        day = next;
        Changed?.Invoke();
    }

    /// <summary>Does something on disk; false when the disk did not take it.</summary>
    private bool Keep(Action work)
    {
        if (!IsUsable)
            return false;
        try
        {
            work();
            return true;
        }
        catch (Exception e) when (IsDisk(e))
        {
            Log.NothingKept(logger, folder, e.Message);
            return false;
        }
    }

    private static bool IsDisk(Exception e) => e is IOException or UnauthorizedAccessException;
}
