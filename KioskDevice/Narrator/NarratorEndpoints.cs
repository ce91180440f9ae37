using System.Threading.RateLimiting;
using KioskDevice.Configuration;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.RateLimiting;
using QueueContracts;
using ScreenHosting;
using ScreenHosting.Speech;

namespace KioskDevice.Narrator;

/// <summary>Whether the page can be read aloud, and in which languages.</summary>
/// <param name="Languages">Empty when this machine has no voice.</param>
internal sealed record NarratorSettings(IReadOnlyList<string> Languages);

/// <summary>The page's words as sound, through the kiosk's own loudspeaker or headphones: for those who cannot read the screen.</summary>
internal static class NarratorEndpoints
{
    private const string Limit = "narrator";
    private const int WordsPerMinute = 165; // near the ear, not across a hall

    public static void AddNarrator(this IServiceCollection services)
    {
        services.AddSingleton(provider => new Voice(
            provider.GetRequiredService<KioskSettings>().SpeechCommand,
            WordsPerMinute,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Voice>>()
        ));
        services.AddSingleton<SpokenWords>();
        // each is a process
        services.AddRateLimiter(limiter => limiter.AddConcurrencyLimiter(Limit, o => (o.PermitLimit, o.QueueLimit) = (2, 8)));
    }

    public static void MapNarrator(this IEndpointRouteBuilder routes)
    {
        var narrator = routes.MapGroup("/narrator");
        narrator.MapGet(
            "/",
            async (SpokenWords words, CancellationToken cancellationToken) =>
                TypedResults.Json(new NarratorSettings(await words.LanguagesAsync(cancellationToken)), Wire.Json)
        );
        narrator.MapGet("/speech.wav", Speak).RequireRateLimiting(Limit);
    }

    private static async Task<Results<FileContentHttpResult, NotFound, BadRequest>> Speak(
        string language,
        string text,
        SpokenWords words,
        ScreenTexts texts,
        CancellationToken cancellationToken
    )
    {
        if (text.Length is 0 or > SpokenWords.MostCharacters || !texts.Languages.Contains(language))
            return TypedResults.BadRequest();
        return await words.SayAsync(language, text, cancellationToken) is { } wav
            ? TypedResults.File(wav, "audio/wav")
            : TypedResults.NotFound();
    }
}
