using System.Net;

namespace LoadTest.Serving;

/// <summary>A person signed in: the client says cookie and token as a page does.</summary>
internal sealed class Person
{
    private const string TokenHeader = "X-CSRF-TOKEN";
    private readonly CookieContainer cookies;

    private Person(string name, HttpClient client, CookieContainer cookies) => (Name, Client, this.cookies) = (name, client, cookies);

    public string Name { get; }

    public HttpClient Client { get; }

    /// <summary>What a WebSocket says of the person.</summary>
    public (string Name, string Value) Proof => ("Cookie", cookies.GetCookieHeader(Client.BaseAddress!)); // SignInAsync set it

    /// <summary>Signs in with a first password and changes it, which comes before everything else.</summary>
    /// <exception cref="LoadException">The server refused.</exception>
    public static async Task<Person> SignInAsync(Uri server, string name, string firstPassword)
    {
        var cookies = new CookieContainer();
        var person = new Person(name, LocalClients.Make(server, cookies), cookies);
        await person.EnterAsync("/api/v1/sign-in", new { username = name, password = firstPassword });
        await person.EnterAsync("/api/v1/password", new { current = firstPassword, next = $"{name} went in by the door" });
        return person;
    }

    private async Task EnterAsync<T>(string path, T request)
    {
        var me = await Client.AskAsync(path, request);
        Client.DefaultRequestHeaders.Remove(TokenHeader);
        Client.DefaultRequestHeaders.Add(TokenHeader, $"{me["csrfToken"]}");
    }
}
