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
    internal static readonly Dictionary<string, Caller> Endpoints = new()
    {
        // For everybody: the way in, and what shows nothing of anybody.
        ["GET /"] = Everybody,
        ["GET /console"] = Everybody,
        ["GET /account"] = Everybody,
        ["GET /help"] = Everybody,
        ["GET /admin"] = Everybody,
        ["GET /admin/audit"] = Everybody,
        ["GET /admin/privacy"] = Everybody,
        ["GET /hall"] = Everybody,
        ["GET /reports"] = Everybody,
        ["GET /reports/units"] = Everybody,
        ["GET /reports/what-if"] = Everybody,
        ["GET /reports/advice"] = Everybody,
        ["GET /reports/kiosks"] = Everybody,
        ["GET /reports/load"] = Everybody,
        ["GET /health"] = Everybody,
        ["GET /health/live"] = Everybody,
        ["GET /health/ready"] = Everybody,
        ["GET /openapi/{documentName}.json"] = People,
        ["GET /api-reference/{documentName?}"] = People,
        ["GET /api-reference/favicon.svg"] = Everybody & ~NewOfficer,
        ["GET /api-reference/scalar.js"] = Everybody & ~NewOfficer,
        ["GET /api-reference/scalar.aspnetcore.js"] = Everybody & ~NewOfficer,
        ["POST /api/v1/sign-in"] = Everybody,
        [SignOut] = Everybody,
        ["GET /api/v1/me"] = Everybody,
        ["POST /api/v1/pairings"] = Everybody,
        ["POST /api/v1/pairings/claim"] = Everybody,

        ["POST /api/v1/diagnostics-code"] = Kiosk,

        ["GET /k/{token}"] = Everybody,
        ["POST /api/v1/phone-visits/{token}/join"] = Everybody,
        ["GET /api/v1/phone-visits/{token}/events"] = Everybody,
        ["POST /api/v1/phone-visits/{token}/acts"] = Everybody,
        ["GET /api/v1/offices/{office}/phone-visits"] = Kiosk,
        ["POST /api/v1/offices/{office}/phone-visits/{token}/screen"] = Kiosk,

        ["GET /t/{ticket}"] = Everybody,
        ["GET /api/v1/visits/{ticket}"] = Everybody,
        ["GET /api/v1/visits/{ticket}/events"] = Everybody,
        ["POST /api/v1/visits/{ticket}/cancel"] = Everybody,
        ["POST /api/v1/visits/{ticket}/return"] = Everybody,
        ["POST /api/v1/visits/{ticket}/forget-face"] = Everybody,
        ["POST /api/v1/visits/{ticket}/rating"] = Everybody,
        ["POST /api/v1/password"] = People | NewOfficer,
        ["POST /api/v1/second-factor/offer"] = People | NewOfficer,
        ["POST /api/v1/second-factor"] = People | NewOfficer,
        ["POST /api/v1/second-factor/remove"] = People | NewOfficer,
        ["POST /api/v1/second-factor/recovery-codes"] = People | NewOfficer,

        ["POST /api/v1/offices/{office}/tickets"] = Kiosk,
        ["POST /api/v1/offices/{office}/tickets/find"] = Kiosk,
        ["POST /api/v1/offices/{office}/tickets/{ticket}/cancel"] = Kiosk | Officers,
        ["POST /api/v1/offices/{office}/tickets/{ticket}/forget-face"] = Kiosk | Officers,
        ["POST /api/v1/offices/{office}/tickets/walk-up"] = Officers,
        ["POST /api/v1/offices/{office}/tickets/{ticket}/return"] = Officers,
        ["POST /api/v1/offices/{office}/tickets/{ticket}/class"] = Officers,
        ["POST /api/v1/offices/{office}/tickets/{ticket}/outcome"] = Officers,
        ["GET /api/v1/offices/{office}/tickets/{ticket}/picture"] = Officers,

        ["POST /api/v1/offices/{office}/funnel"] = Kiosk,
        ["GET /api/v1/offices/{office}/funnel"] = Readers | Leader,

        ["POST /api/v1/offices/{office}/leases"] = Kiosk,
        ["POST /api/v1/offices/{office}/leases/return"] = Kiosk,
        ["POST /api/v1/offices/{office}/leases/hand-in"] = Kiosk,

        ["GET /api/v1/offices/{office}/counters"] = Officers,
        ["GET /api/v1/offices/{office}/finished"] = Officers,
        ["POST /api/v1/offices/{office}/counters/{counter}/open"] = Officers,
        ["POST /api/v1/offices/{office}/counters/{counter}/close"] = Officers,
        ["POST /api/v1/offices/{office}/counters/{counter}/next"] = Officers,
        ["POST /api/v1/offices/{office}/counters/{counter}/recall"] = Officers,
        ["POST /api/v1/offices/{office}/counters/{counter}/serve"] = Officers,
        ["POST /api/v1/offices/{office}/counters/{counter}/finish"] = Officers,
        ["POST /api/v1/offices/{office}/counters/{counter}/no-show"] = Officers,
        ["POST /api/v1/offices/{office}/counters/{counter}/take-over"] = Officers,
        ["POST /api/v1/offices/{office}/counters/{counter}/pause"] = Officers,
        ["POST /api/v1/offices/{office}/counters/{counter}/continue"] = Officers,
        ["POST /api/v1/offices/{office}/counters/{counter}/resume"] = Officers,
        ["POST /api/v1/offices/{office}/counters/{counter}/undo"] = Officers,
        ["POST /api/v1/offices/{office}/counters/{counter}/hold"] = Officers,
        ["POST /api/v1/offices/{office}/counters/{counter}/transfer"] = Officers,
        ["POST /api/v1/offices/{office}/counters/{counter}/check"] = Officers,
        ["POST /api/v1/offices/{office}/counters/{counter}/checks/{check}"] = Kiosk,
        ["POST /api/v1/offices/{office}/day/close"] = Managers,
        ["POST /api/v1/offices/{office}/day/bring-back"] = Managers,
        ["POST /api/v1/offices/{office}/repair/seen"] = Managers,
        ["POST /api/v1/offices/{office}/clock/confirm"] = Managers,

        ["GET /api/v1/offices/{office}/people"] = Readers,
        ["POST /api/v1/offices/{office}/people"] = Managers,
        ["POST /api/v1/offices/{office}/people/{name}"] = Managers,
        ["POST /api/v1/offices/{office}/people/{name}/remove-factor"] = Managers,
        ["POST /api/v1/offices/{office}/people/{name}/reset"] = Managers,

        ["GET /api/v1/offices/{office}/devices"] = Readers,
        ["POST /api/v1/offices/{office}/devices"] = Managers,
        ["POST /api/v1/offices/{office}/devices/{name}"] = Managers,
        ["POST /api/v1/offices/{office}/devices/{name}/revoke"] = Managers,
        ["POST /api/v1/offices/{office}/devices/{name}/diagnostics-code"] = Managers,
        ["POST /api/v1/health-reports"] = Kiosk | Caller.Board | Caller.Server,

        ["GET /api/v1/audit"] = Readers,
        ["GET /api/v1/audit.csv"] = Readers,
        ["GET /api/v1/servers"] = Administrator,

        ["GET /api/v1/offices"] = People,
        ["POST /api/v1/offices"] = Managers,
        ["GET /api/v1/offices/{office}/settings"] = Readers,
        ["POST /api/v1/offices/{office}/settings"] = Managers,
        ["POST /api/v1/offices/{office}/settings/check"] = Managers,
        ["GET /api/v1/offices/{office}/settings/former-services"] = Readers,
        ["POST /api/v1/offices/{office}/template"] = Managers,
        ["POST /api/v1/offices/{office}/template/check"] = Managers,
        ["POST /api/v1/offices/{office}/media"] = Managers,
        ["GET /api/v1/offices/{office}/consents"] = Readers,
        ["GET /api/v1/offices/{office}/privacy"] = Readers,
        ["GET /api/v1/offices/{office}/deletions"] = Readers,
        ["GET /api/v1/offices/{office}/impact-assessment.json"] = Readers,
        ["GET /api/v1/offices/{office}/impact-assessment.html"] = Readers,
        ["GET /api/v1/units/report"] = Readers | Leader,
        ["GET /api/v1/units"] = Administrator,
        ["POST /api/v1/units"] = Administrator,
        ["POST /api/v1/units/list"] = Administrator,
        ["GET /api/v1/units/above"] = Administrator,
        ["POST /api/v1/units/above/again"] = Administrator,
        ["POST /api/v1/summaries"] = Caller.Server,
        ["GET /api/v1/offices/{office}/reports"] = People,
        ["GET /api/v1/offices/{office}/reports/figures.csv"] = People,
        ["GET /api/v1/offices/{office}/reports/tickets/csv"] = People,
        ["GET /api/v1/offices/{office}/reports/tickets/xlsx"] = People,
        ["GET /api/v1/offices/{office}/reports/tickets/json"] = People,
        ["GET /api/v1/offices/{office}/reports/what-if"] = Readers | Leader,
        ["POST /api/v1/offices/{office}/reports/what-if"] = Readers | Leader,
        ["GET /api/v1/offices/{office}/reports/advice"] = Readers | Leader,
        ["GET /api/v1/offices/{office}/reports/load"] = Readers | Leader,
        ["GET /rate"] = Everybody,
        ["GET /rate/{office:regex(^[a-z0-9-]+$)}"] = Everybody,
        ["GET /api/v1/walls/{office}"] = Everybody,
        ["POST /api/v1/walls/{office}/question"] = Everybody,
        ["POST /api/v1/walls/{office}/ratings"] = Everybody,
        ["GET /api/v1/offices/{office}/wall-sheet.html"] = Managers,
        ["POST /api/v1/rating-device/pairing"] = Everybody,
        ["POST /api/v1/rating-device/claim"] = Everybody,
        ["POST /api/v1/rating-device/alive"] = Everybody,
        ["POST /api/v1/rating-device/ratings"] = Caller.Rating,
        ["GET /api/v1/offices/{office}/ratings"] = People,
        ["GET /api/v1/offices/{office}/rating-flags"] = Leader,
        ["GET /media/{file}"] = Readers | Caller.Board,
        ["GET /logo/{file}"] = Everybody,
    };

    /// <summary>With an argument where the method takes one.</summary>
    private static readonly Dictionary<string, (Caller Allowed, string[] Arguments)> HubMethods = new()
    {
        [nameof(IScreenHub.WatchKiosk)] = (Kiosk, []),
        [nameof(IScreenHub.WatchBoard)] = (Caller.Board, []),
        [nameof(IScreenHub.WatchRating)] = (Caller.Rating, []),
        [nameof(IScreenHub.WatchCounter)] = (Officers, ["quay-1"]),
        [nameof(IScreenHub.WatchCheck)] = (Kiosk, ["quay-1"]),
        [nameof(IScreenHub.WatchHall)] = (Readers, ["ha-dong"]),
    };
}
