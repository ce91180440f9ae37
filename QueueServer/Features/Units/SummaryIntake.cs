using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain.Summaries;
using QueueServer.Offices;
using QueueServer.Storage;
using QueueServer.Summaries;

namespace QueueServer.Features.Units;

/// <summary>Takes what other servers tell of their offices' days: each under the key of its pairing, each office from one server.</summary>
internal sealed class SummaryIntake(IDatabase database, SummaryStore summaries, Accounts accounts, IOffices offices, TimeProvider time)
{
    /// <summary>Takes the summaries of a paired server.</summary>
    /// <param name="source">Its account.</param>
    /// <param name="request">At most <see cref="SummariesRequest.Most"/>.</param>
    /// <returns>What became of each; null where another key holds for the pairing.</returns>
    public async Task<IReadOnlyList<string>?> TakeAsync(AccountRow source, SummariesRequest request)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(request.Key, out _);
        }
        catch (CryptographicException)
        {
            return null;
        }

        if (key.KeySize != 256 || !await HoldsAsync(source, request.Key))
            return null;
        var outcomes = new List<string>();
        foreach (var handed in request.Summaries)
            outcomes.Add(await TakeAsync(source, key, request.Form, handed));
        return outcomes;
    }

    private async Task<string> TakeAsync(AccountRow source, ECDsa key, int form, HandedSummary handed)
    {
        if (form > SummaryStore.Forms.Current)
            return "newer-form";
        if (form < 1 || SignedSummary.TryRead(handed.Body, form, handed.Signature) is not { } signed)
            return "not-a-summary";
        if (!signed.IsBy(key))
            return "wrong-signature";
        if (IsFuture(signed.Summary))
            return "future-day";
        if (offices.Find(signed.Summary.Office) is not null)
            return "hosted-here";
        if (await IsOfAnotherAsync(signed.Summary.Office, source.Name))
            return "other-source";
        return await summaries.TakeAsync(signed, source.Name) switch
        {
            Taken.New => SummariesReply.Taken,
            Taken.Known => SummariesReply.Known,
            _ => SummariesReply.Older,
        };
    }

    /// <summary>A clock that is wrong must not tell of days that nobody has seen.</summary>
    private bool IsFuture(DaySummary summary)
    {
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(summary.TimeZone));
        return summary.Day > DateOnly.FromDateTime(now.DateTime) || summary.Day.Year < 2000;
    }

    /// <summary>An office is told of by one server, until that one's secret is revoked.</summary>
    private async Task<bool> IsOfAnotherAsync(OfficeId office, string source)
    {
        await using var context = database.CreateDbContext();
        var told = await context.SummaryOffices.AsNoTracking().FirstOrDefaultAsync(row => row.Office == office.Value);
        return told is { Source: { } other } && other != source && (other.Length == 0 || accounts.Find(other) is { RevokedAt: null });
    }

    /// <summary>The first key of a pairing holds as long as the pairing.</summary>
    private async Task<bool> HoldsAsync(AccountRow source, byte[] key)
    {
        await using var context = database.CreateDbContext();
        var known = await context.SummarySources.AsNoTracking().FirstOrDefaultAsync(row => row.Source == source.Name);
        var pairedAt = source.PairedAt ?? 0;
        if (known is not null && known.PairedAt == pairedAt && !known.Key.AsSpan().SequenceEqual(key))
            return false;
        var heard = new SummarySourceRow
        {
            Source = source.Name,
            Key = key,
            PairedAt = pairedAt,
            HeardAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        if (known is null)
            context.Add(heard);
        else
            context.Update(heard);
        await context.SaveChangesAsync();
        return true;
    }
}
