using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Http;
using QueueServer.Offices;
using QueueServer.Storage;

namespace QueueServer.Features.Devices;

/// <summary>The devices of an office: paired, looked after and revoked by its managers; and their own reports.</summary>
internal static class DeviceEndpoints
{
    private const int MaxVersionLength = 100;
    private static readonly string[] CameraStates = ["ready", "resting", "starting", "none", "refused", "unplugged", "frozen", "dark"];

    public static void MapDevices(this IEndpointRouteBuilder routes)
    {
        var device = routes.MapGroup("/api/v1").WithTags("Devices");
        device.MapPost("/health-reports", ReportAsync).RequireAuthorization(Policies.Device).WithName("ReportHealth");
        device.MapPost("/diagnostics-code", DiagnoseAsync).RequireAuthorization(Policies.Kiosk).WithName("UseDiagnosticsCode");
        routes.MapOffice("/devices", "Devices", Policies.Reader).MapGet("/", ListAsync).WithName("ListDevices");
        var manager = routes.MapOffice("/devices", "Devices", Policies.Manager);
        manager.MapPost("/", PairAsync).RequireRateLimiting(RateLimits.PairingCodes).WithName("PairDevice");
        manager.MapPost("/{name}", ChangeAsync).WithName("ChangeDevice");
        manager.MapPost("/{name}/revoke", RevokeAsync).WithName("RevokeDevice");
        manager.MapPost("/{name}/diagnostics-code", AllowDiagnosticsAsync).WithName("AllowDiagnostics");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ReportAsync(HealthReport report, DeviceHealth health, CurrentUser user)
    {
        if (report.Version.Length > MaxVersionLength)
            return Problems.Invalid(("version", "bad-version"));
        if (report.Camera is { } camera && !CameraStates.Contains(camera))
            return Problems.Invalid(("camera", "bad-camera"));
        if (report.Awaiting < 0)
            return Problems.Invalid(("awaiting", "out-of-range"));
        if (report.Outage is not (null or HealthReport.NewerVersion))
            return Problems.Invalid(("outage", "bad-outage"));
        await health.ReportAsync(user.Name, report);
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
        OfficeDevices devices,
        DiagnosticsCodes codes,
        CurrentUser user
    )
    {
        if (devices.Find(office, name) is not { RevokedAt: null } device)
            return Problems.NotFound("unknown-device");
        if (device.Role != Roles.Kiosk)
            return Problems.Invalid(("name", "not-a-kiosk"));
        await user.WriteAsync(office, Audited.DiagnosticsAllowed, name);
        return TypedResults.Ok(await codes.MakeAsync(name));
    }

    private static async Task<Ok<DeviceView[]>> ListAsync(OfficeId office, OfficeDevices devices) =>
        TypedResults.Ok(await devices.ListAsync(office));

    private static async Task<Results<Ok<DeviceView>, ProblemHttpResult>> PairAsync(
        OfficeId office,
        NewDeviceRequest request,
        OfficeDevices devices,
        Pairings pairings,
        CurrentUser user
    )
    {
        if (request.Name.Length > NewDeviceRequest.LongestName)
            return Problems.Invalid(("name", "too-long"));
        if (await pairings.TakeAsync(request.Code) is not { } pairing)
            return Problems.Invalid(("code", "unknown-code"));
        return await devices.PairAsync(office, request.Name, pairing, user) is { } paired
            ? TypedResults.Ok(paired)
            : Problems.Invalid(("name", "name-taken"));
    }

    private static async Task<Results<Ok<DeviceView>, ProblemHttpResult>> ChangeAsync(
        OfficeId office,
        string name,
        DeviceRequest request,
        OfficeDevices devices,
        IOffices offices,
        CurrentUser user
    )
    {
        if (request.Display is { } display && !AccountNames.IsDevice(display))
            return Problems.Invalid(("display", "bad-display"));
        if (devices.Find(office, name) is not { } device)
            return Problems.NotFound("unknown-device");
        if (
            device.Role is Roles.Kiosk or Roles.Rating
            && request.Display is { } counter
            && offices.Get(office).Settings.FindCounter(new(counter)) is null
        )
            return Problems.Invalid(("display", "unknown-counter"));
        return TypedResults.Ok(await devices.ChangeAsync(office, device, request.Display, user));
    }

    private static async Task<Results<Ok<DeviceView>, ProblemHttpResult>> RevokeAsync(
        OfficeId office,
        string name,
        OfficeDevices devices,
        CurrentUser user
    ) =>
        devices.Find(office, name) is { } device
            ? TypedResults.Ok(await devices.RevokeAsync(office, device, user))
            : Problems.NotFound("unknown-device");
}

/// <param name="Code">The six digits on the device's screen.</param>
/// <param name="Name">
/// What it is called, up to 80 letters; empty for whatever it may be. One of <c>a–z</c>, <c>0–9</c> and <c>-</c> alone, up to 40, is its
/// name as it stands: a free one, or that of a revoked device of this kind and office.
/// </param>
internal sealed record NewDeviceRequest(string Code, string Name)
{
    public const int LongestName = 80;
}

/// <param name="Display">
/// Which display a board shows, null for the office's own; which counter's checks a kiosk's camera answers, or at which counter a rating
/// tablet stands, null for none.
/// </param>
internal sealed record DeviceRequest(string? Display);

///
internal sealed record DeviceView
{
    /// <summary>The device.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>kiosk, board or rating.</summary>
    public required string Kind { get; init; }

    /// <summary>When it was paired.</summary>
    public required DateTimeOffset PairedAt { get; init; }

    /// <summary>By whom; null for the devices of the first run.</summary>
    public required string? PairedBy { get; init; }

    /// <summary>When its secret was revoked; null while it holds.</summary>
    public required DateTimeOffset? RevokedAt { get; init; }

    /// <summary>
    /// The display a board shows, null for the office's own; the counter whose checks a kiosk's camera answers, or at which a rating tablet
    /// stands, null for none.
    /// </summary>
    public required string? Display { get; init; }

    /// <summary>Its last report since this server started.</summary>
    public required HealthReport? Report { get; init; }

    /// <summary>When that came.</summary>
    public required DateTimeOffset? ReportedAt { get; init; }

    /// <summary>How many hub connections it has.</summary>
    public required int Connections { get; init; }

    /// <summary>What is wrong, as a stable code; null when nothing is.</summary>
    public required string? Trouble { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset? TroubleSince { get; init; }
}
