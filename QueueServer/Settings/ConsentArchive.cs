using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Storage;
using ScreenHosting.Storage;

namespace QueueServer.Settings;

/// <summary>
/// Every wording of the consent an office ever asked with. One is never changed or deleted: it says what people agreed to.
/// </summary>
internal sealed class ConsentArchive(IDbContextFactory<QueueContext> contexts, ConsentTexts texts, TimeProvider time)
{
    private const string Updater = "program update";

    /// <summary>The wordings, newest first.</summary>
    public async Task<IReadOnlyList<ArchivedConsent>> ReadAsync(OfficeId office)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return (
            await context
                .Consents.AsNoTracking()
                .Where(row => row.Office == office.Value)
                .OrderByDescending(row => row.Version)
                .ThenBy(row => row.Language)
                .ToListAsync()
        ).ConvertAll(row => new ArchivedConsent(row.Version, row.Language, DateTimeOffset.FromUnixTimeMilliseconds(row.Since), Read(row)));
    }

    /// <summary>
    /// Sees to it that the words of today are archived. A program that brought other words than those of the version in force starts the
    /// next version; a language that came to it joins the version in force.
    /// </summary>
    /// <returns>The settings in force.</returns>
    public async Task<OfficeSettings> BringUpToDateAsync(OfficeSettings settings)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var stored = (
            await context
                .Consents.AsNoTracking()
                .Where(row => row.Office == settings.Id.Value && row.Version == settings.ConsentVersion)
                .ToListAsync()
        ).ToDictionary(row => row.Language, Read);
        var words = texts.Of(settings);
        var now = time.GetUtcNow();
        if (words.Any(wording => stored.TryGetValue(wording.Language, out var before) && !before.SequenceEqual(wording.Texts)))
        {
            var next = SettingsChange.WithNextConsent(settings, Updater, now, texts);
            context.Add(SettingsStore.RowOf(next));
            context.AddRange(RowsOf(next));
            settings = next.Settings;
        }
        else
        {
            context.AddRange(
                words.Where(wording => !stored.ContainsKey(wording.Language)).Select(wording => RowOf(settings, wording, now))
            );
        }

        await context.SaveChangesAsync();
        return settings;
    }

    /// <summary>The rows of a change that brings other words.</summary>
    public static IEnumerable<ConsentRow> RowsOf(SettingsChange change) =>
        change.Consents.Select(wording => RowOf(change.Settings, wording, change.At));

    private static ConsentRow RowOf(OfficeSettings settings, ConsentWording wording, DateTimeOffset since) =>
        new()
        {
            Office = settings.Id.Value,
            Version = settings.ConsentVersion,
            Language = wording.Language,
            Since = since.ToUnixTimeMilliseconds(),
            Texts = JsonSerializer.Serialize(wording.Texts, StoredForms.Json),
        };

    private static ImmutableSortedDictionary<string, string> Read(ConsentRow row) =>
        JsonSerializer
            .Deserialize<Dictionary<string, string>>(row.Texts, StoredForms.Json)!
            .ToImmutableSortedDictionary(StringComparer.Ordinal); // as it was written
}

/// <summary>One wording visitors were asked with.</summary>
/// <param name="Version">Its version; a consent names it.</param>
/// <param name="Language">Its language.</param>
/// <param name="Since">Since when it was asked with.</param>
/// <param name="Texts">The words by text key.</param>
internal sealed record ArchivedConsent(int Version, string Language, DateTimeOffset Since, IReadOnlyDictionary<string, string> Texts);
