using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using QueueServer.Access;
using QueueServer.Tests.Journal;
using QueueServer.Tests.Running;
using static QueueServer.Tests.Running.Speaking;

namespace QueueServer.Tests.Phones;

/// <summary>Held where kiosk and phone are at one server, and where each is at another.</summary>
public abstract class AVisitIsOpenedToOnePhone
{
    private static readonly PhoneScreen Choosing = new()
    {
        Name = "choosing",
        TakesNumber = true,
        Service = null,
        Class = null,
        Hint = null,
        Asked = null,
        Why = null,
        Tickets = [],
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Speaks as a kiosk, to its server.</summary>
    protected abstract HttpClient Kiosk { get; }

    /// <summary>A new phone.</summary>
    protected abstract HttpClient NewPhone();

    [Fact]
    public async Task What_it_does_goes_to_the_kiosk_and_the_kiosk_s_screens_come_back()
    {
        await using var kiosk = await Stream.OpenAsync(Kiosk, $"{OfficePath}/phone-visits");
        var visit = await kiosk.NextAsync<PhoneVisit>("visit");
        using var phone = NewPhone();
        await JoinAsync(phone, visit).MustBeAsync(HttpStatusCode.NoContent);
        Assert.Equal(PhoneAct.Joined, (await kiosk.NextAsync<PhoneAct>("act")).Type);

        await using var views = await Stream.OpenAsync(phone, PathOf(visit, "events"));
        Assert.Null((await views.NextAsync<PhoneView>("view")).Screen);
        await Kiosk.SendAsync($"{OfficePath}/phone-visits/{visit.Token}/screen", Choosing).MustBeAsync(HttpStatusCode.NoContent);
        PhoneView seen;
        do seen = await views.NextAsync<PhoneView>("view");
        while (seen.Screen is null); // others' commands are news, too
        Assert.Equal("choosing", seen.Screen.Name);
        Assert.NotEmpty(seen.View.Services);

        await phone.SendAsync(PathOf(visit, "acts"), new PhoneAct("service", "ho-tich")).MustBeAsync(HttpStatusCode.NoContent);
        Assert.Equal(new PhoneAct("service", "ho-tich"), await kiosk.NextAsync<PhoneAct>("act"));
    }

    [Fact]
    public async Task And_to_no_other()
    {
        await using var kiosk = await Stream.OpenAsync(Kiosk, $"{OfficePath}/phone-visits");
        var visit = await kiosk.NextAsync<PhoneVisit>("visit");
        using var phone = NewPhone();
        using var other = NewPhone();
        await JoinAsync(phone, visit).MustBeAsync(HttpStatusCode.NoContent);

        await JoinAsync(other, visit).MustBeAsync(HttpStatusCode.NotFound, "phone-taken");
        await other.GetAsync(PathOf(visit, "events"), Cancelled).MustBeAsync(HttpStatusCode.NotFound, "phone-gone");
        await other.SendAsync(PathOf(visit, "acts"), new PhoneAct("leave")).MustBeAsync(HttpStatusCode.NotFound, "phone-gone");
        await JoinAsync(phone, visit).MustBeAsync(HttpStatusCode.NoContent); // the same phone, loaded again
    }

    [Fact]
    public async Task It_dies_when_the_kiosk_lets_go()
    {
        using var phone = NewPhone();
        PhoneVisit visit;
        Stream views;
        await using (var kiosk = await Stream.OpenAsync(Kiosk, $"{OfficePath}/phone-visits"))
        {
            visit = await kiosk.NextAsync<PhoneVisit>("visit");
            await JoinAsync(phone, visit).MustBeAsync(HttpStatusCode.NoContent);
            views = await Stream.OpenAsync(phone, PathOf(visit, "events"));
        }

        await using (views)
            await views.NextAsync<DateTimeOffset>("over");
        await phone.SendAsync(PathOf(visit, "acts"), new PhoneAct("leave")).MustBeAsync(HttpStatusCode.NotFound, "phone-gone");
        await Kiosk
            .SendAsync($"{OfficePath}/phone-visits/{visit.Token}/screen", Choosing)
            .MustBeAsync(HttpStatusCode.NotFound, "phone-gone");
    }

    [Theory]
    [InlineData("joined", null)]
    [InlineData("code", null)]
    [InlineData("", null)]
    [InlineData("service", "a-service-with-a-name-that-no-office-would-give-to-it")]
    public async Task Nonsense_is_refused_and_reaches_nobody(string type, string? id)
    {
        await using var kiosk = await Stream.OpenAsync(Kiosk, $"{OfficePath}/phone-visits");
        var visit = await kiosk.NextAsync<PhoneVisit>("visit");
        using var phone = NewPhone();
        await JoinAsync(phone, visit).MustBeAsync(HttpStatusCode.NoContent);
        await kiosk.NextAsync<PhoneAct>("act");
        await phone.SendAsync(PathOf(visit, "acts"), new PhoneAct(type, id)).MustBeInvalidAsync(id is null ? "type" : "id", "unknown-act");
        await phone.SendAsync(PathOf(visit, "acts"), new PhoneAct("leave")).MustBeAsync(HttpStatusCode.NoContent);
        Assert.Equal("leave", (await kiosk.NextAsync<PhoneAct>("act")).Type);
    }

    [Fact]
    public async Task A_token_that_was_never_given_opens_nothing()
    {
        using var phone = NewPhone();
        await phone
            .PostAsync("/api/v1/phone-visits/0123456789abcdef0123456789abcdef/join", null, Cancelled)
            .MustBeAsync(HttpStatusCode.NotFound, "phone-gone");
    }

    /// <summary>The line swallows an answer, whichever: the phone asks again, and has the visit.</summary>
    [Fact]
    public async Task A_phone_whose_answer_was_lost_joins_all_the_same()
    {
        await using var kiosk = await Stream.OpenAsync(Kiosk, $"{OfficePath}/phone-visits");
        var visit = await kiosk.NextAsync<PhoneVisit>("visit");
        using (var lost = NewPhone())
            await lost.PostAsync(PathOf(visit, "join"), null, Cancelled).MustBeAsync(HttpStatusCode.Accepted);
        using var phone = NewPhone();
        await phone.PostAsync(PathOf(visit, "join"), null, Cancelled).MustBeAsync(HttpStatusCode.Accepted);
        for (var asked = 0; asked < 2; asked++)
            await phone.PostAsync(PathOf(visit, "join"), null, Cancelled).MustBeAsync(HttpStatusCode.NoContent);
        Assert.Equal(PhoneAct.Joined, (await kiosk.NextAsync<PhoneAct>("act")).Type);
        await phone.SendAsync(PathOf(visit, "acts"), new PhoneAct("leave")).MustBeAsync(HttpStatusCode.NoContent);
        Assert.Equal("leave", (await kiosk.NextAsync<PhoneAct>("act")).Type); // and has joined once
    }

    /// <summary>As its page does: with the key it is given first.</summary>
    private static async Task<HttpResponseMessage> JoinAsync(HttpClient phone, PhoneVisit visit)
    {
        var answer = await phone.PostAsync(PathOf(visit, "join"), null, Cancelled);
        if (answer.StatusCode != HttpStatusCode.Accepted)
            return answer;
        answer.Dispose();
        return await phone.PostAsync(PathOf(visit, "join"), null, Cancelled);
    }

    private static string PathOf(PhoneVisit visit, string what) => $"/api/v1/phone-visits/{visit.Token}/{what}";

    /// <summary>A stream of events, read one by one; beats are passed over.</summary>
    private sealed class Stream(HttpResponseMessage answer, IAsyncEnumerator<SseItem<string>> items) : IAsyncDisposable
    {
        public static async Task<Stream> OpenAsync(HttpClient client, string path)
        {
            var answer = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, Cancelled);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return new(
                answer,
                SseParser.Create(await answer.Content.ReadAsStreamAsync(Cancelled)).EnumerateAsync(Cancelled).GetAsyncEnumerator(Cancelled)
            );
        }

        public async Task<T> NextAsync<T>(string type)
        {
            while (await items.MoveNextAsync())
            {
                if (items.Current.EventType == type)
                    return JsonSerializer.Deserialize<T>(items.Current.Data, Wire.Json)!; // every event has a value
            }

            throw new InvalidOperationException($"The stream ended before '{type}'.");
        }

        public async ValueTask DisposeAsync()
        {
            await items.DisposeAsync();
            answer.Dispose();
        }
    }
}

