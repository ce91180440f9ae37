using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Http;

namespace QueueServer.Features.Reports;

/// <summary>What would have been, and what is advised: for whoever answers for the office. Nothing is changed by asking.</summary>
internal static class WhatIfEndpoints
{
    public static void MapWhatIf(this IEndpointRouteBuilder routes)
    {
        var whatIf = routes.MapOffice("/reports/what-if", "Reports", Policies.OfficeFigures);
        whatIf.MapGet("/", ChooseAsync).WithName("ReadWhatIfChoices");
        whatIf.MapPost("/", AnswerAsync).WithName("AskWhatIf");
        routes.MapOffice("/reports/advice", "Reports", Policies.OfficeFigures).MapGet("/", AdviseAsync).WithName("ReadStaffingAdvice");
    }

    private static async Task<Ok<WhatIfChoices>> ChooseAsync(OfficeId office, WhatIfWriter writer, CancellationToken cancellation) =>
        TypedResults.Ok(await writer.ChooseAsync(office, cancellation));

    private static async Task<Results<Ok<WhatIfView>, ProblemHttpResult>> AnswerAsync(
        OfficeId office,
        WhatIfRequest request,
        WhatIfWriter writer,
        CancellationToken cancellation
    )
    {
        if (request.Fault is { } fault)
            return Problems.Invalid(fault);
        var (view, faults) = await writer.AnswerAsync(office, request, cancellation);
        return view is null ? Problems.Invalid(faults) : TypedResults.Ok(view);
    }

    private static async Task<Results<Ok<StaffingView>, ProblemHttpResult>> AdviseAsync(
        OfficeId office,
        StaffingWriter writer,
        CancellationToken cancellation
    ) => await writer.WriteAsync(office, cancellation) is { } view ? TypedResults.Ok(view) : Problems.NotFound("no-working-day");
}
