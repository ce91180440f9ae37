namespace ScreenHosting;

/// <summary>How a device proves who it is: one line <c>name:secret</c> in a file only its own account can read.</summary>
public static class DeviceSecret
{
    /// <summary>Reads the line, to be sent to <paramref name="server"/> as the bearer token.</summary>
    /// <exception cref="StartException">
    /// The secret would leave this machine in clear text, or the file is not there, not readable, or not such a line; the message says what to do.
    /// </exception>
    public static string ReadFor(Uri server, string? file)
    {
        const string Fix = "copy the device's secret file from the server's data folder (devices/) to this machine and name it in Server:SecretFile";
        ClearText.CheckServer(server);
        if (string.IsNullOrWhiteSpace(file)) throw new StartException($"no Server:SecretFile is set: {Fix}.");
        try
        {
            var line = File.ReadAllText(file).Trim();
            return line.Split(':') is [{ Length: > 0 }, { Length: > 0 }] ? line : throw new StartException($"{file} is not a line name:secret: {Fix}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"{file} cannot be read ({e.Message}): {Fix}.", e);
        }
    }
}
