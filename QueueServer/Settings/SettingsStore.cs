using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Storage;
using ScreenHosting.Storage;

namespace QueueServer.Settings;

/// <summary>Every revision of every office's settings. A revision is never changed or deleted: it says what was in force when.</summary>
internal sealed class SettingsStore(IDatabase database, News news)
{
    /// <summary>The forms of an office's settings. 1: the first. 2 to 7: what was added has a default.</summary>
    public static StoredForms Forms { get; } = new(null, null, null, null, null, null);

    /// <summary>The newest settings of every office.</summary>
    public async Task<IReadOnlyList<OfficeSettings>> ReadAllAsync()
    {
        await using var context = database.CreateDbContext();
        var offices = await context.Settings.AsNoTracking().Select(row => row.Office).Distinct().ToListAsync();
        var settings = new List<OfficeSettings>();
        foreach (var office in offices.Order(StringComparer.Ordinal))
            settings.Add((await ReadNewestAsync(context, new(office)))!); // it has a row
        return settings;
    }

    /// <summary>The newest settings of an office; null when there is none.</summary>
    public async Task<OfficeSettings?> ReadAsync(OfficeId office)
    {
        await using var context = database.CreateDbContext();
        return await ReadNewestAsync(context, office);
    }

    /// <summary>Who made a revision, and when.</summary>
    public async Task<(string By, DateTimeOffset At)> ReadChangeAsync(OfficeId office, long revision)
    {
        await using var context = database.CreateDbContext();
        var row = await context.Settings.AsNoTracking().SingleAsync(row => row.Office == office.Value && row.Revision == revision);
        return (row.By, DateTimeOffset.FromUnixTimeMilliseconds(row.At));
    }

    /// <summary>Stores an office's first settings, with the words of its consent: whoever finds the one finds the other.</summary>
    /// <returns>False when the office has settings already.</returns>
    public async Task<bool> TryAddAsync(SettingsChange first)
    {
        await using var context = database.CreateDbContext();
        context.Add(RowOf(first));
        context.AddRange(ConsentArchive.RowsOf(first));
        try
        {
            await context.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            context.ChangeTracker.Clear();
            if (await ReadNewestAsync(context, first.Settings.Id) is null)
                throw;
            return false;
        }

        news.Announce(Topics.Offices);
        return true;
    }

    /// <summary>Every revision of an office's settings, in order.</summary>
    public async Task<IReadOnlyList<OfficeSettings>> ReadAllAsync(OfficeId office)
    {
        await using var context = database.CreateDbContext();
        return [.. (await ReadAllAsync(context, office)).Select(revision => revision.Settings)];
    }

    /// <summary>Those revisions of an office's settings that there are; not all need be, after a backup was restored.</summary>
    public async Task<IReadOnlyDictionary<long, OfficeSettings>> ReadAsync(OfficeId office, IReadOnlyCollection<long> revisions)
    {
        await using var context = database.CreateDbContext();
        var rows = context.Settings.AsNoTracking().Where(row => row.Office == office.Value && revisions.Contains(row.Revision));
        return (await rows.ToListAsync()).ToDictionary(row => row.Revision, Read);
    }

    public static SettingsRow RowOf(SettingsChange change) =>
        new()
        {
            Office = change.Settings.Id.Value,
            Revision = change.Settings.Revision,
            At = change.At.ToUnixTimeMilliseconds(),
            By = change.By,
            Settings = Encoding.UTF8.GetString(StoredForms.Write(change.Settings)),
            Form = Forms.Current,
        };

    public static async Task<OfficeSettings> ReadAsync(QueueContext context, OfficeId office, long revision) =>
        Read(await context.Settings.AsNoTracking().SingleAsync(row => row.Office == office.Value && row.Revision == revision));

    public static async Task<OfficeSettings?> ReadNewestAsync(QueueContext context, OfficeId office) =>
        await context
            .Settings.AsNoTracking()
            .Where(row => row.Office == office.Value)
            .OrderByDescending(row => row.Revision)
            .FirstOrDefaultAsync()
            is { } row
            ? Read(row)
            : null;

    /// <summary>Every revision of an office's settings, in order, and since when each is in force.</summary>
    public static async Task<IReadOnlyList<(DateTimeOffset At, OfficeSettings Settings)>> ReadAllAsync(
        QueueContext context,
        OfficeId office
    )
    {
        var rows = context.Settings.AsNoTracking().Where(row => row.Office == office.Value).OrderBy(row => row.Revision);
        return (await rows.ToListAsync()).ConvertAll(row => (DateTimeOffset.FromUnixTimeMilliseconds(row.At), Read(row)));
    }

    /// <summary>The settings that were in force at a moment; the first there are where none were yet.</summary>
    public static async Task<OfficeSettings> ReadInForceAsync(QueueContext context, OfficeId office, DateTimeOffset at)
    {
        var rows = context.Settings.AsNoTracking().Where(row => row.Office == office.Value);
        var before = rows.Where(row => row.At <= at.ToUnixTimeMilliseconds()).OrderByDescending(row => row.Revision);
        return Read(await before.FirstOrDefaultAsync() ?? await rows.OrderBy(row => row.Revision).FirstAsync());
    }

    /// <exception cref="NewerVersionException">A newer version wrote them.</exception>
    private static OfficeSettings Read(SettingsRow row)
    {
        try
        {
            if (row.Form <= Forms.Current)
                return Forms.Read<OfficeSettings>(row.Form, Encoding.UTF8.GetBytes(row.Settings));
        }
        // nothing guards them: what cannot be read is taken for newer, and left alone
        catch (Exception e) when (e is JsonException or NotSupportedException or FormatException) { }

        throw new NewerVersionException($"revision {row.Revision} of the settings of {row.Office} (form {row.Form})");
    }
}
