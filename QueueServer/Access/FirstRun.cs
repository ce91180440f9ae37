using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QueueContracts;
using QueueServer.Diagnostics;
using QueueServer.Domain;
using QueueServer.Storage;
using ScreenHosting;

namespace QueueServer.Access;

/// <summary>
/// Makes the first accounts: one person of each role, one kiosk, one board. The people's passwords go to <c>first-run.txt</c> and must be
/// changed at the first sign-in; each device's secret goes to <c>devices/NAME.secret</c>. Only the server's account can read them.
/// </summary>
internal sealed class FirstRun(
    IDbContextFactory<QueueContext> contexts,
    DataFolder data,
    FirstRunFile file,
    TimeProvider time,
    ILogger<FirstRun> logger
)
{
    private static readonly (string Role, string Name)[] People =
    [
        (Roles.Officer, "officer"),
        (Roles.Manager, "manager"),
        (Roles.Administrator, "admin"),
        (Roles.Auditor, "auditor"),
    ];

    private static readonly (string Role, string Name)[] Devices = [(Roles.Kiosk, "kiosk-1"), (Roles.Board, "board-1")];

    /// <summary>
    /// Does nothing when there are accounts already, but for an administrator, whom a database of before there were any lacks.
    /// </summary>
    public async Task EnsureAsync(OfficeId office)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var there = await context.Accounts.AsNoTracking().ToListAsync();
        // A crash between a change of password and its line's end leaves the line. Who must still change it has it: a hash takes its time,
        // at each start.
        file.KeepOnly(
            (user, password) =>
                there.Any(account =>
                    account.Name == user
                    && (account.MustChange || Passwords.Verify(account.SecretHash, password) != PasswordVerificationResult.Failed)
                )
        );
        var people = People
            .Where(person =>
                there.All(account => account.Name != person.Name)
                && (there.Count == 0 || (person.Role == Roles.Administrator && there.All(account => account.Role != Roles.Administrator)))
            )
            .ToList();
        if (people.Count == 0)
            return;

        var now = time.GetUtcNow();
        var passwords = people.ConvertAll(person => (person.Role, person.Name, Password: Passwords.Random()));
        context.AddRange(
            passwords.AsParallel().AsOrdered().Select(person => Accounts.Person(person.Name, person.Role, office, person.Password, now))
        ); // a hash takes its time

        // The files first: a crash between leaves files that the next start writes anew, never accounts that nobody can use.
        if (there.Count == 0)
        {
            foreach (var (role, name) in Devices)
            {
                var secret = Passwords.RandomSecret();
                OwnFiles.Write(data.PathOf("devices", $"{name}.secret"), Encoding.ASCII.GetBytes($"{name}:{secret}\n"));
                context.Add(Accounts.Device(name, role, office, secret, now));
            }
        }

        file.Add(passwords);
        await context.SaveChangesAsync();
        Log.FirstRun(logger, file.Path);
    }
}
