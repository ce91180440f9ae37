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
    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        var audit = routes.MapGroup("/api/v1").WithTags("Audit").RequireAuthorization(Policies.Reader);
        audit.MapGet("/audit", ReadAsync).WithName("ReadAudit");
        audit.MapGet("/audit.csv", ExportAsync).WithName("ExportAudit");
    }

    private static async Task<Results<Ok<AuditPage>, ProblemHttpResult>> ReadAsync(
        [AsParameters] AuditQuery query,
        IOffices offices,
        IDbContextFactory<QueueContext> contexts,
        Accounts accounts,
        CurrentUser user
    )
    {
        var take = query.Take ?? AuditQuery.DefaultTake;
        if (take is < 1 or > AuditQuery.MostTaken)
            return Problems.Invalid(("take", "bad-take"));
        if (query.Office is { } asked && !user.MayAct(asked))
            return Problems.NotFound("unknown-office");

        await using var context = await contexts.CreateDbContextAsync();
        var page = await RowsOf(query, context, offices, user).Take(take + 1).ToListAsync();
        return TypedResults.Ok(
            new AuditPage(
                [.. page.Take(take).Select(row => EntryOf(row, accounts.Find(row.Who)?.FullName))],
                page.Count > take ? page[take - 1].Id : null
            )
        );
    }

    private static Results<PushStreamHttpResult, ProblemHttpResult> ExportAsync(
        [AsParameters] AuditQuery query,
        IOffices offices,
        IDbContextFactory<QueueContext> contexts,
        CurrentUser user
    )
    {
        if (query.Office is { } asked && !user.MayAct(asked))
            return Problems.NotFound("unknown-office");
        var zone = offices.Get(query.Office ?? user.Office).Settings.Zone;
        return TypedResults.Stream(
            async stream =>
            {
                await using var context = await contexts.CreateDbContextAsync();
                await AuditTable.WriteAsync(stream, RowsOf(query, context, offices, user).AsAsyncEnumerable(), zone);
            },
            Csv.Type,
            "audit.csv"
        );
    }

    /// <summary>What the caller may read of what is asked for, newest first.</summary>
    private static IQueryable<AuditRow> RowsOf(AuditQuery query, QueueContext context, IOffices offices, CurrentUser user)
    {
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
        return rows.OrderByDescending(row => row.Id);
    }

    private static AuditEntry EntryOf(AuditRow row, string? fullName) =>
        new()
        {
            Id = row.Id,
            At = DateTimeOffset.FromUnixTimeMilliseconds(row.At),
            Office = row.Office,
            Who = row.Who,
            FullName = fullName,
            Role = row.Role,
            What = row.What,
            Subject = row.Subject,
            Address = row.Address,
            Before = Read(row.Before),
            After = Read(row.After),
        };

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

///
internal sealed record AuditEntry
{
    /// <summary>Later entries have higher ones.</summary>
    public required long Id { get; init; }

    /// <summary>When it was done.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>In which office; empty for none.</summary>
    public required string Office { get; init; }

    /// <summary>The account's name; empty for nobody.</summary>
    public required string Who { get; init; }

    /// <summary>What its person is called in full today; null where nobody said it, and for who is no person here.</summary>
    public required string? FullName { get; init; }

    /// <summary>Its role then.</summary>
    public required string Role { get; init; }

    /// <summary>A stable word, such as those of <see cref="Audited"/>.</summary>
    public required string What { get; init; }

    /// <summary>Whom or what it was done to.</summary>
    public required string? Subject { get; init; }

    /// <summary>The network address it came from.</summary>
    public required string Address { get; init; }

    /// <summary>The facts before, if it changed any.</summary>
    public required JsonElement? Before { get; init; }

    /// <summary>The facts after.</summary>
    public required JsonElement? After { get; init; }
}
