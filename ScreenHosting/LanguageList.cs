using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace ScreenHosting;

/// <summary>
/// Answers <c>/texts/index.json</c> with the languages there are: a language is one file <c>texts/{code}.json</c> in the web root, called
/// what its own <c>language.name</c> says. Vietnamese comes first, the others by their code.
/// </summary>
internal static class LanguageList
{
    private sealed record Language(string Code, string Name);

    public static void UseLanguageList(this IApplicationBuilder app)
    {
        var files = app.ApplicationServices.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider;
        app.Map(
            "/texts/index.json",
            list =>
                list.Run(context =>
                {
                    context.Response.Headers.CacheControl = "no-cache";
                    return context.Response.WriteAsJsonAsync(Read(files), context.RequestAborted);
                })
        );
    }

    private static IEnumerable<Language> Read(IFileProvider files) =>
        files
            .GetDirectoryContents("texts")
            .Where(file => !file.IsDirectory && Path.GetExtension(file.Name) == ".json")
            .Select(file => (File: file, Code: Path.GetFileNameWithoutExtension(file.Name)))
            .OrderBy(language => language.Code != ScreenTexts.First)
            .ThenBy(language => language.Code, StringComparer.Ordinal)
            .Select(language => new Language(language.Code, NameIn(language.File) ?? language.Code));

    private static string? NameIn(IFileInfo file)
    {
        using var content = file.CreateReadStream();
        using var texts = JsonDocument.Parse(content);
        return texts.RootElement.TryGetProperty("language.name", out var name) ? name.GetString() : null;
    }
}
