using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace DisplayBoard.Media;

/// <summary>
/// The office's pictures and videos on this machine's disk, by their name on the server. A name stands for its content, so a file that
/// is here is right for good.
/// </summary>
internal sealed partial class MediaFolder(IOptions<BoardOptions> options)
{
    /// <summary>Where media stand, on the server as on this program.</summary>
    public const string Path = "/media/";

    private const int PartBytes = 64 * 1024;

    private readonly string folder = System.IO.Path.GetFullPath(System.IO.Path.Combine(options.Value.Data, "media"));

    /// <summary>The name in a path of the server; null when it is not the path of a picture or video a page may show.</summary>
    public static string? NameOf(string path) =>
        path.StartsWith(Path, StringComparison.Ordinal) && TypeOf(path[Path.Length..]) is not null ? path[Path.Length..] : null;

    /// <summary>The content type of a well-formed name; null for any other.</summary>
    public static string? TypeOf(string name) =>
        !WellFormed().IsMatch(name)
            ? null
            : System.IO.Path.GetExtension(name) switch
            {
                ".jpg" or ".jpeg" => "image/jpeg",
                ".png" => "image/png",
                ".webp" => "image/webp",
                ".webm" => "video/webm",
                ".mp4" => "video/mp4",
                _ => null,
            };

    /// <summary>The file of a well-formed name; null when it is not here.</summary>
    public string? Find(string name) => TypeOf(name) is not null && File.Exists(FileOf(name)) ? FileOf(name) : null;

    /// <summary>Keeps what comes, whole or not at all.</summary>
    /// <param name="name">A well-formed name.</param>
    /// <param name="content">The file.</param>
    /// <param name="came">Told of each part that came.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task KeepAsync(string name, Stream content, Action came, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var unfinished = FileOf(name) + ".new";
        try
        {
            await using (var file = File.Create(unfinished))
            {
                var part = new byte[PartBytes];
                while (await content.ReadAsync(part, cancellationToken) is var length and > 0)
                {
                    came();
                    await file.WriteAsync(part.AsMemory(0, length), cancellationToken);
                }
            }

            File.Move(unfinished, FileOf(name), overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Deletes all but these.</summary>
    public void KeepOnly(IReadOnlyCollection<string> names)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var file in Directory.GetFiles(folder))
        {
            if (!names.Contains(System.IO.Path.GetFileName(file)))
                File.Delete(file);
        }
    }

    private string FileOf(string name) => System.IO.Path.Combine(folder, name);

    [GeneratedRegex("^[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WellFormed();
}
