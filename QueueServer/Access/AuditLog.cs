using Microsoft.EntityFrameworkCore;
using QueueContracts;
using QueueServer.Storage;

namespace QueueServer.Access;

/// <summary>
/// Who did what, when, from where. It is only ever added to. No secret, no password and nothing of a face is ever handed to it.
/// </summary>
internal sealed class AuditLog(IDbContextFactory<QueueContext> contexts, TimeProvider time)
{
    /// <summary>Writes what the caller did; it is on disk when this returns.</summary>
    /// <inheritdoc cref="Row" />
    public async Task WriteAsync(
        HttpContext http,
        OfficeId? office,
        string what,
        string? subject = null,
        object? before = null,
        object? after = null
    )
    {
        await using var context = await contexts.CreateDbContextAsync();
        context.Add(Row(http, office, what, subject, before, after));
        await context.SaveChangesAsync();
    }

    /// <summary>The row alone, for whoever saves it in one transaction with the change it tells of.</summary>
    /// <param name="http">The request: its user and its address are written.</param>
    /// <param name="office">The office it happened in; null for none, which only administrators read.</param>
    /// <param name="what">A stable word such as those of <see cref="Audited"/>.</param>
    /// <param name="subject">Whom or what it was done to.</param>
    /// <param name="before">What it was before; written as JSON in the wire's form.</param>
    /// <param name="after">What it was after.</param>
    public AuditRow Row(
        HttpContext http,
        OfficeId? office,
        string what,
        string? subject = null,
        object? before = null,
        object? after = null
    ) => AuditRow.Create(time.GetUtcNow(), ActorOf(http), office, what, subject, before, after);

    /// <summary>Who asks.</summary>
    public static Actor ActorOf(HttpContext http) =>
        new(http.User.Name(), http.User.Role(), http.Connection.RemoteIpAddress?.ToString() ?? "");
}
