using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Http;
using QueueServer.Offices;
using QueueServer.Settings;
using QueueServer.Settings.Templates;

namespace QueueServer.Features.Administration;

/// <summary>One office's settings, part by part, for many others: what it would change in each, and the change.</summary>
internal static class TemplateEndpoints
{
    private const int MostOffices = 100; // in one request: a page asks for more in several

    public static void MapTemplates(this IEndpointRouteBuilder routes)
    {
        var manager = routes.MapOffice("/template", "Admin", Policies.Manager);
        manager.MapPost("/check", CheckAsync).WithName("CheckTemplate");
        manager.MapPost("/", TakeOverAsync).WithName("TakeOverTemplate");
    }

    private static async Task<Results<Ok<TemplateCheck>, ProblemHttpResult>> CheckAsync(
        OfficeId office,
        TemplateCheckRequest request,
        IOffices offices,
        SettingsStore store,
        CurrentUser user
    )
    {
        if (FaultOf(office, request.Offices, request.Parts, user) is { } fault)
            return fault;
        var (template, parts) = (offices.Get(office).Settings, request.Parts.ToHashSet());
        var changes = await PlanAsync(template, request.Offices.Select(offices.Get), parts, store);
        return TypedResults.Ok(
            new TemplateCheck(template.Revision, [.. changes.Select(change => OutlookOf(change.Host, change.Next, template, parts, user))])
        );
    }

    private static async Task<Results<Ok<TemplateResult[]>, ProblemHttpResult>> TakeOverAsync(
        OfficeId office,
        TemplateRequest request,
        IOffices offices,
        SettingsStore store,
        CurrentUser user
    )
    {
        if (FaultOf(office, [.. request.Offices.Select(target => target.Office)], request.Parts, user) is { } fault)
            return fault;
        var settings = offices.Get(office).Settings;
        if (settings.Revision != request.Revision)
            return Problems.Conflict(Refusals.SettingsStale);
        var targets = request.Offices.ToDictionary(target => target.Office);
        var results = new List<TemplateResult>();
        foreach (var (host, next) in await PlanAsync(settings, targets.Keys.Select(offices.Get), request.Parts.ToHashSet(), store))
        {
            var target = targets[host.Id];
            var (field, code) = FaultOf(next);
            if (code is null)
            {
                // Under the revision its difference was shown for: nothing is changed that nobody saw.
                var command = new ChangeSettings(target.CommandId, next with { Revision = target.Revision }, user.Name);
                var (decision, _, _) = await host.ExecuteAsync(command, user.Actor);
                code = (decision as Decision.Refused)?.Rejection.Code;
            }

            results.Add(new(host.Id, field, code));
        }

        return TypedResults.Ok(results.ToArray());
    }

    /// <summary>What each office would have.</summary>
    private static async Task<IReadOnlyList<(IOffice Host, OfficeSettings Next)>> PlanAsync(
        OfficeSettings template,
        IEnumerable<IOffice> hosts,
        IReadOnlySet<SettingsPart> parts,
        SettingsStore store
    )
    {
        var targets = hosts.Select(host => (Host: host, host.Settings)).ToList();
        var revisions = targets.SelectMany(target => OfficeTemplate.RevisionsOf(template.Id, target.Settings)).Distinct().ToList();
        var plan = new OfficeTemplate(template, await store.ReadAsync(template.Id, revisions));
        return targets.ConvertAll(target => (target.Host, plan.TakeOver(target.Settings, parts)));
    }

    private static TemplateOutlook OutlookOf(
        IOffice host,
        OfficeSettings next,
        OfficeSettings template,
        IReadOnlySet<SettingsPart> parts,
        CurrentUser user
    )
    {
        var now = host.Now;
        var (before, after) = SettingsDifference.Between(now.Settings, next with { Template = now.Settings.Template });
        var (theirs, own) = SettingsDifference.Between(template, next, OfficeTemplate.PropertiesOf(parts).ToHashSet());
        var (field, code) = FaultOf(next);
        code ??= SettingsPreview.Create(now, new(CommandId.New(), next, user.Name)).Refusal;
        return new(host.Id, next.Revision, before, after, theirs, own) { Field = field, Code = code };
    }

    private static (string? Field, string? Code) FaultOf(OfficeSettings next) =>
        SettingsRules.Faults(next).FirstOrDefault() is { } fault ? (fault.Field, fault.Code) : (null, null);

    private static ProblemHttpResult? FaultOf(OfficeId template, OfficeId[] targets, SettingsPart[] parts, CurrentUser user)
    {
        if (parts.Length == 0 || !parts.All(Enum.IsDefined))
            return Problems.Invalid(("parts", "missing"));
        if (targets.Length is 0 or > MostOffices)
            return Problems.Invalid(("offices", targets.Length == 0 ? "missing" : "too-many"));
        if (targets.Distinct().Count() < targets.Length)
            return Problems.Invalid(("offices", "twice"));
        return targets.All(target => target != template && user.MayAct(target)) ? null : Problems.Invalid(("offices", "unknown-office"));
    }
}

/// <param name="Offices">Which offices, 1 to 100: none is the template itself.</param>
/// <param name="Parts">Which parts of its settings.</param>
internal sealed record TemplateCheckRequest(OfficeId[] Offices, SettingsPart[] Parts);

/// <param name="Revision">The template's, that the differences were shown for.</param>
/// <param name="Parts">Which parts of its settings.</param>
/// <param name="Offices">Which offices, 1 to 100.</param>
internal sealed record TemplateRequest(long Revision, SettingsPart[] Parts, TemplateTarget[] Offices);

/// <param name="Office">The office.</param>
/// <param name="Revision">Its own revision that the difference was shown for.</param>
/// <param name="CommandId">Repeated on a retry.</param>
internal sealed record TemplateTarget(OfficeId Office, long Revision, CommandId CommandId);

/// <param name="Revision">The template's.</param>
/// <param name="Offices">What it would change in each.</param>
internal sealed record TemplateCheck(long Revision, TemplateOutlook[] Offices);

/// <summary>What a template would change in one office.</summary>
/// <param name="Office">The office.</param>
/// <param name="Revision">Its own.</param>
/// <param name="Before">Those of its settings that would change, as they are.</param>
/// <param name="After">The same, as they would be.</param>
/// <param name="Template">Where it would go on differing from the template: what that has.</param>
/// <param name="Own">And what the office has, and keeps.</param>
internal sealed record TemplateOutlook(
    OfficeId Office,
    long Revision,
    JsonObject Before,
    JsonObject After,
    JsonObject Template,
    JsonObject Own
)
{
    /// <summary>Which setting would be wrong; null when none would.</summary>
    public string? Field { get; init; }

    /// <summary>Why it would not be changed, as a stable code; null when it would.</summary>
    public string? Code { get; init; }
}

/// <summary>What came of one office.</summary>
/// <param name="Office">The office.</param>
/// <param name="Field">Which setting would have been wrong; null when none.</param>
/// <param name="Code">Why it was not changed, as a stable code; null when it was.</param>
internal sealed record TemplateResult(OfficeId Office, string? Field, string? Code);
