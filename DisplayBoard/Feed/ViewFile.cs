using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using QueueContracts;
using ScreenHosting;

namespace DisplayBoard.Feed;

/// <summary>A view, and the last moment it was known to be right.</summary>
internal sealed record KeptView(BoardView View, DateTimeOffset AsOf);

/// <summary>
/// The last good view on disk, for the time after a restart without the server. A crash at any moment leaves the old file or
/// the new one; a damaged file is set aside, and a disk that cannot be written never stops the board.
/// </summary>
internal sealed class ViewFile(IOptions<BoardOptions> options, TimeProvider time, ILogger<ViewFile> logger)
{
    private readonly string path = Path.GetFullPath(Path.Combine(options.Value.Data, "picture.json"));
    private bool failing;

    public KeptView? Load()
    {
        try
        {
            if (!File.Exists(path))
                return null;
            var kept = JsonSerializer.Deserialize<KeptView>(File.ReadAllBytes(path), Wire.Json) ?? throw new JsonException("it is empty");
            logger.ViewFound(kept.AsOf);
            return kept;
        }
        catch (JsonException e)
        {
            SetAside(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.ViewNotKept(path, e.Message);
        }

        return null;
    }

    public void Save(KeptView view)
    {
        try
        {
            OwnFiles.Write(path, JsonSerializer.SerializeToUtf8Bytes(view, Wire.Json));
            failing = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!failing)
                logger.ViewNotKept(path, e.Message); // said once, not with every call
            failing = true;
        }
    }

    /// <summary>Forgets the view: this board is no longer its office's.</summary>
    public void Delete()
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // nothing was ever kept
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.ViewNotDeleted(path, e.Message);
        }
    }

    private void SetAside(string reason)
    {
        var aside = string.Create(CultureInfo.InvariantCulture, $"{path}.damaged-{time.GetUtcNow():yyyyMMdd-HHmmss}");
        try
        {
            File.Move(path, aside, overwrite: true);
            logger.ViewSetAside(path, aside, reason);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.ViewNotKept(path, e.Message);
        }
    }
}
