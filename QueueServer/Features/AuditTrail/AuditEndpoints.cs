using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Http;
using QueueServer.Offices;
using QueueServer.Storage;

namespace QueueServer.Features.AuditTrail;

/// <summary>Reading the audit, newest first.</summary>
internal static class AuditEndpoints
{
    private const int DefaultTake = 50;
    private const int MostTaken = 200;

    public static void MapAudit(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/audit", ReadAsync).RequireAuthorization(Policies.Reader).WithTags("Audit").WithName("ReadAudit");

    /// <param name="office">This office and those below it; null for all the caller may read.</param>
    /// <param name="noOffice">Only what happened in no office, such as a sign-in with a name nobody has; administrators alone read
    /// it.</param>
    /// <param name="who">Only what this account did.</param>
    /// <param name="what">Only this, such as <c>device-paired</c>.</param>
    /// <param name="since">From this moment on.</param>
    /// <param name="until">Before this moment.</param>
    /// <param name="before">Only entries older than the one of this id: the <c>next</c> of the page before.</param>
    /// <param name="take">At most so many, 1…200; 50 when not said.</param>
    private static async Task<Results<Ok<AuditPage>, ProblemHttpResult>> ReadAsync(
        OfficeDirectory offices,
        IDbContextFactory<QueueContext> contexts,
        CurrentUser user,
        OfficeId? office = null,
        bool noOffice = false,
        string? who = null,
        string? what = null,
        DateTimeOffset? since = null,
        DateTimeOffset? until = null,
        long? before = null,
        int take = DefaultTake
    )
    {
        if (take is < 1 or > MostTaken)
            return Problems.Invalid(("take", "bad-take"));
        if (office is { } asked && !user.MayAct(asked))
            return Problems.NotFound("unknown-office");

        await using var context = await contexts.CreateDbContextAsync();
        var rows = context.Audit.AsNoTracking();
        if (office is not null || !user.IsAdministrator)
        {
            var root = office ?? user.Office;
            var visible = offices
                .All.Select(host => host.Settings.Id)
                .Where(id => offices.IsWithin(id, root))
                .Select(id => id.Value)
                .ToList();
            rows = rows.Where(row => visible.Contains(row.Office));
        }

        if (noOffice)
            rows = rows.Where(row => row.Office == "");
        if (who is not null)
            rows = rows.Where(row => row.Who == who);
        if (what is not null)
            rows = rows.Where(row => row.What == what);
        if (since is { } from)
            rows = rows.Where(row => row.At >= from.ToUnixTimeMilliseconds());
        if (until is { } to)
            rows = rows.Where(row => row.At < to.ToUnixTimeMilliseconds());
        if (before is { } id)
            rows = rows.Where(row => row.Id < id);
        var page = await rows.OrderByDescending(row => row.Id).Take(take + 1).ToListAsync();
        return TypedResults.Ok(new AuditPage([.. page.Take(take).Select(EntryOf)], page.Count > take ? page[take - 1].Id : null));
    }

    private static AuditEntry EntryOf(AuditRow row) =>
        new(
            row.Id,
            DateTimeOffset.FromUnixTimeMilliseconds(row.At),
            row.Office,
            row.Who,
            row.Role,
            row.What,
            row.Subject,
            row.Address,
            Read(row.Before),
            Read(row.After)
        );

    private static JsonElement? Read(string? json) => json is null ? null : JsonElement.Parse(json);
}

/// <param name="Entries">Newest first.</param>
/// <param name="Next">The <c>before</c> of the next page; null at the end.</param>
internal sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, long? Next);

/// <param name="Id">Later entries have higher ones.</param>
/// <param name="At">When it was done.</param>
/// <param name="Office">In which office; empty for none.</param>
/// <param name="Who">The account's name; empty for nobody.</param>
/// <param name="Role">Its role then.</param>
/// <param name="What">A stable word, such as those of <see cref="Audited"/>.</param>
/// <param name="Subject">Whom or what it was done to.</param>
/// <param name="Address">The network address it came from.</param>
/// <param name="Before">The facts before, if it changed any.</param>
/// <param name="After">The facts after.</param>
internal sealed record AuditEntry(
    long Id,
    DateTimeOffset At,
    string Office,
    string Who,
    string Role,
    string What,
    string? Subject,
    string Address,
    JsonElement? Before,
    JsonElement? After
);
