using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Flood;

/// <summary>
/// A hundred thousand requests and hub messages that are wrong in some way, drawn from a seed: the server refuses each and stays as it was.
/// </summary>
public sealed class Malformed(ITestOutputHelper output) : TempFolder
{
    private const int Kiosks = 200; // so that the limit on one is not all that is met
    private const int Requests = 70_000;
    private const int Lines = 2_000;
    private const int HubMessages = 28_000;
    private const int PerConnection = 20;

    private static readonly string[] Paths =
    [
        "/api/v1/offices/ha-dong/tickets",
        "/api/v1/offices/ha-dong/tickets/find",
        "/api/v1/offices/ha-dong/tickets/{id}/cancel",
        "/api/v1/offices/ha-dong/tickets/{id}/forget-face",
        "/api/v1/offices/ha-dong/counters/quay-1/next",
        "/api/v1/offices/ha-dong/counters/quay-1/transfer",
        "/api/v1/offices/ha-dong/settings",
        "/api/v1/offices/ha-dong/people",
        "/api/v1/offices/ha-dong/phone-visits",
        "/api/v1/offices/ha-dong/counters/quay-1/checks/{id}",
        "/api/v1/offices/{id}/tickets",
        "/api/v1/health-reports",
        "/api/v1/diagnostics-code",
        "/api/v1/sign-in",
        "/api/v1/password",
        "/api/v1/pairings",
        "/api/v1/pairings/claim",
        "/api/v1/visits/{id}",
        "/api/v1/phone-visits/{id}/join",
        "/t/{id}",
        "/media/{id}",
        "/hub",
    ];

    private static readonly string[] Bodies =
    [
        """{"commandId":"01a208eb-cc88-70e2-be00-ca5ba2904e97","service":"ho-tich","class":null}""",
        """{"commandId":"01a208eb-cc88-70e2-be00-ca5ba2904e98","service":"ho-tich","face":"""
            + """ {"model":"faceplugin-1.0.3/fr_feature","values":"AAAA"},"""
            + """ "consent":{"version":1,"language":"vi","at":"2026-11-23T03:00:00Z","picture":false}}""",
        """{"commandId":"01a208eb-cc88-70e2-be00-ca5ba2904e99","ticket":"01a208eb-cc88-70e2-be00-ca5ba2904e90","note":"x"}""",
        """{"username":"officer","password":"x"}""",
        """{"kind":"kiosk"}""",
        """{"pairing":"abc"}""",
        """{"code":"123456"}""",
        """{"version":"1.0","pageOpen":true,"camera":"ok","lastFrame":"2026-11-23T03:00:00Z"}""",
        """{"name":"lan","role":"officer"}""",
    ];

    private static readonly string[] Oddities =
    [
        "null",
        "true",
        "-1",
        "1e999",
        "99999999999999999999",
        "\"\"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "[]",
        "{}",
        "[[[[[[[[",
        "\"../../etc/passwd\"",
        "\"' OR 1=1 --\"",
        "NaN",
        "\"9999-12-31T23:59:59.9999999Z\"",
        "\"𝔘𝔫𝔦\"",
    ];

