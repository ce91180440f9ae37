using Microsoft.EntityFrameworkCore;
using QueueServer.Storage;

namespace QueueServer.Access;

/// <summary>
/// Lets a person in again whom nobody else can: the only administrator forgot the password, or lost phone and recovery codes. Only from the
/// server's machine; whoever may do that there has all its data anyway.
/// </summary>
internal static class Recovery
{
    /// <summary>Gives a person a new first password, takes their second factor away and opens their name; their sessions end.</summary>
    /// <returns>The password, for the next sign-in.</returns>
    /// <exception cref="InvalidDataException">There is no such person.</exception>
    public static async Task<string> RunAsync(IDatabase database, string name, TimeProvider time)
    {
        var password = Passwords.Random();
        await using var context = database.CreateDbContext();
        var person = await context.Accounts.SingleOrDefaultAsync(account => account.Name == name);
        if (person is null || !Roles.IsPerson(person.Role))
            throw new InvalidDataException($"there is no person '{name}' in this database.");
        context
            .Entry(person)
            .CurrentValues.SetValues(SecondFactors.Without(Accounts.Reset(person, Passwords.HashOf(password))) with { Disabled = false });
        context.Add(
            new AuditRow
            {
                At = time.GetUtcNow().ToUnixTimeMilliseconds(),
                Office = person.Office,
                Who = "",
                Role = "",
                What = Audited.PersonRecovered,
                Subject = name,
                Address = "",
            }
        );
        await context.SaveChangesAsync();
        await new PassingFacts(database, new(), time).ForgetAsync(SignIns.DevicesOf(name));
        return password;
    }
}
