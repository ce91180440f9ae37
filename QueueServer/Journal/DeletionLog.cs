using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Storage;

namespace QueueServer.Journal;

/// <summary>
/// When how many templates and pictures were deleted, and why. It names nobody, and is only ever added to: each row commits with its
/// deletion.
/// </summary>
internal sealed class DeletionLog(IDbContextFactory<QueueContext> contexts)
{
    private const string Template = "template";
    private const string Picture = "picture";

    /// <summary>The rows of one deletion; none where nothing was deleted.</summary>
    public static IEnumerable<DeletionRow> RowsOf(OfficeId office, DateTimeOffset at, int templates, int pictures, DeletionReason why) =>
        new[] { (Kind: Template, Count: templates), (Kind: Picture, Count: pictures) }
            .Where(one => one.Count > 0)
            .Select(one => new DeletionRow
            {
                Office = office.Value,
                At = at.ToUnixTimeMilliseconds(),
                Kind = one.Kind,
                Count = one.Count,
                Why = JsonNamingPolicy.CamelCase.ConvertName($"{why}"),
            });

    /// <summary>A page of an office's deletions, newest first.</summary>
    /// <param name="office">The office.</param>
    /// <param name="before">Only those older than the one of this id; null for the newest.</param>
    /// <param name="take">At most so many.</param>
    public async Task<DeletionPage> ReadAsync(OfficeId office, long? before, int take)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var rows = context.Deletions.AsNoTracking().Where(row => row.Office == office.Value);
        if (before is { } id)
            rows = rows.Where(row => row.Id < id);
        var page = await rows.OrderByDescending(row => row.Id).Take(take + 1).ToListAsync();
        return new(
            [
                .. page.Take(take)
                    .Select(row => new Deletion(row.Id, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Kind, row.Count, row.Why)),
            ],
            page.Count > take ? page[take - 1].Id : null
        );
    }
}

/// <param name="Entries">Newest first.</param>
/// <param name="Next">The <c>before</c> of the next page; null at the end.</param>
internal sealed record DeletionPage(IReadOnlyList<Deletion> Entries, long? Next);

/// <summary>One deletion. It names nobody.</summary>
/// <param name="Id">Later ones have higher ids.</param>
/// <param name="At">When.</param>
/// <param name="Kind"><c>template</c> or <c>picture</c>.</param>
/// <param name="Count">How many.</param>
/// <param name="Why">A <see cref="DeletionReason"/> by its name on the wire.</param>
internal sealed record Deletion(long Id, DateTimeOffset At, string Kind, int Count, string Why);
