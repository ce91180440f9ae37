using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain.Units;
using QueueServer.Offices;
using QueueServer.Summaries;
using QueueServer.Units;

namespace QueueServer.Features.Units;

/// <summary>
/// Makes reports of units, each for whom it may be shown: administrators see all, others the units whose heads their reach holds, and the
/// offices they may act in.
/// </summary>
internal sealed class UnitReportWriter(UnitStore units, UnitReports reports, SummaryStore summaries, IOffices offices, TimeProvider time)
{
    /// <param name="query">A sound question.</param>
    /// <param name="user">Who asks.</param>
    /// <returns>Null where there is no such unit for the caller.</returns>
    public async Task<UnitReportView?> WriteAsync(UnitQuery query, CurrentUser user)
    {
        var tree = await units.ReadAsync();
        var now = time.GetUtcNow();
        var date = DateOnly.FromDateTime(now.UtcDateTime);
        var today = tree.On(date);
        if (query.Unit is { } asked && (today.Find(asked) is null || !IsSeen(asked)))
            return null;
        var told = await reports.ReadOfficesAsync();
        var summed = told.UnionBy(Hosted(), office => office.Id).ToList();
        var rollUp = new RollUp(tree, OfficesOf(user, summed), user.IsAdministrator ? null : TopsOf());
        var ranges = rollUp.Of(query.Unit, query.From, query.To, query.AsOfToday == true ? date : null);
        var byDay = query.To.DayNumber - query.From.DayNumber < UnitReports.MostDays;
        var sums = await reports.ReadAsync(ranges, summed, byDay);
        var names = summed.ToDictionary(office => office.Id, office => office.Name);
        var places = tree.Units.Index().ToDictionary(unit => unit.Item.Id, unit => unit.Index);
        var whole = UnitFigures.Of(sums.GetValueOrDefault(default) ?? new());
        var share = whole.OnTimeOf == 0 ? (double?)null : (double)whole.OnTime / whole.OnTimeOf;
        var within = sums.GetValueOrDefault(default)?.Offices ?? [];
        return new()
        {
            Path = query.Unit is { } at ? [.. today.Upwards(at).TakeWhile(unit => IsSeen(unit.Id)).Reverse().Select(NameOf)] : [],
            From = query.From,
            To = query.To,
            AsOfToday = query.AsOfToday == true,
            ByDay = byDay,
            MadeAt = now,
            Whole = whole,
            Rows = [.. sums.Where(row => row.Key != default).Select(row => RowOf(row.Key, row.Value)).OrderBy(PlaceOf)],
            Corrections =
            [
                .. (await summaries.ReadCorrectionsAsync(within, query.From, query.To, UnitReportView.MostCorrections)).Select(ViewOf),
            ],
        };

        bool IsSeen(UnitId unit) => user.IsAdministrator || today.Upwards(unit).Any(above => above.Head is { } head && user.MayAct(head));

        List<Unit> TopsOf() =>
            [.. tree.Units.Where(unit => IsSeen(unit.Id) && !today.Upwards(unit.Id).Skip(1).Any(above => IsSeen(above.Id)))];

        UnitRow RowOf(RowKey key, UnitSum sum)
        {
            var figures = UnitFigures.Of(sum);
            var unit = key.Unit is { } id ? today.Find(id) : null;
            return new()
            {
                Unit = key.Unit,
                Office = key.Office,
                Kind = unit?.Kind,
                Name = unit?.Name ?? NameOfOffice(key.Office),
                HasReport = key.Office is { } office && user.MayAct(office),
                Figures = figures,
                Standing = FunnelLimits.StandingOf(figures.OnTime, figures.OnTimeOf, share),
                Course = [.. sum.Course],
            };
        }

        IReadOnlyDictionary<string, string> NameOfOffice(OfficeId? id) =>
            id is not { } office ? new Dictionary<string, string>()
            : offices.Find(office) is { } hosted ? hosted.Settings.Name
            : names.GetValueOrDefault(office) ?? new Dictionary<string, string> { ["vi"] = office.Value };

        int PlaceOf(UnitRow row) => row.Unit is { } id ? places[id] : int.MaxValue;
    }

    /// <summary>The offices that stand at the top for somebody, unless they stand below a unit there.</summary>
    private List<OfficeId> OfficesOf(CurrentUser user, IReadOnlyList<SummedOffice> summed)
    {
        var hosted = offices.All.Where(office => !office.Settings.Services.IsEmpty && user.MayAct(office.Id)).Select(office => office.Id);
        return user.IsAdministrator ? [.. hosted.Union(summed.Select(office => office.Id))] : [.. hosted];
    }

    /// <summary>This server's offices; of one that has told of no day yet, none is missed.</summary>
    private IEnumerable<SummedOffice> Hosted() =>
        offices
            .All.Where(office => !office.Settings.Services.IsEmpty)
            .Select(office => new SummedOffice(
                office.Id,
                "",
                office.Settings.Name,
                office.Settings.TimeZone,
                DateOnly.MaxValue,
                DateOnly.MinValue
            ));

    private static UnitName NameOf(Unit unit) => new(unit.Id, unit.Kind, unit.Name);

    private static CorrectionView ViewOf(Correction correction) =>
        new(
            correction.Was.Office,
            correction.Was.Name,
            correction.Was.Day,
            correction.ReplacedAt,
            correction.Was.Sums.Issued,
            correction.Was.Sums.OnTime
        );
}