    [Fact]
    public async Task Of_a_hundred_thousand_messages_none_makes_the_server_fail_or_grow()
    {
        await FirstDay.PutIntoAsync(Folder);
        await AFlood.KiosksAsync(Folder, Kiosks);
        await using var server = await RunningProgram.StartServerAsync(Folder);

        var statuses = new Dictionary<HttpStatusCode, int>();
        await SendAsync(server, 0, Requests / 4, statuses); // what it grows by at first is its own
        var before = server.Memory;
        await SendAsync(server, Requests / 4, Requests, statuses);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => SpeakAsync(server, new Random(900 + i), HubMessages / 4)));
        await WriteLinesAsync(server);
        var after = server.Memory;

        output.WriteLine(
            string.Join(", ", statuses.OrderByDescending(status => status.Value).Select(status => $"{(int)status.Key}: {status.Value}"))
                + $"; memory {before >> 20} MiB, then {after >> 20} MiB"
        );
        Assert.All(statuses.Keys, status => Assert.True((int)status is >= 200 and < 500, $"{status}"));
        Assert.True(
            statuses.Where(status => status.Key != HttpStatusCode.TooManyRequests).Sum(status => status.Value) > Requests / 2,
            "most were held back before they were read"
        );
        Assert.DoesNotContain("fail:", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("crit:", server.Output, StringComparison.Ordinal);
        Assert.True(after < before + (128 << 20), $"{before >> 20} MiB, then {after >> 20} MiB");
        using var well = new HttpClient { BaseAddress = server.Address };
        Assert.Equal("ready", await well.GetStringAsync("/health/ready", TestContext.Current.CancellationToken));
    }

    private static async Task SendAsync(RunningProgram server, int from, int to, Dictionary<HttpStatusCode, int> statuses)
    {
        using var client = new HttpClient(
            new SocketsHttpHandler
            {
                MaxConnectionsPerServer = 16,
                AllowAutoRedirect = false,
                RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
            }
        )
        {
            BaseAddress = server.Address,
        };
        await Parallel.ForEachAsync(
            Enumerable.Range(from, to - from),
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (i, cancellationToken) =>
            {
                using var request = RequestOf(new Random(i));
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                lock (statuses)
                    statuses[answer.StatusCode] = statuses.GetValueOrDefault(answer.StatusCode) + 1;
            }
        );
    }

    private static HttpRequestMessage RequestOf(Random random)
    {
        var id = random.Next(4) switch
        {
            0 => Guid.NewGuid().ToString(),
            1 => new string('9', random.Next(1, 400)),
            2 => "%00%ff%2e%2e%2f",
            _ => "x",
        };
        var method = random.Next(20) switch
        {
            0 => "GET",
            1 => "PUT",
            2 => "DELETE",
            3 => "BREW",
            _ => "POST",
        };
        var request = new HttpRequestMessage(new(method), Paths[random.Next(Paths.Length)].Replace("{id}", id, StringComparison.Ordinal));
        if (random.Next(10) != 0)
            request.Headers.TryAddWithoutValidation(
                "Authorization",
                random.Next(20) == 0 ? Garbage(random, 40) : $"Bearer flood-{random.Next(1, Kiosks + 1)}:secret"
            );
        if (random.Next(20) == 0)
            request.Headers.TryAddWithoutValidation("Cookie", $"console={Garbage(random, 200)}; csrf={Garbage(random, 60)}");
        if (method == "GET")
            return request;
        request.Content = new ByteArrayContent(BodyOf(random));
        request.Content.Headers.TryAddWithoutValidation(
            "Content-Type",
            random.Next(15) == 0 ? "text/plain"
                : random.Next(30) == 0 ? Garbage(random, 10)
                : "application/json"
        );
        return request;
    }

    /// <summary>A right body with something wrong: cut, flipped, a value of another kind, doubled, nested or just noise.</summary>
    private static byte[] BodyOf(Random random)
    {
        var text = Bodies[random.Next(Bodies.Length)];
        var bytes = Encoding.UTF8.GetBytes(text);
        switch (random.Next(7))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                for (var n = random.Next(1, 8); n > 0; n--)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return bytes;
            case 2 or 3:
                var colon = text.IndexOf(':', random.Next(text.Length / 2));
                return Encoding.UTF8.GetBytes(
                    $"{text[..(colon + 1)]}{Oddities[random.Next(Oddities.Length)]}"
                        + $"{text[Math.Min(text.Length, colon + random.Next(2, 12))..]}"
                );
            case 4:
                return [.. bytes, .. bytes];
            case 5:
                return Encoding.UTF8.GetBytes($"{new string('[', random.Next(1, 2000))}{text}");
            default:
                var noise = new byte[random.Next(0, 2000)];
                random.NextBytes(noise);
                return noise;
        }
    }

    private static async Task SpeakAsync(RunningProgram server, Random random, int count)
    {
        string[] targets = ["WatchKiosk", "WatchBoard", "WatchCounter", "WatchHall", "WatchCheck", "Nothing", "OnConnectedAsync", ""];
        for (var said = 0; said < count; )
        {
            using var hub = await HubSocket.OpenAsync(
                server.Address,
                ("Authorization", $"Bearer flood-{random.Next(1, Kiosks + 1)}:secret")
            );
            string SomeTarget() => targets[random.Next(targets.Length)];
            string SomeOddities() =>
                string.Join(',', Enumerable.Range(0, random.Next(3)).Select(_ => Oddities[random.Next(Oddities.Length)]));
            for (var n = 0; n < PerConnection && said < count; n++, said++)
            {
                var message = random.Next(8) switch
                {
                    0 => Encoding.UTF8.GetString(BodyOf(random)), // most ends the connection: the rest of it goes to a closed one
                    1 => $$"""{"type":{{random.Next(-2, 20)}},"target":"{{targets[random.Next(targets.Length)]}}"}""",
                    2 => $$"""{"type":1,"invocationId":"{{n}}","target":"WatchCounter","""
                        + $$""" "arguments":["{{new string('x', random.Next(6000))}}"]}""",
                    _ => $$"""{"type":1,"invocationId":"{{n}}","target":"{{SomeTarget()}}","arguments":[{{SomeOddities()}}]}""",
                };
                try
                {
                    await hub.SayAsync(message);
                }
                catch (Exception e) when (e is System.Net.WebSockets.WebSocketException or IOException or ObjectDisposedException)
                {
                    said += PerConnection - n;
                    break;
                }
            }
        }
    }

    /// <summary>What is no HTTP at all.</summary>
    private static async Task WriteLinesAsync(RunningProgram server)
    {
        var random = new Random(7);
        for (var i = 0; i < Lines; i++)
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, server.Address.Port, TestContext.Current.CancellationToken);
            var text = random.Next(4) switch
            {
                0 => Garbage(random, 300),
                1 => $"POST /api/v1/sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: {random.NextInt64()}\r\n\r\n{{",
                2 => $"GET /{Garbage(random, 20)} HTTP/9.9\r\n\r\n",
                _ => $"POST /api/v1/sign-in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nzz\r\n",
            };
            await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text), TestContext.Current.CancellationToken);
        }
    }

    private static string Garbage(Random random, int length) =>
        string.Create(
            random.Next(1, length),
            random,
            static (text, random) =>
            {
                foreach (ref var letter in text)
                    letter = (char)random.Next(33, 256);
            }
        );
}
