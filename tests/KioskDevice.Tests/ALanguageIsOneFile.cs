using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using ScreenHosting;

namespace KioskDevice.Tests;

public sealed class ALanguageIsOneFile : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("web-root-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task A_third_file_is_a_third_language_by_its_own_name_with_vietnamese_first()
    {
        var texts = Directory.CreateDirectory(Path.Combine(root, "texts")).FullName;
        foreach (var (code, name) in new[] { ("en", "English"), ("vi", "Tiếng Việt"), ("fr", "Français") })
            await File.WriteAllTextAsync(
                Path.Combine(texts, $"{code}.json"),
                JsonSerializer.Serialize(new Dictionary<string, string> { ["language.name"] = name }),
                TestContext.Current.CancellationToken
            );
        await File.WriteAllTextAsync(Path.Combine(texts, "de.json"), "{}", TestContext.Current.CancellationToken);

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { WebRootPath = root });
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UseScreenFiles();
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = new(app.Urls.First()) };

        var listed = JsonDocument
            .Parse(await http.GetStringAsync("/texts/index.json", TestContext.Current.CancellationToken))
            .RootElement.EnumerateArray()
            .Select(language => (language.GetProperty("code").GetString(), language.GetProperty("name").GetString()));
        Assert.Equal([("vi", "Tiếng Việt"), ("de", "de"), ("en", "English"), ("fr", "Français")], listed);
        Assert.Contains(
            "language.name",
            await http.GetStringAsync("/texts/fr.json", TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }
}
