using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using QueueContracts;

namespace ScreenHosting.Devices;

/// <summary>Why the server refused something (RFC 9457), as every device reads it.</summary>
/// <param name="Code">The refusal's stable code; null where something between here and the server answered.</param>
/// <param name="From">From when on it would not be refused; null where that is not said.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)] // a newer server may say more
public sealed record ServerProblem(string? Code = null, DateTimeOffset? From = null)
{
    /// <summary>Reads a refusal.</summary>
    /// <exception cref="JsonException">It says that it is one, and is not.</exception>
    public static async Task<ServerProblem> ReadAsync(HttpResponseMessage answer, CancellationToken cancellation) =>
        answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? await answer.Content.ReadFromJsonAsync<ServerProblem>(Wire.Json, cancellation) ?? new()
            : new();
}
