using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
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
    public static void MapAudit(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/audit", ReadAsync).RequireAuthorization(Policies.Reader).WithTags("Audit").WithName("ReadAudit");

    private static async Task<Results<Ok<AuditPage>, ProblemHttpResult>> ReadAsync(
        [AsParameters] AuditQuery query,
        OfficeDirectory offices,
        IDbContextFactory<QueueContext> contexts,
        CurrentUser user
    )
    {
        var take = query.Take ?? AuditQuery.DefaultTake;
        if (take is < 1 or > AuditQuery.MostTaken)
            return Problems.Invalid(("take", "bad-take"));
        if (query.Office is { } asked && !user.MayAct(asked))
            return Problems.NotFound("unknown-office");

        await using var context = await contexts.CreateDbContextAsync();
        var rows = context.Audit.AsNoTracking();
        if (query.Office is not null || !user.IsAdministrator)
        {
            var root = query.Office ?? user.Office;
            var visible = offices
                .All.Select(host => host.Settings.Id)
                .Where(id => offices.IsWithin(id, root))
                .Select(id => id.Value)
                .ToList();
            rows = rows.Where(row => visible.Contains(row.Office));
        }

        if (query.NoOffice == true)
            rows = rows.Where(row => row.Office == "");
        if (query.Who is { } who)
            rows = rows.Where(row => row.Who == who);
        if (query.What is { } what)
            rows = rows.Where(row => row.What == what);
        if (query.Since is { } from)
            rows = rows.Where(row => row.At >= from.ToUnixTimeMilliseconds());
        if (query.Until is { } to)
            rows = rows.Where(row => row.At < to.ToUnixTimeMilliseconds());
        if (query.Before is { } id)
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

/// <summary>Which entries are asked for.</summary>
internal sealed record AuditQuery
{
    public const int DefaultTake = 50;
    public const int MostTaken = 200;

    /// <summary>This office and those below it; null for all the caller may read.</summary>
    [FromQuery(Name = "office")]
    public OfficeId? Office { get; init; }

    /// <summary>Only what happened in no office, such as a sign-in with a name nobody has; administrators alone read it.</summary>
    [FromQuery(Name = "noOffice")]
    public bool? NoOffice { get; init; }

    /// <summary>Only what this account did.</summary>
    [FromQuery(Name = "who")]
    public string? Who { get; init; }

    /// <summary>Only this, such as <c>device-paired</c>.</summary>
    [FromQuery(Name = "what")]
    public string? What { get; init; }

    /// <summary>From this moment on.</summary>
    [FromQuery(Name = "since")]
    public DateTimeOffset? Since { get; init; }

    /// <summary>Before this moment.</summary>
    [FromQuery(Name = "until")]
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only entries older than the one of this id: the <c>next</c> of the page before.</summary>
    [FromQuery(Name = "before")]
    public long? Before { get; init; }

    /// <summary>At most so many, 1…<see cref="MostTaken"/>; <see cref="DefaultTake"/> when not said.</summary>
    [FromQuery(Name = "take")]
    public int? Take { get; init; }
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
