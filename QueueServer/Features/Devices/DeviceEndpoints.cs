using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Http;
using QueueServer.Offices;
using QueueServer.Storage;

namespace QueueServer.Features.Devices;

/// <summary>The kiosks and boards of an office: paired, looked after and revoked by its managers; and their own reports.</summary>
internal static class DeviceEndpoints
{
    private const int MaxVersionLength = 100;
    private static readonly string[] CameraStates = ["ready", "starting", "none", "refused", "unplugged", "frozen", "dark"];

    public static void MapDevices(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/health-reports", Report).RequireAuthorization(Policies.Device).WithTags("Devices").WithName("ReportHealth");
        routes
            .MapPost("/api/diagnostics-code", DiagnoseAsync)
            .RequireAuthorization(Policies.Kiosk)
            .WithTags("Devices")
            .WithName("UseDiagnosticsCode");
        var devices = routes.MapGroup("/api/offices/{office}/devices").WithTags("Devices").RequireOfficeAccess();
        devices.MapGet("/", List).RequireAuthorization(Policies.Reader).WithName("ListDevices");
        devices
            .MapPost("/", PairAsync)
            .RequireAuthorization(Policies.Manager)
            .RequireRateLimiting(RateLimits.PairingCodes)
            .WithName("PairDevice");
        devices.MapPost("/{name}", ChangeAsync).RequireAuthorization(Policies.Manager).WithName("ChangeDevice");
        devices.MapPost("/{name}/revoke", RevokeAsync).RequireAuthorization(Policies.Manager).WithName("RevokeDevice");
        devices
            .MapPost("/{name}/diagnostics-code", AllowDiagnosticsAsync)
            .RequireAuthorization(Policies.Manager)
            .WithName("AllowDiagnostics");
    }

