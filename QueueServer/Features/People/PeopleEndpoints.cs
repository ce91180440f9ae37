using Microsoft.AspNetCore.Http.HttpResults;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Http;
using QueueServer.Offices;
using QueueServer.Storage;

namespace QueueServer.Features.People;

/// <summary>
/// The people of an office: made, changed and given new passwords by its managers. Nobody is ever deleted: the audit names them.
/// </summary>
internal static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        routes.MapOffice("/people", "People", Policies.Reader).MapGet("/", List).WithName("ListPeople");
        var manager = routes.MapOffice("/people", "People", Policies.Manager);
        manager.MapPost("/", MakeAsync).WithName("MakePerson");
        manager.MapPost("/{name}", ChangeAsync).WithName("ChangePerson");
        manager.MapPost("/{name}/remove-factor", RemoveFactorAsync).WithName("RemoveFactorOf");
        manager.MapPost("/{name}/reset", ResetAsync).WithName("ResetPassword");
    }

    private static Ok<PersonView[]> List(OfficeId office, Accounts accounts) =>
        TypedResults.Ok(
            accounts
                .All.Where(account => Roles.IsPerson(account.Role) && account.Office == office.Value)
                .OrderBy(account => account.Name, StringComparer.Ordinal)
                .Select(ViewOf)
                .ToArray()
        );

    private static async Task<Results<Ok<FirstPassword>, ProblemHttpResult>> MakeAsync(
        OfficeId office,
        NewPersonRequest request,
        Accounts accounts,
        TimeProvider time,
        CurrentUser user
    )
    {
        var errors = FaultsOf(request.FullName, request.ShortName);
        if (!AccountNames.IsPerson(request.Name))
            errors.Add(("name", "bad-name"));
        if (FaultOf(request.Role, user) is { } fault)
            errors.Add(("role", fault));
        if (errors.Count > 0)
            return Problems.Invalid(errors);
        var password = Passwords.Random();
        var person = Accounts.Person(request.Name, request.Role, office, password, time.GetUtcNow()) with
        {
            FullName = NameOf(request.FullName),
            ShortName = NameOf(request.ShortName),
        };
        return await accounts.TryAddAsync(person, user.Did(office, Audited.PersonMade, person.Name, after: FactsOf(person)))
            ? TypedResults.Ok(new FirstPassword(person.Name, password))
            : Problems.Invalid(("name", "name-taken"));
    }

    private static async Task<Results<Ok<PersonView>, ProblemHttpResult>> ChangeAsync(
        OfficeId office,
        string name,
        PersonRequest request,
        Accounts accounts,
        IOffices offices,
        CurrentUser user
    )
    {
        var errors = FaultsOf(request.FullName, request.ShortName);
        if (request.Role is { } role && FaultOf(role, user) is { } fault)
            errors.Add(("role", fault));
        if (request.Office is { } next && !user.MayAct(next))
            errors.Add(("office", "unknown-office"));
        if (errors.Count > 0)
            return Problems.Invalid(errors);

        ProblemHttpResult? refusal = null;
        var changed = await accounts.ChangeAsync(
            name,
            present =>
            {
                var named = present with
                {
                    FullName = request.FullName is null ? present.FullName : NameOf(request.FullName),
                    ShortName = request.ShortName is null ? present.ShortName : NameOf(request.ShortName),
                };
                var after = named with
                {
                    Role = request.Role ?? present.Role,
                    Office = request.Office?.Value ?? present.Office,
                    Disabled = request.Disabled ?? present.Disabled,
                };
                refusal = RefusalOf(present, office, user, isNameOnly: after == named);
                return refusal is not null || after == present ? null
                    : after == named ? named
                    : after with { Stamp = Accounts.NewStamp() };
            },
            (before, after) => user.Did(office, Audited.PersonChanged, name, FactsOf(before), FactsOf(after))
        );
        if (refusal is not null)
            return refusal;
        return (changed ?? accounts.Find(name)) is { } account ? TypedResults.Ok(ViewOf(account)) : Problems.NotFound("unknown-person");
    }

    private static async Task<Results<Ok<FirstPassword>, ProblemHttpResult>> ResetAsync(
        OfficeId office,
        string name,
        Accounts accounts,
        SignIns signIns,
        FirstRunFile firstRun,
        CurrentUser user
    )
    {
        var password = Passwords.Random();
        var hash = Passwords.HashOf(password);
        ProblemHttpResult? refusal = null;
        var changed = await accounts.ChangeAsync(
            name,
            present =>
            {
                refusal = RefusalOf(present, office, user);
                return refusal is not null ? null : Accounts.Reset(present, hash);
            },
            (_, _) => user.Did(office, Audited.PasswordReset, name)
        );
        if (changed is null)
            return refusal ?? Problems.NotFound("unknown-person");
        await signIns.OpenAsync(name);
        firstRun.Forget(name);
        return TypedResults.Ok(new FirstPassword(name, password));
    }

    /// <summary>
    /// For somebody who lost the phone and the recovery codes; where the office asks for a second factor, they add one anew at the next
    /// sign-in.
    /// </summary>
    private static async Task<Results<Ok<PersonView>, ProblemHttpResult>> RemoveFactorAsync(
        OfficeId office,
        string name,
        Accounts accounts,
        CurrentUser user
    )
    {
        ProblemHttpResult? refusal = null;
        var changed = await accounts.ChangeAsync(
            name,
            present =>
            {
                refusal = RefusalOf(present, office, user) ?? (present.Factor is null ? Problems.Conflict("no-factor") : null);
                return refusal is not null ? null : SecondFactors.Without(present) with { Stamp = Accounts.NewStamp() };
            },
            (_, _) => user.Did(office, Audited.FactorRemoved, name)
        );
        return changed is null ? refusal ?? Problems.NotFound("unknown-person") : TypedResults.Ok(ViewOf(changed));
    }

    /// <summary>Why the caller may not touch this account; null when they may. What one is called is nobody's power over oneself.</summary>
    private static ProblemHttpResult? RefusalOf(AccountRow account, OfficeId office, CurrentUser user, bool isNameOnly = false) =>
        !Roles.IsPerson(account.Role) || account.Office != office.Value ? Problems.NotFound("unknown-person")
        : account.Name == user.Name && !isNameOnly ? Problems.Conflict("own-account")
        : account.Role == Roles.Administrator && !user.IsAdministrator ? Problems.Forbidden("administrator-only")
        : null;

    private static string? FaultOf(string role, CurrentUser user) =>
        !Roles.IsPerson(role) ? "bad-role"
        : role == Roles.Administrator && !user.IsAdministrator ? "administrator-only"
        : null;

    private static List<(string Field, string Code)> FaultsOf(string? fullName, string? shortName)
    {
        List<(string Field, string Code)> faults = [];
        if (NameOf(fullName)?.Length > PersonView.MaxFullName)
            faults.Add(("fullName", "too-long"));
        if (NameOf(shortName)?.Length > PersonView.MaxShortName)
            faults.Add(("shortName", "too-long"));
        return faults;
    }

    /// <summary>A name of nothing but blanks is none.</summary>
    private static string? NameOf(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    private static object FactsOf(AccountRow account) =>
        new
        {
            account.Role,
            account.Office,
            account.Disabled,
            account.FullName,
            account.ShortName,
        };

    private static PersonView ViewOf(AccountRow account) =>
        new()
        {
            Name = account.Name,
            FullName = account.FullName,
            ShortName = account.ShortName,
            Role = account.Role,
            Office = account.Office,
            Disabled = account.Disabled,
            MustChange = account.MustChange,
            HasFactor = account.Factor is not null,
            LockedUntil = account.LockedUntil is { } until ? DateTimeOffset.FromUnixTimeMilliseconds(until) : null,
            CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(account.CreatedAt),
        };
}

