using System.Net;
using System.Text;
using System.Text.Json;
using QueueContracts;

namespace CrashTest;

/// <summary>Speaks as a kiosk or an officer's page does: what got no answer is sent again with the same id, until there is one.</summary>
/// <param name="http">Signed in, or with a device's secret.</param>
/// <param name="link">Where the server is.</param>
/// <param name="promises">Where acknowledgements are kept.</param>
/// <param name="storageMayFail">Whether the server may say that its storage failed: then it is asked again, as a page would.</param>
internal sealed class Client(HttpClient http, Link link, Promises promises, bool storageMayFail)
{
    /// <summary>Sends a new command.</summary>
    /// <returns>What was acknowledged; null when it was refused.</returns>
    public Task<Promise?> CommandAsync(string path, Func<CommandId, object> body, CancellationToken cancellationToken)
    {
        var id = CommandId.New();
        return InsistAsync(new(id, path, JsonSerializer.Serialize(body(id), Wire.Json), null, null), keep: true, cancellationToken);
    }

    /// <summary>Sends an acknowledged command again; it must give its first outcome.</summary>
    public async Task RepeatAsync(Promise first, CancellationToken cancellationToken)
    {
        if (await InsistAsync(first, keep: false, cancellationToken) is { } again)
            promises.Compare(first, again);
        else
            promises.Fault($"{first.Path} {first.Command}: acknowledged, then refused");
    }

    private async Task<Promise?> InsistAsync(Promise asked, bool keep, CancellationToken cancellationToken)
    {
        while (true)
        {
            var server = await link.AddressAsync(cancellationToken);
            try
            {
                using var content = new StringContent(asked.Body, Encoding.UTF8, "application/json");
                using var answer = await http.PostAsync(new Uri(server, asked.Path), content, cancellationToken);
                var text = await answer.Content.ReadAsStringAsync(cancellationToken);
                if (storageMayFail && answer.StatusCode == HttpStatusCode.ServiceUnavailable)
                {
                    promises.CutOff();
                    await Task.Delay(20, cancellationToken);
                    continue;
                }

                if (answer.StatusCode >= HttpStatusCode.InternalServerError)
                    promises.Fault($"{asked.Path}: {(int)answer.StatusCode} {text}");
                if (!answer.IsSuccessStatusCode)
                    return null;
                var reply = JsonDocument.Parse(text).RootElement;
                var (ticket, number) = reply.TryGetProperty("known", out _) // an issue's reply holds the whole ticket
                    ? (
                        reply.GetProperty("ticket").GetProperty("id").GetString(),
                        reply.GetProperty("ticket").GetProperty("number").GetString()
                    )
                    : (
                        reply.TryGetProperty("ticket", out var id) ? id.GetString() : null,
                        reply.TryGetProperty("number", out var of) ? of.GetString() : null
                    );
                var promise = asked with { Ticket = ticket is null ? null : new(Guid.Parse(ticket)), Number = number };
                if (keep)
                    promises.Keep(promise);
                return promise;
            }
            catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
            {
                await Task.Delay(1, cancellationToken); // nobody was there: nothing was cut off
            }
            catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
            {
                promises.CutOff();
            }
        }
    }
}
