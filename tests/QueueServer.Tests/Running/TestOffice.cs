using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using QueueContracts.Faces;
using QueueServer.Diagnostics;
using QueueServer.Domain;
using QueueServer.Faces;
using QueueServer.Journal;
using QueueServer.Offices;
using QueueServer.Settings;
using QueueServer.Storage;
using ScreenHosting;

namespace QueueServer.Tests.Running;

/// <summary>The sample office over a real database file, at a time the test sets. It can be started again on the same data.</summary>
internal sealed class TestOffice : IDisposable
{
    /// <summary>Ten in the morning of 23 November 2026 in Hà Đông.</summary>
    public static readonly DateTimeOffset Morning = new(2026, 11, 23, 3, 0, 0, TimeSpan.Zero);

    public static readonly ServiceId Births = new("ho-tich");
    public static readonly ServiceId Land = new("dat-dai");
    public static readonly CounterId One = new("quay-1");
    public static readonly CounterId Two = new("quay-2");

    public const string Kiosk = "kiosk-1";

    private static readonly ConsentTexts Consents = new(ScreenTexts.Load());

    private readonly string folder;
    private readonly Func<IEventJournal, IEventJournal> wrap;
    private DataFolder data = null!; // set by StartAsync, before anybody has the office

    private TestOffice(string folder, FakeTimeProvider time, Func<IEventJournal, IEventJournal>? wrap) =>
        (this.folder, Time, this.wrap) = (folder, time, wrap ?? (journal => journal));

    public FakeTimeProvider Time { get; }

    public OfficeHost Host { get; private set; } = null!; // as above

    public OfficeFaces Faces { get; private set; } = null!; // as above

    public IEventJournal Journal { get; private set; } = null!; // as above

    public OfficeState State => Host.State;

    public string Database => Path.Combine(folder, "queue.db");

    public IEnumerable<string> Keys =>
        Directory.Exists(Path.Combine(folder, "keys"))
            ? Directory.EnumerateFiles(Path.Combine(folder, "keys"), "*", SearchOption.AllDirectories)
            : [];

    public static async Task<TestOffice> StartAsync(
        string folder,
        DateTimeOffset? now = null,
        Func<IEventJournal, IEventJournal>? wrap = null
    )
    {
        var office = new TestOffice(folder, new(now ?? Morning), wrap);
        await office.StartAsync();
        return office;
    }

    /// <summary>Ends and starts on the same data, as a restarted server does.</summary>
    public Task StartAgainAsync()
    {
        Dispose();
        return StartAsync();
    }

    /// <summary>Starts on the same data after <see cref="Dispose"/>.</summary>
    public Task StartAgainWithoutEndAsync() => StartAsync();

    public Task<TurnResult> IssueAsync(
        FaceTemplate? face = null,
        ServiceId? service = null,
        byte[]? picture = null,
        CommandId? id = null
    ) =>
        Host.IssueAsync(
            new(
                id ?? CommandId.New(),
                service ?? Births,
                face,
                picture,
                Consent: face is null && picture is null ? null : Consent(picture is not null)
            ),
            Kiosk
        );

    public Task<FoundVisitor> FindAsync(FaceTemplate face) => Host.FindAsync(face, Consent());

    /// <summary>What a visitor agrees to who is asked now.</summary>
    public Consent Consent(bool picture = false) => new(Host.Settings.ConsentVersion, "vi", Time.GetUtcNow(), picture);

    /// <summary>Gives a number that must be a new one.</summary>
    public async Task<Ticket> TakeAsync(FaceTemplate? face = null, ServiceId? service = null, byte[]? picture = null)
    {
        var (decision, state, _) = await IssueAsync(face, service, picture);
        return state.Tickets[Assert.IsType<Decision.Accepted>(decision).Ticket!.Value]; // an accepted number has its ticket
    }

    public async Task OpenAsync(CounterId counter, string officer = "lan") =>
        Assert.IsType<Decision.Accepted>((await Host.ExecuteAsync(new OpenCounter(CommandId.New(), counter, officer))).Decision);

    /// <summary>Calls the next and finishes it.</summary>
    public async Task ServeNextAsync(CounterId counter, string officer = "lan")
    {
        var called = Assert.IsType<Decision.Accepted>((await Host.ExecuteAsync(new CallNext(CommandId.New(), counter, officer))).Decision);
        await Host.ExecuteAsync(new FinishTicket(CommandId.New(), counter, officer, called.Ticket!.Value)); // a call is about a ticket
    }

    /// <summary>An empty directory over this data, of which the office itself is no part.</summary>
    public OfficeDirectory NewDirectory()
    {
        var database = Databases.At(Database);
        return new(
            new(database, new()),
            new(database, Consents, Time),
            Consents,
            HostingOver(Journal, new(data), data, Time),
            new(data, sampleHours: false),
            new(Time, NullLogger<StartSteps>.Instance),
            Time
        );
    }

    /// <summary>Makes hosts of offices over a journal.</summary>
    public static OfficeHosting HostingOver(IEventJournal journal, DayKeys keys, DataFolder data, TimeProvider time) =>
        new(journal, Running.Faces.Policies, keys, Consents, data, time, NullLogger<OfficeHost>.Instance);

    public void Dispose()
    {
        Host.Dispose();
        data.Dispose();
    }

    private async Task StartAsync()
    {
        data = DataFolder.Open(folder);
        var database = Databases.At(Database);
        await database.MigrateAsync();
        var settings = new OfficeSettingsFile(data, sampleHours: false).LoadOrCreate();
        Journal = wrap(new EventJournal(database));
        Faces = new(settings.Id, Running.Faces.Policies.ByModel, new(data), Journal, NullLogger.Instance);
        Host = new(
            settings,
            Journal,
            Faces,
            new(NumberMark.Open(NumberMark.FolderOf(Database), settings.Id), NullLogger.Instance),
            Consents,
            Time,
            NullLogger.Instance
        );
        await Host.StartAsync();
    }
}
