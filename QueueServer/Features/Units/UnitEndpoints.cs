using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Domain.Units;
using QueueServer.Http;
using QueueServer.Offices;
using QueueServer.Storage;
using QueueServer.Summaries;
using QueueServer.Units;
using ScreenHosting.Devices;

namespace QueueServer.Features.Units;

/// <summary>Figures over many offices, and the tree they are added up over.</summary>
internal static class UnitEndpoints
{
    private const int MaxTreeBytes = 16 * 1024 * 1024; // the country's units, with room

    public static void MapUnits(this IEndpointRouteBuilder routes)
    {
        var units = routes.MapGroup("/api/v1/units").WithTags("Units").RequireAuthorization();
        units.MapGet("/report", ReportAsync).RequireAuthorization(Policies.OfficeFigures).WithName("ReadUnitReport");
        var tree = routes.MapGroup("/api/v1/units").WithTags("Units").RequireAuthorization(Policies.Administrator);
        tree.MapGet("/", ReadAsync).WithName("ReadUnits");
        tree.MapPost("/", ChangeAsync).WithName("ChangeUnits").WithMetadata(new RequestSizeLimitAttribute(MaxTreeBytes));
        tree.MapGet("/above", ReadAboveAsync).WithName("ReadServerAbove");
        tree.MapPost("/above/again", HandInAgainAsync).WithName("HandInSummariesAgain");
        routes.MapPost("/api/v1/summaries", TakeAsync).WithTags("Units").RequireAuthorization(Policies.Server).WithName("HandInSummaries");
        tree.MapPost("/list", ReadListAsync).WithName("ReadUnitList").WithMetadata(new RequestSizeLimitAttribute(MaxTreeBytes));
    }

    private static async Task<Results<Ok<UnitReportView>, ProblemHttpResult>> ReportAsync(
        [AsParameters] UnitQuery query,
        UnitReportWriter reports,
        CurrentUser user
    )
    {
        if (query.Fault is { } fault)
            return Problems.Invalid(fault);
        return await reports.WriteAsync(query, user) is { } view ? TypedResults.Ok(view) : Problems.NotFound("unknown-unit");
    }

    private static async Task<Ok<UnitTreeView>> ReadAsync(UnitStore units, UnitReports reports, IOffices offices) =>
        TypedResults.Ok(new UnitTreeView(await units.ReadAsync(), [.. await OfficesAsync(reports, offices)]));

    private static async Task<Results<Ok<UnitTree>, ProblemHttpResult>> ChangeAsync(UnitTree tree, UnitStore units, CurrentUser user)
    {
        if (UnitRules.Faults(tree).Select(fault => (fault.Field, fault.Code)).Take(20).ToList() is { Count: > 0 } faults)
            return Problems.Invalid(faults);
        var before = await units.ReadAsync();
        if (await units.TryChangeAsync(tree, user.Name) is not { } next)
            return Problems.Conflict(Refusals.SettingsStale);
        if (before.Revision == next.Revision)
            return TypedResults.Ok(next); // said again
        var difference = UnitDifference.Between(before, next);
        await user.WriteAsync(null, Audited.UnitsChanged, $"{next.Revision}", difference.Before, difference.After);
        return TypedResults.Ok(next);
    }

    /// <summary>Takes what another server tells of its offices' days.</summary>
    private static async Task<Results<Ok<SummariesReply>, ProblemHttpResult>> TakeAsync(
        SummariesRequest request,
        SummaryIntake intake,
        Accounts accounts,
        CurrentUser user
    )
    {
        if (request.Summaries.Count > SummariesRequest.Most)
            return Problems.Invalid(("summaries", "too-many"));
        return accounts.Find(user.Name) is { } source && await intake.TakeAsync(source, request) is { } outcomes
            ? TypedResults.Ok(new SummariesReply(outcomes))
            : Problems.Conflict("other-key");
    }

