using Microsoft.AspNetCore.Http.HttpResults;
using QueueServer.Access;
using QueueServer.Http;
using QueueServer.Offices;
using QueueServer.Storage;

namespace QueueServer.Features.SignIn;

/// <summary>
/// One's own second factor: added, taken away, its recovery codes made anew. Whoever has a new phone takes it away and adds it again.
/// </summary>
internal static class SecondFactorEndpoints
{
    public static void MapSecondFactor(this IEndpointRouteBuilder routes)
    {
        var group = routes
            .MapGroup("/api/v1/second-factor")
            .WithTags("Sign-in")
            .RequireAuthorization(Policies.Person)
            .RequireRateLimiting(RateLimits.Passwords)
            .BeforeDuties();
        group.MapPost("/offer", Offer).WithName("OfferSecondFactor");
        group.MapPost("/", AddAsync).WithName("AddSecondFactor");
        group.MapPost("/remove", RemoveAsync).WithName("RemoveSecondFactor");
        group.MapPost("/recovery-codes", RenewAsync).WithName("RenewRecoveryCodes");
    }

    private static Results<Ok<FactorOffer>, ProblemHttpResult> Offer(
        Accounts accounts,
        IOffices offices,
        SecondFactors factors,
        CurrentUser user
    )
    {
        if (accounts.FindPerson(user.Name) is not { } account)
            return Problems.BadRequest("wrong-password");
        if (account.Factor is not null)
            return Problems.Conflict("factor-there");
        // each office has a name in Vietnamese
        return TypedResults.Ok(factors.Offer(account, offices.Find(user.Office)?.Settings.Name["vi"] ?? account.Office));
    }

    private static async Task<Results<Ok<RecoveryCodes>, ProblemHttpResult>> AddAsync(
        AddFactorRequest request,
        SignIns signIns,
        Accounts accounts,
        SecondFactors factors,
        Entrance entrance,
        CurrentUser user
    )
    {
        if (await signIns.TryPasswordAsync(user.Http, user.Name, request.Password) is var outcome and not SignInOutcome.Accepted)
            return outcome.Refusal("password");
        IReadOnlyList<string> codes = [];
        var refusal = Problems.Invalid(("code", "wrong-code"));
        var account = await ChangeAsync(
            accounts,
            user,
            Audited.FactorAdded,
            present =>
            {
                if (present.Factor is not null)
                    refusal = Problems.Conflict("factor-there");
                else if (factors.Begin(present, request.Offer, request.Code) is { } begun)
                    return WithCodes(begun, out codes);
                return null;
            }
        );
        return account is null ? refusal : TypedResults.Ok(new RecoveryCodes(codes, await entrance.LetInAsync(user.Http, account)));
    }

    private static async Task<Results<Ok<SignedIn>, ProblemHttpResult>> RemoveAsync(
        FactorRequest request,
        SignIns signIns,
        Accounts accounts,
        Entrance entrance,
        CurrentUser user
    )
    {
        if (await signIns.TryAsync(user.Http, user.Name, request.Password, request.Code) is var outcome and not SignInOutcome.Accepted)
            return outcome.Refusal("password");
        var account = await ChangeAsync(
            accounts,
            user,
            Audited.FactorRemoved,
            static present => present.Factor is null ? null : SecondFactors.Without(present)
        );
        return account is null ? Problems.Conflict("no-factor") : TypedResults.Ok(await entrance.LetInAsync(user.Http, account));
    }

    private static async Task<Results<Ok<RecoveryCodes>, ProblemHttpResult>> RenewAsync(
        FactorRequest request,
        SignIns signIns,
        Accounts accounts,
        Entrance entrance,
        CurrentUser user
    )
    {
        if (await signIns.TryAsync(user.Http, user.Name, request.Password, request.Code) is var outcome and not SignInOutcome.Accepted)
            return outcome.Refusal("password");
        IReadOnlyList<string> codes = [];
        var account = await ChangeAsync(
            accounts,
            user,
            Audited.RecoveryCodesMade,
            present => present.Factor is null ? null : WithCodes(present, out codes)
        );
        return account is null
            ? Problems.Conflict("no-factor")
            : TypedResults.Ok(new RecoveryCodes(codes, await entrance.LetInAsync(user.Http, account)));
    }

    /// <summary>Changes the caller's own account, and ends all sessions of theirs but the one that is then begun.</summary>
    private static Task<AccountRow?> ChangeAsync(Accounts accounts, CurrentUser user, string what, Func<AccountRow, AccountRow?> change) =>
        accounts.ChangeAsync(
            user.Name,
            present => change(present) is { } after ? after with { Stamp = Accounts.NewStamp() } : null,
            (_, after) => user.Did(user.Office, what, after.Name)
        );

    private static AccountRow WithCodes(AccountRow account, out IReadOnlyList<string> codes)
    {
        (account, codes) = SecondFactors.WithRecoveryCodes(account);
        return account;
    }
}

/// <param name="Password">The caller's password.</param>
/// <param name="Offer">As it was made.</param>
/// <param name="Code">What the app shows now: it shows that the app has the secret.</param>
internal sealed record AddFactorRequest(string Password, string Offer, string Code);

/// <param name="Password">The caller's password.</param>
/// <param name="Code">A code of the app that was not used yet, or a recovery code.</param>
internal sealed record FactorRequest(string Password, string? Code = null);

/// <param name="Codes">Shown once: the server keeps their hashes. Each is good for one sign-in.</param>
/// <param name="Me">The caller, whose session is a new one.</param>
internal sealed record RecoveryCodes(IReadOnlyList<string> Codes, SignedIn Me);
