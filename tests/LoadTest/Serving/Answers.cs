using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LoadTest.Serving;

/// <summary>Requests that must be answered with success.</summary>
internal static class Answers
{
    /// <summary>Posts, and reads the answer.</summary>
    /// <exception cref="LoadException">The server refused, with what it said.</exception>
    public static async Task<TReply> AskAsync<TRequest, TReply>(this HttpClient client, string path, TRequest request)
    {
        using var answer = await client.PostAsJsonAsync(path, request, Wire.Json);
        return await answer.ReadAsync<TReply>();
    }

    /// <summary>Posts, and reads an answer of no known shape.</summary>
    /// <exception cref="LoadException">As above.</exception>
    public static Task<JsonNode> AskAsync<TRequest>(this HttpClient client, string path, TRequest request) =>
        client.AskAsync<TRequest, JsonNode>(path, request);

    /// <summary>Reads an answer.</summary>
    /// <exception cref="LoadException">As above.</exception>
    public static async Task<TReply> ReadAsync<TReply>(this HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode)
            throw new LoadException($"{(int)answer.StatusCode} {await CodeOfAsync(answer)} to {Shape(answer.RequestMessage?.RequestUri)}");
        return await answer.Content.ReadFromJsonAsync<TReply>(Wire.Json) ?? throw new LoadException("An answer was empty.");
    }

    /// <summary>The stable code of a refusal; empty when it has none.</summary>
    public static async Task<string> CodeOfAsync(HttpResponseMessage answer) =>
        answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
        && JsonNode.Parse(await answer.Content.ReadAsStringAsync()) is { } problem
            ? $"{problem["code"]}"
            : "";

    /// <summary>The last part of a path: errors of one kind are counted together.</summary>
    private static string Shape(Uri? address) => address?.Segments[^1] ?? "";
}
