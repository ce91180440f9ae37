using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain.Facts;
using QueueServer.Facts;
using QueueServer.Http;
using QueueServer.Offices;
using QueueServer.Storage;
using ScreenHosting;

namespace QueueServer.Features.Reports;

/// <summary>Figures of an office: officers read their own, whoever answers for an office reads all of it.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        var reports = routes.MapOffice("/reports", "Reports", Policies.Figures);
        reports.MapGet("/", ReadAsync).WithName("ReadReport");
        reports.MapGet("/figures.csv", FiguresAsync).WithName("ExportFigures");
        var tickets = routes.MapOffice("/reports/tickets", "Reports", Policies.Figures);
        tickets.MapGet("/csv", TicketsAsCsvAsync).WithName("ExportTicketsAsCsv");
        tickets.MapGet("/xlsx", TicketsAsXlsxAsync).WithName("ExportTicketsAsXlsx");
        tickets.MapGet("/json", TicketsAsJsonAsync).WithName("ExportTicketsAsJson");
    }

    private static async Task<Results<Ok<ReportView>, ProblemHttpResult>> ReadAsync(
        OfficeId office,
        [AsParameters] ReportQuery query,
        ReportWriter reports,
        CurrentUser user
    )
    {
        if (FaultOf(query, user) is { } fault)
            return fault;
        return TypedResults.Ok(await reports.WriteAsync(office, query, ReportReader.Of(user), user.Http.RequestAborted));
    }

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> FiguresAsync(
        OfficeId office,
        [AsParameters] ReportQuery query,
        ReportWriter reports,
        ScreenTexts texts,
        CurrentUser user
    )
    {
        if (FaultOf(query, user) is { } fault)
            return fault;
        var report = await reports.WriteAsync(office, query, ReportReader.Of(user), user.Http.RequestAborted);
        return TypedResults.Stream(
            stream => FigureTable.WriteAsync(stream, report, texts, query.Language ?? "vi"),
            Csv.Type,
            NameOf(office, query, $"{report.By}".ToLowerInvariant(), "csv")
        );
    }

    private static Task<Results<PushStreamHttpResult, ProblemHttpResult>> TicketsAsCsvAsync(
        OfficeId office,
        [AsParameters] ReportQuery query,
        TicketTables tables,
        CurrentUser user
    ) => ExportAsync(office, query, user, tables.WriteCsvAsync, "csv", Csv.Type);

    private static Task<Results<PushStreamHttpResult, ProblemHttpResult>> TicketsAsXlsxAsync(
        OfficeId office,
        [AsParameters] ReportQuery query,
        TicketTables tables,
        CurrentUser user
    )
    {
        // The last bytes of each part of a workbook are written without waiting: a few, and no more than the system's buffers take.
        user.Http.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        return ExportAsync(
            office,
            query,
            user,
            tables.WriteXlsxAsync,
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        );
    }

    private static Task<Results<PushStreamHttpResult, ProblemHttpResult>> TicketsAsJsonAsync(
        OfficeId office,
        [AsParameters] ReportQuery query,
        TicketTables tables,
        CurrentUser user
    ) => ExportAsync(office, query, user, tables.WriteJsonAsync, "json", "application/json; charset=utf-8");

    /// <summary>Tickets leave the office as a table: whoever asks for them is kept in the audit.</summary>
    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> ExportAsync(
        OfficeId office,
        ReportQuery query,
        CurrentUser user,
        Func<TicketExport, Stream, CancellationToken, Task> write,
        string kind,
        string type
    )
    {
        if (FaultOf(query, user) is { } fault)
            return fault;
        await user.WriteAsync(office, Audited.TicketsExported, $"{query.From:O}/{query.To:O} {kind}");
        var filter = new ReportFilter(ReportReader.Of(user).Officer, query.Service, query.Counter);
        var export = new TicketExport(office, query.From, query.To, filter, query.Language ?? "vi");
        return TypedResults.Stream(stream => write(export, stream, user.Http.RequestAborted), type, NameOf(office, query, "tickets", kind));
    }

    private static string NameOf(OfficeId office, ReportQuery query, string of, string kind) =>
        $"bao-cao_{office}_{query.From:yyyy-MM-dd}_{query.To:yyyy-MM-dd}_{of}.{kind}";

    private static ProblemHttpResult? FaultOf(ReportQuery query, CurrentUser user) =>
        query.Fault is { } fault ? Problems.Invalid(fault)
        : query.Cut == Cut.Officer && user.Principal.Role() is not (Roles.Manager or Roles.Administrator) ? Problems.Forbidden("forbidden")
        : null;
}
