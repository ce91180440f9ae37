using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using QueueServer.Access;
using QueueServer.Storage;
using QueueServer.Storage.Postgres;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Access;

/// <summary>Two servers hold the accounts of one database in memory; one writes before the other has heard of it.</summary>
public sealed class AnAccountAtTwoServers(Postgres postgres) : IAsyncLifetime
{
    private PostgresDatabase database = null!; // these are set by InitializeAsync, before each test
    private Accounts one = null!,
        other = null!;

    public async ValueTask InitializeAsync()
    {
        database = new(await postgres.MakeAsync(), NullLoggerFactory.Instance) { IsShared = true };
        await database.MigrateAsync();
        (one, other) = (new(database, new(), new()), new(database, new(), new()));
        Assert.True(await one.TryAddAsync(Person("lan"), null));
        await other.LoadAsync();
    }

    public async ValueTask DisposeAsync()
    {
        one.Dispose();
        other.Dispose();
        await database.DisposeAsync();
    }

    private static AccountRow Person(string name) =>
        Accounts.Person(name, Roles.Officer, new("ha-dong"), TestAccounts.Password, TestOffice.Morning);

    [Fact]
    public async Task Is_changed_as_it_is_and_not_as_it_was()
    {
        await one.ChangeAsync("lan", account => account with { Disabled = true, Stamp = "another" });
        var asked = new List<bool>();
        var after = await other.ChangeAsync(
            "lan",
            account =>
            {
                asked.Add(account.Disabled);
                return account with { Failed = account.Failed + 1 };
            }
        );
        Assert.Equal([false, true], asked);
        Assert.Equal((true, "another", 1), (after!.Disabled, after.Stamp, after.Failed));
        Assert.Equal(after, other.Find("lan"));
        await one.LoadAsync();
        Assert.Equal(after, one.Find("lan"));
    }

    [Fact]
    public async Task Is_called_at_the_other_as_the_one_was_told()
    {
        var told = 0;
        other.NamesChanged += () => told++;
        await one.ChangeAsync("lan", account => account with { ShortName = "Thu Lan" });
        Assert.Equal("lan", other.CalledOf("lan")); // it has not heard of it
        await other.LoadAsync();
        Assert.Equal(("Thu Lan", 1), (other.CalledOf("lan"), told));
        await other.LoadAsync();
        Assert.Equal(("removed-since", 1), (other.CalledOf("removed-since"), told));
    }

    [Fact]
    public async Task Is_signed_in_to_as_it_is_and_not_as_it_was()
    {
        await one.ChangeAsync("lan", account => account with { SecretHash = "the next password's", Stamp = "another" });
        Assert.True(await one.TryAddAsync(Person("minh"), null));
        Assert.Equal(one.Find("lan"), await other.FindPersonAsync("lan"));
        Assert.Equal(one.Find("minh"), await other.FindPersonAsync("minh"));
        Assert.Null(await other.FindPersonAsync("nobody"));
        await one.ChangeAsync("lan", account => account with { Disabled = true });
        Assert.Null(await other.FindPersonAsync("lan"));
        Assert.Equal((true, "minh"), (other.Find("lan")?.Disabled, other.Find("minh")?.Name));
    }

    [Fact]
    public async Task Has_the_sessions_that_the_other_began_and_lets_in_the_device_that_it_paired()
    {
        Assert.True(await one.TryAddAsync(Person("minh"), null));
        await one.ChangeAsync("lan", account => account with { SecretHash = "the next password's", Stamp = "another" });
        foreach (var name in (string[])["lan", "minh"])
            Assert.True(await other.HoldsAsync(Principals.Create(one.Find(name)!, "test")), name); // it was added above
        Assert.False(await other.HoldsAsync(Principals.Create(Person("nobody"), "test")));

        var device = Person("kiosk-9") with { Role = Roles.Kiosk, SecretHash = Passwords.HashOfSecret("secret") };
        Assert.True(await one.TryAddAsync(device, null));
        Assert.Null(await other.FindDeviceAsync("kiosk-9", "another"));
        Assert.Equal(device, await other.FindDeviceAsync("kiosk-9", "secret"));
        await one.ChangeAsync("kiosk-9", account => account with { SecretHash = Passwords.HashOfSecret("the next") });
        Assert.Equal("kiosk-9", (await other.FindDeviceAsync("kiosk-9", "the next"))?.Name);
    }

    [Fact]
    public async Task Is_left_alone_when_it_turns_out_to_be_none_to_change()
    {
        await one.ChangeAsync("lan", account => account with { Disabled = true });
        Assert.Null(await other.ChangeAsync("lan", account => account.Disabled ? null : account with { Failed = 5 }));
        Assert.Equal(0, other.Find("lan")!.Failed);
    }

    [Fact]
    public async Task Takes_a_code_of_its_second_factor_once()
    {
        // servers on one database have the same keys
        var factors = new SecondFactors(new EphemeralDataProtectionProvider(), new FakeTimeProvider(TestOffice.Morning));
        IReadOnlyList<string> codes = [];
        await one.ChangeAsync(
            "lan",
            account =>
            {
                var offer = factors.Offer(account, "Hà Đông");
                (account, codes) = SecondFactors.WithRecoveryCodes(
                    factors.Begin(account, offer.Offer, Session.AppOf(offer.Secret, TestOffice.Morning))!
                ); // it is right
                return account;
            }
        );
        await other.LoadAsync();
        var taken = await Task.WhenAll(
            one.ChangeAsync("lan", account => factors.Take(account, codes[0])),
            other.ChangeAsync("lan", account => factors.Take(account, codes[0]))
        );
        Assert.Single(taken.OfType<AccountRow>());
    }

    [Fact]
    public async Task Is_made_once_under_its_name()
    {
        var made = await Task.WhenAll(one.TryAddAsync(Person("minh"), null), other.TryAddAsync(Person("minh"), null));
        Assert.Single(made, won => won);
        Assert.Equal(
            1,
            await database.CreateDbContext().Accounts.CountAsync(account => account.Name == "minh", TestContext.Current.CancellationToken)
        );
        await one.LoadAsync();
        await other.LoadAsync();
        Assert.Equal(one.Find("minh"), other.Find("minh"));
    }
}
