using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace EndToEnd.Tests;

/// <summary>Figures over many offices as somebody reads them, and a server that tells of the others.</summary>
internal sealed class UnitsPage : PageUnderTest, IDisposable
{
    private readonly HttpClient told;
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private UnitsPage(IPage page, Uri address)
        : base(page) => told = new() { BaseAddress = address };

    /// <summary>Signs in for the first time, in a browser session of its own, and opens the page.</summary>
    public static async Task<UnitsPage> SignInAsync(IBrowser browser, RunningOffice office, string role)
    {
        var page = await browser.NewPageAsync(
            new()
            {
                ViewportSize = new() { Width = 1280, Height = 720 },
            }
        );
        var units = new UnitsPage(page, office.Server.Address);
        await units.FirstSignInAsync(office.Server.Address, role, office.PasswordOf(role));
        await units.GoAsync();
        return units;
    }

    public Task GoAsync(string query = "") => Page.GotoAsync(new Uri(told.BaseAddress!, $"/reports/units{query}").ToString());

    /// <summary>The row of a unit or an office.</summary>
    public ILocator Row(string key) => Page.Locator($"[data-testid=row][data-key='{key}']");

    /// <summary>The names of the rows, in their order.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync() =>
        await Page.Locator("[data-testid=row]").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.key)");

    /// <summary>Pairs a server that tells of other offices; by an administrator.</summary>
    public async Task PairAsync()
    {
        var begun = await PostAsync("/api/v1/pairings", new { kind = "server" });
        var code = (string)begun["code"]!;
        var status = await Page.EvaluateAsync<int>(
            """
            async (body) => {
              const me = await (await fetch('/api/v1/me')).json();
              const headers = { 'content-type': 'application/json', 'x-csrf-token': me.csrfToken };
              return (await fetch('/api/v1/offices/ha-dong/devices', { method: 'POST', headers, body: JSON.stringify(body) })).status;
            }
            """,
            new { code, name = "may-chu-phuong" }
        );
        Assert.Equal(200, status);
        var claimed = await PostAsync("/api/v1/pairings/claim", new { pairing = (string)begun["pairing"]! });
        told.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)claimed["bearer"]!);
    }

    /// <summary>Tells of a day of an office, as its server does.</summary>
    /// <param name="office">The office.</param>
    /// <param name="day">The day.</param>
    /// <param name="issued">Numbers given.</param>
    /// <param name="onTime">How many were called in time.</param>
    /// <param name="sequence">1, and one more for other words.</param>
    public async Task TellAsync(string office, DateOnly day, int issued, int onTime, int sequence = 1)
    {
        var body = new JsonObject
        {
            ["office"] = office,
            ["day"] = $"{day:yyyy-MM-dd}",
            ["name"] = new JsonObject { ["vi"] = $"Phường {office.ToUpperInvariant()}", ["en"] = $"Ward {office.ToUpperInvariant()}" },
            ["timeZone"] = "Asia/Ho_Chi_Minh",
            ["sequence"] = sequence,
            ["known"] = "counted",
            ["version"] = 9,
            ["settingsRevision"] = 1,
            ["sums"] = new JsonObject
            {
                ["issued"] = issued,
                ["called"] = issued,
                ["finished"] = issued,
                ["onTime"] = onTime,
                ["onTimeOf"] = issued,
                ["asked"] = issued,
                ["verySatisfied"] = issued / 3,
                ["satisfied"] = issued / 3,
                ["dissatisfied"] = issued / 20,
                ["open"] = 40_000,
                ["busy"] = 30_000,
            },
            ["waits"] = new JsonObject { ["50"] = issued },
            ["services"] = new JsonObject { ["45"] = issued },
        }.ToJsonString();
        var signature = key.SignData(Encoding.UTF8.GetBytes(body), HashAlgorithmName.SHA256);
        var reply = await PostAsync(
            "/api/v1/summaries",
            new
            {
                key = key.ExportSubjectPublicKeyInfo(),
                form = 1,
                summaries = new[] { new { body, signature } },
            }
        );
        Assert.Equal("taken", (string)reply["outcomes"]![0]!);
    }

    public void Dispose()
    {
        told.Dispose();
        key.Dispose();
    }

    private async Task<JsonObject> PostAsync(string path, object body)
    {
        using var answer = await told.PostAsJsonAsync(path, body, JsonSerializerOptions.Web, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!; // as the contract says
    }
}