/// <param name="Name">1–40 of <c>a–z</c>, <c>0–9</c>, <c>-</c> and <c>.</c>; nobody else's, no device's either.</param>
/// <param name="Role">officer, manager, auditor, or administrator (by administrators only).</param>
/// <param name="FullName">What they are called in full, at most <see cref="PersonView.MaxFullName"/>; null or blank for none.</param>
/// <param name="ShortName">What they are called on screens, at most <see cref="PersonView.MaxShortName"/>; as above.</param>
internal sealed record NewPersonRequest(string Name, string Role, string? FullName = null, string? ShortName = null);

/// <summary>
/// What is to be changed; null stays as it is. A change of anything but names ends the person's sessions, and nobody makes one of
/// themself.
/// </summary>
/// <param name="Role">As in <see cref="NewPersonRequest"/>.</param>
/// <param name="Office">An office the caller may act in.</param>
/// <param name="Disabled">Whether the person may no longer sign in.</param>
/// <param name="FullName">As in <see cref="NewPersonRequest"/>; blank takes it away.</param>
/// <param name="ShortName">As above.</param>
internal sealed record PersonRequest(
    string? Role = null,
    OfficeId? Office = null,
    bool? Disabled = null,
    string? FullName = null,
    string? ShortName = null
);

/// <summary>A password for the next sign-in only, shown once.</summary>
internal sealed record FirstPassword(string Name, string Password);

///
internal sealed record PersonView
{
    public const int MaxFullName = 80;
    public const int MaxShortName = 24;

    /// <summary>The user name: for signing in.</summary>
    public required string Name { get; init; }

    /// <summary>What they are called in full; null while nobody said it.</summary>
    public required string? FullName { get; init; }

    /// <summary>What they are called on screens; null while nobody said it.</summary>
    public required string? ShortName { get; init; }

    /// <summary>officer, manager, administrator or auditor.</summary>
    public required string Role { get; init; }

    /// <summary>The person's office.</summary>
    public required string Office { get; init; }

    /// <summary>Whether they may not sign in.</summary>
    public required bool Disabled { get; init; }

    /// <summary>Whether they still have a password somebody else knows.</summary>
    public required bool MustChange { get; init; }

    /// <summary>Whether they have a second factor.</summary>
    public required bool HasFactor { get; init; }

    /// <summary>Until when (or until when last) wrong passwords closed the name.</summary>
    public required DateTimeOffset? LockedUntil { get; init; }

    /// <summary>When the account was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
