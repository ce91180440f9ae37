using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tests.Shared;

namespace CrashTest.Tests;

/// <summary>A small disk of the test's own, seen by the server alone: in a mount namespace (util-linux's <c>unshare</c>).</summary>
public sealed class TheDiskIsTrouble : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("disk-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Full_while_it_runs_it_refuses_and_goes_on_without_a_gap_when_there_is_room_again()
    {
        await using var server = await RunningProgram.StartAsync(OnDisk("size=6m", before: "head -c 2000000 /dev/zero > $0/ballast"));
        var disk = $"/proc/{server.ProcessId}/root{folder}";
        using var kiosk = new HttpClient { BaseAddress = server.Address };
        kiosk.DefaultRequestHeaders.Authorization = new(
            "Bearer",
            (await File.ReadAllTextAsync($"{disk}/data/devices/kiosk-1.secret", TestContext.Current.CancellationToken)).Trim()
        );

        var numbers = new List<string>();
        HttpResponseMessage answer;
        while ((answer = await TakeAsync(kiosk)).IsSuccessStatusCode)
            numbers.Add(await NumberOfAsync(answer));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains(
            "storage-failed",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.NotEmpty(numbers);
        using (var ready = await kiosk.GetAsync("/health/ready", TestContext.Current.CancellationToken))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);

        File.Delete($"{disk}/ballast");
        for (var n = 0; n < 3; n++)
            numbers.Add(await NumberOfAsync(await TakeAsync(kiosk)));
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(n => string.Create(CultureInfo.InvariantCulture, $"A{n:000}")), numbers);
        using (var ready = await kiosk.GetAsync("/health/ready", TestContext.Current.CancellationToken))
            Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    [Fact]
    public async Task Full_at_the_start_it_says_so()
    {
        var (code, errors) = await RunningProgram.RunAsync(OnDisk("size=64k", before: "head -c 100000 /dev/zero > $0/ballast || true"));
        Assert.Equal(2, code);
        Assert.Contains("QueueServer cannot start: ", Assert.Single(errors), StringComparison.Ordinal);
        Assert.Matches("full|No space left", errors[0]);
    }

    [Theory]
    [InlineData("ro", "true")] // and empty
    [InlineData("size=6m", "mkdir $0/data && touch $0/data/server.lock && mount -o remount,ro $0")] // after it was used
    [InlineData("size=6m", "mkdir $0/data && mount -o remount,ro $0")]
    public async Task Read_only_it_says_so(string options, string before)
    {
        var (code, errors) = await RunningProgram.RunAsync(OnDisk(options, before));
        Assert.Equal(2, code);
        Assert.Contains(
            $"QueueServer cannot start: the data folder {folder}/data cannot be written",
            Assert.Single(errors),
            StringComparison.Ordinal
        );
    }

    private string[] OnDisk(string options, string before = "true") =>
        [
            "unshare",
            "--user",
            "--map-root-user",
            "--mount",
            "sh",
            "-c",
            $"mount -t tmpfs -o {options} tmpfs $0 && {{ {before}; }} 2>/dev/null; exec \"$@\"",
            folder,
            .. RunningProgram.ServerCommandLine($"{folder}/data"),
        ];

    private static Task<HttpResponseMessage> TakeAsync(HttpClient kiosk) =>
        kiosk.PostAsJsonAsync(
            "/api/offices/ha-dong/tickets",
            new { commandId = Guid.CreateVersion7(), service = "ho-tich" },
            TestContext.Current.CancellationToken
        );

    private static async Task<string> NumberOfAsync(HttpResponseMessage answer) =>
        (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken))
            .GetProperty("ticket")
            .GetProperty("number")
            .GetString()!; // a ticket has one
}
