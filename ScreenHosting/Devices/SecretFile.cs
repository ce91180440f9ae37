using System.Text;

namespace ScreenHosting.Devices;

/// <summary>The one line <c>name:secret</c> by which a device proves who it is, in a file only its own account can read.</summary>
/// <param name="path">The file.</param>
public sealed class SecretFile(string path)
{
    /// <summary>Reads the line.</summary>
    /// <returns>The bearer token; null when there is no file, and one can be made there.</returns>
    /// <exception cref="StartException">The file cannot be read or is no such line, or none can be made; the message says what to
    /// do.</exception>
    public string? Read()
    {
        try
        {
            if (!File.Exists(path))
            {
                TryMaking();
                return null;
            }

            var line = File.ReadAllText(path).Trim();
            return IsBearer(line)
                ? line
                : throw new StartException($"{path} (Server:SecretFile) is not a line name:secret: remove it to pair this device anew.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException(
                $"{path} (Server:SecretFile) cannot be used ({e.Message}): name a file that this program may write.",
                e
            );
        }
    }

    /// <summary>Whether a text has the shape of a bearer token.</summary>
    public static bool IsBearer(string line) => line.Split(':') is [{ Length: > 0 }, { Length: > 0 }] && !line.Any(char.IsWhiteSpace);

    /// <summary>Keeps the line: a crash at any moment leaves no file or the whole one.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public void Keep(string bearer) => OwnFiles.Write(path, Encoding.ASCII.GetBytes(bearer + "\n"));

    /// <summary>Sets a refused secret aside as <c>*.revoked</c>.</summary>
    /// <returns>Null, or why it could not be.</returns>
    public string? SetAside()
    {
        try
        {
            if (File.Exists(path))
                File.Move(path, path + ".revoked", overwrite: true);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    /// <summary>Looks now whether a secret could be kept: the start is the time to say that it cannot.</summary>
    private void TryMaking()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        var trial = path + ".new";
        OwnFiles.Write(trial, []);
        File.Delete(trial);
    }
}
