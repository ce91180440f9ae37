using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using QueueContracts;

namespace CrashTest;

/// <summary>A number is taken, and the answer kept as a promise.</summary>
internal static class Taking
{
    /// <summary>Takes one. What is refused in other words than *not now* is a fault.</summary>
    /// <returns>What was answered; null when the line broke.</returns>
    public static async Task<HttpStatusCode?> TryAsync(Promises promises, HttpClient kiosk, CommandId command, string service)
    {
        try
        {
            using var answer = await kiosk.PostAsJsonAsync(Setup.TicketsPath, new { commandId = command, service }, Wire.Json);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                var ticket = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("ticket");
                var number = ticket.GetProperty("number").GetString();
                promises.Keep(new(command, Setup.TicketsPath, service, new(ticket.GetProperty("id").GetGuid()), number));
            }
            else if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
            {
                promises.Fault($"answered by {answer.StatusCode}");
            }

            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null; // the server that was asked ends itself
        }
    }
}
