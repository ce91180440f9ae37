using System.ComponentModel.DataAnnotations;

namespace DisplayBoard;

/// <summary>This board (section <c>Board</c>).</summary>
internal sealed class BoardOptions
{
    /// <summary>
    /// The folder of the last view, the announcements made and the media, below the working directory unless absolute.
    /// </summary>
    [Required]
    public string Data { get; set; } = "data/board";

    /// <summary>The program that speaks; it takes the arguments of espeak-ng.</summary>
    [Required]
    public string SpeechCommand { get; set; } = "espeak-ng";
}
