using System.Security.Cryptography;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Domain.Summaries;
using QueueServer.Facts;
using QueueServer.Ratings;
using QueueServer.Settings;
using QueueServer.Storage;

namespace QueueServer.Summaries;

/// <summary>Sums up the days of this server's offices, each once it is over, and again when it turns out to have been otherwise.</summary>
internal sealed class SummaryMaker(FactsStore facts, RatingStore ratings, SummaryStore summaries, SummaryKey key, IDatabase database)
{
    /// <summary>Makes what is missing or out of date, up to a day.</summary>
    /// <param name="office">The office.</param>
    /// <param name="last">The last day that is over.</param>
    /// <param name="cancellation">Ends it between two days.</param>
    /// <returns>How many days were told anew.</returns>
    public async Task<int> MakeAsync(OfficeId office, DateOnly last, CancellationToken cancellation = default)
    {
        var told = await summaries.ListAsync(office);
        var settings = await ReadSettingsAsync(office);
        var written = await facts.ListAsync(office, last);
        var first = settings[0].Settings.DayAt(settings[0].At);
        if (written.Keys.DefaultIfEmpty(first).Min() is var began && began < first)
            first = began;
        using var signer = await key.OpenAsync();
        var made = 0;
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (told.TryGetValue(day, out var version) && version == written.GetValueOrDefault(day))
                continue;
            cancellation.ThrowIfCancellationRequested();
            var summary = await SumUpAsync(office, day, settings, written.GetValueOrDefault(day), cancellation);
            if (told.ContainsKey(day) && await summaries.FindAsync(office, day) is { } before)
                summary = summary with { Sequence = before.Sequence + 1 };
            await summaries.TakeAsync(SignedSummary.Create(summary, signer), source: "");
            made++;
        }

        return made;
    }

    private async Task<DaySummary> SumUpAsync(
        OfficeId office,
        DateOnly day,
        IReadOnlyList<(DateTimeOffset At, OfficeSettings Settings)> settings,
        long version,
        CancellationToken cancellation
    )
    {
        var then = settings.Last(one => one == settings[0] || one.Settings.DayAt(one.At) <= day).Settings;
        if (version > 0)
        {
            var counted = await facts.ReadAsync(office, day, day, cancellation).FirstOrDefaultAsync(cancellation);
            if (counted?.Facts is { } found)
                return DaySummary.Of(found, then, await ratings.ReadAsync(office, day, day));
        }

        return new(office, day)
        {
            Name = then.Name,
            TimeZone = then.TimeZone,
            Version = version,
            Known =
                version > 0 ? DayKnown.Unread
                : then.Hours.IssuingOn(day, []).IsEmpty ? DayKnown.Closed
                : DayKnown.Unwritten,
        };
    }

    /// <summary>Every revision of the office's settings, in order: a day is told in the words that were in force.</summary>
    private async Task<IReadOnlyList<(DateTimeOffset At, OfficeSettings Settings)>> ReadSettingsAsync(OfficeId office)
    {
        await using var context = database.CreateDbContext();
        return await SettingsStore.ReadAllAsync(context, office);
    }
}

/// <summary>What this server signs summaries with; all servers on a database have the same.</summary>
internal sealed class SummaryKey(Secrets secrets)
{
    /// <summary>The key, to sign with; whoever asked lets it go.</summary>
    public async Task<ECDsa> OpenAsync()
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(await secrets.GetAsync(Secrets.Signatures, Make), out _);
        return key;
    }

    private static byte[] Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKey();
    }
}
