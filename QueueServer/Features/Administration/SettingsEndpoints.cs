using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Http;
using QueueServer.Offices;
using QueueServer.Settings;
using QueueServer.Settings.Templates;
using QueueServer.Storage;

namespace QueueServer.Features.Administration;

/// <summary>The offices as a tree, and what each has decided. Settings are read and saved whole, under their revision.</summary>
internal static class SettingsEndpoints
{
    public static void MapSettings(this IEndpointRouteBuilder routes)
    {
        var offices = routes.MapGroup("/api/v1/offices").WithTags("Admin").RequireAuthorization();
        offices.MapGet("/", List).RequireAuthorization(Policies.Figures).WithName("ListOffices");
        offices.MapPost("/", AddAsync).RequireAuthorization(Policies.Manager).WithName("AddOffice");
        var reader = routes.MapOffice("/settings", "Admin", Policies.Reader);
        reader.MapGet("/", ReadAsync).WithName("ReadSettings");
        reader.MapGet("/former-services", ReadFormerAsync).WithName("ReadFormerServices");
        var manager = routes.MapOffice("/settings", "Admin", Policies.Manager);
        manager.MapPost("/", ChangeAsync).WithName("ChangeSettings");
        manager.MapPost("/check", Check).WithName("CheckSettings");
    }

    private static Ok<OfficeNode[]> List(IOffices offices, CurrentUser user) =>
        TypedResults.Ok(
            offices
                .All.Where(host => user.MayAct(host.Id))
                .Select(host => new OfficeNode(
                    host.Id,
                    host.Settings.Name,
                    host.Settings.TimeZone,
                    host.Settings.Parent,
                    host.Settings.Services.Length,
                    host.Settings.Counters.Length
                ))
                .ToArray()
        );

    private static async Task<Results<Ok<OfficeSettings>, ProblemHttpResult>> AddAsync(
        NewOfficeRequest request,
        IOffices offices,
        CurrentUser user
    )
    {
        if (request.Parent is { } parent ? !user.MayAct(parent) : !user.IsAdministrator)
            return Problems.Invalid(("parent", "unknown-office"));
        if (request.CopyOf is { } source && !user.MayAct(source))
            return Problems.Invalid(("copyOf", "unknown-office"));
        if (offices.Find(request.Id) is not null)
            return Problems.Invalid(("id", "name-taken"));
        var office = OfficeOf(request, request.CopyOf is { } copied ? offices.Get(copied).Settings : null);
        if (FaultsOf(office) is { } faults)
            return faults;
        if (!await offices.AddAsync(office, user.Name))
            return Problems.Invalid(("id", "name-taken"));
        await user.WriteAsync(
            office.Id,
            Audited.OfficeMade,
            office.Id.Value,
            after: new
            {
                office.Name,
                office.Parent,
                request.CopyOf,
            }
        );
        return TypedResults.Ok(office);
    }

    /// <summary>A new office: empty, or with everything another has decided but its name, its place and its past.</summary>
    private static OfficeSettings OfficeOf(NewOfficeRequest request, OfficeSettings? copied)
    {
        var name = request.Name.ToImmutableSortedDictionary();
        return copied is null
            ? new(request.Id, name, request.TimeZone, [], [], Parent: request.Parent)
            : copied with
            {
                Id = request.Id,
                Name = name,
                TimeZone = request.TimeZone,
                Parent = request.Parent,
                Revision = 1,
                ConsentVersion = 1,
                ConsentSince = null,
                Template = copied.Template ?? OfficeTemplate.WholeOf(copied),
            };
    }

    private static async Task<Ok<SettingsView>> ReadAsync(OfficeId office, IOffices offices, SettingsStore store) =>
        TypedResults.Ok(await ViewAsync(offices.Get(office), store));

    /// <summary>Services that the office has no longer, the latest first: any of them may have been merged into another.</summary>
    private static async Task<Ok<FormerService[]>> ReadFormerAsync(OfficeId office, IOffices offices, SettingsStore store)
    {
        var present = offices.Get(office).Settings;
        var revisions = await store.ReadAllAsync(office);
        return TypedResults.Ok(
            revisions
                .Reverse()
                .SelectMany(settings => settings.Services)
                .Where(service => present.FindService(service.Id) is null)
                .DistinctBy(service => service.Id)
                .Select(service => new FormerService(service.Id, service.Name))
                .ToArray()
        );
    }

