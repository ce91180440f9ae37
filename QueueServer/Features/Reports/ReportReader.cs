using QueueServer.Access;

namespace QueueServer.Features.Reports;

/// <summary>Whom a report is for.</summary>
/// <param name="Officer">The only officer it tells of; null for all.</param>
/// <param name="SeesFew">Whether they may see what fewer than five visitors said.</param>
internal sealed record ReportReader(string? Officer, bool SeesFew)
{
    /// <summary>Officers read their own work, and of nobody else; what few said is for the office's own managers.</summary>
    public static ReportReader Of(CurrentUser user)
    {
        var role = user.Principal.Role();
        return new(role == Roles.Officer ? user.Name : null, role == Roles.Manager);
    }
}