public sealed class AVisitAtOneServer(RunningServer server) : AVisitIsOpenedToOnePhone
{
    protected override HttpClient Kiosk => server.Kiosk;

    protected override HttpClient NewPhone() => server.Client(kept: new());
}

public sealed class AVisitAtTwoServers(TwoServers servers) : AVisitIsOpenedToOnePhone, IClassFixture<TwoServers>
{
    protected override HttpClient Kiosk => servers.Kiosk;

    protected override HttpClient NewPhone() => Clients.Make(servers.Other.Address, kept: new());
}

/// <summary>Two servers that are one, with a kiosk at the first.</summary>
public sealed class TwoServers(Postgres postgres) : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("two-").FullName;
    private ClockedServer one = null!; // InitializeAsync sets them

    internal ClockedServer Other { get; private set; } = null!; // as above

    internal HttpClient Kiosk { get; private set; } = null!; // as above

    public async ValueTask InitializeAsync()
    {
        var connection = await postgres.MakeAsync();
        one = await ClockedServer.StartOneOfSeveralAsync(folder, "one", connection);
        Other = await ClockedServer.StartOneOfSeveralAsync(folder, "other", connection);
        var secret = await File.ReadAllTextAsync(Path.Combine(folder, "one", "devices", "kiosk-1.secret"));
        Kiosk = Clients.Make(one.Address, secret.Trim());
    }

    public async ValueTask DisposeAsync()
    {
        Kiosk.Dispose();
        await Other.DisposeAsync();
        await one.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
