using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using QueueContracts;
using ScreenHosting.Speech;

namespace DisplayBoard.Speech;

/// <summary>What the page needs to know before it makes a sound; which of them are spoken, and how loud, stands in the view.</summary>
/// <param name="Languages">The languages that can be spoken; empty when there is a chime only.</param>
internal sealed record SpeechSettings(IReadOnlyList<string> Languages);

internal static class SpeechEndpoints
{
    private const string Limit = "speech";
    private const int WordsPerMinute = 140; // for a hall with an echo

    public static void AddSpeech(this IServiceCollection services)
    {
        services.AddSingleton(provider => new Voice(
            provider.GetRequiredService<IOptions<BoardOptions>>().Value.SpeechCommand,
            WordsPerMinute,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Voice>>()
        ));
        services.AddSingleton<Announcements>();
        services.AddHostedService(provider => provider.GetRequiredService<Announcements>());
        // Two at a time: speaking costs a process, and a board asks for one after the other.
        services.AddRateLimiter(limiter => limiter.AddConcurrencyLimiter(Limit, o => (o.PermitLimit, o.QueueLimit) = (2, 8)));
    }

    public static void MapSpeech(this IEndpointRouteBuilder routes)
    {
        var speech = routes.MapGroup("/speech");
        speech.MapGet("/", (Announcements announcements) => TypedResults.Json(new SpeechSettings(announcements.Languages), Wire.Json));
        speech.MapGet("/chime.wav", () => TypedResults.Bytes(Chime.Wav, "audio/wav"));
        speech.MapGet("/silence.wav", () => TypedResults.Bytes(Chime.Silence, "audio/wav"));
        speech.MapGet("/{language}/{number}/{counter}.wav", Announce).RequireRateLimiting(Limit);
    }

    private static async Task<Results<PhysicalFileHttpResult, NotFound, BadRequest>> Announce(
        string language,
        TicketNumber number,
        int counter,
        Announcements announcements,
        CancellationToken cancellationToken
    )
    {
        if (counter is < 1 or > SpokenCall.LastCounter)
            return TypedResults.BadRequest();
        return await announcements.FileForAsync(language, number, counter, cancellationToken) is { } file
            ? TypedResults.PhysicalFile(file, "audio/wav")
            : TypedResults.NotFound();
    }
}
