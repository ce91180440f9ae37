using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using ScreenHosting;

namespace DisplayBoard;

/// <summary>The queue server this board follows (section <c>Server</c>).</summary>
internal sealed class ServerOptions
{
    /// <summary>The server's base address.</summary>
    [Required]
    public Uri Address { get; set; } = new("http://127.0.0.1:5080");

    /// <summary>The file with this board's line <c>name:secret</c>.</summary>
    public string? SecretFile { get; set; }
}

/// <summary>This board (section <c>Board</c>).</summary>
internal sealed class BoardOptions
{
    /// <summary>The folder of the last picture and of the announcements made, below the working directory unless absolute.</summary>
    [Required]
    public string Data { get; set; } = "data/board";

    /// <summary>The languages spoken, in order, separated by commas.</summary>
    public string Languages { get; set; } = "vi,en";

    /// <summary>How loud the page plays, 0 (silent) to 100.</summary>
    [Range(0, 100)]
    public int Volume { get; set; } = 80;

    /// <summary>The program that speaks; it takes the arguments of espeak-ng.</summary>
    [Required]
    public string SpeechCommand { get; set; } = "espeak-ng";

    /// <summary><see cref="Languages"/>, one by one.</summary>
    public IReadOnlyList<string> SpokenLanguages =>
        Languages.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

internal static class SettingsSetup
{
    public static void AddBoardOptions(this IServiceCollection services)
    {
        services.AddOptions<ServerOptions>().BindConfiguration("Server").ValidateDataAnnotations()
            .Validate(o => o.Address is { IsAbsoluteUri: true, Scheme: "http" or "https" }, "Server:Address must be an http:// or https:// address.")
            .ValidateOnStart();
        services.AddOptions<BoardOptions>().BindConfiguration("Board").ValidateDataAnnotations()
            .Validate<ScreenTexts>(
                (o, texts) => o.SpokenLanguages.All(texts.Languages.Contains),
                "Board:Languages names a language that has no texts (wwwroot/texts).")
            .ValidateOnStart();
    }
}
