using System.Security.Cryptography;

namespace QueueServer.Storage;

/// <summary>A kind of picture or video that boards show.</summary>
/// <param name="Ending">Of its files' names.</param>
/// <param name="Type">As HTTP names it.</param>
internal sealed record MediaKind(string Ending, string Type)
{
    /// <summary>The most a file may hold.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    public static readonly MediaKind Jpeg = new("jpg", "image/jpeg");

    public static readonly MediaKind Png = new("png", "image/png");

    public static readonly MediaKind WebP = new("webp", "image/webp");

    public static readonly MediaKind WebM = new("webm", "video/webm");

    public static readonly MediaKind Mp4 = new("mp4", "video/mp4");

    public static IReadOnlyList<MediaKind> All { get; } = [Jpeg, Png, WebP, WebM, Mp4];

    /// <summary>What a file of this content is called, but for its ending.</summary>
    public static string NameOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content))[..32];

    /// <summary>The kind of a file that the server named: 32 hexadecimal digits of its content's hash, and an ending.</summary>
    public static MediaKind? OfName(string file) =>
        file.Split('.') is [{ Length: 32 } name, var ending] && name.All(char.IsAsciiHexDigitLower)
            ? All.FirstOrDefault(kind => kind.Ending == ending)
            : null;
}
