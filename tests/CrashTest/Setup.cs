using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using QueueContracts;
using Tests.Shared;

namespace CrashTest;

/// <summary>
/// An office with room for many numbers, its officers signed in and its kiosk at hand. Cookies and secrets outlive the server's end.
/// </summary>
/// <param name="Kiosk">Speaks as the kiosk.</param>
/// <param name="Officers">Each signed in, to sit at the counter of the same place in the list.</param>
internal sealed record Setup(HttpClient Kiosk, IReadOnlyList<HttpClient> Officers) : IDisposable
{
    public const string Office = "crash";
    public const string TicketsPath = $"/api/v1/offices/{Office}/tickets";
    private const int Counters = 5;

    public static IReadOnlyList<string> Services { get; } = [.. Enumerable.Range(0, 12).Select(i => $"service-{(char)('a' + i)}")];

    /// <summary>Writes the office a first run begins with.</summary>
    public static Task WriteOfficeAsync(string data)
    {
        Directory.CreateDirectory(data);
        return File.WriteAllTextAsync(
            Path.Combine(data, "office.json"),
            JsonSerializer.Serialize(
                new
                {
                    id = Office,
                    name = Named("Crash"),
                    timeZone = "Asia/Ho_Chi_Minh",
                    maxTicketsPerVisitor = 3,
                    services = Services.Select(id => new
                    {
                        id,
                        prefix = id[^1..].ToUpperInvariant(),
                        name = Named(id),
                        expectedMinutes = 5,
                    }),
                    counters = Enumerable
                        .Range(1, Counters)
                        .Select(n => new
                        {
                            id = $"counter-{n}",
                            number = n,
                            name = Named($"Counter {n}"),
                            services = Services,
                        }),
                }
            )
        );

        static object Named(string name) => new { vi = name, en = name };
    }

    /// <summary>The server's database, which it may be writing to meanwhile.</summary>
    public static async Task<SqliteConnection> OpenToReadAsync(string data)
    {
        var database = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = Path.Combine(data, "queue.db"),
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ToString()
        );
        await database.OpenAsync();
        return database;
    }

    /// <summary>Signs everybody in at a server that runs for the first time.</summary>
    /// <param name="data">Its data folder.</param>
    /// <param name="server">Its address.</param>
    /// <param name="make">Makes a client; a plain one when it is null.</param>
    public static async Task<Setup> BeginAsync(string data, Uri server, Func<SocketsHttpHandler, HttpClient>? make = null)
    {
        make ??= handler => new(handler);
        var kiosk = make(new());
        await SpeakAsKioskAsync(kiosk, data, server);
        using var manager = await SignInAsync(make, server, "manager", FirstRun.PasswordOf(data, "manager"));
        var officers = new List<HttpClient>();
        for (var n = 1; n <= Counters; n++)
        {
            using var made = await manager.PostAsJsonAsync(
                $"/api/v1/offices/{Office}/people",
                new { name = $"officer-{n}", role = "officer" }
            );
            var password = (await made.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>())
                .GetProperty("password")
                .GetString()!; // it always has one
            officers.Add(await SignInAsync(make, server, $"officer-{n}", password));
        }

        return new(kiosk, officers);
    }

    /// <summary>Gives a client the address of a server and the secret of its kiosk.</summary>
    public static async Task SpeakAsKioskAsync(HttpClient kiosk, string data, Uri server)
    {
        kiosk.BaseAddress = server;
        kiosk.DefaultRequestHeaders.Authorization = new(
            "Bearer",
            (await File.ReadAllTextAsync(Path.Combine(data, "devices", "kiosk-1.secret"))).Trim()
        );
    }

    /// <summary>Takes a number as the kiosk.</summary>
    public static async Task<string> TakeAsync(string data, Uri server)
    {
        using var kiosk = new HttpClient();
        await SpeakAsKioskAsync(kiosk, data, server);
        using var answer = await kiosk.PostAsJsonAsync(TicketsPath, new { commandId = CommandId.New(), service = Services[0] }, Wire.Json);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>())
            .GetProperty("ticket")
            .GetProperty("number")
            .GetString()!; // a ticket has one
    }

    public void Dispose()
    {
        Kiosk.Dispose();
        foreach (var officer in Officers)
            officer.Dispose();
    }

    /// <summary>Signs a person in for the first time.</summary>
    public static async Task<HttpClient> SignInAsync(Func<SocketsHttpHandler, HttpClient> make, Uri server, string user, string password)
    {
        var client = make(new() { CookieContainer = new CookieContainer() });
        client.BaseAddress = server;
        await EnterAsync("/api/v1/sign-in", new { username = user, password });
        await EnterAsync("/api/v1/password", new { current = password, next = $"{user} went in by the door" });
        return client;

        async Task EnterAsync(string path, object body)
        {
            using var answer = await client.PostAsJsonAsync(path, body);
            var token = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>())
                .GetProperty("csrfToken")
                .GetString();
            client.DefaultRequestHeaders.Remove("X-CSRF-TOKEN");
            client.DefaultRequestHeaders.Add("X-CSRF-TOKEN", token);
        }
    }
}
