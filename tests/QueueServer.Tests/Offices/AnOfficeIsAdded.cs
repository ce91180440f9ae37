using System.Collections.Concurrent;
using System.Net;
using QueueServer.Access;
using QueueServer.Features.Administration;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;
using FirstRun = Tests.Shared.FirstRun;

namespace QueueServer.Tests.Offices;

/// <summary>A server hears of an office that is added from the database, too, while it still adds it itself; so do all others.</summary>
public sealed class AnOfficeIsAdded(Postgres postgres) : TempFolder
{
    [Fact]
    public async Task Once_whoever_hears_of_it_and_its_id_is_nobody_elses()
    {
        var connection = await postgres.MakeAsync();
        await using var one = await ClockedServer.StartOneOfSeveralAsync(Folder, "one", connection);
        await using var other = await ClockedServer.StartOneOfSeveralAsync(Folder, "other", connection);
        var administrator = await Session.BeginAsync(one.Address, "admin", FirstRun.PasswordOf(Path.Combine(Folder, "one"), "admin"));
        var elsewhere = await Session.SignInAsync(other.Address, "admin", administrator.Password);
        var hosted = new ConcurrentQueue<OfficeId>();
        one.Offices.Added += host => hosted.Enqueue(host.Id);
        for (var n = 0; n < 25; n++)
        {
            var office = new NewOfficeRequest(
                new($"office-{n}"),
                new Dictionary<string, string> { ["vi"] = "Một cửa" },
                "Asia/Ho_Chi_Minh",
                new("ha-dong")
            );
            HttpResponseMessage[] answers = await Task.WhenAll(
                administrator.Client.SendAsync("/api/offices", office),
                elsewhere.Client.SendAsync("/api/offices", office)
            );
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadRequest], answers.Select(answer => answer.StatusCode).Order());
            await Task.FromResult(answers.Single(answer => answer.StatusCode == HttpStatusCode.BadRequest))
                .MustBeInvalidAsync("id", "name-taken");
        }

        await one.Offices.FollowAsync();
        Assert.Equal(Enumerable.Range(0, 25).Select(n => $"office-{n}").Order(), hosted.Select(office => office.Value).Order());
    }
}
