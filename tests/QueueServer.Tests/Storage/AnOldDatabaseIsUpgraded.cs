using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using QueueServer.Access;
using QueueServer.Storage;
using QueueServer.Tests.Running;
using FirstRun = QueueServer.Access.FirstRun;

namespace QueueServer.Tests.Storage;

public sealed class AnOldDatabaseIsUpgraded : TempFolder
{
    [Fact]
    public async Task Its_accounts_hold_and_an_administrator_is_added()
    {
        using var data = DataFolder.Open(Folder);
        var contexts = Databases.At(Path.Combine(Folder, "queue.db"));
        await using (var context = contexts.CreateDbContext())
        {
            await context.GetService<IMigrator>().MigrateAsync("Initial", TestContext.Current.CancellationToken);
            var (hash, secret) = (Passwords.HashOf("first password"), Passwords.HashOfSecret("secret"));
            await context.Database.ExecuteSqlAsync(
                $"INSERT INTO accounts (Name, Role, Office, SecretHash) VALUES ('officer', 'officer', 'ha-dong', {hash}), ('kiosk-1', 'kiosk', 'ha-dong', {secret})",
                TestContext.Current.CancellationToken);
        }

        var file = new FirstRunFile(data);
        file.Add([(Roles.Officer, "officer", "first password"), (Roles.Manager, "manager", "of an account that is gone")]);
        await contexts.MigrateAsync();
        await new FirstRun(contexts, data, file, TimeProvider.System, NullLogger<FirstRun>.Instance).EnsureAsync(new("ha-dong"));

        using var accounts = await TestAccounts.StartAsync(Folder);
        Assert.IsType<SignInOutcome.Accepted>(await accounts.TryAsync("first password", "officer"));
        Assert.NotNull(accounts.Accounts.FindDevice("kiosk-1", "secret"));
        Assert.Equal(Roles.Administrator, accounts.Accounts.Find("admin")?.Role);
        Assert.Equal(["officer=officer", "administrator=admin"], File.ReadAllLines(file.Path).Select(line => line.Split(':')[0]));
    }
}