    /// <summary>How it stands with the server above; nothing where there is none.</summary>
    private static async Task<Results<Ok<AboveView>, NoContent>> ReadAboveAsync(IServiceProvider services)
    {
        if (services.GetService<SummaryOutbox>() is not { } outbox)
            return TypedResults.NoContent();
        var prompt = services.GetRequiredService<DeviceIdentity>().Prompt;
        var refused = await outbox.ReadRefusedAsync(AboveView.MostRefused);
        return TypedResults.Ok(
            new AboveView(
                services.GetRequiredService<ScreenHosting.Devices.ServerSettings>().Address,
                prompt is null,
                prompt?.Code,
                outbox.Awaiting,
                [.. refused.Select(one => new RefusedDay(one.Office, one.Day, one.Why))]
            )
        );
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> HandInAgainAsync(IServiceProvider services, CurrentUser user)
    {
        if (services.GetService<SummaryOutbox>() is not { } outbox)
            return Problems.NotFound("no-server-above");
        await user.WriteAsync(null, Audited.SummariesAgain);
        await outbox.HandInAgainAsync();
        return TypedResults.NoContent();
    }

    /// <summary>Says what the national list would make of the tree; nothing is saved.</summary>
    private static async Task<Results<Ok<ListView>, ProblemHttpResult>> ReadListAsync(ListRequest request, UnitStore units)
    {
        if (request.From.Year is < 1945 or > 2200)
            return Problems.Invalid(("from", "out-of-range"));
        var (wards, faults) = NationalListReader.Read(request.List);
        var changes = new NationalUnits(await units.ReadAsync(), request.From).Take(wards);
        return UnitRules.Faults(changes.Tree).Select(fault => (fault.Field, fault.Code)).Take(20).ToList() is { Count: > 0 } broken
            ? Problems.Invalid(broken)
            : TypedResults.Ok(
                new ListView(changes.Tree, changes.Added, changes.Renamed, changes.Moved, changes.Same, changes.Gone, faults)
            );
    }

    /// <summary>The offices that may stand below a unit: those of this server, and those that others tell of.</summary>
    private static async Task<IEnumerable<PlacedOffice>> OfficesAsync(UnitReports reports, IOffices offices)
    {
        var hosted = offices.All.Select(office => new PlacedOffice(office.Id, office.Settings.Name, ""));
        var told = (await reports.ReadOfficesAsync()).Select(office => new PlacedOffice(office.Id, office.Name, office.Source));
        return hosted.Concat(told).DistinctBy(office => office.Id);
    }
}

/// <summary>How it stands with the server above.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Paired">Whether this server is known there.</param>
/// <param name="Code">The code to be entered there; null when paired, or while there is none.</param>
/// <param name="Awaiting">Days that wait to be handed in.</param>
/// <param name="Refused">Days that were refused, the latest first, at most <see cref="MostRefused"/>.</param>
internal sealed record AboveView(Uri Address, bool Paired, string? Code, int Awaiting, IReadOnlyList<RefusedDay> Refused)
{
    public const int MostRefused = 20;
}

/// <param name="Office">The office.</param>
/// <param name="Day">The day.</param>
/// <param name="Why">Why, as a stable code.</param>
internal sealed record RefusedDay(OfficeId Office, DateOnly Day, string Why);

/// <param name="From">The day from which it holds.</param>
/// <param name="List">A table as text: one row a ward, with the codes and the names of the ward and its province.</param>
internal sealed record ListRequest(DateOnly From, [property: MultiLine] string List);

/// <summary>What a list would make of the tree.</summary>
/// <param name="Tree">The tree with it, to be saved.</param>
/// <param name="Added">Units that were not in it.</param>
/// <param name="Renamed">Units with another name than the list's.</param>
/// <param name="Moved">Wards that stood below another unit.</param>
/// <param name="Same">Units that were in it word for word.</param>
/// <param name="Gone">Names of wards that are not in the list any more: they stay.</param>
/// <param name="Faults">Rows that cannot be taken; the others are.</param>
internal sealed record ListView(
    UnitTree Tree,
    int Added,
    int Renamed,
    int Moved,
    int Same,
    IReadOnlyList<string> Gone,
    IReadOnlyList<ListFault> Faults
);

/// <summary>The tree, and who may stand in it.</summary>
/// <param name="Tree">The tree.</param>
/// <param name="Offices">The offices there are.</param>
internal sealed record UnitTreeView(UnitTree Tree, IReadOnlyList<PlacedOffice> Offices);

/// <summary>An office that may stand below a unit.</summary>
/// <param name="Id">The office.</param>
/// <param name="Name">Its name by language code.</param>
/// <param name="Source">The account of the server that tells of it; empty for this one.</param>
internal sealed record PlacedOffice(OfficeId Id, IReadOnlyDictionary<string, string> Name, string Source);

/// <summary>What a change of the tree changed: what was there and is not, and what is there and was not.</summary>
/// <param name="Before">What went.</param>
/// <param name="After">What came.</param>
internal sealed record UnitDifference(UnitDifference.Some Before, UnitDifference.Some After)
{
    private const int Most = 200; // an import may change thousands: the audit says how many, and the revisions hold them all

    public static UnitDifference Between(UnitTree before, UnitTree after) => new(Some.Of(before, after), Some.Of(after, before));

    /// <param name="Units">Units.</param>
    /// <param name="Places">Places.</param>
    /// <param name="More">How many more.</param>
    internal sealed record Some(IReadOnlyList<Unit> Units, IReadOnlyList<UnitPlace> Places, int More)
    {
        public static Some Of(UnitTree of, UnitTree without)
        {
            var (known, stood) = (without.Units.ToDictionary(unit => unit.Id, unit => unit), without.Places.ToHashSet());
            var units = of.Units.Where(unit => !IsSame(unit, known.GetValueOrDefault(unit.Id))).ToList();
            var places = of.Places.Where(place => !stood.Contains(place)).ToList();
            var more = Math.Max(0, units.Count - Most) + Math.Max(0, places.Count - Most);
            return new([.. units.Take(Most)], [.. places.Take(Most)], more);
        }

        private static bool IsSame(Unit unit, Unit? other) =>
            other is not null && unit with { Name = other.Name } == other && unit.Name.SequenceEqual(other.Name);
    }
}