    private static Results<NoContent, ProblemHttpResult> Report(HealthReport report, DeviceHealth health, CurrentUser user)
    {
        if (report.Version.Length > MaxVersionLength)
            return Problems.Invalid(("version", "bad-version"));
        if (report.Camera is { } camera && !CameraStates.Contains(camera))
            return Problems.Invalid(("camera", "bad-camera"));
        if (report.Awaiting < 0)
            return Problems.Invalid(("awaiting", "out-of-range"));
        health.Report(user.Name, report);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DiagnoseAsync(
        DiagnosticsRequest request,
        DiagnosticsCodes codes,
        CurrentUser user
    ) => await codes.TakeAsync(user.Name, request.Code) ? TypedResults.NoContent() : Problems.Invalid(("code", "unknown-code"));

    private static async Task<Results<Ok<DiagnosticsCode>, ProblemHttpResult>> AllowDiagnosticsAsync(
        OfficeId office,
        string name,
        Accounts accounts,
        DiagnosticsCodes codes,
        CurrentUser user
    )
    {
        if (Find(accounts, office, name) is not { RevokedAt: null } device)
            return Problems.NotFound("unknown-device");
        if (device.Role != Roles.Kiosk)
            return Problems.Invalid(("name", "not-a-kiosk"));
        await user.WriteAsync(office, Audited.DiagnosticsAllowed, name);
        return TypedResults.Ok(await codes.MakeAsync(name));
    }

    private static Ok<DeviceView[]> List(OfficeId office, Accounts accounts, DeviceHealth health, LiveConnections connections) =>
        TypedResults.Ok(
            accounts
                .All.Where(account => Roles.IsDevice(account.Role) && account.Office == office.Value)
                .OrderBy(account => account.Name, StringComparer.Ordinal)
                .Select(account => ViewOf(account, health, connections))
                .ToArray()
        );

    private static async Task<Results<Ok<DeviceView>, ProblemHttpResult>> PairAsync(
        OfficeId office,
        NewDeviceRequest request,
        Accounts accounts,
        Pairings pairings,
        DeviceHealth health,
        LiveConnections connections,
        TimeProvider time,
        CurrentUser user
    )
    {
        if (!AccountNames.IsDevice(request.Name))
            return Problems.Invalid(("name", "bad-name"));
        if (await pairings.TakeAsync(request.Code) is not { } pairing)
            return Problems.Invalid(("code", "unknown-code"));
        var (kind, secret) = (Roles.Of(pairing.Kind), Passwords.RandomSecret());
        var device = Accounts.Device(request.Name, kind, office, secret, time.GetUtcNow(), user.Name);
        var made = false;
        try
        {
            // A device that was revoked gives its name to the one that takes its place.
            made = await accounts.TryAddAsync(
                device,
                user.Did(office, Audited.DevicePaired, device.Name, after: new { Kind = kind }),
                before => before.RevokedAt is not null && before.Role == kind && before.Office == office.Value
            );
        }
        finally
        {
            if (!made)
                await pairings.ReturnAsync(pairing);
        }

        if (!made)
            return Problems.Invalid(("name", "name-taken"));
        health.Forget(device.Name);
        await pairings.GiveAsync(pairing, device.Name, $"{device.Name}:{secret}");
        return TypedResults.Ok(ViewOf(device, health, connections));
    }

    private static async Task<Results<Ok<DeviceView>, ProblemHttpResult>> ChangeAsync(
        OfficeId office,
        string name,
        DeviceRequest request,
        Accounts accounts,
        OfficeDirectory offices,
        DeviceHealth health,
        LiveConnections connections,
        CurrentUser user
    )
    {
        if (request.Display is { } display && !AccountNames.IsDevice(display))
            return Problems.Invalid(("display", "bad-display"));
        if (Find(accounts, office, name) is not { } device)
            return Problems.NotFound("unknown-device");
        if (device.Role == Roles.Kiosk && request.Display is { } counter && offices.Get(office).Settings.FindCounter(new(counter)) is null)
            return Problems.Invalid(("display", "unknown-counter"));
        var changed = await accounts.ChangeAsync(
            name,
            present => present.Display == request.Display ? null : present with { Display = request.Display },
            (before, after) => user.Did(office, Audited.DeviceChanged, name, new { before.Display }, new { after.Display })
        );
        if (changed is not null)
            connections.Abort(name); // it connects again, and is shown its new display
        return TypedResults.Ok(ViewOf(changed ?? device, health, connections));
    }

    private static async Task<Results<Ok<DeviceView>, ProblemHttpResult>> RevokeAsync(
        OfficeId office,
        string name,
        Accounts accounts,
        DeviceHealth health,
        Pairings pairings,
        LiveConnections connections,
        TimeProvider time,
        CurrentUser user
    )
    {
        if (Find(accounts, office, name) is not { } device)
            return Problems.NotFound("unknown-device");
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var revoked = await accounts.ChangeAsync(
            name,
            present => present.RevokedAt is null ? present with { RevokedAt = now, Stamp = Accounts.NewStamp() } : null,
            (_, _) => user.Did(office, Audited.DeviceRevoked, name)
        );
        await pairings.UsedAsync(name); // a secret nobody claimed yet is dead, too
        health.Forget(name);
        return TypedResults.Ok(ViewOf(revoked ?? device, health, connections));
    }

    private static AccountRow? Find(Accounts accounts, OfficeId office, string name) =>
        accounts.Find(name) is { } account && Roles.IsDevice(account.Role) && account.Office == office.Value ? account : null;

    private static DeviceView ViewOf(AccountRow device, DeviceHealth health, LiveConnections connections)
    {
        var pairedAt = DateTimeOffset.FromUnixTimeMilliseconds(device.PairedAt ?? device.CreatedAt);
        var state = health.Find(device.Name);
        var trouble = device.RevokedAt is null ? health.TroubleOf(device.Name, pairedAt) : null;
        return new(
            device.Name,
            device.Role,
            pairedAt,
            device.PairedBy,
            device.RevokedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            device.Display,
            state?.Report,
            state?.At,
            connections.CountOf(device.Name),
            trouble?.Code,
            trouble?.Since
        );
    }
}

/// <param name="Code">The six digits on the device's screen.</param>
/// <param name="Name">1–40 of <c>a–z</c>, <c>0–9</c> and <c>-</c>; a free one, or that of a revoked device of this kind and office.</param>
internal sealed record NewDeviceRequest(string Code, string Name);

/// <param name="Code">The six digits a manager made for this kiosk.</param>
internal sealed record DiagnosticsRequest(string Code);

/// <param name="Display">Which display a board shows, null for the office's own; which counter's checks a kiosk's camera answers, null for
/// none.</param>
internal sealed record DeviceRequest(string? Display);

/// <param name="Name">The device.</param>
/// <param name="Kind">kiosk or board.</param>
/// <param name="PairedAt">When it was paired.</param>
/// <param name="PairedBy">By whom; null for the devices of the first run.</param>
/// <param name="RevokedAt">When its secret was revoked; null while it holds.</param>
/// <param name="Display">The display a board shows, null for the office's own; the counter whose checks a kiosk's camera answers, null for
/// none.</param>
/// <param name="Report">Its last report since this server started.</param>
/// <param name="ReportedAt">When that came.</param>
/// <param name="Connections">How many hub connections it has.</param>
/// <param name="Trouble">What is wrong, as a stable code; null when nothing is.</param>
/// <param name="TroubleSince">Since when.</param>
internal sealed record DeviceView(
    string Name,
    string Kind,
    DateTimeOffset PairedAt,
    string? PairedBy,
    DateTimeOffset? RevokedAt,
    string? Display,
    HealthReport? Report,
    DateTimeOffset? ReportedAt,
    int Connections,
    string? Trouble,
    DateTimeOffset? TroubleSince
);
