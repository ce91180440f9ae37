using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Domain.Bookings;
using QueueServer.Storage;
using QueueServer.Typing;

namespace QueueServer.Http;

/// <summary>
/// The one place where refusals become ProblemDetails (RFC 9457): <c>code</c> is stable, the pages have a sentence for each.
/// </summary>
internal static class Problems
{
    public static ProblemHttpResult BadRequest(string code) => Make(StatusCodes.Status400BadRequest, code);

    public static ProblemHttpResult Forbidden(string code) => Make(StatusCodes.Status403Forbidden, code);

    public static ProblemHttpResult NotFound(string code) => Make(StatusCodes.Status404NotFound, code);

    public static ProblemHttpResult Conflict(string code) => Make(StatusCodes.Status409Conflict, code);

    /// <summary>What a form sent cannot be taken: <c>errors</c> names the code of each field, <c>code</c> is the first of them.</summary>
    /// <param name="errors">At least one; a field as the request names it.</param>
    public static ProblemHttpResult Invalid(params IReadOnlyList<(string Field, string Code)> errors) =>
        Make(StatusCodes.Status400BadRequest, errors[0].Code, errors: errors.ToDictionary(error => error.Field, error => error.Code));

    /// <summary>A name is closed to sign-ins for a while.</summary>
    public static ProblemHttpResult LockedOut(DateTimeOffset from) => Make(StatusCodes.Status429TooManyRequests, "locked-out", from);

    public static ProblemHttpResult TooMany(string code = "too-many-requests") => Make(StatusCodes.Status429TooManyRequests, code);

    /// <summary>An appointment is at another office; <c>elsewhere</c> says which and when.</summary>
    public static ProblemHttpResult Elsewhere(BookedElsewhere there) =>
        Make(StatusCodes.Status404NotFound, BookingRefusals.BookingElsewhere, elsewhere: there);

    /// <summary>The problem a decision is.</summary>
    /// <exception cref="InvalidOperationException">The decision is no refusal.</exception>
    public static ProblemHttpResult Of(Decision decision) =>
        decision switch
        {
            Decision.Refused({ Code: Refusals.NoteTooLong }) => Invalid(("note", Refusals.NoteTooLong)),
            Decision.Refused(var rejection) => Of(rejection),
            _ => throw new InvalidOperationException($"{decision} is no refusal."),
        };

    /// <summary>The problem a refusal is.</summary>
    public static ProblemHttpResult Of(Rejection rejection) => Make(StatusOf(rejection.Code), rejection.Code, rejection.From);

    /// <summary>The answer to a command that is about at most one ticket.</summary>
    public static Results<Ok<CommandReply>, ProblemHttpResult> CommandResult(Decision decision, OfficeState state) =>
        decision switch
        {
            Decision.Accepted(_, var ticket) => ReplyWith(state, ticket),
            Decision.Repeated(var outcome) => ReplyWith(state, outcome.Ticket),
            _ => Of(decision),
        };

    /// <summary>What remains after an exception: storage trouble is 503, the rest is a bug and 500; neither says more.</summary>
    public static async Task AnswerAsync(HttpContext context)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var problem = error switch
        {
            BadHttpRequestException { InnerException: ForbiddenLetterException } bad
                when FieldOf(bad, ForbiddenLetterException.Code) is { } errors => Make(
                bad.StatusCode,
                ForbiddenLetterException.Code,
                errors: errors
            ),
            // which is an IOException
            BadHttpRequestException bad => Make(bad.StatusCode, "bad-request", errors: FieldOf(bad, "unreadable")),
            { } failed when StorageFailure.Is(failed) => Make(StatusCodes.Status503ServiceUnavailable, "storage-failed"),
            _ => Make(StatusCodes.Status500InternalServerError, "internal"),
        };
        await problem.ExecuteAsync(context);
    }

    /// <summary>The answer to what the framework refused by a status alone, such as a body that is no JSON or a path nobody has.</summary>
    public static Task AnswerBareAsync(StatusCodeContext context)
    {
        var status = context.HttpContext.Response.StatusCode;
        return Make(
                status,
                status switch
                {
                    StatusCodes.Status401Unauthorized => "signed-out",
                    StatusCodes.Status403Forbidden => "forbidden",
                    StatusCodes.Status404NotFound => "not-found",
                    < StatusCodes.Status500InternalServerError => "bad-request",
                    _ => "internal",
                }
            )
            .ExecuteAsync(context.HttpContext);
    }

    /// <summary>Whether an exception only says that the request was bad: the answer tells the caller, the log need not.</summary>
    public static bool IsCallersFault(ExceptionHandlerSuppressDiagnosticsContext context) => context.Exception is BadHttpRequestException;

    /// <summary>
    /// The field of a body that could not be read, where the reader says which: <c>{ "settings.services[0].prefix": "unreadable" }</c>.
    /// </summary>
    private static Dictionary<string, string>? FieldOf(BadHttpRequestException bad, string code) =>
        bad.InnerException is JsonException { Path: { } path } && path.TrimStart('$', '.') is { Length: > 0 } field
            ? new() { [field] = code }
            : null;

    private static Results<Ok<CommandReply>, ProblemHttpResult> ReplyWith(OfficeState state, TicketId? ticket) =>
        TypedResults.Ok(new CommandReply(state.Version, ticket, ticket is { } id ? state.Tickets[id].Number : null));

    private static int StatusOf(string code) =>
        code
            is Refusals.UnknownCounter
                or Refusals.UnknownService
                or Refusals.UnknownTicket
                or Refusals.UnknownClass
                or BookingRefusals.UnknownBooking
            ? StatusCodes.Status404NotFound
            : StatusCodes.Status409Conflict;

    private static ProblemHttpResult Make(
        int status,
        string code,
        DateTimeOffset? from = null,
        Dictionary<string, string>? errors = null,
        BookedElsewhere? elsewhere = null
    )
    {
        var extensions = new Dictionary<string, object?> { ["code"] = code };
        if (from is { } at)
            extensions["from"] = at;
        if (errors is not null)
            extensions["errors"] = errors;
        if (elsewhere is not null)
            extensions["elsewhere"] = elsewhere;
        return TypedResults.Problem(statusCode: status, title: code, extensions: extensions);
    }
}
