using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using QueueServer.Access;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Access.Caller;

namespace QueueServer.Tests.Access;

/// <summary>The table itself.</summary>
public sealed partial class WhoMayDoWhat
{
    private static readonly Dictionary<string, Caller> Endpoints = new()
    {
        // For everybody: the way in, and what shows nothing of anybody.
        ["GET /"] = Everybody,
        ["GET /console"] = Everybody,
        ["GET /account"] = Everybody,
        ["GET /admin"] = Everybody,
        ["GET /admin/audit"] = Everybody,
        ["GET /admin/privacy"] = Everybody,
        ["GET /hall"] = Everybody,
        ["GET /health"] = Everybody,
        ["GET /health/live"] = Everybody,
        ["GET /health/ready"] = Everybody,
        ["GET /openapi/{documentName}.json"] = People,
        ["GET /api-reference/{documentName?}"] = People,
        ["GET /api-reference/favicon.svg"] = Everybody & ~NewOfficer,
        ["GET /api-reference/scalar.js"] = Everybody & ~NewOfficer,
        ["GET /api-reference/scalar.aspnetcore.js"] = Everybody & ~NewOfficer,
        ["POST /api/sign-in"] = Everybody,
        [SignOut] = Everybody,
        ["GET /api/me"] = Everybody,
        ["POST /api/pairings"] = Everybody,
        ["POST /api/pairings/claim"] = Everybody,

        ["POST /api/diagnostics-code"] = Kiosk,

        ["GET /k/{token}"] = Everybody,
        ["POST /api/phone-visits/{token}/join"] = Everybody,
        ["GET /api/phone-visits/{token}/events"] = Everybody,
        ["POST /api/phone-visits/{token}/acts"] = Everybody,
        ["GET /api/offices/{office}/phone-visits"] = Kiosk,
        ["POST /api/offices/{office}/phone-visits/{token}/screen"] = Kiosk,

        ["GET /t/{ticket}"] = Everybody,
        ["GET /api/visits/{ticket}"] = Everybody,
        ["GET /api/visits/{ticket}/events"] = Everybody,
        ["POST /api/visits/{ticket}/cancel"] = Everybody,
        ["POST /api/visits/{ticket}/return"] = Everybody,
        ["POST /api/visits/{ticket}/forget-face"] = Everybody,
        ["POST /api/password"] = People | NewOfficer,
        ["POST /api/second-factor/offer"] = People | NewOfficer,
        ["POST /api/second-factor"] = People | NewOfficer,
        ["POST /api/second-factor/remove"] = People | NewOfficer,
        ["POST /api/second-factor/recovery-codes"] = People | NewOfficer,

        ["POST /api/offices/{office}/tickets"] = Kiosk,
        ["POST /api/offices/{office}/tickets/find"] = Kiosk,
        ["POST /api/offices/{office}/tickets/{ticket}/cancel"] = Kiosk | Officers,
        ["POST /api/offices/{office}/tickets/{ticket}/forget-face"] = Kiosk | Officers,
        ["POST /api/offices/{office}/tickets/walk-up"] = Officers,
        ["POST /api/offices/{office}/tickets/{ticket}/return"] = Officers,
        ["POST /api/offices/{office}/tickets/{ticket}/class"] = Officers,
        ["GET /api/offices/{office}/tickets/{ticket}/picture"] = Officers,

        ["POST /api/offices/{office}/leases"] = Kiosk,
        ["POST /api/offices/{office}/leases/return"] = Kiosk,
        ["POST /api/offices/{office}/leases/hand-in"] = Kiosk,

        ["GET /api/offices/{office}/counters"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/open"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/close"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/next"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/recall"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/serve"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/finish"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/no-show"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/take-over"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/pause"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/continue"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/resume"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/undo"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/hold"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/transfer"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/check"] = Officers,
        ["POST /api/offices/{office}/counters/{counter}/checks/{check}"] = Kiosk,
        ["POST /api/offices/{office}/day/close"] = Managers,
        ["POST /api/offices/{office}/day/bring-back"] = Managers,
        ["POST /api/offices/{office}/repair/seen"] = Managers,
        ["POST /api/offices/{office}/clock/confirm"] = Managers,

        ["GET /api/offices/{office}/people"] = Readers,
        ["POST /api/offices/{office}/people"] = Managers,
        ["POST /api/offices/{office}/people/{name}"] = Managers,
        ["POST /api/offices/{office}/people/{name}/remove-factor"] = Managers,
        ["POST /api/offices/{office}/people/{name}/reset"] = Managers,

        ["GET /api/offices/{office}/devices"] = Readers,
        ["POST /api/offices/{office}/devices"] = Managers,
        ["POST /api/offices/{office}/devices/{name}"] = Managers,
        ["POST /api/offices/{office}/devices/{name}/revoke"] = Managers,
        ["POST /api/offices/{office}/devices/{name}/diagnostics-code"] = Managers,
        ["POST /api/health-reports"] = Kiosk | Caller.Board,

        ["GET /api/audit"] = Readers,

        ["GET /api/offices"] = Readers,
        ["POST /api/offices"] = Managers,
        ["GET /api/offices/{office}/settings"] = Readers,
        ["POST /api/offices/{office}/settings"] = Managers,
        ["POST /api/offices/{office}/settings/check"] = Managers,
        ["POST /api/offices/{office}/media"] = Managers,
        ["GET /api/offices/{office}/consents"] = Readers,
        ["GET /api/offices/{office}/privacy"] = Readers,
        ["GET /api/offices/{office}/deletions"] = Readers,
        ["GET /api/offices/{office}/impact-assessment.json"] = Readers,
        ["GET /api/offices/{office}/impact-assessment.html"] = Readers,
        ["GET /media/{file}"] = Readers | Caller.Board,
    };

    /// <summary>With an argument where the method takes one.</summary>
    private static readonly Dictionary<string, (Caller Allowed, string[] Arguments)> HubMethods = new()
    {
        [nameof(IScreenHub.WatchKiosk)] = (Kiosk, []),
        [nameof(IScreenHub.WatchBoard)] = (Caller.Board, []),
        [nameof(IScreenHub.WatchCounter)] = (Officers, ["quay-1"]),
        [nameof(IScreenHub.WatchCheck)] = (Kiosk, ["quay-1"]),
        [nameof(IScreenHub.WatchHall)] = (Readers, ["ha-dong"]),
    };
}
