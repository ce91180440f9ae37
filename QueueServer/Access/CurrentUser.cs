using System.Security.Claims;
using QueueContracts;
using QueueServer.Offices;
using QueueServer.Storage;

namespace QueueServer.Access;

/// <summary>
/// Who asks, as a handler takes it for a parameter: what they are called, where they may act, and what the audit keeps of what they do.
/// They stay who they were when the request came in.
/// </summary>
internal sealed class CurrentUser
{
    private readonly AuditLog audit;

    private CurrentUser(HttpContext http)
    {
        (Http, audit) = (http, http.RequestServices.GetRequiredService<AuditLog>());
        (Principal, Name, Actor) = (http.User, http.User.Name(), AuditLog.ActorOf(http));
    }

    /// <summary>The request they ask with.</summary>
    public HttpContext Http { get; }

    public ClaimsPrincipal Principal { get; }

    /// <summary>The account's name; empty for nobody.</summary>
    public string Name { get; }

    /// <summary>Who they are to the audit.</summary>
    public Actor Actor { get; }

    /// <summary>The caller's own office.</summary>
    public OfficeId Office => Principal.Office();

    /// <summary>Whether the caller may act at a counter.</summary>
    public bool IsOfficer => Principal.IsOfficer();

    public bool IsAdministrator => Principal.IsAdministrator();

    /// <summary>Takes the parameter of a handler from its request.</summary>
    public static ValueTask<CurrentUser> BindAsync(HttpContext http) => ValueTask.FromResult(new CurrentUser(http));

    /// <inheritdoc cref="OfficeAccess.MayAct" />
    public bool MayAct(OfficeId office) => Http.RequestServices.GetRequiredService<IOffices>().MayAct(Principal, office);

    /// <summary>What the audit keeps of an act, for whoever saves it in one transaction with the act.</summary>
    /// <inheritdoc cref="AuditLog.Row" />
    public AuditRow Did(OfficeId? office, string what, string? subject = null, object? before = null, object? after = null) =>
        audit.Row(Http, office, what, subject, before, after);

    /// <summary>Writes an act to the audit; it is on disk when this returns.</summary>
    /// <inheritdoc cref="AuditLog.Row" />
    public Task WriteAsync(OfficeId? office, string what, string? subject = null, object? before = null, object? after = null) =>
        audit.WriteAsync(Http, office, what, subject, before, after);
}