    private static async Task<Results<Ok<SettingsView>, ProblemHttpResult>> ChangeAsync(
        OfficeId office,
        SettingsRequest request,
        IOffices offices,
        SettingsStore store,
        CurrentUser user
    )
    {
        var host = offices.Get(office);
        var next = request.Settings with { Template = host.Settings.Template };
        if (FaultsOf(host, next, offices, user) is { } faults)
            return faults;
        var (decision, _, _) = await host.ExecuteAsync(new ChangeSettings(request.CommandId, next, user.Name), user.Actor);
        return decision is Decision.Refused ? Problems.Of(decision) : TypedResults.Ok(await ViewAsync(host, store));
    }

    private static Results<Ok<SettingsPreview>, ProblemHttpResult> Check(
        OfficeId office,
        SettingsRequest request,
        IOffices offices,
        CurrentUser user
    )
    {
        var (host, next) = (offices.Get(office), request.Settings);
        if (FaultsOf(host, next, offices, user) is { } faults)
            return faults;
        return TypedResults.Ok(SettingsPreview.Create(host.Now, new(request.CommandId, next, user.Name)));
    }

    private static async Task<SettingsView> ViewAsync(IOffice host, SettingsStore store)
    {
        var settings = host.Settings;
        var (by, at) = await store.ReadChangeAsync(host.Id, settings.Revision);
        return new(settings, by, at);
    }

    private static ProblemHttpResult? FaultsOf(IOffice host, OfficeSettings next, IOffices offices, CurrentUser user)
    {
        if (next.Id != host.Id)
            return Problems.Invalid(("id", "unknown-office"));
        if (FaultsOf(next) is { } faults)
            return faults;
        // Who moves an office in the tree must be allowed to act in its new parent; and no office stands below itself.
        var mayStandThere =
            next.Parent == host.Settings.Parent
            || (next.Parent is { } parent ? user.MayAct(parent) && !offices.IsWithin(parent, host.Id) : user.IsAdministrator);
        return mayStandThere ? null : Problems.Invalid(("parent", "unknown-office"));
    }

    /// <summary>What is wrong in settings, at the paths of their fields; null where nothing is.</summary>
    public static ProblemHttpResult? FaultsOf(OfficeSettings settings) =>
        SettingsRules.Faults(settings).DistinctBy(fault => fault.Field).Select(fault => (fault.Field, fault.Code)).ToList()
            is { Count: > 0 } faults
            ? Problems.Invalid(faults)
            : null;
}

/// <summary>An office in the tree.</summary>
/// <param name="Id">The office.</param>
/// <param name="Name">Its name by language code.</param>
/// <param name="TimeZone">Its IANA time zone.</param>
/// <param name="Parent">The office above it; null at the top.</param>
/// <param name="Services">How many services it has.</param>
/// <param name="Counters">How many counters it has.</param>
internal sealed record OfficeNode(
    OfficeId Id,
    IReadOnlyDictionary<string, string> Name,
    string TimeZone,
    OfficeId? Parent,
    int Services,
    int Counters
);

/// <param name="Id">A free id.</param>
/// <param name="Name">Its name by language code.</param>
/// <param name="TimeZone">Its IANA time zone.</param>
/// <param name="Parent">The office above it; only administrators make one at the top.</param>
internal sealed record NewOfficeRequest(OfficeId Id, Dictionary<string, string> Name, string TimeZone, OfficeId? Parent)
{
    /// <summary>An office whose services, counters, hours, boards and words it begins with; null to begin with none.</summary>
    public OfficeId? CopyOf { get; init; }
}

/// <param name="CommandId">Repeated on a retry.</param>
/// <param name="Settings">The whole settings, under the revision they were read with.</param>
internal sealed record SettingsRequest(CommandId CommandId, OfficeSettings Settings);

/// <param name="Settings">The whole settings.</param>
/// <param name="ChangedBy">Who changed them last.</param>
/// <param name="ChangedAt">When.</param>
internal sealed record SettingsView(OfficeSettings Settings, string ChangedBy, DateTimeOffset ChangedAt);

/// <param name="Id">The service.</param>
/// <param name="Name">Its last name by language code.</param>
internal sealed record FormerService(ServiceId Id, IReadOnlyDictionary<string, string> Name);
