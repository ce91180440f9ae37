using System.Security.Cryptography;

namespace QueueServer.Media;

/// <summary>A kind of picture or video that boards show.</summary>
/// <param name="Ending">Of its files' names.</param>
/// <param name="Type">As HTTP names it.</param>
/// <param name="IsWhole">Whether bytes are one such file, from the first to the last, and nothing else.</param>
internal sealed record MediaKind(string Ending, string Type, Func<ReadOnlySpan<byte>, bool> IsWhole)
{
    /// <summary>The most a file may hold.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    /// <summary>Pixels a side: twice an 8K board, and less than what brings a small machine down when a picture is decoded.</summary>
    public const int MaxSide = 16_384;

    public static IReadOnlyList<MediaKind> All { get; } =
    [
        new("jpg", "image/jpeg", Pictures.IsJpeg), new("png", "image/png", Pictures.IsPng), new("webp", "image/webp", Pictures.IsWebP),
        new("webm", "video/webm", Videos.IsWebM), new("mp4", "video/mp4", Videos.IsMp4),
    ];

    /// <summary>What bytes are, whatever a request says of them; null for nothing that boards show, or what is cut short or has something behind its end.</summary>
    public static MediaKind? Of(ReadOnlySpan<byte> content)
    {
        foreach (var kind in All)
        {
            if (kind.IsWhole(content)) return kind;
        }

        return null;
    }

    /// <summary>What a file of this content is called, but for its ending.</summary>
    public static string NameOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content))[..32];

    /// <summary>The kind of a file that the server named: 32 hexadecimal digits of its content's hash, and an ending.</summary>
    public static MediaKind? OfName(string file) =>
        file.Split('.') is [{ Length: 32 } name, var ending] && name.All(char.IsAsciiHexDigitLower) ? All.FirstOrDefault(kind => kind.Ending == ending) : null;
}
